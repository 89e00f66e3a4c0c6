"""The cheapest sets that cover together what all sets cover: weighted set cover, exact, with its certificate.

NP-hard, and small where people choose. Sets that others beat and things that others imply are
dropped, a set that alone covers something is taken (Garfinkel and Nemhauser 1969); what is left is
branched on, depth first, with a bound by dual ascent: each thing in turn pays what the cheapest of
its sets still costs, and all its sets cost that much less. What is covered is an integer used as a
bit set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.bit_sets import bits, union

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORK, _LEAST_WORK = 500_000, 10_000


class Cover(NamedTuple):
    """What one set covers, and its cost (above 0)."""

    covers: int
    cost: int


class Covered(NamedTuple):
    """The chosen sets by their numbers, ascending, their cost, and a cost that no cover goes below."""

    chosen: tuple[int, ...]
    cost: int
    bound: int
    optimal: bool


class _Partial(NamedTuple):
    """The sets chosen so far, what they leave ``open``, the offers still there by number, and a bound for all it leads to."""

    chosen: frozenset[int]
    cost: int
    open: int
    offers: dict[int, Cover]
    bound: int


def cheapest_cover(offers: Sequence[Cover], effort: float = 1.0) -> Covered:
    """Return the cheapest sets that cover all that ``offers`` cover; of equal ones the first found.

    Equal input gives an equal answer. Exact up to a limit of work (pairs of sets looked at), scaled
    by ``effort``; beyond it the best found with its bound.
    """
    everything = union(offer.covers for offer in offers)
    start = _reduced(_Partial(frozenset(), 0, everything, dict(enumerate(offers)), 0))
    waiting, best = [start] if start else [], None
    work = max(_LEAST_WORK, round(_MOST_WORK * effort))
    while waiting and (work > 0 or best is None):
        now = waiting.pop()
        work -= len(now.offers) ** 2
        if best is None or now.bound < best.cost:
            if now.open:
                waiting += _branches(now)
            else:
                best = now
    assert best is not None  # noqa: S101 - all offers together are a cover
    bound = min([best.cost, *(partial.bound for partial in waiting)])
    return Covered(tuple(sorted(best.chosen)), best.cost, bound, optimal=bound == best.cost)


def _branches(now: _Partial) -> list[_Partial]:
    """Return one partial cover for each set of the thing with the fewest, without the sets before it; the best bound last."""
    sets = min(_sets_of_each(now).values(), key=lambda sets: (len(sets), sets))
    found, offers = [], dict(now.offers)
    for number in sorted(sets, key=lambda number: offers[number].cost / offers[number].covers.bit_count()):
        found.append(_reduced(_taken(now._replace(offers=offers), number)))
        offers = {other: offer for other, offer in offers.items() if other != number}
    return sorted((partial for partial in found if partial), key=lambda partial: -partial.bound)


def _taken(now: _Partial, number: int) -> _Partial:
    offers = dict(now.offers)
    offer = offers.pop(number)
    return _Partial(now.chosen | {number}, now.cost + offer.cost, now.open & ~offer.covers, offers, now.bound)


def _reduced(now: _Partial) -> _Partial | None:
    """Drop what cannot be in a cheapest cover, take what must be, and bound the rest; none if something has no set left."""
    while True:
        now = now._replace(offers=_unbeaten(now))
        sets = _sets_of_each(now)
        if not all(sets.values()):
            return None
        needed = {only[0] for only in sets.values() if len(only) == 1}
        if not needed:
            return _bounded(_without_implied(now, sets))
        for number in needed:
            now = _taken(now, number)


def _unbeaten(now: _Partial) -> dict[int, Cover]:
    """Return the offers cut to what is open, less those that another covers for no more."""
    left = {number: offer._replace(covers=cut) for number, offer in now.offers.items() if (cut := offer.covers & now.open)}

    def beaten(number: int, offer: Cover) -> bool:
        return any(
            not offer.covers & ~other.covers and (other.cost, other_number) < (offer.cost, number)
            for other_number, other in left.items()
        )

    return {number: offer for number, offer in left.items() if not beaten(number, offer)}


def _sets_of_each(now: _Partial) -> dict[int, tuple[int, ...]]:
    """Return for each open thing the sets that cover it."""
    return {
        thing: tuple([number for number, offer in now.offers.items() if offer.covers >> thing & 1]) for thing in bits(now.open)
    }


def _without_implied(now: _Partial, sets: dict[int, tuple[int, ...]]) -> _Partial:
    """Leave only things whose sets are not all those of another thing, which is covered whenever that one is."""
    kept: list[int] = []
    for thing in sorted(sets, key=lambda thing: (len(sets[thing]), thing)):
        if not any(set(sets[other]) <= set(sets[thing]) for other in kept):
            kept.append(thing)
    left = sum(1 << thing for thing in kept)
    return now._replace(open=left, offers={n: offer._replace(covers=offer.covers & left) for n, offer in now.offers.items()})


def _bounded(now: _Partial) -> _Partial:
    """Bound the cost by dual ascent, things with the fewest sets first."""
    left = {number: offer.cost for number, offer in now.offers.items()}
    bound = now.cost
    for sets in sorted(_sets_of_each(now).values(), key=lambda sets: (len(sets), sets)):
        paid = min(left[number] for number in sets)
        bound += paid
        for number in sets:
            left[number] -= paid
    return now._replace(bound=max(bound, now.bound))

"""An AND/OR graph as bit sets, and what follows when some of its nodes are taken or dropped.

Nodes are numbered from 0 in an order in which each stands after what it needs; sets of them are
integers used as bit sets.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.bit_sets import bits, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class AndOrNode(NamedTuple):
    """Something worth ``weight`` once held, which takes ``time`` and all of its ``needs``, or any one (``is_choice``).

    A choice takes no time by itself. Every node needs only nodes that may be held.
    """

    weight: int
    time: int
    needs: tuple[int, ...] = ()
    is_choice: bool = False


class Relaxed(NamedTuple):
    """The graph with every choice relaxed to what all of its options need, so that each node needs all of ``needs``.

    ``below[n]`` is ``n`` with all that it needs, near or far; ``above[n]`` with all that needs it.
    """

    needs: list[tuple[int, ...]]
    below: list[int]
    above: list[int]


class SearchState(NamedTuple):
    """What is ``taken``, what is still ``free`` to be taken, and what these need; all else is dropped.

    A choice may be taken before any of its options is.
    """

    taken: int
    free: int
    graph: Relaxed


class AndOr:
    """An AND/OR graph; equal questions get equal answers."""

    def __init__(self, nodes: Iterable[AndOrNode]) -> None:
        self.nodes = _with_preferred(list(nodes))
        self.choices = [number for number, node in enumerate(self.nodes) if node.is_choice]
        self.options = {choice: union(1 << option for option in self.nodes[choice].needs) for choice in self.choices}
        self._weights = _planes([node.weight for node in self.nodes])
        self._times = _planes([node.time for node in self.nodes])
        self._relaxed: dict[tuple[int, ...], Relaxed] = {}

    def weight(self, held: int) -> int:
        """Return the sum of the weights."""
        return sum([worth * (held & plane).bit_count() for worth, plane in self._weights])

    def time(self, held: int) -> int:
        """Return the sum of the times."""
        return sum([worth * (held & plane).bit_count() for worth, plane in self._times])

    def with_met(self, held: int) -> int:
        """Return ``held`` with every choice that one of its options meets."""
        return held | union(1 << choice for choice in self.choices if self.options[choice] & held)

    def unmet(self, held: int) -> list[int]:
        """Return the choices of ``held`` that none of its options meets."""
        return [choice for choice in self.choices if held >> choice & 1 and not self.options[choice] & held]

    def state(self, taken: int, free: int) -> SearchState | None:
        """Return the state once all is drawn that follows; none if a choice that is taken cannot be met.

        A choice with an option taken is taken; one without an option left is dropped with all above
        it; if a taken one has a single option left, that is taken with all below it.
        """
        while True:
            graph = self._relax(taken | free)
            before = taken, free
            for choice in self.choices:
                own, options = 1 << choice, self.options[choice]
                left = options & free
                if options & taken:
                    taken, free = taken | own & free, free & ~own
                elif not left and taken & own:
                    return None
                elif not left:
                    free &= ~graph.above[choice]
                elif taken & own and left.bit_count() == 1:
                    below = graph.below[left.bit_length() - 1]
                    taken, free = taken | below, free & ~below
            if (taken, free) == before:
                return SearchState(taken, free, graph)

    def _relax(self, within: int) -> Relaxed:
        """Return the graph with choices relaxed to what their options of ``within`` need, or to the only one."""
        left = tuple([options & within for options in self.options.values()])
        if left not in self._relaxed:
            self._relaxed[left] = self._relaxed_to(within)
        return self._relaxed[left]

    def _relaxed_to(self, within: int) -> Relaxed:
        needs: list[tuple[int, ...]] = []
        below: list[int] = []
        for number, node in enumerate(self.nodes):
            own = node.needs
            if node.is_choice:
                options = bits(self.options[number] & within)
                own = tuple(options) if len(options) == 1 else tuple(bits(_common(below[option] for option in options)))
            needs.append(own)
            below.append(1 << number | union(below[need] for need in own))
        above = [1 << number for number in range(len(self.nodes))]
        for number in reversed(range(len(self.nodes))):
            for need in needs[number]:
                above[need] |= above[number]
        return Relaxed(needs, below, above)


def _planes(values: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each binary digit of ``values`` what it is worth and where it is set, so that sums are counts of bits."""
    digits = range(max(values, default=0).bit_length())
    return [(1 << digit, union(1 << place for place, value in enumerate(values) if value >> digit & 1)) for digit in digits]


def _common(masks: Iterable[int]) -> int:
    return reduce(and_, masks, -1) if (masks := list(masks)) else 0


def _with_preferred(nodes: list[AndOrNode]) -> list[AndOrNode]:
    """Let an option need an earlier one that can stand for it everywhere and is as good: no best set is lost."""
    above: list[set[int]] = [set() for _ in nodes]
    for number, node in enumerate(nodes):
        for need in node.needs:
            above[need].add(number)
    better = list(nodes)
    for number, node in enumerate(nodes):
        if above[number] and all(nodes[user].is_choice for user in above[number]):
            same = set.intersection(*(set(nodes[user].needs) for user in above[number]))
            preferred = next((other for other in sorted(same) if other < number and _as_good(nodes[other], node)), None)
            if preferred is not None:
                better[number] = node._replace(needs=(*node.needs, preferred))
    return better


def _as_good(one: AndOrNode, other: AndOrNode) -> bool:
    return one.weight >= other.weight and one.time <= other.time and set(one.needs) <= set(other.needs)

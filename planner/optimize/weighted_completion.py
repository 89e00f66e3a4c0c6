"""The order of jobs in which what they are worth arrives earliest: least sum of weight x completion time.

In the notation of Graham and others (1979): 1 | prec | sum wC, which is NP-hard (Lawler 1978).
But Sidney's decomposition cuts the jobs into modules that a best
order does one after the other (Sidney 1975). Inside a module it is branched on which job of worth
comes first; what is left after it falls apart into modules again, each solved once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.sidney import JobSet, closure, modules, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_WORK = 12_000
"""Jobs in the sets that the search inside one module may decompose."""


class Sequenced(NamedTuple):
    """An order of all jobs, its cost (sum of weight x completion time), and what no order can go below."""

    order: tuple[int, ...]
    cost: int
    bound: int


@lru_cache(maxsize=64)
def sequence(jobs: JobSet) -> Sequenced:
    """Return a best order of ``jobs``, or where a module takes too much work a good one with a proven lower bound.

    Equal input gives an equal order.
    """
    parts = modules(jobs)
    solved = [_module(within(jobs, part)) for part in parts]
    order = tuple([part[job] for part, each in zip(parts, solved, strict=True) for job in each.order])
    waited = _waited(jobs, parts)
    return Sequenced(order, waited + sum(each.cost for each in solved), waited + sum(each.bound for each in solved))


def cost_of(jobs: JobSet, order: Iterable[int]) -> int:
    """Return the sum of weight x completion time of ``jobs`` done in ``order``."""
    now = total = 0
    for job in order:
        now += jobs[job].time
        total += jobs[job].weight * now
    return total


def without_needs(jobs: JobSet) -> int:
    """Return the least cost of ``jobs`` if none needed another: the densest first (Smith 1956)."""
    return cost_of(jobs, sorted(range(len(jobs)), key=lambda job: -jobs[job].weight / jobs[job].time))


def _waited(jobs: JobSet, parts: Iterable[Iterable[int]]) -> int:
    """Return what the weight of each part costs while the parts before it are done."""
    now = total = 0
    for part in parts:
        total += now * sum([jobs[job].weight for job in part])
        now += sum([jobs[job].time for job in part])
    return total


@lru_cache(maxsize=2_000)
def _module(jobs: JobSet) -> Sequenced:
    """Return the best order of an indivisible module; what was solved before the last change need not be solved again."""
    try:
        order, cost = _ModuleSearch(MOST_WORK).solve(jobs)
        return Sequenced(order, cost, cost)
    except _WorkLimitError:
        order = _densest_first(jobs)
        return Sequenced(order, cost_of(jobs, order), _diagonal(jobs))


def _diagonal(jobs: JobSet) -> int:
    """Return a lower bound on the cost of an indivisible module.

    None of its closures is denser than the whole. So in the two-dimensional Gantt chart of Goemans and
    Williamson (2000) the weight done by any time lies below the diagonal, but for half of each job.
    """
    weight, time = sum([job.weight for job in jobs]), sum([job.time for job in jobs])
    return (weight * time + sum([job.weight * job.time for job in jobs]) + 1) // 2


class _WorkLimitError(Exception):
    """The search has decomposed as much as it may."""


class _First(NamedTuple):
    """A job of worth with what it needs, done first in a module; then the ``parts`` that are left.

    ``bound`` is what no order that begins so can go below.
    """

    bound: int
    block: tuple[int, ...]
    parts: tuple[tuple[tuple[int, ...], JobSet], ...]


class _ModuleSearch:
    """Branch and bound over what comes first in a module; every module met is solved once."""

    def __init__(self, work: int) -> None:
        self._left = work
        self._solved: dict[JobSet, tuple[tuple[int, ...], int]] = {}

    def solve(self, jobs: JobSet) -> tuple[tuple[int, ...], int]:
        """Return a best order of an indivisible module and its cost.

        Raises:
            _TooMuchWorkError: That takes more work than there is.
        """
        if len(jobs) == 1:
            return (0,), jobs[0].weight * jobs[0].time
        if jobs not in self._solved:
            best: tuple[tuple[int, ...], int] | None = None
            for first in sorted(self._firsts(jobs)):
                if best is None or first.bound < best[1]:
                    best = self._finished(first, best)
            self._solved[jobs] = best or (tuple(range(len(jobs))), 0)
        return self._solved[jobs]

    def _finished(self, first: _First, best: tuple[tuple[int, ...], int] | None) -> tuple[tuple[int, ...], int] | None:
        """Return the best order that begins with ``first``, or ``best`` as soon as it cannot be better."""
        order, bound = list(first.block), first.bound
        for members, part in first.parts:
            if best is not None and bound >= best[1]:
                return best
            inner, cost = self.solve(part)
            order += [members[job] for job in inner]
            bound += cost - _diagonal(part)
        return (tuple(order), bound) if best is None or bound < best[1] else best

    def _firsts(self, jobs: JobSet) -> Iterator[_First]:
        """Yield each job of worth that needs no other of worth; jobs of none are done right before what needs them."""
        weight = sum([job.weight for job in jobs])
        for block in _blocks(jobs):
            rest = [job for job in range(len(jobs)) if job not in block]
            self._left -= len(rest)
            if self._left < 0:
                raise _WorkLimitError
            left = within(jobs, rest)
            found = modules(left)
            parts = tuple([(tuple([rest[job] for job in part]), within(left, part)) for part in found])
            waited = weight * sum([jobs[job].time for job in block]) + _waited(left, found)
            yield _First(waited + sum([_diagonal(part) for _, part in parts]), block, parts)


def _blocks(jobs: JobSet) -> Iterator[tuple[int, ...]]:
    """Yield each job of worth that needs no other of worth, behind all that it needs."""
    below: list[frozenset[int]] = []
    for number, job in enumerate(jobs):
        below.append(frozenset(job.needs).union(*(below[need] for need in job.needs)))
        if job.weight and not any(jobs[need].weight for need in below[number]):
            yield (*sorted(below[number]), number)


def _densest_first(jobs: JobSet) -> tuple[int, ...]:
    """Return ``jobs`` so that again and again the job of worth comes next that, with what it still needs, is densest."""
    left = dict.fromkeys(range(len(jobs)))
    order: list[int] = []
    while left:
        now = within(jobs, left)
        ways = [sorted(closure(now, number)) for number, job in enumerate(now) if job.weight] or [list(range(len(now)))]
        members = list(left)
        best = max(ways, key=lambda way: sum(now[j].weight for j in way) / sum(now[j].time for j in way))
        for job in best:
            order.append(members[job])
            del left[members[job]]
    return tuple(order)

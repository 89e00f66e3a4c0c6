"""Something to show early: the project that is finished soonest goes first, if that costs next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.optimize.sidney import closure
from planner.optimize.weighted_completion import cost_of
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from planner.optimize.sidney import JobSet

EARLY = 60
"""Likely hours within which a learner without any project should finish one."""
MOST_EXTRA = 0.02
"""Share of the lower bound that this may add to the sum of weight x completion time."""


def first_project_early(jobs: JobSet, order: Sequence[int], projects: Collection[int], bound: int) -> tuple[int, ...]:
    """Return ``order`` so that one of ``projects`` is finished within `EARLY` hours, if one can be.

    Where none is, the one whose closure takes the fewest hours (the first in ``order`` among equals)
    moves to the front with all that it needs; everything keeps its order otherwise. If that would
    take the cost more than `MOST_EXTRA` above ``bound``, nothing moves.
    """
    ways = [closure(jobs, job) for job in order if job in projects]
    if not ways:
        return tuple(order)
    first = min(ways, key=lambda way: sum(jobs[job].time for job in way))
    until = 0
    for job in order:
        until += jobs[job].time
        if job in projects:
            break
    if until <= EARLY * SECONDS or sum(jobs[job].time for job in first) > EARLY * SECONDS:
        return tuple(order)
    moved = (*(job for job in order if job in first), *(job for job in order if job not in first))
    return moved if cost_of(jobs, moved) <= (1 + MOST_EXTRA) * bound else tuple(order)

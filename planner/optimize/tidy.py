"""An order made pleasant where that costs nothing: neighbours of one area, and what helps before what it helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from planner.optimize.sidney import JobSet

_MOST_ROUNDS = 4


def tidied(jobs: JobSet, order: Sequence[int], areas: Sequence[str], helped: Sequence[AbstractSet[int]]) -> tuple[int, ...]:
    """Return an order of equal cost in which no single job can move forward and please more.

    ``areas`` and ``helped`` (the jobs that make it easier) are by job. Two neighbours change places for
    nothing if their densities are equal and neither needs the other. Two of one area side by side
    please by 1, and so does each job behind one that makes it easier. At most a few rounds of O(n x ties).
    """
    now = list(order)
    for _ in range(_MOST_ROUNDS):
        before = list(now)
        for place in range(1, len(now)):
            target = _best_place(jobs, now, place, areas, helped)
            if target != place:
                now.insert(target, now.pop(place))
        if now == before:
            break
    return tuple(now)


def _best_place(jobs: JobSet, order: list[int], place: int, areas: Sequence[str], helped: Sequence[AbstractSet[int]]) -> int:
    """Return the place at or before ``place`` that its job can move to for nothing and that pleases most."""
    job = order[place]
    own, needs, time, weight, helpers = areas[job], jobs[job].needs, jobs[job].time, jobs[job].weight, helped[job]
    left = _alike(areas, order, place, place + 1) + _alike(areas, order, place - 1, place)
    closed = _alike(areas, order, place - 1, place + 1) - left
    best, most, passed = place, 0, 0
    for target in range(place - 1, -1, -1):
        other = order[target]
        if other in needs or weight * jobs[other].time != jobs[other].weight * time:
            break
        passed += (job in helped[other]) - (other in helpers)
        here = areas[other]
        before = areas[order[target - 1]] if target else None
        pleases = passed + closed + (before == own) + (here == own) - (before == here)
        if pleases > most:
            best, most = target, pleases
    return best


def _alike(areas: Sequence[str], order: list[int], first: int, second: int) -> bool:
    """Tell whether there are jobs at both places, of one area."""
    return first >= 0 and second < len(order) and areas[order[first]] == areas[order[second]]

"""Which part of a set of jobs pays most for its time: closures of greatest gain, and the decomposition of Sidney.

Jobs are numbered from 0 in an order in which each stands after what it needs. A closure is a set of
jobs that holds all that its jobs need. Weights and times are integers, so every answer is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.max_closure import MaxFlow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Job(NamedTuple):
    """Something that takes ``time`` (above 0), is worth ``weight`` (0 or more) once done, and needs earlier jobs."""

    weight: int
    time: int
    needs: tuple[int, ...]


JobSet = tuple[Job, ...]


def within(jobs: JobSet, part: Iterable[int]) -> JobSet:
    """Return the jobs of ``part`` (ascending) by themselves, numbered anew; what lies outside is done already."""
    members = list(part)
    number = {job: new for new, job in enumerate(members)}
    return tuple([Job(jobs[j].weight, jobs[j].time, tuple([number[n] for n in jobs[j].needs if n in number])) for j in members])


def closure(jobs: JobSet, job: int) -> set[int]:
    """Return ``job`` with all that it needs, and all that these need."""
    seen, waiting = {job}, [job]
    while waiting:
        for need in jobs[waiting.pop()].needs:
            if need not in seen:
                seen.add(need)
                waiting.append(need)
    return seen


def modules(jobs: JobSet) -> list[list[int]]:
    """Return ``jobs`` cut into the modules of Sidney's decomposition, each ascending, densest first.

    The density of a set is its weight over its time. Each module is, of what is left after those
    before it, a densest closure that holds no smaller one. Some best order does the modules one
    after the other (Sidney 1975). Found by divide and conquer: a closure of greatest gain at the
    density of a set cuts it in two, or shows that none of its closures is denser; each cut is a
    minimum cut, at most two for each module.
    """
    found: list[list[int]] = []
    needs = [job.needs for job in jobs]
    waiting = [list(range(len(jobs)))] if jobs else []
    while waiting:
        part = waiting.pop()
        first = _densest_part(jobs, needs, part) if len(part) > 1 else set[int]()
        if first:
            waiting.append([job for job in part if job not in first])
            waiting.append([job for job in part if job in first])
        else:
            found.append(part)
    return found


def _densest_part(jobs: JobSet, needs: Sequence[tuple[int, ...]], part: Sequence[int]) -> set[int]:
    """Return a closure of ``part`` at least as dense as all of it that is not all of it; nothing if there is none."""
    weight, time = sum([jobs[job].weight for job in part]), sum([jobs[job].time for job in part])
    flow = MaxFlow(part, needs, {job: jobs[job].weight * time - jobs[job].time * weight for job in part})
    return flow.closed or flow.tight()

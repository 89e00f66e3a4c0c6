"""A path cut into sessions: one skill after the other, except where some begin on a day of the learner's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.sidney import closure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.optimize.sidney import JobSet


class Session(NamedTuple):
    """Study of ``job`` from second ``begin`` of all study up to (not including) second ``end``."""

    job: int
    begin: int
    end: int


def sessions(jobs: JobSet, at: Mapping[int, int], begin: int = 0) -> list[Session]:
    """Return the sessions of ``jobs``, which are in a possible order, from second ``begin`` on.

    Without ``at`` each job is one sitting. A job of ``at`` begins at its second: what is being
    studied then is broken off and goes on afterwards, and what the job needs comes earlier if it would
    come too late otherwise. It begins later only if what it needs cannot be done by then, and
    earlier never: if nothing else is left, study waits. O(n) without ``at``, else O(n²).
    """
    if at:
        return _Desk(jobs, at, begin).sessions()
    found: list[Session] = []
    for number, job in enumerate(jobs):
        found.append(Session(number, begin, begin + job.time))
        begin += job.time
    return found


class _Desk:
    """What has been studied so far, second by second."""

    def __init__(self, jobs: JobSet, at: Mapping[int, int], begin: int) -> None:
        self._jobs, self._at, self._now = jobs, at, begin
        self._left = {number: jobs[number].time for number in _in_time(jobs, at, begin)}

    def sessions(self) -> list[Session]:
        found: list[Session] = []
        while self._left:
            job = self._next()
            if job is None:
                self._now = min(self._at[each] for each in self._left if each in self._at and self._able(each))
                continue
            end = min([self._now + self._left[job], *(self._at[pin] for pin in self._waiting())])
            found.append(Session(job, self._now, end))
            self._left[job] -= end - self._now
            if not self._left[job]:
                del self._left[job]
            self._now = end
        return _joined(found)

    def _next(self) -> int | None:
        """Return what is studied now: a job whose second has come, the earliest first, or the next that can be."""
        due = [job for job in self._left if self._at.get(job, self._now + 1) <= self._now and self._able(job)]
        if due:
            return min(due, key=self._at.__getitem__)
        return next((job for job in self._left if job not in self._at and self._able(job)), None)

    def _waiting(self) -> list[int]:
        return [job for job in self._left if self._at.get(job, 0) > self._now and self._able(job)]

    def _able(self, job: int) -> bool:
        return self._left.keys().isdisjoint(self._jobs[job].needs)


def _in_time(jobs: JobSet, at: Mapping[int, int], begin: int) -> list[int]:
    """Return the jobs in order; what a job of ``at`` needs goes to the front if it would be done too late."""
    order, front = list(range(len(jobs))), 0
    for job in sorted(at, key=lambda job: (at[job], job)):
        needs = closure(jobs, job) - {job}
        until, last = begin, begin
        for each in order:
            until += jobs[each].time if each not in at else 0
            if each in needs:
                last = until
        if last > at[job]:
            pulled = [each for each in order[front:] if each in needs]
            order = [*order[:front], *pulled, *(each for each in order[front:] if each not in needs)]
            front += len(pulled)
    return order


def _joined(found: list[Session]) -> list[Session]:
    """Return ``found`` with neighbouring sessions of one job as one."""
    joined: list[Session] = []
    for sitting in found:
        if joined and joined[-1].job == sitting.job and joined[-1].end == sitting.begin:
            sitting = joined.pop()._replace(end=sitting.end)  # noqa: PLW2901 - both are one
        joined.append(sitting)
    return joined

"""Which part of a set of jobs pays most for its time: closures of greatest gain, and the decomposition of Sidney.

Jobs are numbered from 0 in an order in which each stands after what it needs. A closure is a set of
jobs that holds all that its jobs need. Weights and times are integers, so every answer is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Job(NamedTuple):
    """Something that takes ``time`` (above 0), is worth ``weight`` (0 or more) once done, and needs earlier jobs."""

    weight: int
    time: int
    needs: tuple[int, ...]


Jobs = tuple[Job, ...]


def within(jobs: Jobs, part: Iterable[int]) -> Jobs:
    """Return the jobs of ``part`` (ascending) by themselves, numbered anew; what lies outside is done already."""
    members = list(part)
    number = {job: new for new, job in enumerate(members)}
    return tuple([Job(jobs[j].weight, jobs[j].time, tuple([number[n] for n in jobs[j].needs if n in number])) for j in members])


def closure(jobs: Jobs, job: int) -> set[int]:
    """Return ``job`` with all that it needs, and all that these need."""
    seen, waiting = {job}, [job]
    while waiting:
        for need in jobs[waiting.pop()].needs:
            if need not in seen:
                seen.add(need)
                waiting.append(need)
    return seen


def modules(jobs: Jobs) -> list[list[int]]:
    """Return ``jobs`` cut into the modules of Sidney's decomposition, each ascending, densest first.

    The density of a set is its weight over its time. Each module is, of what is left after those
    before it, a densest closure that holds no smaller one. Some best order does the modules one
    after the other (Sidney 1975). Found by divide and conquer: a closure of greatest gain at the
    density of a set cuts it in two, or shows that none of its closures is denser; each cut is a
    minimum cut, at most two for each module.
    """
    found: list[list[int]] = []
    waiting = [list(range(len(jobs)))] if jobs else []
    while waiting:
        part = waiting.pop()
        first = _densest_part(within(jobs, part)) if len(part) > 1 else set[int]()
        if first:
            waiting.append([job for place, job in enumerate(part) if place not in first])
            waiting.append([job for place, job in enumerate(part) if place in first])
        else:
            found.append(part)
    return found


def _densest_part(jobs: Jobs) -> set[int]:
    """Return a closure at least as dense as all ``jobs`` that is not all of them; nothing if there is none."""
    weight, time = sum(job.weight for job in jobs), sum(job.time for job in jobs)
    flow = _Flow(jobs, [job.weight * time - job.time * weight for job in jobs])
    return flow.unspent or flow.tight()


class _Flow:
    """Gains flow down to the losses that they need; what cannot be spent tells the closure of greatest gain.

    A maximum flow by shortest augmenting paths (Edmonds and Karp 1972) in the network of Picard
    (1976). ``unspent`` is the least closure of greatest gain, empty if that gain is 0.
    """

    def __init__(self, jobs: Jobs, gains: list[int]) -> None:
        self._needs = [job.needs for job in jobs]
        self._from: list[dict[int, int]] = [{} for _ in jobs]
        self._loss = [max(0, -gain) for gain in gains]
        self.unspent: set[int] = set()
        for job, gain in enumerate(gains):
            while gain > 0:
                gain = self._spend(job, gain)  # noqa: PLW2901 - what is left of it

    def _spend(self, job: int, gain: int) -> int:
        """Send what one path takes of the ``gain`` of ``job``; return the rest, 0 if there is no path."""
        before: dict[int, int] = {job: job}
        loss, unspent, needs, coming = self._loss, self.unspent, self._needs, self._from
        waiting = [job]
        for now in waiting:
            if loss[now]:
                return gain - self._send(job, before, now, gain)
            for after in needs[now]:
                if after not in before and after not in unspent:
                    before[after] = now
                    waiting.append(after)
            for after in coming[now]:
                if after not in before and after not in unspent:
                    before[after] = ~now
                    waiting.append(after)
        self.unspent.update(before)
        return 0

    def _send(self, job: int, before: dict[int, int], last: int, gain: int) -> int:
        """Send along the path that ends in ``last``; a job behind one that it gives back to is kept as its complement."""
        sent, now, coming = min(gain, self._loss[last]), last, self._from
        while now != job:
            past = before[now]
            if past < 0:
                past = ~past
                sent = min(sent, coming[past][now])
            now = past
        self._loss[last] -= sent
        now = last
        while now != job:
            past = before[now]
            if past >= 0:
                coming[now][past] = coming[now].get(past, 0) + sent
            else:
                past = ~past
                coming[past][now] -= sent
                if not coming[past][now]:
                    del coming[past][now]
            now = past
        return sent

    def tight(self) -> set[int]:
        """Return, where nothing is unspent, a closure without gain or loss that is not everything; nothing if there is none.

        These are the sets that the flow does not leave: all that job 0 leads to, or all that does not lead to it.
        """
        ahead = [{*needs, *coming} for needs, coming in zip(self._needs, self._from, strict=True)]
        reached = _reached(ahead)
        if len(reached) < len(ahead):
            return reached
        behind: list[set[int]] = [set() for _ in ahead]
        for job, after in enumerate(ahead):
            for each in after:
                behind[each].add(job)
        return set(range(len(ahead))) - _reached(behind)


def _reached(ahead: list[set[int]]) -> set[int]:
    seen, waiting = {0}, [0]
    while waiting:
        for job in ahead[waiting.pop()]:
            if job not in seen:
                seen.add(job)
                waiting.append(job)
    return seen

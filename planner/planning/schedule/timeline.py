"""A path laid on the learner's weeks, with the days that they have set for some skills."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId
from planner.optimize.sidney import Job
from planner.planning.schedule.sessions import Session, sessions
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, NodeId, SkillId
    from planner.optimize.sidney import JobSet
    from planner.planning.schedule.calendar import Calendar, Days


class Timeline(NamedTuple):
    """Skills in the order in which they are begun, their days, and their sittings (jobs are places in ``skills``)."""

    skills: tuple[SkillId, ...]
    days: tuple[Days, ...]
    sessions: tuple[Session, ...]


def jobs_of(
    catalog: Catalog,
    path: Sequence[SkillId],
    picked: Mapping[ChoiceId, SkillId],
    left: Mapping[SkillId, Hours],
    weight: Mapping[NodeId, int],
) -> JobSet:
    """Return ``path``, which is in a possible order, as jobs in seconds; what it needs from outside is done before."""
    number: dict[NodeId, int] = {skill: place for place, skill in enumerate(path)}
    skills = catalog.skills
    return tuple([
        Job(
            weight.get(skill, 0),
            max(1, round((left.get(skill) or skills[skill].hours).likely * SECONDS)),
            tuple([number[met] for need in skills[skill].requires if (met := picked.get(ChoiceId(need), need)) in number]),
        )
        for skill in path
    ])  # fmt: skip


def laid(path: Sequence[SkillId], jobs: JobSet, dates: Mapping[SkillId, date], calendar: Calendar, begin: int = 0) -> Timeline:
    """Return ``path`` (whose ``jobs`` these are) on ``calendar``, from its second ``begin`` on.

    A skill of ``dates`` begins on its day, or as soon after as what it needs is done and there is
    study time; see `planner.planning.schedule.sessions`. A day that has passed asks for nothing.
    """
    at = {
        place: calendar.second_of(dates[skill])
        for place, skill in enumerate(path)
        if skill in dates and dates[skill] >= calendar.first
    }
    found = sessions(jobs, at, begin)
    if not at:
        days = calendar.days([job.time / SECONDS for job in jobs], begin)
        return Timeline(tuple(path), tuple(days), tuple(found))
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for job, start, end in found:
        first.setdefault(job, start)
        last[job] = end
    places = {job: place for place, job in enumerate(first)}
    return Timeline(
        tuple(path[job] for job in first),
        tuple(calendar.days_of(first[job], last[job]) for job in first),
        tuple(sitting._replace(job=places[sitting.job]) for sitting in found),
    )

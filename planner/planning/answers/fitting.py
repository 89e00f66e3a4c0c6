"""What of a goal fits by a day: the best use of the study time until then."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import Mark, State
from planner.planning.answers.budget import skills_within
from planner.planning.route.knowledge import hours_left
from planner.planning.route.weights import value_of
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.waits import earliest, waits
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.planning.plan import Plan


class Fits(NamedTuple):
    """What can be learned by ``day``.

    Attributes:
        hours: Study time until then.
        skills: What to learn, in canonical order: worth most by `planner.planning.answers.budget.best_within`.
        entries: How many of the goal's entries these meet that are not met before; ``asked`` are not met before.
        value: Sum of the weights of these entries; ``whole`` of those asked.
    """

    day: date
    hours: float
    skills: tuple[SkillId, ...]
    entries: int
    asked: int
    value: int
    whole: int


def fits_by(catalog: Catalog, plan: Plan, day: date) -> Fits:
    """Return what of the goal of ``plan`` fits by the end of ``day``, at the learner's middle pace and likely hours.

    What has to wait for a day that is set, and could not be finished by then, is left out. As hard as `skills_within`.
    """
    learner, calendar = plan.learner, Calendar(plan.learner.availability, plan.today)
    until, pace = calendar.hours_until(day), exp(plan.forecast.pace.mean)
    open_ = catalog.structure.in_order(catalog.skills.keys() - plan.known) if learner.dates else []
    begins, left = earliest(catalog, open_, plan.route.picked, learner.dates), hours_left(catalog, learner)
    takes = {skill: pace * (left.get(skill) or catalog.skills[skill].hours).likely for skill in catalog.skills}
    late = {s for s, begin in begins.items() if calendar.second_of(begin) / SECONDS + takes[s] > until}
    skills = _best(catalog, plan, (until - plan.reviews.now) / pace, late)
    if waits((begins.get(s), takes[s]) for s in skills).end(calendar, sum(takes[s] for s in skills)) > until + _SLACK:
        skills = _best(catalog, plan, (until - plan.reviews.now) / pace, begins.keys())
    return _counted(catalog, plan, Fits(day, until, skills, 0, 0, 0, 0))


_SLACK = 1e-6


def _best(catalog: Catalog, plan: Plan, hours: float, late: Iterable[SkillId]) -> tuple[SkillId, ...]:
    if hours <= 0:
        return ()
    learner = plan.learner
    without = replace(learner, marks={**learner.marks, **dict.fromkeys(late, Mark(State.SKIPPED))})
    return skills_within(catalog, without, plan.asked, hours)


def _counted(catalog: Catalog, plan: Plan, fits: Fits) -> Fits:
    weight: Mapping[str, int] = value_of(catalog, plan.roles, {})
    entries = {entry for asked in plan.asked.roles.values() for entry in asked}
    before: AbstractSet[str] = catalog.structure.met_by(plan.known)
    after = catalog.structure.met_by({*plan.known, *fits.skills})
    open_, met = entries - before, entries & after - before
    value, whole = sum(weight.get(each, 0) for each in met), sum(weight.get(each, 0) for each in open_)
    return fits._replace(entries=len(met), asked=len(open_), value=value, whole=whole)

"""What was reached when, of all that the goal asks for: hours done, skills known, hours studied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.days import WEEK, local_day, week_of
from planner.learner.learner import State
from planner.planning.route.goal import goal_for
from planner.planning.route.knowledge import hours_left, implied_by
from planner.planning.route.route import Problem
from planner.planning.shares import parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, SkillId
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan

MOST_DAYS = 200
"""Days that are told apart; of more, the first ones are left out."""


class Reached(NamedTuple):
    """By the end of ``day``: ``hours`` less to go than from nothing, and ``skills`` known, implied ones among them."""

    day: date
    hours: float
    skills: int


class Progress(NamedTuple):
    """The way so far.

    Attributes:
        whole: Likely hours of the cheapest route to all that the goal asks for from nothing known.
        reached: What was known before anything has a day, told of the day before; a point for each day on which something
            was learned, in order; then one for today.
        left_out: Hours of the whole that the plan cannot hold, as the learner skips what they rest on.
    """

    whole: float
    reached: tuple[Reached, ...]
    left_out: float

    @property
    def done(self) -> float:
        """Hours of the whole that are done now."""
        return self.reached[-1].hours

    @property
    def percent(self) -> int:
        """Percent of the whole that is done now: 100 only if nothing is left, nor left out."""
        return parts(self.done, self.whole)


def progress(catalog: Catalog, learner: Learner, plan: Plan, today: date) -> Progress:
    """Return how the hours to go to the goal of ``plan`` have become fewer.

    At each day they are those of the cheapest route from what was marked as known by then, with
    today's goal and pins, and with those of today's skips around which all that the goal asks for can
    be had: what other skips leave out stays in the whole. What a day took off can be more than the hours
    of the skills learned then, as they imply others, or none if the goal does not need them. The last point
    counts hours spent on skills in progress too. A route is solved for each day, at most `MOST_DAYS` of them.
    """
    way = _Way(catalog, learner)
    learned: dict[date, list[SkillId]] = {}
    known: set[SkillId] = set()
    for skill in learner.in_state(State.KNOWN):
        day = local_day(learner.marks[skill].at)
        if day is None or day > today:
            known.add(skill)
        else:
            learned.setdefault(day, []).append(skill)
    days = sorted(learned)
    for day in days[:-MOST_DAYS]:
        known |= set(learned[day])
    days = days[-MOST_DAYS:]
    before = date.fromordinal(max(1, min([*days, today]).toordinal() - 1))
    reached = [Reached(before, *way.after(known))]
    for day in days:
        known |= set(learned[day])
        reached.append(Reached(day, *way.after(known)))
    if len(reached) > 1 and reached[-1].day == today:
        reached.pop()
    left = way.left(plan)
    now = Reached(today, max(0.0, way.whole - left), len(plan.known & catalog.skills.keys()))
    return Progress(way.whole, (*reached, now), left - plan.route.likely_hours)


class _After(NamedTuple):
    hours: float
    skills: int


class _Way:
    """The way from nothing to all that the goal asks for, and how far along it one is who knows something."""

    def __init__(self, catalog: Catalog, learner: Learner) -> None:
        self._catalog, self._learner = catalog, learner
        self._goal = goal_for(catalog, learner)
        self._skipped, self._learning = learner.in_state(State.SKIPPED), learner.in_state(State.LEARNING)
        while unmet := self._problem(frozenset(), {}).unmet:
            self._skipped -= {each.skipped for each in unmet}
        self.whole = self._problem(frozenset(), {}).solve().likely_hours

    def after(self, claimed: AbstractSet[SkillId]) -> _After:
        """Return the hours that are done for who claims to know these, and how many skills they know then."""
        known = {*claimed, *implied_by(self._catalog, claimed, self._learner.denied, self._learning)}
        left = self._problem(known, {}).solve().likely_hours
        return _After(max(0.0, self.whole - left), len(known & self._catalog.skills.keys()))

    def left(self, plan: Plan) -> float:
        """Return the hours that are left for whom ``plan`` is: those of the plan, and what it leaves out."""
        if not plan.unmet:
            return plan.route.likely_hours
        whole = self._problem(plan.known, hours_left(self._catalog, self._learner)).solve().likely_hours
        return max(whole, plan.route.likely_hours)

    def _problem(self, known: AbstractSet[SkillId], left: Mapping[SkillId, Hours]) -> Problem:
        return Problem(self._catalog, self._goal, known, left, self._skipped, self._learner.pins)


def studied(learner: Learner, today: date, weeks: int = 12, first_day: int = 0) -> tuple[tuple[date, float], ...]:
    """Return the hours logged in each of the last ``weeks`` weeks, this one last, by its first day; O(logs)."""
    first = week_of(today, first_day).toordinal() - WEEK * (weeks - 1)
    sums = {date.fromordinal(max(1, first + WEEK * number)): 0.0 for number in range(weeks)}
    for log in learner.logs.values():
        week = week_of(log.day, first_day)
        if week in sums:
            sums[week] += log.hours
    return tuple(sums.items())

"""What was reached when: hours that no longer lie between the learner and the goal, skills known, hours studied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.days import WEEK, local_day, week_of
from planner.learner.learner import State
from planner.planning.goal import goal_of
from planner.planning.knowledge import implied_by
from planner.planning.route import Problem

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan

MOST_DAYS = 200
"""Days that are told apart; of more, the first ones are left out."""


class Reached(NamedTuple):
    """By the end of ``day``: ``hours`` less to go than from nothing, and ``skills`` marked as known."""

    day: date
    hours: float
    skills: int


class Progress(NamedTuple):
    """The way so far.

    Attributes:
        whole: Likely hours of the cheapest route to the goal from nothing known.
        reached: A point for each day on which something was learned, in order, then one for today.
        undated: Skills marked as known without a day; they count from the start.
    """

    whole: float
    reached: tuple[Reached, ...]
    undated: int


def progress(catalog: Catalog, learner: Learner, plan: Plan, today: date) -> Progress:
    """Return how the hours to go to the goal of ``plan`` have become fewer.

    At each day they are those of the cheapest route from what was marked as known by then, with
    today's goal, pins and skips. What a day took off can be more than the hours of the skills
    learned then, as they imply others, or none if the goal does not need them. The last point counts
    hours spent on skills in progress too. A route is solved for each day, at most `MOST_DAYS` of them.
    """
    learned: dict[date, list[SkillId]] = {}
    known: set[SkillId] = set()
    for skill in learner.in_state(State.KNOWN):
        day = local_day(learner.marks[skill].at)
        if day is None or day > today:
            known.add(skill)
        else:
            learned.setdefault(day, []).append(skill)
    whole, undated, days = _left(catalog, learner, set()), len(known), sorted(learned)
    for day in days[:-MOST_DAYS]:
        known |= set(learned[day])
    reached = []
    for day in days[-MOST_DAYS:]:
        known |= set(learned[day])
        reached.append(Reached(day, whole - _left(catalog, learner, known), len(known)))
    if reached and reached[-1].day == today:
        reached.pop()
    now = Reached(today, max(0.0, whole - plan.route.likely_hours), len(learner.in_state(State.KNOWN)))
    return Progress(whole, (*reached, now), undated)


def _left(catalog: Catalog, learner: Learner, known: set[SkillId]) -> float:
    goal = goal_of(catalog, learner.goal, include_useful=learner.include_useful)
    all_known = known | implied_by(catalog, known, learner.denied)
    return Problem(catalog, goal, all_known, {}, learner.in_state(State.SKIPPED), learner.pins).solve().likely_hours


def studied(learner: Learner, today: date, weeks: int = 12, first_day: int = 0) -> tuple[tuple[date, float], ...]:
    """Return the hours logged in each of the last ``weeks`` weeks, this one last, by its first day; O(logs)."""
    first = week_of(today, first_day).toordinal() - WEEK * (weeks - 1)
    sums = {date.fromordinal(max(1, first + WEEK * number)): 0.0 for number in range(weeks)}
    for log in learner.logs.values():
        week = week_of(log.day, first_day)
        if week in sums:
            sums[week] += log.hours
    return tuple(sums.items())

"""From a catalogue and a learner to a plan: route, path and schedule in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from planner.catalog.entries import Hours, NodeId, RoleId, SkillId
from planner.learner.learner import State
from planner.planning.deadline import Deadline, deadline
from planner.planning.forecast import Forecast, forecast
from planner.planning.order.milestones import Passed, milestones_on
from planner.planning.order.order import Ordered, ordered
from planner.planning.review import Due, ReviewHours, review_hours, rusty
from planner.planning.route.goal import Goal, aimed, goal_for
from planner.planning.route.knowledge import hours_left, knowledge
from planner.planning.route.roles_served import roles_served
from planner.planning.route.route import Problem, Route, Unmet
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.timeline import Timeline, jobs_of, laid
from planner.planning.schedule.waits import earliest, waits
from planner.planning.seconds import SECONDS
from planner.planning.step import Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.schedule.sessions import Session


@dataclass(frozen=True)
class Plan:
    """What is still to learn for a goal, in order and with dates.

    Attributes:
        goal: A role's id or ``"both"``; ``roles`` are the roles it aims at.
        steps: The path: every prerequisite stands before what needs it.
        order: The path's order and what it is worth.
        hours: Sums over the steps. ``low`` and ``high`` add up the steps' own, so they are wider
            than the 10 % and 90 % points of the total.
        rusty: Known skills that are due for review; those that the path rests on are gone over before it.
        reviews: Hours of these, and of all reviews until ``finish``, which the forecast counts in.
        known: All that the learner knows, implied skills among them.
        implied: Skills that known ones imply, each with the one that does (`planner.planning.route.knowledge`).
        unmet: What the goal asks for and cannot be had; the plan is then of the rest.
        sessions: When each step (by its place) is studied, in seconds of study.
        finish: Day on which the last step is done; none without steps, or if it is never reached.
        asked: The goal's entries by role.
        milestones: What is reached on the way, in the path's order.
        forecast: How long it takes, with the doubt.
        gone: The learner's goal, if the plan is not for it, as the catalogue has it no more; else empty.
        deadline: What the day means by which the learner wants to be done, if they named one.
        learner: Whose plan it is, made on the day ``today``.
        problem: What the route solves; it answers what other options would cost.
    """

    goal: str
    roles: tuple[RoleId, ...]
    steps: tuple[Step, ...]
    hours: Hours
    route: Route
    order: Ordered
    sessions: tuple[Session, ...]
    finish: date | None
    rusty: tuple[Due, ...]
    reviews: ReviewHours
    known: frozenset[SkillId]
    implied: Mapping[SkillId, SkillId]
    unmet: tuple[Unmet, ...]
    asked: Goal
    milestones: tuple[Passed, ...]
    forecast: Forecast
    deadline: Deadline | None
    gone: str
    learner: Learner = field(compare=False, repr=False)
    today: date = field(compare=False)
    problem: Problem = field(compare=False, repr=False)


def make_plan(catalog: Catalog, learner: Learner, today: date) -> Plan:
    """Return the cheapest path to the learner's goal, laid on their weeks from ``today`` or their start.

    A goal that the catalogue does not have is told in ``gone``; the plan is then for every role.
    """
    learner, gone = aimed(catalog, learner)
    goal = goal_for(catalog, learner)
    knows = knowledge(catalog, learner)
    known = knows.whole
    left = hours_left(catalog, learner)
    problem = Problem(catalog, goal, known, left, learner.in_state(State.SKIPPED), learner.pins)
    route = problem.solve()
    calendar = Calendar(learner.availability, today)
    served = roles_served(catalog, goal, route)
    order = ordered(catalog, route, left, served, known, learner.order)
    jobs = jobs_of(catalog, order.skills, route.picked, left, {})
    due = rusty(catalog, learner, order.skills, today)
    first = fsum(each.memory.hours for each in due if each.step)
    path = laid(order.skills, jobs, learner.dates, calendar, round(first * SECONDS))
    steps = _steps(catalog, path, served, left, problem.met())
    finish = _finish(steps)
    reviews = review_hours(catalog, learner, steps, today, finish or today)
    begins = earliest(catalog, order.skills, route.picked, learner.dates)
    waiting = waits((begins.get(step.skill.id), step.hours.likely) for step in steps)
    ahead = forecast(catalog, learner, steps, calendar, reviews.until, waiting)
    return Plan(
        goal=learner.goal,
        roles=tuple(goal.roles),
        steps=steps,
        hours=_total(steps),
        route=route,
        order=order,
        sessions=path.sessions,
        finish=finish,
        rusty=due,
        reviews=reviews,
        known=known,
        implied=knows.implied,
        unmet=problem.unmet,
        asked=goal,
        milestones=milestones_on(catalog, list(goal.roles), known, steps),
        forecast=ahead,
        deadline=deadline(ahead, learner.availability, today, learner.deadline) if learner.deadline else None,
        gone=gone,
        learner=learner,
        today=today,
        problem=problem,
    )


def _steps(
    catalog: Catalog,
    path: Timeline,
    served: Mapping[SkillId, tuple[RoleId, ...]],
    left: Mapping[SkillId, Hours],
    met: set[NodeId],
) -> tuple[Step, ...]:
    skills = [catalog.skills[skill] for skill in path.skills]
    return tuple(
        Step(skill, left.get(skill.id) or skill.hours, served.get(skill.id, ()), *days, met.issuperset(skill.requires))
        for skill, days in zip(skills, path.days, strict=True)
    )


def _finish(steps: tuple[Step, ...]) -> date | None:
    days = [step.finish for step in steps if step.finish]
    return max(days) if days and len(days) == len(steps) else None


def _total(steps: tuple[Step, ...]) -> Hours:
    return Hours(*map(fsum, zip(*(step.hours for step in steps), strict=True))) if steps else Hours(0.0, 0.0, 0.0)

"""Where the paths to several roles part, and what it costs to have followed one role and to go for another."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.days import last_of, week_of
from planner.learner.learner import State
from planner.planning.route.goal import goal_for, within_reach
from planner.planning.route.knowledge import hours_left
from planner.planning.route.route import TIE, Problem
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.waits import When, end_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan
    from planner.planning.route.route import Route
    from planner.planning.step import Step

MOST_WEEKS = 2_600
"""Fifty years: no curve goes on for longer."""
NOTHING = 1e-6
"""Fewer hours than this are none: sums of hours are rounded."""


class Branch(NamedTuple):
    """What comes after the trunk for one role: ``hours`` in ``steps``, done on ``finish`` if nothing else is learned.

    ``alone`` of these hours serve no other role of the plan.
    """

    role: RoleId
    hours: float
    steps: int
    finish: date | None
    alone: float


class SwitchCost(NamedTuple):
    """At the end of the week of ``first``, after ``studied`` hours, switching has cost ``hours``."""

    first: date
    studied: float
    hours: float


class Switch(NamedTuple):
    """What following ``start`` and then going for ``to`` costs more than having gone for ``to`` at once, week by week.

    ``free`` is the number (from 1) of the last week after which switching costs nothing, 0 if the first
    one costs already; ``nearly_free`` of the last that costs at most `TIE` of the route to ``to``.
    """

    start: RoleId
    to: RoleId
    weeks: tuple[SwitchCost, ...]
    free: int
    nearly_free: int


class Fork(NamedTuple):
    """The trunk that all roles of a plan share, and the branches.

    Attributes:
        hours: Likely hours of the trunk that are left; ``steps`` are its steps.
        day: Day on which the trunk is done; none if it never is, or if nothing is shared.
        switches: One for each ordered pair of roles.
    """

    hours: float
    steps: int
    day: date | None
    branches: tuple[Branch, ...]
    switches: tuple[Switch, ...]


class Parting(NamedTuple):
    """The path's place where its roles part: after step ``number`` (from 1), ``hours`` likely hours, on ``finish``."""

    number: int
    hours: float
    finish: date | None


def parting(plan: Plan) -> Parting | None:
    """Return where the roles part on the path.

    None if nothing is shared, if the trunk is not first, or if only one role goes on after it: then the other is reached.
    """
    shared = [len(step.roles) == len(plan.roles) for step in plan.steps]
    number = shared.count(True)
    onward = {role for step in plan.steps[number:] for role in step.roles}
    if not number or not all(shared[:number]) or len(onward) <= 1:
        return None
    return Parting(number, _hours(plan.steps[:number]), _done(plan.steps[:number]))


def _done(steps: Sequence[Step]) -> date | None:
    """Return the day on which the last of ``steps`` is done, none if one never is."""
    days = [step.finish for step in steps if step.finish]
    return max(days) if days and len(days) == len(steps) else None


def fork(catalog: Catalog, learner: Learner, plan: Plan, today: date, first_day: int = 0) -> Fork | None:
    """Return where the roles of ``plan`` part; none if it aims at one role or nothing is left.

    The trunk are the steps that serve every role. Who follows a role does the trunk first, then the
    steps that serve this role, in the plan's order. Switching after some hours costs these hours, plus
    the cheapest route to the other role from what is known then, less the cheapest one from what is
    known now. A skill begun counts by the hours spent on it. Weeks begin on the weekday ``first_day``.
    """
    if not plan.steps or len(plan.roles) <= 1:
        return None
    calendar = Calendar(learner.availability, today)
    when = When(calendar, learner.dates)
    trunk = [step for step in plan.steps if len(step.roles) == len(plan.roles)]
    shared = _hours(trunk)
    branching = [step for step in plan.steps if len(step.roles) != len(plan.roles)]
    ways = {role: [*trunk, *(step for step in branching if role in step.roles)] for role in plan.roles}
    branches = [
        Branch(
            role,
            _hours(way) - shared,
            len(way) - len(trunk),
            _end(catalog, plan, when, way) if way else None,
            _hours([step for step in way if step.roles == (role,)]),
        )
        for role, way in ways.items()
    ]
    ends = list(_weeks(calendar, first_day, max(map(_hours, ways.values()))))
    switches = [
        _switch(start, to, _Spent(catalog, learner, plan, to, way), ends)
        for start, way in ways.items()
        for to in plan.roles
        if to != start
    ]
    return Fork(shared, len(trunk), _done(trunk), tuple(branches), tuple(switches))


def _end(catalog: Catalog, plan: Plan, when: When, way: Sequence[Step]) -> date | None:
    return end_of(catalog, {step.skill.id: step.hours.likely for step in way}, plan.route.picked, when)


def _hours(steps: Sequence[Step]) -> float:
    return sum(step.hours.likely for step in steps)


def _weeks(calendar: Calendar, first_day: int, hours: float) -> Iterator[tuple[date, float]]:
    """Yield the first day of each week and the hours studied by its end, until these are ``hours``; nothing if never."""
    if calendar.day(0) is None:
        return
    first = week_of(calendar.first, first_day)
    for _ in range(MOST_WEEKS):
        last = last_of(first, first_day)
        studied = calendar.hours_until(last)
        yield first, studied
        if studied >= hours or last == date.max:
            return
        first = last + timedelta(days=1)


def _switch(start: RoleId, to: RoleId, spent: _Spent, ends: Sequence[tuple[date, float]]) -> Switch:
    weeks: list[SwitchCost] = []
    for first, studied in ends:
        weeks.append(SwitchCost(first, min(studied, spent.whole), spent.cost_after(studied)))
        if studied >= spent.whole:
            break
    free, nearly = [
        next((number for number, week in enumerate(weeks) if week.hours > most), len(weeks))
        for most in (NOTHING, TIE * spent.at_once)
    ]
    return Switch(start, to, tuple(weeks), free, nearly)


class _ForkStretch(NamedTuple):
    """One skill of the way, begun after ``start`` hours: hours left to the other role ``before`` and ``after`` it."""

    start: float
    hours: float
    before: float
    after: float


class _Spent:
    """What is left for one role after so many hours on the ``way`` to another.

    Learning a skill of the cheapest route takes exactly its hours off that route (a cheaper one
    would have been cheaper before). After another skill of what its goal may need the route is solved again. Of a skill
    partly learned, a route with it is cheaper by what was spent on it, and one without it is not.
    """

    def __init__(self, catalog: Catalog, learner: Learner, plan: Plan, to: RoleId, way: Sequence[Step]) -> None:
        self._catalog, self._learner = catalog, learner
        self._goal = goal_for(catalog, learner, to)
        self._reach = within_reach(catalog, self._goal)
        self._left = hours_left(catalog, learner)
        self._pieces = list(self._along(set(plan.known), way))
        self.whole = _hours(way)
        self.at_once = self._pieces[0].before if self._pieces else 0.0

    def cost_after(self, studied: float) -> float:
        """Return what ``studied`` hours on the way cost more than going straight for the other role."""
        if not self._pieces:
            return 0.0
        piece = self._pieces[max(0, bisect_right(self._pieces, studied, key=lambda piece: piece.start) - 1)]
        spent = min(studied - piece.start, piece.hours)
        left = min(piece.before, piece.after + piece.hours - spent)
        return max(0.0, piece.start + spent + left - self.at_once)

    def _along(self, known: set[SkillId], way: Sequence[Step]) -> Iterator[_ForkStretch]:
        route = self._route(known)
        start, left, skills = 0.0, route.likely_hours, set(route.skills)
        for step in way:
            known.add(step.skill.id)
            before, hours = left, step.hours.likely
            if step.skill.id in skills:
                left -= hours
                skills.remove(step.skill.id)
            elif step.skill.id in self._reach:
                route = self._route(known)
                left, skills = route.likely_hours, set(route.skills)
            yield _ForkStretch(start, hours, before, left)
            start += hours

    def _route(self, known: set[SkillId]) -> Route:
        learner = self._learner
        return Problem(self._catalog, self._goal, known, self._left, learner.in_state(State.SKIPPED), learner.pins).solve()

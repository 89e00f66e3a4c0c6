"""What knowing a ready skill now would change, and what the next hours of a path hold."""

from __future__ import annotations

from itertools import islice
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import State
from planner.planning.route.goal import goal_for, within_reach
from planner.planning.route.knowledge import hours_left
from planner.planning.route.route import Problem
from planner.planning.route.weights import CORE, value_of
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.waits import When, end_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import ChoiceId, NodeId, RoleId, SkillId
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan
    from planner.planning.route.route import Route
    from planner.planning.step import Step

_NOTHING = 1e-9
"""Hours that are none: what rounding leaves."""


class Saving(NamedTuple):
    """What is saved on the way to one ``role`` by itself.

    ``hours`` are likely ones; ``days`` are those by which the last of them comes earlier, none if it never comes.
    """

    role: RoleId
    hours: float
    days: int | None


class Effect(NamedTuple):
    """What it would change to know a ready ``skill`` now.

    Attributes:
        savings: For each role of the goal.
        opens: Core skills of the plan that would become ready, in the catalogue's reading order.
        core_above: How many other core skills of the plan rest on it, near or far.
    """

    skill: SkillId
    savings: tuple[Saving, ...]
    opens: tuple[SkillId, ...]
    core_above: int


class FittingStep(NamedTuple):
    """How many likely ``hours`` of a ``step`` fit, whether that is the ``whole`` of it, and what it ``opens`` once done."""

    step: Step
    hours: float
    whole: bool
    opens: tuple[SkillId, ...]


def effects(catalog: Catalog, learner: Learner, plan: Plan, today: date, most: int | None = None) -> tuple[Effect, ...]:
    """Return for each ready step of ``plan``, or the first ``most`` of them, in its order, what knowing it now would change.

    ``plan`` was made for ``learner`` on ``today``. A core choice stands for the option that the plan
    picks. O(ready steps x core skills), a solve for each role, and one for each ready step that is
    not on a role's own cheapest route.
    """
    weights = value_of(catalog, plan.roles, plan.route.picked)
    core = [skill for skill in catalog.skills if weights.get(skill) == CORE and skill in plan.route.skills]
    above = _core_above(catalog, plan.route, core)
    savings = [_Savings(catalog, learner, plan, role, today) for role in plan.roles]
    return tuple(
        Effect(
            step.skill.id,
            tuple(each.of(step) for each in savings),
            tuple(_opened(catalog, plan.known, core, step.skill.id)),
            above[step.skill.id],
        )
        for step in islice((step for step in plan.steps if step.ready), most)
    )


def next_hours(plan: Plan, hours: float) -> tuple[FittingStep, ...]:
    """Return the steps that the next ``hours`` of the path hold, and how much of each fits; the last may be cut.

    A step opens those steps, not ready yet, of whose needs it is the last on the path; a choice is
    met by its picked option. O(steps and their needs).
    """
    opens: dict[NodeId, list[SkillId]] = {}
    place: dict[NodeId, int] = {step.skill.id: number for number, step in enumerate(plan.steps)}
    place |= {choice: place[option] for choice, option in plan.route.picked.items() if option in place}
    for step in plan.steps:
        needs = [place[need] for need in step.skill.requires if need in place]
        if needs and not step.ready:
            opens.setdefault(plan.steps[max(needs)].skill.id, []).append(step.skill.id)
    parts = []
    for step in plan.steps:
        if hours <= _NOTHING:
            break
        fits = min(hours, step.hours.likely)
        parts.append(FittingStep(step, fits, step.hours.likely - fits <= _NOTHING, tuple(opens.get(step.skill.id, ()))))
        hours -= fits
    return tuple(parts)


def _core_above(catalog: Catalog, route: Route, core: list[SkillId]) -> dict[SkillId, int]:
    """Return how many other ``core`` skills rest on each skill of ``route``; one pass down, core skills as bits."""
    number, needs = catalog.structure.number, catalog.structure.needs
    picked = {number[choice]: number[option] for choice, option in route.picked.items()}
    own = {number[skill]: 1 << bit for bit, skill in enumerate(core)}
    above = dict.fromkeys([*map(number.__getitem__, route.skills), *picked], 0)
    for node in sorted(above, reverse=True):
        for need in (picked[node],) if node in picked else needs[node]:
            if need in above:
                above[need] |= above[node] | own.get(node, 0)
    return {skill: above[number[skill]].bit_count() for skill in route.skills}


def _opened(catalog: Catalog, known: AbstractSet[SkillId], core: list[SkillId], skill: SkillId) -> Iterator[SkillId]:
    """Yield the ``core`` skills that miss nothing but ``skill``; a choice is met by any option."""
    met = catalog.structure.met_by(known)
    then = catalog.structure.met_by({*known, skill})
    for each in core:
        needs = catalog.skills[each].requires
        if then.issuperset(needs) and not met.issuperset(needs):
            yield each


class _Savings:
    """What knowing one skill more saves on the way to one role: its cheapest routes compared."""

    def __init__(self, catalog: Catalog, learner: Learner, plan: Plan, role: RoleId, today: date) -> None:
        self._catalog, self._learner, self._known, self._role = catalog, learner, plan.known, role
        self._goal = goal_for(catalog, learner, role)
        self._reach = within_reach(catalog, self._goal)
        self._left = hours_left(catalog, learner)
        self._when = When(Calendar(learner.availability, today), learner.dates)
        route = plan.route if plan.roles == (role,) else self._route(plan.known)
        self._now, self._picked = route.skills, route.picked
        self._hours_now = self._hours(route.skills)
        self._last = self._finish(self._hours_now, route.picked)

    def of(self, step: Step) -> Saving:
        """Return what knowing ``step``, whose prerequisites are known, saves.

        It saves its own hours at most, as each route for later would be one for now with it added. On
        the cheapest route it saves just these, as the rest of the route is left.
        """
        skill, picked, then = step.skill.id, self._picked, dict(self._hours_now)
        if skill not in self._reach:
            return Saving(self._role, 0.0, 0 if self._last else None)
        if then.pop(skill, None) is None:
            route = self._route(self._known | {skill})
            then, picked = self._hours(route.skills), route.picked
        earlier = self._finish(then, picked)
        hours = fsum(self._hours_now.values()) - fsum(then.values())
        return Saving(self._role, round(hours, 6), (self._last - earlier).days if self._last and earlier else None)

    def _route(self, known: AbstractSet[SkillId]) -> Route:
        learner = self._learner
        return Problem(self._catalog, self._goal, known, self._left, learner.in_state(State.SKIPPED), learner.pins).solve()

    def _hours(self, skills: AbstractSet[SkillId]) -> dict[SkillId, float]:
        return {skill: (self._left.get(skill) or self._catalog.skills[skill].hours).likely for skill in skills}

    def _finish(self, hours: Mapping[SkillId, float], picked: Mapping[ChoiceId, SkillId]) -> date | None:
        """Return the day on which what takes these ``hours`` is done, or the first day of study if that is nothing."""
        return end_of(self._catalog, hours, picked, self._when)

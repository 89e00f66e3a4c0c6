"""Why a skill is not in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, NodeId, RoleId, SkillId
from planner.learner.learner import State
from planner.planning.route.goal import goal_for
from planner.planning.route.knowledge import hours_left
from planner.planning.route.route import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan

_MOST = 2
"""How many of a skill's own reasons are told."""


class Held(NamedTuple):
    """A skill is known, or implied ``by`` a known one, or skipped."""

    state: State
    by: SkillId | None = None


class CannotBeHad(NamedTuple):
    """The goal asks for a skill or choice that needs ``skipped``, or is it."""

    skipped: SkillId


class OtherOption(NamedTuple):
    """A ``choice`` is met ``by`` another option.

    That one is ``held`` already, or is ``chosen`` by the learner; else the plan would take ``extra`` hours more with this
    one, none if it cannot be had.
    """

    choice: ChoiceId
    by: SkillId
    held: Held | None = None
    chosen: bool = False
    extra: float | None = None


class OnlyUseful(NamedTuple):
    """A ``role`` of the goal counts it as useful; a plan of the useful entries has the skill, or is ``lacking`` another."""

    role: RoleId
    planned: bool
    lacking: SkillId | None


class OtherRole(NamedTuple):
    """Only a ``role`` that is not the goal asks for it, as ``useful`` or in its core."""

    role: RoleId
    useful: bool


Objection = Held | CannotBeHad | OtherOption | OnlyUseful | OtherRole


class Beyond(NamedTuple):
    """What speaks against a ``node`` that ``needs`` the skill, or could use it."""

    node: NodeId
    needs: bool
    objection: Objection


class WhyNot(NamedTuple):
    """Why a ``skill`` is not in a plan: what speaks against itself, or else against what is ``beyond`` it.

    If nothing does, no role names what it ``leads_to``.
    """

    skill: SkillId
    own: tuple[Objection, ...]
    beyond: Beyond | None
    leads_to: tuple[NodeId, ...]


def why_not(catalog: Catalog, learner: Learner, plan: Plan, skill: SkillId) -> WhyNot | None:
    """Return why ``skill`` is no step of ``plan``, which was made for ``learner``; none if it is one.

    Its own reasons come first, at most two: it is known, implied or skipped; the goal asks for it but
    it cannot be met; another option meets its choice, and what it would cost more; a role of the goal
    counts it as useful; only another role asks for it. If it has none, the nearest of what would need
    it that has one tells (the catalogue's canonical order decides); if nothing has one, no role names
    what it leads to. O(V + E), and a solve of the route for each option of a choice that is told of.
    """
    return None if skill in plan.route.skills else _Absence(catalog, learner, plan, skill).why()


class _Absence:
    """A skill that is not in a plan, and what speaks against it and against all that it leads to."""

    def __init__(self, catalog: Catalog, learner: Learner, plan: Plan, skill: SkillId) -> None:
        self._catalog, self._learner, self._plan, self._skill = catalog, learner, plan, skill

    def why(self) -> WhyNot:
        own = tuple(self._objections(self._skill)[:_MOST])
        leads_to = tuple(self._catalog.structure.unlocked(self._skill))
        return WhyNot(self._skill, own, None if own else self._beyond(), leads_to)

    def _beyond(self) -> Beyond | None:
        """Return what speaks against the nearest node above the skill that anything speaks against."""
        for node, needs in self._above():
            for objection in self._objections(node):
                return Beyond(node, needs, objection)
        return None

    def _above(self) -> Iterator[tuple[NodeId, bool]]:
        """Yield all that could rest on the skill, nearest first, and whether it needs it however choices are met."""
        needs: dict[NodeId, bool] = {}
        for node, rests_on in self._catalog.structure.above(self._skill):
            needs[node] = rests_on is None or (needs[rests_on] and not self._catalog.is_choice(node))
            if rests_on is not None:
                yield node, needs[node]

    def _objections(self, node: NodeId) -> list[Objection]:
        """Return what speaks against ``node`` itself."""
        if held := self._held(node):
            return [held]
        if skipped := next((unmet.skipped for unmet in self._plan.unmet if unmet.entry == node), None):
            return [CannotBeHad(skipped)]
        return [*self._other_options(node), *self._useful(node)] or [*self._other_role(node)]

    def _held(self, node: NodeId) -> Held | None:
        skill = SkillId(node)
        if by := self._plan.implied.get(skill):
            return Held(State.KNOWN, by)
        state = self._learner.state(skill)
        return Held(state) if state in {State.KNOWN, State.SKIPPED} else None

    def _other_options(self, node: NodeId) -> Iterator[Objection]:
        for choice, by in self._plan.route.picked.items():
            if node in self._catalog.choices[choice].options:
                yield self._met(choice, by, SkillId(node))

    def _met(self, choice: ChoiceId, by: SkillId, option: SkillId) -> OtherOption:
        """Return that ``choice`` is met ``by`` an option, and why not by this ``option``."""
        plan = self._plan
        if by not in plan.route.skills:
            return OtherOption(choice, by, held=self._held(by))
        if by in self._learner.pins:
            return OtherOption(choice, by, chosen=True)
        return OtherOption(choice, by, extra=dict(plan.problem.alternatives_to(plan.route, choice))[option])

    def _useful(self, node: NodeId) -> Iterator[Objection]:
        """Yield which role of the goal counts ``node`` as useful, and whether including those plans the skill."""
        catalog, learner, plan = self._catalog, self._learner, self._plan
        role = next((role for role in plan.roles if node in catalog.roles[role].useful), None)
        if role is None or node in plan.asked.roles[role]:
            return
        goal, skipped = goal_for(catalog, learner, plan.goal, include_useful=True), learner.in_state(State.SKIPPED)
        problem = Problem(catalog, goal, plan.known, hours_left(catalog, learner), skipped, learner.pins)
        lacking = next((unmet.skipped for unmet in problem.unmet if unmet.entry == node), None)
        yield OnlyUseful(role, self._skill in problem.solve().skills, lacking)

    def _other_role(self, node: NodeId) -> Iterator[Objection]:
        for role in self._catalog.roles.values():
            if role.id not in self._plan.roles and (node in role.core or node in role.useful):
                yield OtherRole(role.id, node not in role.core)
                return

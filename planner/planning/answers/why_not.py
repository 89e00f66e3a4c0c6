"""Why a skill is not in the plan, in a sentence or two that can be shown as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.entries import ChoiceId, NodeId, SkillId
from planner.learner.learner import State
from planner.planning.route.goal import goal_for
from planner.planning.route.knowledge import hours_left
from planner.planning.route.route import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan

_SHOWN = 2
"""How many reasons, and how many skills beyond, are named."""


def why_not(catalog: Catalog, learner: Learner, plan: Plan, skill: SkillId) -> str:
    """Return why ``skill`` is no step of ``plan``, which was made for ``learner``; nothing if it is one.

    Its own reasons come first, at most two: it is known, implied or skipped; the goal asks for it but
    it cannot be met; another option meets its choice, and what it would cost more; a role of the goal
    counts it as useful; only another role asks for it. If it has none, the nearest of what would need
    it that has one tells (the catalogue's canonical order decides); if nothing has one, no role names
    what it leads to. O(V + E), and a solve of the route for each option of a choice that is told of.
    """
    return "" if skill in plan.route.skills else _Absence(catalog, learner, plan, skill).why()


class _Absence:
    """A skill that is not in a plan, and what speaks against it and against all that it leads to."""

    def __init__(self, catalog: Catalog, learner: Learner, plan: Plan, skill: SkillId) -> None:
        self._catalog, self._learner, self._plan, self._skill = catalog, learner, plan, skill

    def why(self) -> str:
        own = [f"{clause}." for clause in self._clauses(self._skill, "It")[:_SHOWN]]
        return " ".join(own) or self._beyond() or f"No role names it, and nothing in the plan needs it.{self._leads_to()}"

    def _beyond(self) -> str:
        """Return what speaks against the nearest node above the skill that anything speaks against."""
        for node, needs in self._above():
            for clause in self._clauses(node, "that"):
                return f"{self._catalog.title(node)} {'needs' if needs else 'could use'} it, but {clause}."
        return ""

    def _above(self) -> Iterator[tuple[NodeId, bool]]:
        """Yield all that could rest on the skill, nearest first, and whether it needs it however choices are met."""
        needs: dict[NodeId, bool] = {}
        for node, rests_on in self._catalog.structure.above(self._skill):
            needs[node] = rests_on is None or (needs[rests_on] and not self._catalog.is_choice(node))
            if rests_on is not None:
                yield node, needs[node]

    def _clauses(self, node: NodeId, name: str) -> list[str]:
        """Return what speaks against ``node`` itself, called ``name`` where it is the subject."""
        state = self._state(node)
        if state:
            return [f"{name} is {state}"]
        found = self._unmet(node, name) or [*self._other_options(node), *self._useful(node, name)]
        return found or self._other_role(node, name)

    def _state(self, node: NodeId) -> str:
        skill = SkillId(node)
        if by := self._plan.implied.get(skill):
            return f"implied by {self._catalog.title(by)}, which is known"
        state = self._learner.state(skill)
        return str(state) if state in {State.KNOWN, State.SKIPPED} else ""

    def _unmet(self, node: NodeId, name: str) -> list[str]:
        had = "learned" if node in self._catalog.skills else "met"
        skipped = [unmet.skipped for unmet in self._plan.unmet if unmet.entry == node]
        return [f"{name} cannot be {had}, as {self._catalog.title(skill)} is skipped" for skill in skipped[:1]]

    def _other_options(self, node: NodeId) -> list[str]:
        picked = self._plan.route.picked.items()
        return [self._met(choice, by, SkillId(node)) for choice, by in picked if node in self._catalog.choices[choice].options]

    def _met(self, choice: ChoiceId, by: SkillId, option: SkillId) -> str:
        """Say that ``choice`` is met ``by`` an option, and why not by this ``option``."""
        title, plan = self._catalog.title, self._plan
        met = f"{title(choice)} is met by {title(by)}"
        if by not in plan.route.skills:
            return f"{met}, which is {self._state(by)}"
        if by in self._learner.pins:
            return f"{met}, which you chose"
        extra = dict(plan.problem.alternatives_to(plan.route, choice))[option]
        if extra is None:
            return f"{met}; {title(option)} needs something that is skipped"
        figure = f"{abs(extra):g} h {'more' if extra > 0 else 'less'}" if extra else "as long"
        return f"{met}; with {title(option)} the plan would take {figure}"

    def _useful(self, node: NodeId, name: str) -> list[str]:
        """Say which role of the goal counts ``node`` as useful, and whether including those plans the skill."""
        catalog, learner, plan = self._catalog, self._learner, self._plan
        role = next((role for role in plan.roles if node in catalog.roles[role].useful), None)
        if role is None or node in plan.asked.roles[role]:
            return []
        goal, skipped = goal_for(catalog, learner, plan.goal, include_useful=True), learner.in_state(State.SKIPPED)
        problem = Problem(catalog, goal, plan.known, hours_left(catalog, learner), skipped, learner.pins)
        counts = f"{catalog.title(role)} counts {name if name == 'that' else catalog.title(node)} as useful"
        lacking = [unmet.skipped for unmet in problem.unmet if unmet.entry == node]
        if self._skill in problem.solve().skills:
            return [f"{counts}, and 'Include useful skills' plans it"]
        if lacking:
            return [f"{counts}; {name.lower()} needs {catalog.title(lacking[0])}, which is skipped"]
        return [f"{counts}, and 'Include useful skills' plans that without this skill"]

    def _other_role(self, node: NodeId, name: str) -> list[str]:
        for role in self._catalog.roles.values():
            if role.id not in self._plan.roles and (node in role.core or node in role.useful):
                return [f"{name} is {'' if node in role.core else 'useful '}for {role.title}, which is not your goal"]
        return []

    def _leads_to(self) -> str:
        """Name what the skill is a prerequisite or an option of, if anything."""
        above = [self._catalog.title(node) for node in self._catalog.structure.unlocked(self._skill)]
        if not above:
            return ""
        *first, last = above if len(above) <= _SHOWN + 1 else [*above[:_SHOWN], f"{len(above) - _SHOWN} more"]
        return f" It leads to {', '.join(first)}{' and ' if first else ''}{last}."

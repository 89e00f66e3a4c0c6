"""Why a step is in the plan: the chain from it to each role's statement, and its links."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import NodeId, SkillId
from planner.catalog.structure import chain_back, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId
    from planner.planning.plan import Plan
    from planner.planning.route.goal import Goal
    from planner.planning.route.route import Route


class ChainLink(NamedTuple):
    """One link of a chain: ``after`` needs ``before``, is met by it, or, as a role, asks for it.

    ``why`` is the catalogue's own word for it, empty if it has none; a ``gap`` is no entry of the role, but
    missing below a skill that the learner knows.
    """

    before: NodeId
    after: NodeId
    why: str
    gap: bool = False


class Because:
    """The shortest chain from every step of a route to each role it serves.

    One breadth-first search a role, from its entries down to what they rest on: O(V + E). Among
    chains of one length the catalogue's reading order decides.
    """

    def __init__(self, catalog: Catalog, goal: Goal, route: Route) -> None:
        self._next = {role: _next_hops(catalog, entries, role, route) for role, entries in goal.ends.items()}

    def chains(self, skill: SkillId) -> list[list[NodeId]]:
        """Return one chain for each role that ``skill`` serves, from the skill to the role's id."""
        return [chain_back(skill, hops) for hops in self._next.values() if skill in hops]


def _next_hops(catalog: Catalog, entries: tuple[NodeId, ...], role: RoleId, route: Route) -> dict[NodeId, NodeId | None]:
    def rests_on(node: NodeId) -> list[NodeId]:
        if node == role:
            needs: Iterable[NodeId] = entries
        elif catalog.is_choice(node):
            needs = [route.picked[node]] if node in route.picked else []
        else:
            needs = catalog.skills[SkillId(node)].requires
        return [need for need in needs if need in route.skills or need in catalog.choices]

    start: NodeId = role
    return dict(walk([start], rests_on))


def chains(catalog: Catalog, plan: Plan, skill: SkillId) -> list[list[NodeId]]:
    """Return the shortest chain from ``skill`` to each role of ``plan`` that it serves."""
    return Because(catalog, plan.asked, plan.route).chains(skill)


def chain_links(catalog: Catalog, chain: list[NodeId]) -> list[ChainLink]:
    """Return each link of ``chain`` with what the catalogue says of it."""
    return [_link(catalog, before, after) for before, after in itertools.pairwise(chain)]


def _link(catalog: Catalog, before: NodeId, after: NodeId) -> ChainLink:
    if catalog.is_role(after):
        role = catalog.roles[after]
        entry = role.core.get(before) or role.useful.get(before)
        return ChainLink(before, after, entry.why if entry else "", gap=entry is None)
    if catalog.is_choice(after):
        return ChainLink(before, after, catalog.choices[after].options.get(SkillId(before), ""))
    return ChainLink(before, after, catalog.skills[SkillId(after)].requires.get(before, ""))

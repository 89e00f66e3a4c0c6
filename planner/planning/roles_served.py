"""Which roles each step of a route serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId
    from planner.planning.goal import Goal
    from planner.planning.route import Route


def needs_in(catalog: Catalog, route: Route, node: NodeId) -> list[SkillId]:
    """Return the skills still to learn that ``node`` rests on directly; a choice on its picked option."""
    if node in catalog.choices:
        picked = route.picked.get(node)  # type: ignore[call-overload]
        return [picked] if picked in route.skills else []
    found: list[SkillId] = []
    for need in catalog.skills[node].requires:  # type: ignore[index]
        found += [need] if need in route.skills else needs_in(catalog, route, need) if need in catalog.choices else []  # type: ignore[list-item]
    return found


def roles_served(catalog: Catalog, goal: Goal, route: Route) -> dict[SkillId, tuple[RoleId, ...]]:
    """Return for each skill of ``route`` the roles whose entries rest on it, in the catalogue's order.

    O(V + E) of the route for each role.
    """
    served: dict[SkillId, tuple[RoleId, ...]] = {}
    for role, entries in goal.roles.items():
        seen: set[SkillId] = set()
        waiting: list[SkillId] = []
        for entry in entries:
            waiting += [entry] if entry in route.skills else needs_in(catalog, route, entry) if entry in catalog.choices else []  # type: ignore[list-item]
        while waiting:
            skill = waiting.pop()
            if skill not in seen:
                seen.add(skill)
                served[skill] = (*served.get(skill, ()), role)
                waiting += needs_in(catalog, route, skill)
    return served

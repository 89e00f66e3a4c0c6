"""Which roles each step of a route serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId
    from planner.planning.goal import Goal
    from planner.planning.route import Route


def roles_served(catalog: Catalog, goal: Goal, route: Route) -> dict[SkillId, tuple[RoleId, ...]]:
    """Return for each skill of ``route`` the roles whose entries rest on it, in the catalogue's order.

    One pass from the last node to the first, roles as bits: O(V + E) of the route. A choice hands
    its roles on to its picked option only.
    """
    bits: dict[NodeId, int] = dict.fromkeys([*route.skills, *route.picked], 0)
    for bit, entries in enumerate(goal.roles.values()):
        for entry in bits.keys() & set(entries):
            bits[entry] |= 1 << bit
    for node in reversed(catalog.structure.in_order(bits)):
        own = bits[node]
        for need in _needs(catalog, route, node):
            if need in bits:
                bits[need] |= own
    names = list(goal.roles)
    tuples = {mask: tuple(r for i, r in enumerate(names) if mask >> i & 1) for mask in set(bits.values())}
    return {skill: tuples[bits[skill]] for skill in route.skills}


def _needs(catalog: Catalog, route: Route, node: NodeId) -> Iterable[NodeId]:
    if node in route.picked:
        return (route.picked[node],)  # type: ignore[index]
    return catalog.skills[node].requires  # type: ignore[index]

"""Which roles each step of a route serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.entries import SkillId

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId
    from planner.planning.route.goal import Goal
    from planner.planning.route.route import Route


def roles_served(catalog: Catalog, goal: Goal, route: Route) -> dict[SkillId, tuple[RoleId, ...]]:
    """Return for each skill of ``route`` the roles whose entries or gaps rest on it, in the catalogue's order.

    One pass from the last node to the first, roles as bits: O(V + E) of the route. A choice hands
    its roles on to its picked option only.
    """
    structure = catalog.structure
    number, ids, needs = structure.number, structure.ids, structure.needs
    picked = {number[choice]: number[option] for choice, option in route.picked.items()}
    skills = [number[skill] for skill in route.skills]
    bits = dict.fromkeys((*skills, *picked), 0)
    for bit, entries in enumerate(goal.ends.values()):
        for entry in entries:
            if (node := number[entry]) in bits:
                bits[node] |= 1 << bit
    for node in sorted(bits, reverse=True):
        own = bits[node]
        for need in (picked[node],) if node in picked else needs[node]:
            if need in bits:
                bits[need] |= own
    names = list(goal.roles)
    tuples = {mask: tuple(r for i, r in enumerate(names) if mask >> i & 1) for mask in set(bits.values())}
    return {SkillId(ids[node]): tuples[bits[node]] for node in skills}

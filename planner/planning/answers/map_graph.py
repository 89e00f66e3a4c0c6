"""What the map shows: all that a goal may call for, through every option of every choice, whoever looks at it.

It follows from catalogue and goal alone, so nothing moves when the learner changes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import RoleId, SkillId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Milestone, NodeId, Role


MILESTONE = "/milestone-"
"""Between the role and the number, from 1, in the id of a milestone's spot."""


class NodeKind(StrEnum):
    """What stands at a spot."""

    SKILL = "skill"
    PROJECT = "project"
    CHOICE = "choice"
    MILESTONE = "milestone"
    ROLE = "role"


class Spot(NamedTuple):
    """Something on the map.

    Attributes:
        area: Its area; for a choice that of its first option, empty for milestones and roles.
        roles: The roles that may call for it, in the goal's order.
        named: Those of them that name it, as core or useful; a spot that none names is an enabler.
    """

    id: NodeId
    kind: NodeKind
    title: str
    area: str
    roles: tuple[RoleId, ...]
    named: tuple[RoleId, ...] = ()


class MapGraph(NamedTuple):
    """The spots by id, each after what it needs, and the edges (before, after) between them."""

    spots: dict[NodeId, Spot]
    edges: tuple[tuple[NodeId, NodeId], ...]


def map_graph(catalog: Catalog, roles: Sequence[RoleId]) -> MapGraph:
    """Return the map of ``roles``: their entries, all that these rest on, their milestones, and the roles at the end.

    O(V + E) for each role.
    """
    closures = {role: _closure(catalog, role) for role in roles}
    spots = {node: _spot(catalog, node, closures) for node in catalog.structure.in_order(set().union(*closures.values()))}
    edges = [(need, node) for node in spots for need in catalog.structure.needed(node)]
    for role in roles:
        entry, ends = catalog.roles[role], list(catalog.roles[role].core) + list(catalog.roles[role].useful)
        for number, milestone in enumerate(entry.milestones, 1):
            sign = f"{role}{MILESTONE}{number}"
            needs = [need for need in milestone.needs if need in spots]
            if needs:
                spots[sign] = Spot(sign, NodeKind.MILESTONE, milestone.title, "", (role,), (role,))
                edges += [(need, sign) for need in needs]
                ends.append(sign)
        spots[role] = Spot(role, NodeKind.ROLE, entry.title, "", (role,), (role,))
        edges += [(end, role) for end in ends]
    return MapGraph(spots, tuple(edges))


def milestone_of(catalog: Catalog, sign: NodeId) -> tuple[Role, Milestone] | None:
    """Return the milestone at the spot ``sign`` of a map, with its role; none if there is none."""
    role, _, number = sign.rpartition(MILESTONE)
    entry = catalog.roles.get(RoleId(role))
    found = entry.milestones[int(number) - 1 : int(number)] if entry and number.isdecimal() else ()
    return (entry, found[0]) if entry and found else None


def _closure(catalog: Catalog, role: RoleId) -> set[NodeId]:
    return catalog.structure.below([*catalog.roles[role].core, *catalog.roles[role].useful])


def _spot(catalog: Catalog, node: NodeId, closures: dict[RoleId, set[NodeId]]) -> Spot:
    calling = tuple(role for role, closure in closures.items() if node in closure)
    named = tuple(role for role in calling if node in catalog.roles[role].core or node in catalog.roles[role].useful)
    if catalog.is_choice(node):
        choice = catalog.choices[node]
        area = catalog.skills[next(iter(choice.options))].area
        return Spot(node, NodeKind.CHOICE, choice.title, area, calling, named)
    skill = catalog.skills[SkillId(node)]
    return Spot(node, NodeKind.PROJECT if skill.brief else NodeKind.SKILL, skill.title, skill.area, calling, named)

"""The sizes of what stands on the map, which tell the layout how much room it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.layout.graph import Graph, Node
from planner.layout.transitive_reduction import reduced
from planner.planning.answers.map_graph import NodeKind

if TYPE_CHECKING:
    from planner.catalog.entries import RoleId
    from planner.planning.answers.map_graph import MapGraph

PAIR = 2
SIZES = {
    NodeKind.SKILL: (240.0, 58.0),
    NodeKind.PROJECT: (240.0, 58.0),
    NodeKind.CHOICE: (240.0, 58.0),
    NodeKind.MILESTONE: (240.0, 46.0),
    NodeKind.ROLE: (240.0, 64.0),
}
"""Width and height in map units; at scale 1 a unit is a pixel. No shipped title is cut in usual fonts."""


def graph_of(land: MapGraph, roles: tuple[RoleId, ...]) -> Graph:
    """Return what is to be laid out, without edges that others imply; two roles' own branches lie above and below the trunk."""
    pair = roles if len(roles) == PAIR else ()
    bands: dict[tuple[RoleId, ...], int] = {(role,): 2 * place - 1 for place, role in enumerate(pair)}
    nodes = [Node(spot.id, *SIZES[spot.kind], spot.area, bands.get(spot.roles, 0)) for spot in land.spots.values()]
    return reduced(Graph(tuple(nodes), land.edges))


def ends(graph: Graph) -> frozenset[str]:
    """Return what nothing comes after, at the right side of the map: the roles."""
    return frozenset(node.id for node in graph.nodes) - {before for before, _ in graph.edges}

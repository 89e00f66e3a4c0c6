"""Maps to be moved about on: the shipped one, and one as large as no catalogue is."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from planner.layout.geometry import Geometry
from planner.learner.learner import Learner, State
from planner.locations import resources
from planner.planning.answers.map_graph import MapGraph, NodeKind, Spot, map_graph
from planner.planning.plan import make_plan
from planner.storage.catalog.folder import load_catalog
from planner.storage.files import layout_cache
from planner.ui.map.scene.drawing import Drawing
from planner.ui.map.scene.node_looks import Look, looks
from planner.ui.map.scene.node_sizes import SIZES, graph_of

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId

ACROSS, DOWN = 300.0, 80.0
ROLES = ("first", "second")
AREAS = {f"area{number}": f"Area number {number}" for number in range(16)}


class Shown(NamedTuple):
    drawing: Drawing
    looks: dict[NodeId, Look]
    areas: dict[str, str]


def shipped() -> Shown:
    """Return the map of both roles as a beginner sees it."""
    catalog = load_catalog([resources() / "catalog"])
    plan = make_plan(catalog, Learner(), date(2027, 1, 4))
    land = map_graph(catalog, plan.roles)
    kept = layout_cache.read([resources() / "layouts"], graph_of(land, plan.roles))
    return Shown(Drawing(land, kept), looks(catalog, plan, land), catalog.areas)


def grid(columns: int, rows: int) -> Shown:
    """Return a map of two roles with ``columns`` x ``rows`` skills, each after one to three of the columns before it."""
    random, edges = Random(1), []
    spots = {f"{column}-{row}": _skill(column, row, rows) for column in range(columns) for row in range(rows)}
    places = {node: ((n // rows) * ACROSS + 150, (n % rows) * DOWN + 40) for n, node in enumerate(spots)}
    looked = {
        node: Look(State.KNOWN if n % 3 == 0 else None, ready=n % 11 == 1, planned=n % 5 > 0, below="8 h  ·  Area")
        for n, node in enumerate(spots)
    }
    for column in range(1, columns):
        for row in range(rows):
            befores = [
                (column - random.choice((1, 1, 1, 2, 5)), row + random.randint(-6, 6)) for _ in range(random.randint(1, 3))
            ]
            edges += [(f"{max(0, c)}-{min(rows - 1, max(0, r))}", f"{column}-{row}") for c, r in befores]
    for role, row in zip(ROLES, (rows // 4, 3 * rows // 4), strict=True):
        spots[role] = Spot(role, NodeKind.ROLE, f"The {role}", "", (role,), (role,))
        places[role], looked[role] = (columns * ACROSS + 150, row * DOWN + 40), Look()
        edges.append((f"{columns - 1}-{row}", role))
    layers = {node: round((x - 150) / ACROSS) for node, (x, _) in places.items()}
    curves = {edge: _curve(places, spots, *edge) for edge in edges}
    made = Geometry(places, curves, layers, (columns + 1) * ACROSS, rows * DOWN)
    return Shown(Drawing(MapGraph(spots, tuple(curves)), made), looked, AREAS)


def _skill(column: int, row: int, rows: int) -> Spot:
    serves = ROLES if abs(row - rows / 2) < rows / 4 else ROLES[:1] if row < rows / 2 else ROLES[1:]
    return Spot(f"{column}-{row}", NodeKind.SKILL, f"Skill {row} of column {column}", f"area{row * 16 // rows}", serves, serves)


def _curve(places, spots, one, other):
    half, its = (SIZES[spots[node].kind][0] / 2 for node in (one, other))
    return (places[one][0] + half, places[one][1]), (places[other][0] - its, places[other][1])

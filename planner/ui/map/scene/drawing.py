"""The laid out map as shapes: what is drawn where, what lies at a point, what hangs together."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from planner.catalog.structure import walk
from planner.layout.curves import bend
from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.scene.camera import Box
from planner.ui.map.scene.grid import Grid
from planner.ui.map.scene.lanes import lanes
from planner.ui.map.scene.naming import middles
from planner.ui.map.scene.node_sizes import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.catalog.entries import NodeId
    from planner.layout.curves import Point
    from planner.layout.geometry import Geometry
    from planner.planning.answers.map_graph import MapGraph
    from planner.ui.map.scene.lanes import Lanes

    Edge = tuple[NodeId, NodeId]
    LinePiece = tuple[Point, Point]

ROOM = 28.0
"""What is left free around the map, in map units."""


class Drawing:
    """The shapes of ``land`` where ``layout`` has put them; the same for every learner."""

    def __init__(self, land: MapGraph, layout: Geometry) -> None:
        self.land = land
        self.layout = layout
        self.boxes = {node: _box(layout.places[node], SIZES[spot.kind]) for node, spot in land.spots.items()}
        self.before = _neighbours((after, before) for before, after in layout.curves)
        self.after = _neighbours(layout.curves)
        self.whole = Box(-ROOM, -ROOM, layout.width + 2 * ROOM, layout.height + 2 * ROOM)
        self.nodes = Grid(self.boxes.items())
        self._paths: dict[LinePiece, QPainterPath] = {}

    def worked_out(self) -> Drawing:
        """Return the drawing with all that is else worked out when it is first painted."""
        _ = self.pieces, self.lane, self.middles
        return self

    @cached_property
    def along(self) -> dict[LinePiece, list[Edge]]:
        """The edges along each piece of line: several where they are one line."""
        found: dict[LinePiece, list[Edge]] = {}
        for edge, curve in self.layout.curves.items():
            for piece in pairwise(curve):
                found.setdefault(piece, []).append(edge)
        return found

    @cached_property
    def pieces(self) -> Grid[LinePiece]:
        """The pieces of line by where they run."""
        return Grid((piece, _around(*piece)) for piece in self.along)

    @cached_property
    def lanes(self) -> Lanes | None:
        """The lanes of two roles, if there are two."""
        return lanes(self.land.spots, self.boxes, self.layout.layers, self.whole)

    @cached_property
    def lane(self) -> tuple[QPainterPath, QPainterPath, QPainterPath] | None:
        """What both roles call for as a ground, and the lines above and below it."""
        if self.lanes is None:
            return None
        ground, upper, lower = (path_of(points) for points in (self.lanes.upper, self.lanes.upper, self.lanes.lower))
        ground.connectPath(path_of(self.lanes.lower[::-1]))
        return ground, upper, lower

    @cached_property
    def middles(self) -> list[tuple[str, tuple[float, float]]]:
        """Where most of each area lies."""
        return middles(self.land.spots.values(), self.boxes)

    def is_skill(self, node: NodeId) -> bool:
        """Return whether ``node`` is a skill or project."""
        return self.land.spots[node].kind in {NodeKind.SKILL, NodeKind.PROJECT}

    def is_need(self, node: NodeId) -> bool:
        """Return whether a skill can need ``node``."""
        return self.is_skill(node) or self.land.spots[node].kind is NodeKind.CHOICE

    def rect(self, node: NodeId) -> QRectF:
        """Return the rectangle of ``node``."""
        return QRectF(*self.boxes[node])

    def path(self, piece: LinePiece) -> QPainterPath:
        """Return the line of ``piece``."""
        if piece not in self._paths:
            self._paths[piece] = path_of(piece)
        return self._paths[piece]

    def cone(self, *nodes: NodeId) -> frozenset[NodeId]:
        """Return ``nodes`` with all that they need and all that they unlock."""
        return frozenset().union(*(_reached(node, way) for node in nodes for way in (self.before, self.after)))

    def around(self, nodes: Iterable[NodeId]) -> Box:
        """Return the smallest box around ``nodes`` and the edges between them, all of the map if there are none."""
        here = {node for node in nodes if node in self.boxes}
        boxes = [self.boxes[node] for node in here]
        for (before, after), curve in self.layout.curves.items() if len(here) > 1 else ():
            if before in here and after in here:
                boxes += [_around(*piece) for piece in pairwise(curve)]
        return reduce(Box.united, boxes) if boxes else self.whole


def _box(place: tuple[float, float], size: tuple[float, float]) -> Box:
    return Box(place[0] - size[0] / 2, place[1] - size[1] / 2, *size)


def _neighbours(edges: Iterable[Edge]) -> dict[NodeId, list[NodeId]]:
    found: dict[NodeId, list[NodeId]] = {}
    for node, neighbour in edges:
        found.setdefault(node, []).append(neighbour)
    return found


def _reached(node: NodeId, ways: dict[NodeId, list[NodeId]]) -> set[NodeId]:
    return {each for each, _ in walk([node], lambda each: ways.get(each, ()))}


def _around(one: Point, other: Point) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))


def path_of(points: Sequence[Point]) -> QPainterPath:
    """Return the line through ``points``, level or bent between two of them."""
    path = QPainterPath(QPointF(*points[0]))
    for before, after in pairwise(points):
        if before[1] == after[1]:
            path.lineTo(*after)
        else:
            path.cubicTo(*(QPointF(*point) for point in (*bend(before, after), after)))
    return path

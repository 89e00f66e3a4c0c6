"""The laid out map as shapes: what is drawn where, what lies at a point, what hangs together."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from planner.layout.curves import bend
from planner.ui.map.camera import Box
from planner.ui.map.grid import Grid
from planner.ui.map.lanes import lanes
from planner.ui.map.naming import middles
from planner.ui.map.plates import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.catalog.entries import NodeId
    from planner.layout.geometry import Geometry
    from planner.planning.landscape import Landscape
    from planner.ui.map.lanes import Lanes

    Edge = tuple[NodeId, NodeId]

ROOM = 28.0
"""What is left free around the map, in map units."""


class Drawing:
    """The shapes of ``land`` where ``layout`` has put them; the same for every learner."""

    def __init__(self, land: Landscape, layout: Geometry) -> None:
        self.land = land
        self.layout = layout
        self.boxes = {node: _box(layout.places[node], SIZES[spot.kind]) for node, spot in land.spots.items()}
        self.before = _neighbours((after, before) for before, after in layout.curves)
        self.after = _neighbours(layout.curves)
        self.whole = Box(-ROOM, -ROOM, layout.width + 2 * ROOM, layout.height + 2 * ROOM)
        self.nodes = Grid(self.boxes.items())
        self._paths: dict[Edge, QPainterPath] = {}
        self._lines: dict[Edge, QLineF] = {}

    def worked_out(self) -> Drawing:
        """Return the drawing with all that is else worked out when it is first painted."""
        _ = self.edges, self.lane, self.middles
        return self

    @cached_property
    def edges(self) -> Grid[Edge]:
        """The edges by where each piece of them runs."""
        curves = self.layout.curves.items()
        return Grid((edge, _around(*ends)) for edge, curve in curves for ends in pairwise(curve))

    @cached_property
    def lanes(self) -> Lanes | None:
        """The lanes of two roles, if there are two."""
        return lanes(self)

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

    def rect(self, node: NodeId) -> QRectF:
        """Return the rectangle of ``node``."""
        return QRectF(*self.boxes[node])

    def path(self, edge: Edge) -> QPainterPath:
        """Return the curve of ``edge``."""
        if edge not in self._paths:
            self._paths[edge] = path_of(self.layout.curves[edge])
        return self._paths[edge]

    def line(self, edge: Edge) -> QLineF:
        """Return a straight line for ``edge``."""
        if edge not in self._lines:
            curve = self.layout.curves[edge]
            self._lines[edge] = QLineF(*curve[0], *curve[-1])
        return self._lines[edge]

    def cone(self, *nodes: NodeId) -> frozenset[NodeId]:
        """Return ``nodes`` with all that they need and all that they unlock."""
        return frozenset().union(*(_reached(node, way) for node in nodes for way in (self.before, self.after)))

    def around(self, nodes: Iterable[NodeId]) -> Box:
        """Return the smallest box around ``nodes``, all of the map if there are none."""
        found: Box | None = None
        for node in nodes:
            if node in self.boxes:
                found = found.united(self.boxes[node]) if found else self.boxes[node]
        return found or self.whole


def _box(place: tuple[float, float], size: tuple[float, float]) -> Box:
    return Box(place[0] - size[0] / 2, place[1] - size[1] / 2, *size)


def _neighbours(edges: Iterable[Edge]) -> dict[NodeId, list[NodeId]]:
    found: dict[NodeId, list[NodeId]] = {}
    for node, neighbour in edges:
        found.setdefault(node, []).append(neighbour)
    return found


def _reached(node: NodeId, ways: dict[NodeId, list[NodeId]]) -> set[NodeId]:
    seen, waiting = {node}, [node]
    while waiting:
        for each in ways.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen


def _around(one: tuple[float, float], other: tuple[float, float]) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))


def path_of(points: Sequence[tuple[float, float]]) -> QPainterPath:
    """Return the line through ``points``, level or bent between two of them."""
    path = QPainterPath(QPointF(*points[0]))
    for before, after in pairwise(points):
        if before[1] == after[1]:
            path.lineTo(*after)
        else:
            path.cubicTo(*(QPointF(*point) for point in (*bend(before, after), after)))
    return path

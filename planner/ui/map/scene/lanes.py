"""The lanes of a map for two roles: what only the first calls for, what both do, and below it what only the second does."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.scene.node_sizes import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.catalog.entries import NodeId
    from planner.layout.curves import Point
    from planner.planning.answers.map_graph import Spot
    from planner.ui.map.scene.camera import Box

FIRST, SHARED, SECOND = range(3)
CLEAR = 10.0
"""Least distance of a line between lanes to a node."""
ROUNDS = 60


class Lanes(NamedTuple):
    """The lines between three lanes; each leads from the left side of the map to the right, level or as a `bend`."""

    roles: tuple[Spot, Spot]
    upper: tuple[Point, ...]
    lower: tuple[Point, ...]

    def seen(self, region: Box, height: float) -> Iterator[tuple[int, float]]:
        """Yield the lanes with room for a sign of ``height`` at the left side of ``region``, and where that begins."""
        lines = [-inf, _height(self.upper, region.x), _height(self.lower, region.x), inf]
        for lane, (top, low) in enumerate(pairwise(lines)):
            begin = max(top, region.y)
            if min(low, region.y + region.height) - begin >= height:
                yield lane, begin


class _Column(NamedTuple):
    """Where a layer lies, and from where to where the nodes of each lane do."""

    left: float
    right: float
    tops: list[float]
    lows: list[float]


def lanes(spots: Mapping[NodeId, Spot], boxes: Mapping[NodeId, Box], layers: Mapping[NodeId, int], whole: Box) -> Lanes | None:
    """Return the lanes among the ``boxes`` of ``spots`` on a map as large as ``whole``.

    None unless there are two roles, with something that both call for, in columns all the way.
    """
    ends = [spot for spot in spots.values() if spot.kind is NodeKind.ROLE]
    if len(ends) != PAIR or not any(len(spot.roles) == PAIR for spot in spots.values()):
        return None
    first, second = ends
    columns = _columns(spots, boxes, layers, first)
    if any(one.right > other.left for one, other in pairwise(columns)):
        return None
    upper = _taut([(c.lows[FIRST] + CLEAR, min(c.tops[SHARED:]) - CLEAR) for c in columns])
    lower = _taut([(max(c.lows[:SECOND]) + CLEAR, c.tops[SECOND] - CLEAR) for c in columns])
    return Lanes((first, second), _line(whole, columns, upper), _line(whole, columns, map(max, upper, lower)))


def _columns(
    spots: Mapping[NodeId, Spot], boxes: Mapping[NodeId, Box], layers: Mapping[NodeId, int], first: Spot
) -> list[_Column]:
    columns: dict[int, _Column] = {}
    for node, box in boxes.items():
        roles, layer = spots[node].roles, layers[node]
        lane = SHARED if len(roles) == PAIR else FIRST if roles == first.roles else SECOND
        left, right, tops, lows = columns.get(layer) or _Column(inf, -inf, [inf] * 3, [-inf] * 3)
        tops[lane], lows[lane] = min(tops[lane], box.y), max(lows[lane], box.y + box.height)
        columns[layer] = _Column(min(left, box.x), max(right, box.x + box.width), tops, lows)
    return [columns[layer] for layer in sorted(columns)]


def _taut(rooms: Sequence[tuple[float, float]]) -> list[float]:
    """Return heights, each within its room, that change as little from column to column as a string pulled tight."""
    ends = [low for _, low in rooms if low < inf] or [high for high, _ in rooms if high > -inf] or [0.0]
    heights = [min(max(sum(ends) / len(ends), high), low) for high, low in rooms]
    last = len(rooms) - 1
    for _ in range(ROUNDS):
        for number, (high, low) in enumerate(rooms):
            middle = (heights[max(0, number - 1)] + heights[min(last, number + 1)]) / 2
            heights[number] = min(max(middle, high), low)
    return heights


def _line(whole: Box, columns: Sequence[_Column], heights: Iterator[float] | Sequence[float]) -> tuple[Point, ...]:
    """Return the line that is level in each column and changes its height between them."""
    points = [(x, y) for column, y in zip(columns, heights, strict=True) for x in (column.left, column.right)]
    points[0], points[-1] = (whole.x, points[0][1]), (whole.x + whole.width, points[-1][1])
    return tuple(points)


def _height(line: Sequence[Point], x: float) -> float:
    """Return how high ``line`` is at ``x``, nearly where it bends."""
    if x <= line[0][0]:
        return line[0][1]
    for (left, begin), (right, end) in pairwise(line):
        if x <= right:
            return begin + (end - begin) * (x - left) / ((right - left) or 1.0)
    return line[-1][1]

"""The lines and grounds of a chart as points on the screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

from planner.ui.chart.figure import LineStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.ui.chart.figure import Band, DataPoint, Series
    from planner.ui.chart.scale import Scale

WHOLE = 400
"""Up to so many corners a line is painted in one piece: where pieces overlap, long segments would look bolder."""
PIECE = 40


class Stroke(NamedTuple):
    """The line of a series in pieces, each with its distance along the line, and the ground below it.

    A polyline takes time with the square of its points: in pieces 2,000 points are ten times as fast.
    """

    series: Series
    pieces: list[tuple[QPolygonF, float]]
    ground: QPolygonF


def stroke(series: Series, across: Scale, up: Scale) -> Stroke:
    """Return the line of ``series``, and the ground between it and nought if that is filled."""
    points = _points(series.points, across, up)
    line = _corners(points) if series.style is LineStyle.STEPS else points
    foot = [QPointF(line[end].x(), up.pixel(0)) for end in (-1, 0)]
    return Stroke(series, list(_pieces(line)), QPolygonF([*line, *foot]) if series.filled else QPolygonF())


def ground(band: Band, across: Scale, up: Scale) -> QPolygonF:
    """Return the ground between the two lines of ``band``."""
    return QPolygonF(_points([*band.lower, *reversed(band.upper)], across, up))


def _points(points: Iterable[DataPoint], across: Scale, up: Scale) -> list[QPointF]:
    return [QPointF(across.pixel(x), up.pixel(y)) for x, y in points]


def _corners(points: list[QPointF]) -> list[QPointF]:
    """Return the corners of steps, on whole pixels, where level lines are sharp."""
    spots = [QPointF(point.toPoint()) for point in points]
    return [spots[0], *(corner for a, b in pairwise(spots) for corner in (QPointF(b.x(), a.y()), b))]


def _pieces(line: list[QPointF]) -> Iterator[tuple[QPolygonF, float]]:
    """Yield pieces that overlap by one segment, so that the corner between them is painted."""
    size = PIECE if len(line) > WHOLE else WHOLE
    length = 0.0
    for start in range(0, max(1, len(line) - 1), size):
        piece = line[start : start + size + 2]
        yield QPolygonF(piece), length
        length += sum(QLineF(a, b).length() for a, b in pairwise(piece[: size + 1]))

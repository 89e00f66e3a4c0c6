"""What a chart shows, as values: no pixels, no colours, no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from itertools import chain
from math import isfinite

DataPoint = tuple[float, float]
Points = tuple[DataPoint, ...]


class AxisKind(Enum):
    """What the values along an axis are."""

    NUMBER = "number"
    DAY = "day"


class LineStyle(Enum):
    """How the points of a series are joined; a step holds its value until the next point."""

    LINE = "line"
    STEPS = "steps"


class Dash(Enum):
    """How a line is broken, so that lines differ without colours."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Hue(StrEnum):
    """Which of the theme's tones something has."""

    ACCENT = "accent"
    GOOD = "good"
    TEXT = "text"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a chart.

    Attributes:
        title: What is counted; it stands at the axis, unless that shows days, and heads the table.
        kind: Days are given by their ordinal, as `datetime.date.toordinal` tells it.
        unit: What stands behind each number, such as h or %.
        least: Where the axis begins; without it where the data do, or at nought for heights.
        most: Where the axis ends; without it where the data do, or at the next round height.
    """

    title: str = ""
    kind: AxisKind = AxisKind.NUMBER
    unit: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A line through points, which go from left to right.

    Attributes:
        filled: Whether the ground between the line and nought is tinted.
    """

    name: str
    points: Points
    style: LineStyle = LineStyle.LINE
    dash: Dash = Dash.SOLID
    hue: Hue = Hue.ACCENT
    filled: bool = False

    def at(self, x: float) -> float | None:
        """Return the height at ``x``, or nothing beyond the ends."""
        return _height(self.points, x, self.style)

    def reach(self, first: float, last: float) -> DataPoint | None:
        """Return the least and the greatest height from ``first`` to ``last``."""
        return _reach(self.points, first, last, self.style)


@dataclass(frozen=True, slots=True)
class Band:
    """The ground between two lines; bands that lie in each other are darkest in the middle."""

    name: str
    lower: Points
    upper: Points
    hue: Hue = Hue.ACCENT

    def at(self, x: float) -> DataPoint | None:
        """Return the lower and the upper end at ``x``, or nothing beyond the ends."""
        lower, upper = _height(self.lower, x, LineStyle.LINE), _height(self.upper, x, LineStyle.LINE)
        return None if lower is None or upper is None else (lower, upper)

    def reach(self, first: float, last: float) -> DataPoint | None:
        """Return the least and the greatest height from ``first`` to ``last``."""
        ends = [_reach(points, first, last, LineStyle.LINE) for points in (self.lower, self.upper)]
        heights = [height for end in ends if end for height in end]
        return (min(heights), max(heights)) if heights else None


@dataclass(frozen=True, slots=True)
class MarkLine:
    """An upright line with a label above it."""

    x: float
    label: str
    hue: Hue = Hue.MUTED
    dash: Dash = Dash.DASHED


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole picture.

    Attributes:
        bands: Painted first, in their order.
        summary: What the picture shows, in a sentence or two, for those who do not see it.
        empty: What is said in place of a picture if there are no points.
    """

    title: str
    x: Axis = Axis()
    y: Axis = Axis()
    series: tuple[Series, ...] = ()
    bands: tuple[Band, ...] = ()
    marks: tuple[MarkLine, ...] = ()
    summary: str = ""
    empty: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(self._lines())

    def stops(self) -> list[float]:
        """Return each x that has a point or a mark, from left to right."""
        return sorted({x for x, _ in chain(*self._lines())} | {mark.x for mark in self.marks})

    def width(self) -> DataPoint:
        """Return the first and the last x to show."""
        stops = self.stops() or [0.0]
        first = stops[0] if self.x.least is None else self.x.least
        last = stops[-1] if self.x.most is None else self.x.most
        return (first, last) if first < last else (first - 0.5, first + 0.5)

    def height(self) -> DataPoint:
        """Return the least and the greatest height, before they are rounded."""
        heights = [y for _, y in chain(*self._lines())]
        first = min([0.0, *heights]) if self.y.least is None else self.y.least
        last = max([0.0, *heights]) if self.y.most is None else self.y.most
        return (first, last) if first < last else (first, first + 1)

    def drawable(self) -> Figure:
        """Return the figure with its points in order and without those that lie nowhere."""
        return replace(
            self,
            series=tuple(replace(each, points=_ordered(each.points)) for each in self.series),
            bands=tuple(replace(each, lower=_ordered(each.lower), upper=_ordered(each.upper)) for each in self.bands),
            marks=tuple(mark for mark in self.marks if isfinite(mark.x)),
        )

    def _lines(self) -> list[Points]:
        return [*(each.points for each in self.series), *(line for each in self.bands for line in (each.lower, each.upper))]


def _x(point: DataPoint) -> float:
    return point[0]


def _ordered(points: Points) -> Points:
    return tuple(sorted((point for point in points if all(map(isfinite, point))), key=_x))


def _height(points: Points, x: float, style: LineStyle) -> float | None:
    after = bisect_right(points, x, key=_x)
    if not after or x > points[-1][0]:
        return None
    left = points[after - 1]
    if style is LineStyle.STEPS or after == len(points):
        return left[1]
    right = points[after]
    return left[1] + (right[1] - left[1]) * (x - left[0]) / (right[0] - left[0])


def _reach(points: Points, first: float, last: float, style: LineStyle) -> DataPoint | None:
    inner = points[bisect_left(points, first, key=_x) : bisect_right(points, last, key=_x)]
    ends = (_height(points, first, style), _height(points, last, style))
    heights = [*(y for _, y in inner), *(end for end in ends if end is not None)]
    return (min(heights), max(heights)) if heights else None

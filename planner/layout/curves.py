"""Edges as smooth curves that keep clear of nodes."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
SAMPLES = 16
"""Straight pieces that stand for a curved segment when its length is measured."""


class Curve(NamedTuple):
    """A chain of cubic Bézier segments: where it starts, then for each segment its two control points and its end."""

    start: Point
    segments: tuple[tuple[Point, Point, Point], ...]

    def points(self, samples: int = SAMPLES) -> Iterator[Point]:
        """Yield the start, then ``samples`` points of each segment at equal steps of its parameter, its end the last."""
        yield self.start
        start = self.start
        for one, two, end in self.segments:
            for number in range(1, samples + 1):
                yield _at(start, one, two, end, number / samples)
            start = end

    def length(self) -> float:
        """Return the length of the curve, very nearly."""
        total, start = 0.0, self.start
        for segment in self.segments:
            if start[1] == segment[0][1] == segment[1][1] == segment[2][1]:
                total += segment[2][0] - start[0]
            else:
                points = list(Curve(start, (segment,)).points())
                total += sum([hypot(c - a, d - b) for (a, b), (c, d) in pairwise(points)])
            start = segment[2]
        return total


def _at(start: Point, one: Point, two: Point, end: Point, part: float) -> Point:
    rest = 1 - part
    a, b, c, d = rest * rest * rest, 3 * rest * rest * part, 3 * rest * part * part, part * part * part
    return a * start[0] + b * one[0] + c * two[0] + d * end[0], a * start[1] + b * one[1] + c * two[1] + d * end[1]


def curve(stops: Sequence[tuple[float, float, float]]) -> Curve:
    """Return the smooth curve through ``stops``, each from where to where it lies level, and at what height.

    The first begins at a node and the last ends at one; between lie columns. Height changes only
    between columns, so whatever lies in a column beside the stop there is never touched.
    """
    return Curve((stops[0][0], stops[0][2]), tuple(_segments(stops)))


def _segments(stops: Sequence[tuple[float, float, float]]) -> Iterator[tuple[Point, Point, Point]]:
    """Yield an S for each change of height, and level pieces up to the right side of each column.

    So edges that are one line up to some column have their pieces up to there in common.
    """
    _, right, level = stops[0]
    if right > stops[0][0]:
        yield _level(*stops[0])
    for left, its_right, height in stops[1:]:
        if height != level:
            yield *bend((right, level), (left, height)), (left, height)
            right, level = left, height
        if its_right > right:
            yield _level(right, its_right, level)
            right = its_right


def bend(start: Point, end: Point) -> tuple[Point, Point]:
    """Return the control points of the S that leaves ``start`` level and arrives level at ``end``."""
    middle = (start[0] + end[0]) / 2
    return (middle, start[1]), (middle, end[1])


def _level(start: float, end: float, height: float) -> tuple[Point, Point, Point]:
    third = (end - start) / 3
    return (start + third, height), (end - third, height), (end, height)


def total_length(curves: Iterable[Curve]) -> float:
    """Return the sum of the lengths of ``curves``."""
    return sum([each.length() for each in curves])

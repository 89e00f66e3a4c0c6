"""Where the labels of marks and series stand, so that none hides another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QSizeF

    from planner.ui.chart.figure import Band, Figure, Series
    from planner.ui.chart.scale import Scale

GAP = 5
APART = 10
CLOSE = 3
PLACES = 32
FAVOURITE = 0.6


@dataclass(frozen=True, slots=True)
class Flag:
    """The label of a mark beside its line; row 0 is the lowest."""

    at: float
    start: float
    width: float
    row: int = 0

    def meets(self, other: Flag) -> bool:
        """Tell whether one would hide the other's label or line if both were in one row."""
        mine, others = self._span(), other._span()
        return mine[0] < others[1] + APART and others[0] < mine[1] + APART

    def _span(self) -> tuple[float, float]:
        return min(self.at, self.start), max(self.at, self.start + self.width)


def flags(wanted: Sequence[tuple[float, float]], left: float, right: float) -> list[Flag]:
    """Return a flag for each line at a pixel with a label of some width, in the order given.

    A label stands right of its line, where it does not fit left of it, and is shortened where
    it fits on neither side. A flag flies above those whose lines it would cross: to the right
    each above the next, to the left each above the one before and above all that fly right.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index][0])
    sides: dict[int, Flag] = {}
    wall, turned = right, []
    for index in reversed(order):
        flag = _beside(*wanted[index], left, wall)
        sides[index] = flag
        if flag.start < flag.at:
            wall = flag.at - GAP
            turned.append(index)
    flown: list[Flag] = []
    for index in [*(each for each in reversed(order) if each not in turned), *reversed(turned)]:
        flag = sides[index]
        row = max((below.row + 1 for below in flown if flag.meets(below)), default=0)
        sides[index] = replace(flag, row=row)
        flown.append(sides[index])
    return [sides[index] for index in range(len(wanted))]


def _beside(at: float, width: float, left: float, right: float) -> Flag:
    behind, before = right - at - GAP, at - GAP - left
    fits = max(0.0, min(width, max(behind, before)))
    return Flag(at, at + GAP, fits) if width <= behind or behind >= before else Flag(at, at - GAP - fits, fits)


class Names:
    """Looks for a place right at each line where its name can stand freely."""

    def __init__(self, figure: Figure, across: Scale, up: Scale) -> None:
        self._figure, self._across, self._up = figure, across, up
        self._taken: list[QRectF] = []

    def place(self, series: Series, size: QSizeF) -> QRectF | None:
        """Return the best free place for a name, and keep later ones from it; nothing if there is none."""
        free = [(price, box) for price, box in self._places(series, size) if self._free(series, box)]
        if not free:
            return None
        _, best = min(free, key=lambda place: place[0])
        self._taken.append(best)
        return best

    def _places(self, series: Series, size: QSizeF) -> Iterator[tuple[float, QRectF]]:
        """Yield places above and below the line with their price: the slope there, and the way from the best spot."""
        first, last = (self._across.pixel(series.points[end][0]) for end in (0, -1))
        room = last - first - size.width()
        for number in range(PLACES + 1):
            left = round(first + room * number / PLACES)
            reach = self._reach(series, left, left + size.width())
            if room < 0 or reach is None or reach[1] - reach[0] > 2 * size.height():
                continue
            price = reach[1] - reach[0] + abs(number / PLACES - FAVOURITE) * size.height()
            yield price, QRectF(left, round(reach[0] - CLOSE - size.height()), size.width(), size.height())
            yield price + 1, QRectF(left, round(reach[1] + CLOSE), size.width(), size.height())

    def _free(self, series: Series, box: QRectF) -> bool:
        wide = box.adjusted(-APART, -APART, APART, APART)
        if box.top() < self._up.end or box.bottom() > self._up.start or any(wide.intersects(other) for other in self._taken):
            return False
        if any(wide.left() < self._across.pixel(mark.x) < wide.right() for mark in self._figure.marks):
            return False
        others: list[Series | Band] = [*(each for each in self._figure.series if each is not series), *self._figure.bands]
        reaches = [self._reach(other, wide.left(), wide.right()) for other in others]
        return not any(reach and reach[0] < wide.bottom() and wide.top() < reach[1] for reach in reaches)

    def _reach(self, source: Series | Band, left: float, right: float) -> tuple[float, float] | None:
        reach = source.reach(self._across.value(left), self._across.value(right))
        return (self._up.pixel(reach[1]), self._up.pixel(reach[0])) if reach else None

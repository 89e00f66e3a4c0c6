"""Where everything in a chart lies, in pixels; the colours are the painter's matter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from planner.ui.chart.axes import feet, heights
from planner.ui.chart.figure import AxisKind, Band, Hue, Series
from planner.ui.chart.labels import Names, flags
from planner.ui.chart.scale import Scale
from planner.ui.chart.strokes import Stroke, ground, stroke
from planner.ui.chart.text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPolygonF

    from planner.ui.chart.figure import Figure, MarkLine

GAP = 8
EDGE = 4
"""What is left free above, below and to the right; on the left a chart is flush with what stands around it."""
SAMPLE = 24
TICK = 7
BETWEEN_TICKS = 22
TICK_HEIGHT = 36
SHORTEST = 24
SMALL = 0.88


class Fonts(NamedTuple):
    """The two fonts of a chart."""

    title: QFont
    small: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """Return the fonts of a widget with ``font``."""
        title, small = QFont(font), QFont(font)
        title.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(QFontInfo(font).pointSizeF() * SMALL)
        return cls(title, small)


class Words(NamedTuple):
    """One line of text and the place it fills."""

    text: str
    box: QRectF
    hue: Hue = Hue.MUTED
    title: bool = False


class Sample(NamedTuple):
    """A piece of a line or band in the key."""

    source: Series | Band
    box: QRectF


class Staff(NamedTuple):
    """The upright line of a mark."""

    mark: MarkLine
    at: float
    top: float


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """Everything that is painted of a figure, but for the hair line."""

    plot: QRectF
    across: Scale
    up: Scale
    words: list[Words]
    key: list[Sample]
    staffs: list[Staff]
    levels: list[float]
    feet: list[float]
    bands: list[tuple[Band, QPolygonF]]
    strokes: list[Stroke]


def layout(figure: Figure, size: QSizeF, fonts: Fonts) -> ChartLayout:
    """Lay ``figure`` out, with the names at the lines if each finds a place there, else with a key above."""
    several = len(figure.series) > 1
    direct = _Builder(figure, size, fonts, figure.bands)
    if several and not direct.name_lines():
        return _Builder(figure, size, fonts, (*figure.series, *figure.bands)).made()
    return direct.made()


class _Builder:
    """Lays out from the top and the bottom inwards; what is left is the plot."""

    def __init__(self, figure: Figure, size: QSizeF, fonts: Fonts, keyed: tuple[Series | Band, ...]) -> None:
        self._figure, self._right = figure, size.width() - EDGE
        self._small, self._bold = QFontMetricsF(fonts.small), QFontMetricsF(fonts.title)
        self._line = float(round(self._small.height()))
        self._half = float(ceil(self._line / 2) + 1)
        self._words: list[Words] = []
        self._key: list[Sample] = []
        self._staffs: list[Staff] = []
        top = self._head(keyed)
        bottom = size.height() - EDGE - self._line * (2 if self._foot_title() else 1) - max(TICK, self._half)
        room = bottom - top - (self._line if figure.marks else 0)
        self._ticks = heights(figure, int(room / TICK_HEIGHT))
        left = GAP + max((self._width(text) for text in self._ticks.labels), default=0.0)
        self._across = Scale(*figure.width(), left, self._right)
        top = min(self._fly(top, bottom), bottom - SHORTEST)
        self._up = Scale(self._ticks.first, self._ticks.last, bottom, top)
        self._plot = QRectF(left, top, self._across.end - left, bottom - top)
        self._feet = self._foot(bottom)

    def made(self) -> ChartLayout:
        """Return what was laid out."""
        levels = [self._up.pixel(value) for value in self._ticks.values]
        for text, at in zip(self._ticks.labels, levels, strict=True):
            width = self._width(text)
            box = QRectF(self._plot.left() - GAP - width, round(at - self._line / 2), width, self._line)
            self._words.append(Words(text, box))
        return ChartLayout(
            self._plot, self._across, self._up, self._words, self._key, self._staffs, levels, self._feet,
            [(band, ground(band, self._across, self._up)) for band in self._figure.bands],
            [stroke(series, self._across, self._up) for series in self._figure.series if series.points],
        )  # fmt: skip

    def name_lines(self) -> bool:
        """Put each series' name at its line; tell whether all found a place."""
        names = Names(self._figure, self._across, self._up)
        for series in (each for each in self._figure.series if each.points):
            text = plain(series.name)
            box = names.place(series, QSizeF(self._width(text), self._line))
            if box is None:
                return False
            self._words.append(Words(text, box, series.hue))
        return True

    def _width(self, text: str) -> float:
        return float(ceil(self._small.horizontalAdvance(text)) + 2)

    def _head(self, keyed: tuple[Series | Band, ...]) -> float:
        """Put the title, the key behind or below it, and the title of the heights; return where they end."""
        row = float(round(self._bold.height())) if self._figure.title else 0.0
        title = self._bold.elidedText(plain(self._figure.title), Qt.TextElideMode.ElideRight, self._right)
        width = min(self._bold.horizontalAdvance(title) + 2, self._right)
        if title:
            self._words.append(Words(title, QRectF(0, EDGE, width, row), Hue.TEXT, title=True))
        entries = [(source, self._short(plain(source.name), self._right - SAMPLE)) for source in keyed]
        needed = sum(SAMPLE + self._width(text) + 2 * GAP for _, text in entries) - 2 * GAP
        top = EDGE + row
        if title and entries and width + 3 * GAP + needed <= self._right:
            self._entries(entries, self._right - needed, round(EDGE + self._bold.ascent() - self._small.ascent()))
        elif entries:
            top = self._entries(entries, 0, top + (4 if title else 0))
        if self._figure.y.title:
            text = self._short(plain(self._figure.y.title), self._right)
            self._words.append(Words(text, QRectF(0, top + 4, self._width(text), self._line)))
            top += 4 + self._line
        return top + max(GAP, self._half)

    def _short(self, text: str, room: float) -> str:
        return self._small.elidedText(text, Qt.TextElideMode.ElideRight, room - 2)

    def _entries(self, entries: list[tuple[Series | Band, str]], left: float, top: float) -> float:
        """Put a sample and a name for each entry, in rows; return where they end."""
        at = left
        for source, text in entries:
            width = self._width(text)
            if at > left and at + SAMPLE + width > self._right:
                at, top = left, top + self._line + 2
            self._key.append(Sample(source, QRectF(at, top, SAMPLE - 6, self._line)))
            self._words.append(Words(text, QRectF(at + SAMPLE, top, width, self._line), Hue.TEXT))
            at += SAMPLE + width + 2 * GAP
        return top + self._line

    def _fly(self, top: float, bottom: float) -> float:
        """Put the flags of the marks above the plot and return where it begins."""
        marks = [mark for mark in self._figure.marks if self._across.first <= mark.x <= self._across.last]
        cap = (self._across.end - self._across.start) * 0.6
        spots = [(round(self._across.pixel(mark.x)), min(cap, self._width(plain(mark.label)))) for mark in marks]
        flown = flags(spots, self._across.start, self._right)
        most = max(1, int((bottom - top) * 0.35 / self._line))
        rows = min(most, max((flag.row + 1 for flag in flown), default=0))
        start = top + rows * self._line + (4 if rows else 0)
        for mark, flag in zip(marks, flown, strict=True):
            above = start - 4 - (flag.row + 1) * self._line
            if flag.row < most and flag.width >= self._line:
                text = self._short(plain(mark.label), flag.width)
                self._words.append(Words(text, QRectF(flag.start, above, flag.width, self._line), mark.hue))
            self._staffs.append(Staff(mark, flag.at, above + 2 if flag.row < most else start))
        return start

    def _foot_title(self) -> str:
        return "" if self._figure.x.kind is AxisKind.DAY else plain(self._figure.x.title)

    def _foot(self, bottom: float) -> list[float]:
        """Put the labels below the plot, as many as fit, and return where their ticks stand."""
        top = bottom + max(TICK, self._half)
        if title := self._short(self._foot_title(), self._plot.width()):
            width = self._width(title)
            self._words.append(Words(title, QRectF(self._right - width, top + self._line, width, self._line)))
        for choice in feet(self._figure):
            spots = [self._across.pixel(value) for value in choice.values]
            boxes = [self._below(text, at, top) for text, at in zip(choice.labels, spots, strict=True)]
            if all(left.right() + BETWEEN_TICKS <= right.left() for left, right in pairwise(boxes)):
                self._words += map(Words, choice.labels, boxes)
                return spots
        return []

    def _below(self, text: str, at: float, top: float) -> QRectF:
        width = self._width(text)
        left = min(max(0, at - width / 2), self._right - width)
        return QRectF(round(left), top, width, self._line)

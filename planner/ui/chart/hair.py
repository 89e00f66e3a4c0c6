"""The hair line of a chart and the card beside it that says what it meets."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from planner.ui.chart.figure import Hue
from planner.ui.chart.layout import Words
from planner.ui.chart.text import readout, where

if TYPE_CHECKING:
    from planner.ui.chart.figure import Band, Figure, Series
    from planner.ui.chart.layout import ChartLayout, Fonts
    from planner.ui.chart.painter import ChartPainter
    from planner.ui.chart.text import Reading

INSET = 10
SAMPLE = 24
COLUMN = 16
AWAY = 12
MARGIN = 4


class CrosshairCard:
    """Lays out what the hair line meets, row by row, beside the line and inside the room."""

    def __init__(self, head: str, rows: list[Reading], fonts: Fonts, room: QRectF) -> None:
        self._rows, self._small = rows, QFontMetricsF(fonts.small)
        bold = QFontMetricsF(fonts.title)
        self._head, self._head_height = head, float(round(bold.height()))
        self._line = float(round(self._small.height()) + 2)
        self._value = max((self._width(said.value) for said in rows), default=0.0)
        fixed = 2.0 * INSET + SAMPLE + COLUMN + self._value
        name = min(room.width() - fixed, max((self._width(said.name) for said in rows), default=0.0))
        width = max(fixed + name, 2.0 * INSET + bold.horizontalAdvance(head) + 2)
        self.box = QRectF(0, 0, width, 2 * INSET + self._head_height + 2 + self._line * len(rows))

    def put(self, at: float, layout: ChartLayout, figure: Figure, room: QRectF) -> None:
        """Move the card beside the hair line at ``at``, high or low, where it hides least of the picture."""
        plot, width = layout.plot, self.box.width()
        sides = [left for left in (at + AWAY, at - AWAY - width) if room.left() <= left <= room.right() - width]
        tops = (plot.top() + MARGIN, plot.bottom() - MARGIN - self.box.height())
        places = [
            self.box.translated(round(left), round(min(max(room.top(), top), room.bottom() - self.box.height())))
            for top in tops
            for left in sides or [room.left() if at > room.center().x() else room.right() - width]
        ]
        self.box = min(places, key=lambda box: _hidden(box, layout, figure))

    def paint(self, painter: ChartPainter, layout: ChartLayout) -> None:
        """Paint the card."""
        painter.card(self.box)
        left, right = self.box.left() + INSET, self.box.right() - INSET
        top = self.box.top() + INSET
        painter.write(Words(self._head, QRectF(left, top, right - left, self._head_height), Hue.TEXT, title=True))
        top += self._head_height + 2
        for said in self._rows:
            start = left + SAMPLE if said.source else left
            if said.source:
                painter.sample(said.source, QRectF(left, top, SAMPLE - 6, self._line), layout)
            room = right - (self._value + COLUMN if said.value else 0) - start
            name = self._small.elidedText(said.name, Qt.TextElideMode.ElideRight, room)
            painter.write(Words(name, QRectF(start, top, room, self._line), Hue.MUTED))
            width = self._width(said.value)
            painter.write(Words(said.value, QRectF(right - width, top, width, self._line), Hue.TEXT))
            top += self._line

    def _width(self, text: str) -> float:
        return float(ceil(self._small.horizontalAdvance(text)) + 2)


def paint_hair(painter: ChartPainter, layout: ChartLayout, figure: Figure, x: float, fonts: Fonts, room: QRectF) -> None:
    """Paint the hair line at ``x``, a dot on every line it meets, and the card."""
    at = float(round(layout.across.pixel(x)))
    painter.hair(at, layout.plot.top(), layout.plot.bottom())
    for series in figure.series:
        y = series.at(x)
        if y is not None and layout.up.first <= y <= layout.up.last:
            painter.dot(QPointF(at, layout.up.pixel(y)), series.hue)
    inner = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    card = CrosshairCard(where(x, figure.x), readout(figure, x), fonts, inner)
    card.put(at, layout, figure, inner)
    card.paint(painter, layout)


def _hidden(box: QRectF, layout: ChartLayout, figure: Figure) -> float:
    """Return how much of the lines, bands and texts a card at ``box`` would hide, in pixels of height."""
    first, last = layout.across.value(box.left()), layout.across.value(box.right())
    hidden = sum(box.height() for words in layout.words if words.box.intersects(box))
    sources: list[Series | Band] = [*figure.series, *figure.bands]
    for source in sources:
        if reach := source.reach(first, last):
            high, low = layout.up.pixel(reach[1]), layout.up.pixel(reach[0])
            hidden += max(0.0, min(low + 1, box.bottom()) - max(high, box.top()))
    return hidden

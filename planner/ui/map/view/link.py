"""A requirement being drawn with the mouse, from what is needed to what needs it."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.catalog.entries import NodeId
    from planner.ui.map.view.shown import Shown
    from planner.ui.style.theme import Theme

WIDTH, HEAD, SPREAD = 2.5, 12.0, pi / 7
ROUND = 8.0


class Link:
    """The arrow on a canvas while the button is down; ``start`` is none while nothing is drawn.

    Whenever another arrow is to be seen, ``changed`` is called.

    Attributes:
        refused: What is needed and what needs it, of a requirement that would close a circle; painted until all is dropped.
    """

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        self._theme, self._changed = theme, changed
        self.start: NodeId | None = None
        self._end: NodeId | None = None
        self.refused: tuple[NodeId, NodeId] | None = None
        self._at = QPointF()

    def begin(self, node: NodeId, at: QPointF) -> None:
        """Draw from ``node``."""
        self.start, self._end, self._at = node, None, at

    def lead(self, at: QPointF, end: NodeId | None) -> None:
        """Draw to ``at``, where ``end`` may take the arrow."""
        self._at, self._end = at, end if end != self.start else None
        self._changed()

    def drop(self) -> tuple[NodeId, NodeId] | None:
        """Stop drawing; return what is needed and what needs it, none if nothing took the arrow."""
        made = (self.start, self._end) if self.start and self._end else None
        self.start = self._end = self.refused = None
        self._changed()
        return made

    def paint(self, painter: QPainter, shown: Shown) -> None:
        """Paint the arrow, and a frame around both of its ends; a refused one is dashed."""
        tones = self._theme.tones
        if self.start and shown.drawing:
            end = shown.rect(self._end) if self._end else self._at
            _arrow(painter, QPen(QColor(tones.accent), WIDTH), shown.rect(self.start), end)
        if self.refused and shown.drawing:
            need, skill = self.refused
            _arrow(painter, QPen(QColor(tones.text), WIDTH, Qt.PenStyle.DashLine), shown.rect(need), shown.rect(skill))


def _arrow(painter: QPainter, pen: QPen, first: QRectF, last: QRectF | QPointF) -> None:
    """Paint an arrow from a node to another, or to the pointer."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in (first, last):
        if isinstance(rect, QRectF):
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), ROUND, ROUND)
    end = _side(last, first.center().x()) if isinstance(last, QRectF) else last
    begin = _side(first, end.x())
    painter.drawLine(begin, end)
    way = atan2(end.y() - begin.y(), end.x() - begin.x())
    sides = [end - QPointF(HEAD * cos(way + turn), HEAD * sin(way + turn)) for turn in (SPREAD, -SPREAD)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF([end, *sides]))


def _side(rect: QRectF, towards: float) -> QPointF:
    """Return the middle of the side of ``rect`` that looks towards an x."""
    return QPointF(rect.right() + 4 if towards > rect.center().x() else rect.left() - 4, rect.center().y())

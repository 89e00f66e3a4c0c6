"""The shapes of the states: box ticked, dashed, half; triangle for ready, half disc for learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.learner.learner import State

if TYPE_CHECKING:
    from planner.ui.style.theme import Tones


def paint_box(painter: QPainter, rect: QRect, state: State | None, tones: Tones, *, implied: bool) -> None:
    """Paint the check box of a skill; ``implied`` if others imply it."""
    known, implied = state is State.KNOWN, implied and state is None
    box = QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75)
    pen = QPen(QColor(tones.accent if known or implied else tones.muted), 1.5)
    pen.setStyle(Qt.PenStyle.DashLine if implied else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(QColor(tones.accent) if known else QColor(tones.base))
    painter.drawRoundedRect(box, 4, 4)
    x, y = box.left(), box.top()
    if known or implied:
        tick = QPen(QColor(tones.on_accent if known else tones.accent), 2)
        tick.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(tick)
        painter.drawPolyline([QPointF(x + 4, y + 8.5), QPointF(x + 7, y + 11.5), QPointF(x + 12.5, y + 5)])
    elif state is State.SKIPPED:
        painter.setPen(QPen(QColor(tones.muted), 1.5))
        painter.drawLine(QPointF(x + 4, y + 12.5), QPointF(x + 12.5, y + 4))


def paint_glyph(painter: QPainter, centre: QPointF, state: State | None, colour: QColor, *, ready: bool) -> None:
    """Paint the small shape before the word of a state."""
    painter.setPen(QPen(colour, 1.4))
    x, y = centre.x(), centre.y()
    if state is State.LEARNING:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.5, 4.5)
        painter.setBrush(colour)
        painter.drawPie(QRectF(x - 4.5, y - 4.5, 9, 9), 90 * 16, 180 * 16)
    elif state is None and ready:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(x - 3, y - 4.5), QPointF(x + 4.5, y), QPointF(x - 3, y + 4.5)]))


def paint_flag(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Paint the flag of a milestone."""
    x, y = centre.x(), centre.y()
    painter.setPen(QPen(colour, 1.6))
    painter.drawLine(QPointF(x - 5, y - 8), QPointF(x - 5, y + 8))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x - 5, y - 8), QPointF(x + 7, y - 4), QPointF(x - 5, y)]))


def paint_fork(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Paint one line that becomes two."""
    x, y = centre.x(), centre.y()
    painter.setPen(QPen(colour, 2))
    painter.drawPolyline(QPolygonF([QPointF(x - 6, y + 8), QPointF(x, y), QPointF(x, y - 8)]))
    painter.drawLine(QPointF(x, y), QPointF(x + 6, y + 8))

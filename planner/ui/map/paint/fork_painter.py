"""Paints where the roles share a way and where they part: the shared lane, the signs of the lanes, and the fork."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from planner.ui.map.paint.node_painter import mixed
from planner.ui.map.scene.lanes import SHARED
from planner.ui.style.locales import local
from planner.ui.style.state_shapes import paint_fork
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPainter, QPainterPath

    from planner.planning.answers.fork import Parting
    from planner.ui.map.scene.camera import Box
    from planner.ui.map.scene.lanes import Lanes
    from planner.ui.style.theme import Tones

LETTERS, SIDE, OVER, SIGN, PIN = 12, 10.0, 6.0, 24.0, 18.0
LANE = 0.55
"""Share of the soft colour in the ground of what both roles call for."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ForkPainter:
    """Paints in the colours of ``tones``; ``unit`` is how many map units a unit of a sign is, at most scales a pixel."""

    def __init__(self, painter: QPainter, tones: Tones, family: str) -> None:
        self._painter, self._tones = painter, tones
        self._font = _font(family)

    def lane(self, ground: QPainterPath, upper: QPainterPath, lower: QPainterPath, scale: float) -> None:
        """Paint the ground of what both roles call for, with the lines at its edges."""
        tones, painter = self._tones, self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(QColor(tones.window), QColor(tones.soft), LANE))
        painter.drawPath(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(mixed(QColor(tones.border), QColor(tones.accent), 0.35), max(1.2, 1 / scale))
        pen.setDashPattern([6, 5])
        painter.setPen(pen)
        painter.drawPath(upper)
        painter.drawPath(lower)

    def signs(self, lanes: Lanes, part: Parting | None, seen: Box, unit: float, taken: Collection[QRectF] = ()) -> None:
        """Paint what each lane is, where it begins at the left side of what is ``seen``, beside what is ``taken``."""
        tones, right = self._tones, seen.x + seen.width
        only = "{} only"
        first, second = (only.format(spot.title) for spot in lanes.roles)
        for lane, top in lanes.seen(seen, (SIGN + 2 * OVER) * unit):
            text = _both(part) if lane == SHARED else second if lane > SHARED else first
            rect = QRectF(0, 0, QFontMetricsF(self._font).horizontalAdvance(text) + 20, SIGN)
            corner = beside(QRectF(QPointF(seen.x + SIDE * unit, top + OVER * unit), rect.size() * unit), taken, OVER * unit)
            if corner.x() + rect.width() * unit <= right:
                self._begin(corner.x(), corner.y(), unit)
                self._plate(rect, QColor(tones.base), QColor(tones.muted))
                self._write(rect.adjusted(10, 0, 0, 0), QColor(tones.text), text)
                self._painter.restore()

    def pin(self, box: QRectF, part: Parting, unit: float) -> None:
        """Paint in ``box``, which is a `pin_box`, that the roles part."""
        tones, rect = self._tones, QRectF(0, 0, box.width() / unit, PIN)
        self._begin(box.x(), box.y(), unit)
        self._plate(rect, QColor(tones.accent), QColor(tones.accent))
        self._painter.save()
        self._painter.translate(14, PIN / 2)
        self._painter.scale(0.6, 0.6)
        paint_fork(self._painter, QPointF(0, 0), QColor(tones.on_accent))
        self._painter.restore()
        self._write(rect.adjusted(24, 0, 0, 0), QColor(tones.on_accent), texts.parting(part, local()))
        self._painter.restore()

    def _begin(self, x: float, y: float, unit: float) -> None:
        self._painter.save()
        self._painter.translate(x, y)
        self._painter.scale(unit, unit)

    def _plate(self, rect: QRectF, ground: QColor, edge: QColor) -> None:
        self._painter.setPen(QPen(edge, 1))
        self._painter.setBrush(ground)
        self._painter.drawRoundedRect(rect, 6, 6)

    def _write(self, room: QRectF, colour: QColor, text: str) -> None:
        self._painter.setFont(self._font)
        self._painter.setPen(colour)
        self._painter.drawText(room, int(_LEFT | Qt.TextFlag.TextDontClip), text)


def pin_box(node: QRectF, part: Parting, right: float, unit: float, family: str) -> QRectF:
    """Return the room of a pin upon ``node``, the last step that the roles share; it ends at ``right`` at the latest."""
    width = QFontMetricsF(_font(family)).horizontalAdvance(texts.parting(part, local())) + 34
    return QRectF(min(node.left(), right - width * unit), node.top() - (PIN + 1.5) * unit, width * unit, PIN * unit)


def _font(family: str) -> QFont:
    made = QFont(family)
    made.setPixelSize(LETTERS)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def beside(rect: QRectF, taken: Collection[QRectF], gap: float) -> QPointF:
    """Return the upper left corner of ``rect``, moved to the right until it covers nothing that is ``taken``."""
    for other in sorted(taken, key=QRectF.left):
        if other.intersects(rect):
            rect.moveLeft(other.right() + gap)
    return rect.topLeft()


def _both(part: Parting | None) -> str:
    """Return what the lane in the middle is, and until when the roles go along it together."""
    if part is None or part.finish is None:
        return "Both roles"
    return f"Both roles, which part on {local().day(part.finish, year=True)}"

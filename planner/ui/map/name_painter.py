"""Paints the names of the areas over a map seen from far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from planner.ui.map.area_names import area_names, middles

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from planner.catalog.entries import NodeId
    from planner.ui.hues import Hues
    from planner.ui.map.camera import Box
    from planner.ui.map.drawing import Drawing
    from planner.ui.theme import Tones

LETTERS = 13


class NamePainter:
    """Paints names over where most of each area lies, as far as there is room; they are as large at every scale."""

    def __init__(self, drawing: Drawing, tones: Tones, hues: Hues, areas: Mapping[str, str], family: str) -> None:
        self._drawing, self._tones, self._hues, self._areas = drawing, tones, hues, areas
        self._font = QFont(family)
        self._font.setPixelSize(LETTERS)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._placed: tuple[object, dict[str, QRectF]] = (None, {})

    def paint(self, painter: QPainter, region: Box, scale: float, only: Collection[NodeId] | None) -> None:
        """Paint the names that reach into ``region``, of the areas of ``only`` these nodes if they are given."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area, box in self.boxes(scale, only).items():
            if box.intersects(QRectF(*region)):
                self._paint(painter, area, box, scale)

    def _paint(self, painter: QPainter, area: str, box: QRectF, scale: float) -> None:
        ground, text = self._tones.chip(self._hues.of(area))
        painter.save()
        painter.translate(box.center())
        painter.scale(1 / scale, 1 / scale)
        plate = QRectF(0, 0, box.width() * scale - 2, box.height() * scale - 2)
        plate.moveCenter(QRectF().center())
        painter.setPen(QPen(text, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setFont(self._font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._areas[area])
        painter.restore()

    def boxes(self, scale: float, only: Collection[NodeId] | None) -> dict[str, QRectF]:
        """Return where the names stand, which is found once for a scale."""
        if self._placed[0] != (scale, only):
            metrics, height = QFontMetricsF(self._font), 1.6 * LETTERS / scale
            widths = {area: (metrics.horizontalAdvance(title) + LETTERS) / scale for area, title in self._areas.items()}
            found = dict(area_names(self._middles(only), widths, 1.2 * height))
            boxes = {area: QRectF(x - widths[area] / 2, y - height / 2, widths[area], height) for area, (x, y) in found.items()}
            self._placed = (scale, only), boxes
        return self._placed[1]

    def _middles(self, only: Collection[NodeId] | None) -> list[tuple[str, tuple[float, float]]]:
        drawing = self._drawing
        if only is None:
            return drawing.middles
        return middles((spot for node, spot in drawing.land.spots.items() if node in only), drawing.boxes)

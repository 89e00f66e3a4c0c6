"""What is painted over the map as the learner points, selects and looks around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from planner.ui.map.paint.node_painter import ROUND

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from planner.catalog.entries import NodeId
    from planner.ui.map.paint.painter import MapPainter
    from planner.ui.map.view.shown import Shown
    from planner.ui.style.theme import Theme

DIM = 185


class Highlight:
    """Lights up a cone, rings what is selected, names what is too small, and says at the side what the lanes are."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, paint: MapPainter, shown: Shown, over: NodeId | None, *, has_focus: bool) -> None:
        """Paint over the map, which `MapPainter` ``paint`` has painted; ``over`` is what is pointed at."""
        camera, drawing = shown.camera, shown.drawing
        if drawing is None:
            return
        cone, seen = drawing.cone(over) if over else frozenset[str](), camera.seen(shown.extent)
        if cone:
            self._veil(painter, shown)
        painter.save()
        painter.translate(*camera.to_window((0, 0), shown.extent))
        painter.scale(camera.scale, camera.scale)
        if cone:
            paint.lit(painter, seen, camera.scale, cone if shown.only is None else cone & shown.only)
        ringed = [node for node in shown.selected if shown.holds(node)]
        for node in ringed:
            self._ring(painter, drawing.rect(node), camera.scale, is_firm=node == shown.current and has_focus)
        for node in dict.fromkeys([*ringed[:1], *filter(None, [over])]):
            paint.title(painter, node, camera.scale)
        if shown.only is None:
            paint.signs(painter, seen, camera.scale, [drawing.rect(node) for node in ringed[:1]])
        painter.restore()

    def _veil(self, painter: QPainter, shown: Shown) -> None:
        """Dim all that is painted so far."""
        veil = QColor(self._theme.tones.window)
        veil.setAlpha(DIM)
        painter.fillRect(QRectF(0.0, 0.0, *shown.extent), veil)

    def _ring(self, painter: QPainter, rect: QRectF, scale: float, *, is_firm: bool) -> None:
        width = 2.5 / min(1.0, scale)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.tones.text), width)
        if not is_firm:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(-width - 1, -width - 1, width + 1, width + 1), ROUND + 3, ROUND + 3)

"""What is painted over the map as the learner points, selects and looks around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from planner.ui.map.paint.node_painter import ROUND

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from planner.ui.map.paint.painter import MapPainter
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.style.theme import Theme

DIM = 185


class Highlight:
    """Lights up a cone, rings what is selected, names what is too small, and says at the side what the lanes are."""

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self._canvas, self._theme = canvas, theme

    def paint(self, painter: QPainter, paint: MapPainter) -> None:
        """Paint over the map, which `MapPainter` ``paint`` has painted."""
        canvas, drawing = self._canvas, self._canvas.drawing
        if drawing is None:
            return
        cone = drawing.cone(canvas.hand.over) if canvas.hand.over else frozenset[str]()
        if cone:
            veil = QColor(self._theme.tones.window)
            veil.setAlpha(DIM)
            painter.fillRect(canvas.rect(), veil)
        painter.save()
        x, y = canvas.camera.to_window((0, 0), canvas.extent)
        painter.translate(x, y)
        painter.scale(canvas.camera.scale, canvas.camera.scale)
        if cone:
            lit = cone if canvas.only is None else cone & canvas.only
            paint.lit(painter, canvas.camera.seen(canvas.extent), canvas.camera.scale, lit)
        shown = [node for node in canvas.selected if canvas.only is None or node in canvas.only]
        for node in shown:
            self._ring(painter, drawing.rect(node), is_current=node == canvas.current)
        for node in dict.fromkeys([*shown[:1], *filter(None, [canvas.hand.over])]):
            paint.title(painter, node, canvas.camera.scale)
        if canvas.only is None:
            current = [drawing.rect(node) for node in shown[:1]]
            paint.signs(painter, canvas.camera.seen(canvas.extent), canvas.camera.scale, current)
        painter.restore()

    def _ring(self, painter: QPainter, rect: QRectF, *, is_current: bool) -> None:
        width = 2.5 / min(1.0, self._canvas.camera.scale)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.tones.text), width)
        if not (is_current and self._canvas.hasFocus()):
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(-width - 1, -width - 1, width + 1, width + 1), ROUND + 3, ROUND + 3)

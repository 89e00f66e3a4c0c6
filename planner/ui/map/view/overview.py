"""The whole map small in a corner, with a frame around what is seen; a click there looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from planner.ui.map.scene.camera import fitted
from planner.ui.map.view.inset import HEIGHT, WIDTH, has_inset, inset

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.map.paint.painter import MapPainter
    from planner.ui.map.paint.snapshot import View
    from planner.ui.map.scene.camera import Camera
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.view.shown import Shown
    from planner.ui.style.theme import Theme

SIZE = (WIDTH, HEIGHT)
FINE = 5
"""How much finer than the inset the picture is that is shown where there is nothing better for a moment."""
MOST = 2_000
"""Of more nodes than that, one of some is painted: several would share a pixel anyway."""


class Overview:
    """The inset of a canvas; not there when the canvas shows the whole map anyway.

    A press on it has the canvas ``look_from`` there.

    Attributes:
        held: The button went down on the inset, and is down still.
    """

    def __init__(self, theme: Theme, look_from: Callable[[Camera], None]) -> None:
        self._theme, self._look_from = theme, look_from
        self._pictures: tuple[QPixmap, QPixmap] | None = None
        self.held = False

    def drop(self) -> None:
        """Forget the picture: the map is another."""
        self._pictures = None

    @property
    def painted(self) -> bool:
        """Whether the picture is there, which takes some of a frame to make."""
        return self._pictures is not None

    def take(self, at: QPointF, shown: Shown) -> bool:
        """Look where the inset is pressed at ``at``; tell whether it was."""
        rect = inset(shown.extent)
        if not self.held and not (has_inset(shown) and rect.contains(at)):
            return False
        self.held = True
        if shown.drawing:
            x, y = fitted(shown.drawing.whole, SIZE).to_map((at.x() - rect.x(), at.y() - rect.y()), SIZE)
            self._look_from(shown.camera._replace(x=x, y=y))
        return True

    def paint(self, painter: QPainter, view: View, paint: MapPainter, shown: Shown) -> None:
        """Paint the inset."""
        if shown.drawing is None or not has_inset(shown):
            return
        camera, rect, tones = fitted(shown.drawing.whole, SIZE), inset(shown.extent), self._theme.tones
        painter.drawPixmap(rect.topLeft(), self._both(view, paint, shown.drawing)[0])
        seen = shown.camera.seen(shown.extent)
        x, y = camera.to_window((seen.x, seen.y), SIZE)
        frame = QRectF(rect.x() + x, rect.y() + y, seen.width * camera.scale, seen.height * camera.scale)
        painter.setPen(QPen(QColor(tones.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(tones.accent), 1.6))
        painter.drawRect(frame.intersected(rect))

    def rough(self, painter: QPainter, view: View, paint: MapPainter, drawing: Drawing) -> None:
        """Show the small map large, where ``view`` has nothing better yet."""
        camera, fine = fitted(drawing.whole, SIZE), self._both(view, paint, drawing)[1]
        corner = view.camera.to_window(camera.to_map((0, 0), SIZE), view.size)
        size = QSizeF(*SIZE) * (view.camera.scale / camera.scale)
        painter.drawPixmap(QRectF(QPointF(*corner), size), fine, QRectF(fine.rect()))

    def _both(self, view: View, paint: MapPainter, drawing: Drawing) -> tuple[QPixmap, QPixmap]:
        """Return the whole map for the inset, and finer."""
        if self._pictures is None:
            fine = _painted(paint, drawing, view.ground)
            small = fine.scaled((QSizeF(*SIZE) * view.ratio).toSize(), mode=Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(view.ratio)
            self._pictures = small, fine
        return self._pictures


def _painted(paint: MapPainter, drawing: Drawing, ground: QColor) -> QPixmap:
    size = (FINE * WIDTH, FINE * HEIGHT)
    picture = QPixmap(*map(round, size))
    picture.fill(ground)
    camera = fitted(drawing.whole, SIZE)
    camera = camera._replace(scale=FINE * camera.scale)
    painter = QPainter(picture)
    x, y = camera.to_window((0, 0), size)
    painter.translate(x, y)
    painter.scale(camera.scale, camera.scale)
    nodes = list(drawing.boxes)
    paint.nodes(painter, nodes[:: 1 + len(nodes) // MOST], camera.scale)
    painter.end()
    return picture

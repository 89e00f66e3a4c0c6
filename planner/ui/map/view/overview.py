"""The whole map small in a corner, with a frame around what is seen; a click there looks elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from planner.ui.map.scene.camera import Box, fitted

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.ui.map.paint.painter import MapPainter
    from planner.ui.map.paint.snapshot import View
    from planner.ui.map.scene.camera import Camera
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.style.theme import Theme

WIDTH, HEIGHT, EDGE = 196.0, 124.0, 12.0
FINE = 5
"""How much finer than the inset the picture is that is shown where there is nothing better for a moment."""
MOST = 2_000
"""Of more nodes than that, one of some is painted: several would share a pixel anyway."""


class Overview:
    """The inset of a canvas; not there when the canvas shows the whole map anyway."""

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self._canvas, self._theme = canvas, theme
        self._pictures: tuple[QPixmap, QPixmap] | None = None
        self.held = False

    def drop(self) -> None:
        """Forget the picture: the map is another."""
        self._pictures = None

    @property
    def painted(self) -> bool:
        """Whether the picture is there, which takes some of a frame to make."""
        return self._pictures is not None

    def rect(self) -> QRectF:
        """Return where the inset lies on the canvas."""
        canvas = self._canvas
        return QRectF(canvas.width() - WIDTH - EDGE, canvas.height() - HEIGHT - EDGE, WIDTH, HEIGHT)

    def shown(self, camera: Camera | None = None) -> bool:
        """Tell whether there is more map than is seen (from ``camera``, or now), and room for the inset."""
        canvas = self._canvas
        if canvas.drawing is None or canvas.width() < 3 * WIDTH or canvas.height() < 3 * HEIGHT:
            return False
        seen, whole = (camera or canvas.camera).seen(canvas.extent), canvas.drawing.whole
        return seen.width < 0.95 * whole.width or seen.height < 0.95 * whole.height

    def clear(self, camera: Camera) -> list[Box]:
        """Return the parts of the canvas, in pixels, that the inset leaves free under ``camera``: above it, and beside it."""
        (width, height), rect = self._canvas.extent, self.rect()
        if not self.shown(camera):
            return [Box(0.0, 0.0, width, height)]
        return [Box(0.0, 0.0, width, rect.top()), Box(0.0, 0.0, rect.left(), height)]

    def beside(self, camera: Camera, node: NodeId) -> Camera:
        """Return ``camera`` moved so far that the inset does not cover ``node``."""
        drawing, size = self._canvas.drawing, self._canvas.extent
        if drawing is None or not self.shown():
            return camera
        box, rect = drawing.boxes[node], self.rect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        right, low = camera.to_window((box.x + box.width, box.y + box.height), size)
        hidden = right > rect.left() and low > rect.top()
        return camera.moved(0, rect.top() - low) if hidden else camera

    def take(self, at: QPointF) -> bool:
        """Look where the inset is pressed at ``at``; tell whether it was."""
        if not self.held and not (self.shown() and self.rect().contains(at)):
            return False
        self.held = True
        whole, rect = self._canvas.drawing.whole if self._canvas.drawing else None, self.rect()
        if whole is not None:
            camera = fitted(whole, (WIDTH, HEIGHT))
            x, y = camera.to_map((at.x() - rect.x(), at.y() - rect.y()), (WIDTH, HEIGHT))
            self._canvas.look_from(self._canvas.camera._replace(x=x, y=y))
        return True

    def paint(self, painter: QPainter, paint: MapPainter) -> None:
        """Paint the inset."""
        drawing, tones, canvas = self._canvas.drawing, self._theme.tones, self._canvas
        if drawing is None or not self.shown():
            return
        camera, rect = fitted(drawing.whole, (WIDTH, HEIGHT)), self.rect()
        painter.drawPixmap(rect.topLeft(), self._both(paint)[0])
        seen = canvas.camera.seen((canvas.width(), canvas.height()))
        x, y = camera.to_window((seen.x, seen.y), (WIDTH, HEIGHT))
        frame = QRectF(rect.x() + x, rect.y() + y, seen.width * camera.scale, seen.height * camera.scale)
        painter.setPen(QPen(QColor(tones.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(tones.accent), 1.6))
        painter.drawRect(frame.intersected(rect))

    def rough(self, painter: QPainter, view: View, paint: MapPainter) -> None:
        """Show the small map large, where ``view`` has nothing better yet."""
        if self._canvas.drawing:
            camera, fine = fitted(self._canvas.drawing.whole, (WIDTH, HEIGHT)), self._both(paint)[1]
            corner = view.camera.to_window(camera.to_map((0, 0), (WIDTH, HEIGHT)), view.size)
            size = QSizeF(WIDTH, HEIGHT) * (view.camera.scale / camera.scale)
            painter.drawPixmap(QRectF(QPointF(*corner), size), fine, QRectF(fine.rect()))

    def _both(self, paint: MapPainter) -> tuple[QPixmap, QPixmap]:
        """Return the whole map for the inset, and finer."""
        if self._pictures is None:
            fine, ratio = self._painted(paint), self._canvas.devicePixelRatioF()
            size = QSizeF(WIDTH, HEIGHT) * ratio
            small = fine.scaled(size.toSize(), mode=Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            self._pictures = small, fine
        return self._pictures

    def _painted(self, paint: MapPainter) -> QPixmap:
        drawing, size = self._canvas.drawing, (FINE * WIDTH, FINE * HEIGHT)
        picture = QPixmap(*map(round, size))
        picture.fill(QColor(self._theme.tones.window))
        if drawing:
            camera = fitted(drawing.whole, (WIDTH, HEIGHT))
            camera = camera._replace(scale=FINE * camera.scale)
            painter = QPainter(picture)
            x, y = camera.to_window((0, 0), size)
            painter.translate(x, y)
            painter.scale(camera.scale, camera.scale)
            nodes = list(drawing.boxes)
            paint.nodes(painter, nodes[:: 1 + len(nodes) // MOST], camera.scale)
            painter.end()
        return picture

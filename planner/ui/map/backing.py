"""A picture of a part of the map that is kept, so that moving about need not paint it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from planner.ui.map.camera import Box, Camera

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.catalog.entries import NodeId
    from planner.ui.map.painter import MapPainter

AROUND = 0.35
"""Share of the window's size that is painted beyond each of its edges."""


class Backing:
    """Keeps a picture of what a camera sees, and somewhat more."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._box = Box(0, 0, 0, 0)
        self._scale = 0.0

    def drop(self) -> None:
        """Forget the picture: what it shows is no longer so."""
        self._picture = None

    @property
    def empty(self) -> bool:
        """Whether there is no picture, sharp or not."""
        return self._picture is None

    def serves(self, camera: Camera, size: tuple[float, float]) -> bool:
        """Tell whether the picture is sharp for ``camera`` and covers all that it sees."""
        seen, box = camera.seen(size), self._box
        return (
            self._picture is not None
            and self._scale == camera.scale
            and box.x <= seen.x
            and box.y <= seen.y
            and seen.x + seen.width <= box.x + box.width
            and seen.y + seen.height <= box.y + box.height
        )

    def make(
        self,
        camera: Camera,
        size: tuple[float, float],
        ratio: float,
        ground: str,
        paint: MapPainter,
        only: Collection[NodeId] | None,
    ) -> None:
        """Paint what ``camera`` sees and somewhat more; ``ratio`` is the screen's pixels for one of the window's."""
        width, height = (round(side * (1 + 2 * AROUND)) for side in size)
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(ground))
        self._box, self._scale = camera.seen((width, height)), camera.scale
        painter = QPainter(picture)
        painter.scale(camera.scale, camera.scale)
        painter.translate(-self._box.x, -self._box.y)
        paint.paint(painter, self._box, camera.scale, only)
        painter.end()
        self._picture = picture

    def show(self, painter: QPainter, camera: Camera, size: tuple[float, float]) -> None:
        """Paint the picture where it belongs under ``camera``, stretched if the scale is another."""
        if self._picture is None:
            return
        x, y = camera.to_window((self._box.x, self._box.y), size)
        if self._scale == camera.scale:
            painter.drawPixmap(round(x), round(y), self._picture)
            return
        factor = camera.scale
        target = QRectF(x, y, self._box.width * factor, self._box.height * factor)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

"""A picture of what was seen, to be shown for a moment under another camera."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.map.scene.camera import Camera


MOST_SMOOTHED = 2_500_000
"""Pixels of a window: a full screen of 1920 x 1200, which takes some 10 milliseconds."""


class View(NamedTuple):
    """What ``camera`` shows in a window of ``size`` on ``ground``.

    Attributes:
        ratio: Pixels of the screen for one of the window's.
        origin: Where the window's corner lies on what is painted on, in pixels of the screen; seldom whole where
            ``ratio`` is none: at 150 % a widget begins amid a pixel.
    """

    camera: Camera
    size: tuple[float, float]
    ratio: float
    ground: QColor
    origin: tuple[float, float] = (0.0, 0.0)

    @property
    def smooth(self) -> bool:
        """Whether there is time in a frame to smooth a picture that is stretched."""
        return self.size[0] * self.size[1] * self.ratio**2 <= MOST_SMOOTHED


class Snapshot:
    """A picture of what ``show`` paints of ``view``, and somewhat more: ``around`` is the share of its size on each side."""

    def __init__(self, view: View, around: float, show: Callable[[QPainter, View], None]) -> None:
        width, height = (round(side * (1 + 2 * around)) for side in view.size)
        self._view = view._replace(size=(width, height), origin=(0.0, 0.0))
        self._picture = QPixmap(round(width * view.ratio), round(height * view.ratio))
        self._picture.setDevicePixelRatio(view.ratio)
        self._picture.fill(view.ground)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=view.smooth)
        show(painter, self._view)
        painter.end()

    def place(self, view: View) -> QRectF:
        """Return where the picture belongs in ``view``, stretched if the scale is another."""
        camera, size = self._view.camera, self._view.size
        seen = camera.seen(size)
        return QRectF(on_pixels(view, seen.x, seen.y), QSizeF(*size) * (view.camera.scale / camera.scale))

    def show(self, painter: QPainter, view: View) -> None:
        """Show the picture where it belongs in ``view``."""
        place = self.place(view)
        if self._view.camera.scale == view.camera.scale:
            painter.drawPixmap(place.topLeft(), self._picture)
        else:
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))


def on_pixels(view: View, x: float, y: float) -> QPointF:
    """Return where a point of the map is seen, moved to the nearest whole pixel of the screen."""
    seen = view.camera.to_window((x, y), view.size)
    return QPointF(*(_on_pixel(at, view.ratio, begin) for at, begin in zip(seen, view.origin, strict=True)))


def _on_pixel(at: float, ratio: float, begin: float) -> float:
    return (floor(at * ratio + begin + 0.5) - begin) / ratio

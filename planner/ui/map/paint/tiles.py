"""Pictures of the map at one scale, in squares: each is painted once and shown wherever the camera moves."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from planner.ui.map.paint.snapshot import on_pixels
from planner.ui.map.scene.camera import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.map.paint.snapshot import View

    TilePlace = tuple[int, int]
    Paint = Callable[[QPainter, Box, float], None]

SIDE = 256
"""Pixels of the screen along the side of a square."""
MOST = 240
"""Squares that are kept wherever they are: 60 megabytes."""


class Tiles:
    """The squares at the scale of ``view``."""

    def __init__(self, view: View) -> None:
        self._scale, self._ratio, self._ground = view.camera.scale, view.ratio, view.ground
        self._unit = SIDE / (self._scale * self._ratio)
        self._pictures: dict[TilePlace, QPixmap] = {}

    def fit(self, view: View) -> bool:
        """Tell whether the squares are sharp in ``view``."""
        return (self._scale, self._ratio) == (view.camera.scale, view.ratio)

    def wanted(self, view: View, more: int = 0) -> list[TilePlace]:
        """Return the squares that are seen, with ``more`` around them, from the middle outwards."""
        seen, unit = view.camera.seen(view.size), self._unit
        columns = range(floor(seen.x / unit) - more, floor((seen.x + seen.width) / unit) + more + 1)
        rows = range(floor(seen.y / unit) - more, floor((seen.y + seen.height) / unit) + more + 1)
        x, y = view.camera.x / unit - 0.5, view.camera.y / unit - 0.5
        places = [(column, row) for column in columns for row in rows]
        return sorted(places, key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2)

    def missing(self, view: View, more: int = 0) -> list[TilePlace]:
        """Return those of them that are not painted yet."""
        return [place for place in self.wanted(view, more) if place not in self._pictures]

    def add(self, place: TilePlace, paint: Paint) -> None:
        """Paint the square at ``place``."""
        unit = self._unit
        box = Box(place[0] * unit, place[1] * unit, unit, unit)
        picture = QPixmap(SIDE, SIDE)
        picture.fill(self._ground)
        painter = QPainter(picture)
        painter.scale(SIDE / unit, SIDE / unit)
        painter.translate(-box.x, -box.y)
        paint(painter, box, self._scale)
        painter.end()
        picture.setDevicePixelRatio(self._ratio)
        self._pictures[place] = picture

    def forget(self, view: View, more: int) -> None:
        """Forget what is farther away than ``more`` squares, if there are too many."""
        if len(self._pictures) > MOST:
            kept = set(self.wanted(view, more))
            self._pictures = {place: picture for place, picture in self._pictures.items() if place in kept}

    def show(self, painter: QPainter, view: View) -> None:
        """Show what is painted of what ``view`` sees."""
        origin, side = on_pixels(view, 0, 0), SIDE / self._ratio
        for place in self.wanted(view):
            if place in self._pictures:
                painter.drawPixmap(origin + QPointF(place[0] * side, place[1] * side), self._pictures[place])

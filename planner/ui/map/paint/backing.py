"""The painted map under what moves on it: sharp where there was time to paint, stretched or bare elsewhere for a moment."""

from __future__ import annotations

from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QRegion

from planner.ui.map.paint.snapshot import Snapshot
from planner.ui.map.paint.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.ui.map.paint.snapshot import View
    from planner.ui.map.paint.tiles import Paint, TilePlace

    Rough = Callable[[QPainter, View], None]

PATIENCE = 0.008
"""Seconds of a frame after which nothing more is painted: sixty frames a second leave 0.0167 for all."""
FIRST = 0.04
"""The same for the first frame, under which there is nothing: enough for any window on the shipped map."""
AHEAD = 1
"""Squares around what is seen that are painted before they are seen."""
AROUND = 0.15
"""Share of the window on each side that can be seen in a moment, when zooming out."""


class Backing:
    """Keeps pictures of the map, so that no frame has to paint much of it."""

    def __init__(self) -> None:
        self.patience, self.first = PATIENCE, FIRST
        self._tiles: Tiles | None = None
        self._still: Snapshot | None = None
        self._view: View | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is painted."""
        return self._tiles is None and self._still is None

    def drop(self) -> None:
        """Forget all: what it shows is no longer so."""
        self._tiles = self._still = None

    def show(self, painter: QPainter, view: View, paint: Paint, rough: Rough, *, zooming: bool) -> bool:
        """Show what is seen; return whether there is more to paint, in the next frame.

        The first frame paints most of what is seen, or all; later ones some of what is missing, at least one square.
        While ``zooming`` what was seen before is stretched, and when that ends squares are painted over it. What
        has not been seen before is shown by ``rough``, in a moment.
        A frame that takes the time to make a still does not smooth it.
        """
        first, before = self.empty, self._still
        until = perf_counter() + (self.first if first else self.patience)
        new = self._settle(view, zooming=zooming)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=view.smooth and self._still is before)
        if self._still:
            _around(painter, view, self._still.place(view), rough)
            self._still.show(painter, view)
        if self._tiles is None or (new and not first):
            return new
        self._view = view
        seen = self._tiles.missing(view)
        sharp = _add(self._tiles, seen[:1], paint, inf) and _add(self._tiles, seen[1:], paint, until)
        self._tiles.show(painter, view)
        if not sharp:
            return True
        self._still = None
        self._tiles.forget(view, 2 * AHEAD)
        return first or not _add(self._tiles, self._tiles.missing(view, AHEAD), paint, until)

    def _settle(self, view: View, *, zooming: bool) -> bool:
        """Keep what was seen as a still if ``view`` is of another scale; return whether new squares are begun."""
        if self._tiles and self._view and not self._tiles.fit(view):
            self._still, self._tiles = Snapshot(self._view, AROUND, self._show_all), None
        if self._tiles or (self._still and zooming):
            return False
        if self._still:
            self._still = Snapshot(view, 0.0, self._still.show)
        self._tiles, self._view = Tiles(view), view
        return True

    def _show_all(self, painter: QPainter, view: View) -> None:
        for each in (self._still, self._tiles):
            if each:
                each.show(painter, view)


def _around(painter: QPainter, view: View, place: QRectF, rough: Rough) -> None:
    """Show roughly what of ``view`` lies around ``place``."""
    around = QRegion(QRectF(QPointF(), QSizeF(*view.size)).toAlignedRect()) - QRegion(place.toRect())
    if not around.isEmpty():
        painter.save()
        painter.setClipRegion(around)
        rough(painter, view)
        painter.restore()


def _add(tiles: Tiles, places: Iterable[TilePlace], paint: Paint, until: float) -> bool:
    """Paint ``places`` until then; return whether that was time for all."""
    for place in places:
        if perf_counter() >= until:
            return False
        tiles.add(place, paint)
    return True

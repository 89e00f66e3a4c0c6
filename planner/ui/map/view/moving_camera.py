"""The camera of a canvas: where it is, how it moves, and that it never loses the map from sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.ui.map.scene.camera import Camera
from planner.ui.map.view.bounds import fitting, kept, least
from planner.ui.map.view.glide import Glide
from planner.ui.map.view.inset import beside_inset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from planner.catalog.entries import NodeId
    from planner.ui.map.view.shown import Shown

BESIDE = 56
"""Pixels kept free around what is brought into sight: the signs at the side do not cover it."""


class MovingCamera(QObject):
    """Looks at what is ``shown`` on ``widget``; only `look_from` changes ``now``, so a node is always seen.

    Signals:
        moved: It looks from elsewhere.
        scaled: It looks from nearer or farther; comes before ``moved``.
        glides: A smooth move begins.
    """

    moved = Signal()
    scaled = Signal()
    glides = Signal()

    def __init__(self, widget: QWidget, shown: Callable[[], Shown]) -> None:
        super().__init__(widget)
        self._shown = shown
        self.now = Camera()
        self._glide = Glide(widget)
        self._glide.moved.connect(self.look_from)

    @property
    def goal(self) -> Camera:
        """Where the camera is moving to, or is."""
        return self._glide.end or self.now

    def look_from(self, camera: Camera) -> None:
        """Look from ``camera``, moved so far that a node is seen."""
        before, self.now = self.now, kept(self._shown(), camera)
        if self.now.scale != before.scale:
            self.scaled.emit()
        if self.now != before:
            self.moved.emit()

    def stay(self) -> None:
        """Look from where it is, or as near to there as what is shown now allows."""
        self.look_from(self.now)

    def glide_to(self, camera: Camera) -> None:
        """Move smoothly to ``camera``."""
        self.glides.emit()
        self._glide.go(self.now, kept(self._shown(), camera))

    def stop(self) -> None:
        """Glide no farther."""
        self._glide.stop()

    def look_at(self, nodes: Iterable[NodeId], largest: float = 1.0) -> None:
        """Glide to where all of ``nodes`` are seen, or the whole map."""
        shown = self._shown()
        if shown.drawing:
            self.glide_to(fitting(shown, shown.drawing.around(nodes), largest))

    def bring_into_sight(self, node: NodeId) -> None:
        """Glide as little as it takes to see ``node`` beside the inset."""
        shown = self._shown()
        if shown.drawing:
            camera = self.goal.with_in_sight(shown.drawing.boxes[node], shown.extent, BESIDE)
            camera = beside_inset(shown, camera, node)
            if camera != self.goal:
                self.glide_to(camera)

    def zoom(self, factor: float) -> None:
        """Zoom smoothly at the middle."""
        shown = self._shown()
        width, height = shown.extent
        self.glide_to(self.goal.zoomed(factor, (width / 2, height / 2), shown.extent, least(shown)))

    def zoom_at(self, factor: float, at: QPointF) -> None:
        """Zoom at once; what is seen ``at`` that pixel stays there."""
        self.stop()
        shown = self._shown()
        self.look_from(self.now.zoomed(factor, (at.x(), at.y()), shown.extent, least(shown)))

    def drag(self, way: QPointF) -> None:
        """Look from where the map has moved by these pixels."""
        self.stop()
        self.look_from(self.now.moved(way.x(), way.y()))

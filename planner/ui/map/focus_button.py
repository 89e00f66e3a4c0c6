"""The button that shows on a map only what the current skill needs and unlocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPushButton

from planner.ui.map.view.moving_camera import BESIDE
from planner.ui.map.view.places import carried_to, viewpoint

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.catalog.entries import NodeId
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.map.view.places import Viewpoint


class FocusButton(QPushButton):
    """Narrows ``canvas`` while it is checked; then the canvas looks from where it did before."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__("Focus")
        self._canvas = canvas
        self._before: Viewpoint | None = None
        self.setCheckable(True)
        self.setToolTip("Show only what the current skill needs and unlocks (Ctrl+Shift+F)")
        self.toggled.connect(self._turn)

    def follow(self) -> None:
        """Show what the node needs and unlocks that is current now, if the focus is on."""
        if self.isChecked():
            self._narrow()

    def show_circle(self, nodes: list[NodeId]) -> None:
        """Show these nodes alone, with the edge from the last to the first that would close a circle.

        Leaving the focus shows the rest again.
        """
        self._check(on=True)
        self._show_only(nodes)
        self._canvas.pointer.link.refused = nodes[-1], nodes[0]

    def keep(self, nodes: frozenset[NodeId]) -> None:
        """Show ``nodes`` of another drawing alone, or all of it if there are none."""
        self._canvas.show_only(nodes or None)
        if not nodes:
            self._before = None
        self._check(on=bool(nodes))

    def leave(self) -> None:
        """Show all of the map, and no arrow on it."""
        self._canvas.pointer.link.drop()
        self.setChecked(False)

    def _check(self, *, on: bool) -> None:
        with QSignalBlocker(self):
            self.setChecked(on)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if on:
            self._narrow()
        elif self._canvas.only is not None:
            self._widen()

    def _narrow(self) -> None:
        canvas = self._canvas
        if canvas.drawing and canvas.current:
            cone = canvas.drawing.cone(canvas.current)
            if cone != canvas.only:
                self._show_only(cone)

    def _widen(self) -> None:
        canvas = self._canvas
        canvas.pointer.link.drop()
        canvas.show_only(None)
        if self._before:
            shown, camera = canvas.shown(), carried_to(canvas.shown(), self._before)
            if shown.drawing and shown.current:
                camera = camera.with_in_sight(shown.drawing.boxes[shown.current], shown.extent, BESIDE)
            canvas.glide_to(camera)
            self._before = None

    def _show_only(self, nodes: Collection[NodeId]) -> None:
        """Show ``nodes`` alone, all of them, and keep where the learner looked before."""
        canvas = self._canvas
        self._before = self._before or viewpoint(canvas.shown()._replace(camera=canvas.goal))
        canvas.show_only(frozenset(nodes))
        canvas.look_at(nodes)

"""From where a canvas may look: never from where nothing is seen, and not from farther away than makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.map.scene.camera import SMALLEST, fitted
from planner.ui.map.scene.sight import kept_in_sight

if TYPE_CHECKING:
    from planner.ui.map.scene.camera import Box, Camera
    from planner.ui.map.view.canvas import MapCanvas

SIGNS = 84
"""Pixels at the left side that the signs of lanes take when all of the map is seen."""
GROUND = 0.7
"""The whole map takes at least so much of the window's width or height."""


class Bounds:
    """The bounds of the camera of ``canvas``."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def kept(self, camera: Camera) -> Camera:
        """Return ``camera``, moved so far that a node of those that are shown is seen beside the inset."""
        canvas, drawing = self._canvas, self._canvas.drawing
        if drawing is None:
            return camera
        clear = canvas.overview.clear(camera)
        return kept_in_sight(camera.kept_on(drawing.whole), canvas.extent, clear, self._within)

    def fitting(self, box: Box, largest: float = 1.0) -> Camera:
        """Return from where all of ``box`` is seen, beside the signs at the side if there are any."""
        canvas, (width, height) = self._canvas, self._canvas.extent
        beside = SIGNS if canvas.drawing and canvas.drawing.lanes and canvas.only is None else 0
        camera = fitted(box, (width - beside, height), largest)
        return camera._replace(x=camera.x - beside / camera.scale / 2)

    @property
    def least(self) -> float:
        """The smallest scale: the whole map is seen, and some ground around it."""
        drawing = self._canvas.drawing
        return GROUND * fitted(drawing.whole, self._canvas.extent).scale if drawing else SMALLEST

    def _within(self, region: Box) -> list[Box]:
        """Return the boxes of the nodes that are shown and reach into ``region``."""
        drawing, only = self._canvas.drawing, self._canvas.only
        found = drawing.nodes.within(region) if drawing else []
        return [drawing.boxes[node] for node in found if only is None or node in only] if drawing else []

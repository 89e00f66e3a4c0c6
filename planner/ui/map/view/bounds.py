"""From where a canvas may look: never from where nothing is seen, and not from farther away than makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.map.scene.camera import SMALLEST, fitted
from planner.ui.map.scene.sight import kept_in_sight
from planner.ui.map.view.inset import clear_of_inset

if TYPE_CHECKING:
    from planner.ui.map.scene.camera import Box, Camera
    from planner.ui.map.view.shown import Shown

SIGNS = 84
"""Pixels at the left side that the signs of lanes take when all of the map is seen."""
GROUND = 0.7
"""The whole map takes at least so much of the window's width or height."""


def kept(shown: Shown, camera: Camera) -> Camera:
    """Return ``camera``, moved so far that a node of those that are shown is seen beside the inset."""
    drawing, only = shown.drawing, shown.only
    if drawing is None:
        return camera

    def near(region: Box) -> list[Box]:
        return [drawing.boxes[node] for node in drawing.nodes.within(region) if only is None or node in only]

    clear = clear_of_inset(shown._replace(camera=camera))
    return kept_in_sight(camera.kept_on(drawing.whole), shown.extent, clear, near)


def fitting(shown: Shown, box: Box, largest: float = 1.0) -> Camera:
    """Return from where all of ``box`` is seen, beside the signs at the side if there are any."""
    width, height = shown.extent
    beside = SIGNS if shown.drawing and shown.drawing.lanes and shown.only is None else 0
    camera = fitted(box, (width - beside, height), largest)
    return camera._replace(x=camera.x - beside / camera.scale / 2)


def least(shown: Shown) -> float:
    """Return the smallest scale: the whole map is seen, and some ground around it."""
    return GROUND * fitted(shown.drawing.whole, shown.extent).scale if shown.drawing else SMALLEST

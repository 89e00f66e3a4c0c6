"""Where the small map lies on a canvas, whether it is there, and what it leaves free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from planner.ui.map.scene.camera import Box

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Camera
    from planner.ui.map.view.shown import Shown

WIDTH, HEIGHT, EDGE = 196.0, 124.0, 12.0


def inset(extent: tuple[float, float]) -> QRectF:
    """Return where the inset lies on a canvas of ``extent``."""
    width, height = extent
    return QRectF(width - WIDTH - EDGE, height - HEIGHT - EDGE, WIDTH, HEIGHT)


def has_inset(shown: Shown) -> bool:
    """Tell whether there is more map than is seen, and room for the inset."""
    width, height = shown.extent
    if shown.drawing is None or width < 3 * WIDTH or height < 3 * HEIGHT:
        return False
    seen, whole = shown.camera.seen(shown.extent), shown.drawing.whole
    return seen.width < 0.95 * whole.width or seen.height < 0.95 * whole.height


def clear_of_inset(shown: Shown) -> list[Box]:
    """Return the parts of the canvas, in pixels, that the inset leaves free: above it, and beside it."""
    (width, height), rect = shown.extent, inset(shown.extent)
    if not has_inset(shown):
        return [Box(0.0, 0.0, width, height)]
    return [Box(0.0, 0.0, width, rect.top()), Box(0.0, 0.0, rect.left(), height)]


def beside_inset(shown: Shown, camera: Camera, node: NodeId) -> Camera:
    """Return ``camera`` moved so far that the inset, if it is there now, does not cover ``node``."""
    if shown.drawing is None or not has_inset(shown):
        return camera
    box, rect = shown.drawing.boxes[node], inset(shown.extent).adjusted(-EDGE, -EDGE, EDGE, EDGE)
    right, low = camera.to_window((box.x + box.width, box.y + box.height), shown.extent)
    hidden = right > rect.left() and low > rect.top()
    return camera.moved(0, rect.top() - low) if hidden else camera

"""What keys do on a canvas: follow edges, zoom, see all, and tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.map.scene.arrow_keys import Direction, neighbour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from planner.ui.map.view.moving_camera import MovingCamera
    from planner.ui.map.view.node_selection import NodeSelection
    from planner.ui.map.view.shown import Shown

NOTCH = 1.2
"""Factor of one notch of the wheel, or one press of plus."""
ZOOMS = {Qt.Key.Key_Plus: NOTCH, Qt.Key.Key_Equal: NOTCH, Qt.Key.Key_Minus: 1 / NOTCH}
WAYS = {
    Qt.Key.Key_Left: Direction.BACK,
    Qt.Key.Key_Right: Direction.ON,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class MapKeys:
    """Moves ``camera`` and changes ``selection`` on what is ``shown``; ``tick`` is called with a skill to be ticked."""

    def __init__(
        self, shown: Callable[[], Shown], camera: MovingCamera, selection: NodeSelection, tick: Callable[[str], None]
    ) -> None:
        self._shown, self._camera, self._selection, self._tick = shown, camera, selection, tick

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for something."""
        key = Qt.Key(event.key())
        if key in WAYS:
            self._follow(WAYS[key], add=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in ZOOMS:
            self._camera.zoom(ZOOMS[key])
        elif key is Qt.Key.Key_Home:
            self._camera.look_at(self._shown().only or ())
        elif key is Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            shown = self._shown()
            if shown.current and shown.is_skill(shown.current) and not event.isAutoRepeat():
                self._tick(shown.current)
        else:
            return False
        return True

    def _follow(self, way: Direction, *, add: bool) -> None:
        """Go along an edge, or to what is nearest to the middle if nothing is current; ``add`` keeps the others selected."""
        shown, before = self._shown(), self._selection.nodes
        if shown.drawing is None or not shown.drawing.boxes:
            return
        if shown.current is None:
            x, y, boxes = shown.camera.x, shown.camera.y, shown.drawing.boxes
            self._selection.choose(min(boxes, key=lambda node: abs(boxes[node].x - x) + abs(boxes[node].y - y)))
        else:
            self._selection.choose(neighbour(shown.drawing, shown.current, way, shown.only))
        if add:
            self._selection.add(before)

"""What the mouse does on a canvas: zoom, drag, point, choose, tick, and draw requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from planner.ui.map.view.keys import NOTCH
from planner.ui.map.view.link import Link
from planner.ui.map.view.swipe import swiped

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

    from planner.catalog.entries import NodeId
    from planner.ui.map.view.moving_camera import MovingCamera
    from planner.ui.map.view.node_selection import NodeSelection
    from planner.ui.map.view.overview import Overview
    from planner.ui.map.view.shown import Shown
    from planner.ui.style.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Pointer(QObject):
    """Moves ``camera`` and changes ``selection`` as the mouse does it on what is ``shown``.

    Attributes:
        over: The node that is pointed at.
        link: The requirement that is being drawn.

    Signals:
        changed: Something else is lit up, or another arrow drawn.
        shaped: The cursor has another shape; carries it.
        ticked: A skill was clicked upon its box, or twice.
        linked: The learner wants a skill (first) to need another node (second) first.
    """

    changed = Signal()
    shaped = Signal(Qt.CursorShape)
    ticked = Signal(str)
    linked = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        shown: Callable[[], Shown],
        camera: MovingCamera,
        selection: NodeSelection,
        overview: Overview,
    ) -> None:
        super().__init__(camera)
        self._shown, self._camera, self._selection, self._overview = shown, camera, selection, overview
        self.link = Link(theme, self.changed.emit)
        self.over: NodeId | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        camera.glides.connect(self.point_nowhere)

    def wheel(self, event: QWheelEvent) -> None:
        """Move the map as two fingers do or a wheel with Shift, zoom at the pointer as a wheel does alone, or with Ctrl."""
        way = swiped(event)
        if way is None:
            self._camera.zoom_at(NOTCH ** (event.angleDelta().y() / 120), event.position())
        else:
            self._camera.drag(way)
        event.accept()

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom between two fingers, or move with them; return whether it was one of these."""
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._camera.zoom_at(1 + event.value(), event.position())
        elif event.gestureType() is Qt.NativeGestureType.PanNativeGesture:
            self._camera.drag(event.delta())
        else:
            return False
        return True

    def press(self, event: QMouseEvent) -> None:
        """Begin to drag the map or a requirement, or choose what a menu is wanted for."""
        self._camera.stop()
        at, shown = event.position(), self._shown()
        node = shown.node_at(at)
        if event.button() is Qt.MouseButton.RightButton:
            if node and node not in shown.selected:
                self._selection.choose(node)
        elif event.button() is LEFT and not self._overview.take(at, shown):
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if node and shown.drawing and with_shift and shown.drawing.is_need(node):
                self.point_nowhere()
                self.link.begin(node, at)
                self.shaped.emit(Qt.CursorShape.CrossCursor)
            else:
                self._pressed, self._dragged = at, False

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or light up what is pointed at."""
        at, shown = event.position(), self._shown()
        if self.link.start:
            end = shown.node_at(at)
            self.link.lead(at, end if shown.is_skill(end) else None)
        elif not event.buttons() & LEFT:
            self.point_at(shown.node_at(at))
        elif self._overview.held:
            self._overview.take(at, shown)
        elif self._pressed is not None:
            self._drag(at, self._pressed)

    def release(self, event: QMouseEvent) -> None:
        """End what was begun; a press without a way is a click."""
        node = self._shown().node_at(event.position())
        self._overview.held = False
        drawn = self.link.drop()
        if drawn:
            self.linked.emit(drawn[1], drawn[0])
        if self._pressed is not None and not self._dragged:
            self._click(node, event)
        self._pressed, self._dragged = None, False
        self.point_at(node)

    def double_click(self, event: QMouseEvent) -> None:
        """Tick a skill, unless the first click has done so upon its box."""
        at, shown = event.position(), self._shown()
        node = shown.node_at(at)
        if node and event.button() is LEFT and shown.is_skill(node) and not shown.is_box(at):
            self.ticked.emit(node)

    def point_at(self, node: NodeId | None) -> None:
        """Light up ``node`` with what it needs and unlocks, or nothing."""
        self.shaped.emit(Qt.CursorShape.PointingHandCursor if node else Qt.CursorShape.OpenHandCursor)
        if node != self.over:
            self.over = node
            self.changed.emit()

    def point_nowhere(self) -> None:
        """Light up nothing: what was pointed at is elsewhere."""
        self.point_at(None)

    def _click(self, node: NodeId | None, event: QMouseEvent) -> None:
        """Choose ``node``, or with Ctrl select it too; upon the box of a skill, tick it."""
        selection = self._selection
        if node and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            selection.toggle(node)
        elif node and self._shown().is_box(event.position()):
            if node not in selection.nodes:
                selection.choose(node)
            self.ticked.emit(node)
        else:
            selection.choose(node)

    def _drag(self, at: QPointF, since: QPointF) -> None:
        way = at - since
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.point_nowhere()
            self.shaped.emit(Qt.CursorShape.ClosedHandCursor)
            self._camera.drag(way)
            self._pressed = at

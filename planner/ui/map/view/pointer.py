"""What mouse and keys do on a canvas: zoom, drag, point, choose, follow edges, tick, and draw requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from planner.ui.map.scene.arrow_keys import Direction, neighbour
from planner.ui.map.view.link import Link
from planner.ui.map.view.swipe import swiped

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

    from planner.catalog.entries import NodeId
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.style.theme import Theme

NOTCH = 1.2
"""Factor of one notch of the wheel, or one press of plus."""
LEFT = Qt.MouseButton.LeftButton
WAYS = {
    Qt.Key.Key_Left: Direction.BACK,
    Qt.Key.Key_Right: Direction.ON,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class Pointer:
    """The pointer of a canvas, and its keys.

    Attributes:
        over: The node that is pointed at.
        link: The requirement that is being drawn.
    """

    def __init__(self, canvas: MapCanvas, theme: Theme) -> None:
        self._canvas = canvas
        self.link = Link(canvas, theme)
        self.over: NodeId | None = None
        self._pressed: QPointF | None = None
        self._dragged = False

    def wheel(self, event: QWheelEvent) -> None:
        """Move the map as two fingers do or a wheel with Shift, zoom at the pointer as a wheel does alone, or with Ctrl."""
        way = swiped(event)
        if way is None:
            self._zoom(NOTCH ** (event.angleDelta().y() / 120), event.position())
        else:
            self._move(way)
        event.accept()

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom between two fingers, or move with them; return whether it was one of these."""
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1 + event.value(), event.position())
        elif event.gestureType() is Qt.NativeGestureType.PanNativeGesture:
            self._move(event.delta())
        else:
            return False
        return True

    def press(self, event: QMouseEvent) -> None:
        """Begin to drag the map or a requirement, or choose what a menu is wanted for."""
        at, canvas, drawing = event.position(), self._canvas, self._canvas.drawing
        node = canvas.node_at(at)
        if event.button() is Qt.MouseButton.RightButton:
            if node and node not in canvas.selected:
                canvas.choose(node)
        elif event.button() is LEFT and not canvas.overview.take(at):
            if node and drawing and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and drawing.is_need(node):
                self.point_at(None)
                self.link.begin(node, at)
            else:
                self._pressed, self._dragged = at, False

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or light up what is pointed at."""
        at, canvas, drawing = event.position(), self._canvas, self._canvas.drawing
        if self.link.start:
            end = canvas.node_at(at)
            self.link.lead(at, end if end and drawing and drawing.is_skill(end) else None)
        elif not event.buttons() & LEFT:
            self.point_at(canvas.node_at(at))
        elif canvas.overview.held:
            canvas.overview.take(at)
        elif self._pressed is not None:
            self._drag(at, self._pressed)

    def release(self, event: QMouseEvent) -> None:
        """End what was begun; a press without a way is a click, with Ctrl one that adds to the selection."""
        canvas, node = self._canvas, self._canvas.node_at(event.position())
        canvas.overview.held = False
        drawn = self.link.drop()
        if drawn:
            canvas.linked.emit(drawn[1], drawn[0])
        if self._pressed is not None and not self._dragged:
            if node and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                canvas.also_select(node)
            elif node and canvas.is_box(event.position()):
                if node not in canvas.selected:
                    canvas.choose(node)
                canvas.ticked.emit(node)
            else:
                canvas.choose(node)
        self._pressed, self._dragged = None, False
        self.point_at(node)

    def double_click(self, event: QMouseEvent) -> None:
        """Tick a skill, unless the first click has done so upon its box."""
        canvas, drawing, at = self._canvas, self._canvas.drawing, event.position()
        node = canvas.node_at(at)
        if node and drawing and event.button() is LEFT and drawing.is_skill(node) and not canvas.is_box(at):
            canvas.ticked.emit(node)

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for something."""
        key, canvas = Qt.Key(event.key()), self._canvas
        if key in WAYS:
            before = canvas.selected
            self._follow(WAYS[key])
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                canvas.keep_selected(before)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            canvas.zoom(NOTCH)
        elif key is Qt.Key.Key_Minus:
            canvas.zoom(1 / NOTCH)
        elif key is Qt.Key.Key_Home:
            canvas.look_at(canvas.only or ())
        elif key is Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if canvas.current and canvas.drawing and canvas.drawing.is_skill(canvas.current) and not event.isAutoRepeat():
                canvas.ticked.emit(canvas.current)
        else:
            return False
        return True

    def point_at(self, node: NodeId | None) -> None:
        """Light up ``node`` with what it needs and unlocks, or nothing."""
        self._canvas.setCursor(Qt.CursorShape.PointingHandCursor if node else Qt.CursorShape.OpenHandCursor)
        if node != self.over:
            self.over = node
            self._canvas.update()

    def _follow(self, way: Direction) -> None:
        """Go along an edge, or to what is nearest to the middle if nothing is current."""
        canvas, drawing = self._canvas, self._canvas.drawing
        if drawing is None or not drawing.boxes:
            return
        if canvas.current is None:
            x, y, boxes = canvas.camera.x, canvas.camera.y, drawing.boxes
            canvas.choose(min(boxes, key=lambda node: abs(boxes[node].x - x) + abs(boxes[node].y - y)))
        else:
            canvas.choose(neighbour(drawing, canvas.current, way, canvas.only))

    def _drag(self, at: QPointF, since: QPointF) -> None:
        way = at - since
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.point_at(None)
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move(way)
            self._pressed = at

    def _move(self, way: QPointF) -> None:
        canvas = self._canvas
        canvas.stop_gliding()
        canvas.look_from(canvas.camera.moved(way.x(), way.y()))

    def _zoom(self, factor: float, at: QPointF) -> None:
        canvas = self._canvas
        canvas.stop_gliding()
        canvas.look_from(canvas.camera.zoomed(factor, (at.x(), at.y()), canvas.extent, canvas.bounds.least))

"""The map in the window: looked at, moved about, and pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QNativeGestureEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from planner.planning.landscape import Kind
from planner.ui.map.backing import Backing
from planner.ui.map.camera import Box, Camera, fitted
from planner.ui.map.glide import Glide
from planner.ui.map.node_painter import ROUND
from planner.ui.map.overview import Overview
from planner.ui.map.painter import MapPainter
from planner.ui.map.still import View
from planner.ui.map.ways import Way, neighbour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from planner.catalog.entries import NodeId
    from planner.ui.hues import Hues
    from planner.ui.map.drawing import Drawing
    from planner.ui.map.looks import Look
    from planner.ui.theme import Theme

NOTCH = 1.2
"""Factor of one notch of the wheel, or one press of plus."""
SHARP = 90
"""Milliseconds after the last change of scale until the picture is painted sharp."""
DIM = 185
BESIDE = 56
"""Pixels kept free around what is brought into sight: the signs at the side do not cover it."""
WAYS = {Qt.Key.Key_Left: Way.BACK, Qt.Key.Key_Right: Way.ON, Qt.Key.Key_Up: Way.UP, Qt.Key.Key_Down: Way.DOWN}


class MapCanvas(QWidget):
    """Shows a drawing.

    The wheel zooms at the pointer, dragging moves, a click makes a node current and the arrow keys
    follow the edges from it; plus and minus zoom, Home shows all.

    Signals:
        chosen: Another node is current; carries its id.
        ticked: A skill was clicked twice.
        moved: The camera looks elsewhere.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, hues: Hues, areas: Mapping[str, str]) -> None:
        super().__init__()
        self._theme, self._hues, self._areas = theme, hues, areas
        self.drawing: Drawing | None = None
        self.camera = Camera()
        self.current: NodeId | None = None
        self.only: frozenset[NodeId] | None = None
        self._looks: Mapping[NodeId, Look] = {}
        self._paint: MapPainter | None = None
        self._hovered: NodeId | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._menu: QMenu | None = None
        self._backing = Backing()
        self._glide = Glide(self)
        self._glide.moved.connect(self.look_from)
        self._sharp = QTimer(self, singleShot=True, interval=SHARP)
        self._sharp.timeout.connect(self._sharpen)
        self.overview = Overview(self, theme)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map"))
        theme.changed.connect(self._repaint_all)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @property
    def painter_now(self) -> MapPainter | None:
        """What paints the map as it is now."""
        if self._paint is None and self.drawing:
            tones, family = self._theme.tones, self.font().family()
            self._paint = MapPainter(self.drawing, self._looks, tones, self._hues, self._areas, family)
        return self._paint

    def look(self, node: NodeId) -> Look:
        """Return how ``node`` looks now."""
        return self._looks[node]

    def set_menu(self, menu: QMenu) -> None:
        """Show ``menu`` on a right click; its actions' keys work while the map has the keyboard."""
        self._menu = menu
        self.addActions(menu.actions())

    def show_drawing(self, drawing: Drawing | None, looks: Mapping[NodeId, Look]) -> None:
        """Show another map; the camera stays."""
        if drawing is not self.drawing:
            self.only = None
        self.drawing, self._looks, self._hovered = drawing, looks, None
        if drawing and self.current not in drawing.boxes:
            self.current = None
        self._repaint_all()

    def show_only(self, nodes: frozenset[NodeId] | None) -> None:
        """Show these nodes alone, or all of them again."""
        self.only, self._hovered = nodes, None
        self._repaint_all()

    def make_current(self, node: NodeId) -> None:
        """Make ``node`` current and bring it into sight."""
        if self.drawing is None or node not in self.drawing.boxes:
            return
        if self.only is not None and node not in self.only:
            self.show_only(None)
        self.current = node
        self._bring(self.drawing.boxes[node])
        self.update()

    def look_at(self, nodes: Iterable[NodeId], largest: float = 1.0) -> None:
        """Glide to where all of ``nodes`` are seen, or the whole map."""
        if self.drawing:
            self.glide_to(fitted(self.drawing.around(nodes), self._size(), largest))

    def glide_to(self, camera: Camera) -> None:
        """Move the camera smoothly."""
        self._glide.go(self.camera, camera)

    def look_from(self, camera: Camera) -> None:
        """Look from ``camera``, kept where there is something to see."""
        before = self.camera
        self.camera = camera.kept_on(self.drawing.whole) if self.drawing else camera
        if self.camera != before:
            if self.camera.scale != before.scale:
                self._sharp.start()
            self.moved.emit()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tones = QPainter(self), self._theme.tones
        painter.fillRect(self.rect(), QColor(tones.window))
        paint = self.painter_now
        if paint is None:
            return
        view = View(self.camera, self._size(), self.devicePixelRatioF(), QColor(tones.window))
        more = self._backing.show(painter, view, self._paint_part, zooming=self._sharp.isActive())
        self._paint_pointed(painter, paint)
        self._paint_signs(painter, paint)
        self.overview.paint(painter, paint)
        if more:
            self.update()

    def _paint_part(self, painter: QPainter, part: Box, scale: float) -> None:
        """Paint what of the map lies in ``part``."""
        if self._paint:
            self._paint.paint(painter, part, scale, self.only)

    def _paint_pointed(self, painter: QPainter, paint: MapPainter) -> None:
        """Light up the cone of what is pointed at, and paint a ring around what is current."""
        drawing, camera, tones = self.drawing, self.camera, self._theme.tones
        if drawing is None:
            return
        painter.save()
        cone = drawing.cone(self._hovered) if self._hovered else frozenset[str]()
        if cone:
            veil = QColor(tones.window)
            veil.setAlpha(DIM)
            painter.fillRect(self.rect(), veil)
        x, y = camera.to_window((0, 0), self._size())
        painter.translate(x, y)
        painter.scale(camera.scale, camera.scale)
        seen = camera.seen(self._size())
        if cone:
            lit = cone if self.only is None else cone & self.only
            edges = [edge for edge in drawing.edges.within(seen) if edge[0] in lit and edge[1] in lit]
            paint.edges(painter, edges, camera.scale, lit=True)
            paint.nodes(painter, [node for node in drawing.nodes.within(seen) if node in lit], camera.scale)
            paint.fork(painter, camera.scale, lit)
        if self.current:
            self._ring(painter, drawing.rect(self.current))
        painter.restore()

    def _paint_signs(self, painter: QPainter, paint: MapPainter) -> None:
        """Paint what the lanes are, at the left side of the window."""
        if self.only is None:
            painter.save()
            x, y = self.camera.to_window((0, 0), self._size())
            painter.translate(x, y)
            painter.scale(self.camera.scale, self.camera.scale)
            paint.signs(painter, self.camera.seen(self._size()), 1 / self.camera.scale)
            painter.restore()

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        width = 2.5 / min(1.0, self.camera.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.tones.accent), width)
        if not self.hasFocus():
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(-width - 1, -width - 1, width + 1, width + 1), ROUND + 3, ROUND + 3)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._glide.stop()
        self._hover(None)
        notches = event.angleDelta().y() / 120
        at = event.position()
        self.look_from(self.camera.zoomed(NOTCH**notches, (at.x(), at.y()), self._size()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            at = event.position()
            self.look_from(self.camera.zoomed(1 + event.value(), (at.x(), at.y()), self._size()))
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._glide.stop()
        if event.button() is Qt.MouseButton.LeftButton:
            if self.overview.take(event.position()):
                return
            self._pressed, self._dragged = event.position(), False
        elif event.button() is Qt.MouseButton.RightButton:
            self._choose(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self.overview.held:
            self.overview.take(at)
        elif self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = at - self._pressed
            if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._hover(None)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.look_from(self.camera.moved(way.x(), way.y()))
                self._pressed = at
        else:
            self._hover(self._at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.overview.held = False
        if self._pressed is not None and not self._dragged:
            self._choose(self._at(event.position()))
        self._pressed, self._dragged = None, False
        self._hover(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self._at(event.position())
        if node and event.button() is Qt.MouseButton.LeftButton and self._is_skill(node):
            self.ticked.emit(node)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._menu and self.current and self._is_skill(self.current):
            self._menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in WAYS:
            self._follow(WAYS[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(NOTCH)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / NOTCH)
        elif key is Qt.Key.Key_Home:
            self.look_at(self.only or ())
        else:
            super().keyPressEvent(event)

    def zoom(self, factor: float) -> None:
        """Zoom at the middle."""
        width, height = self._size()
        self.glide_to(self.camera.zoomed(factor, (width / 2, height / 2), (width, height)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def _follow(self, way: Way) -> None:
        drawing = self.drawing
        if drawing is None or not drawing.boxes:
            return
        if self.current is None:
            x, y = self.camera.x, self.camera.y
            boxes = drawing.boxes
            self._choose(min(boxes, key=lambda node: abs(boxes[node].x - x) + abs(boxes[node].y - y)))
            return
        self._choose(neighbour(drawing, self.current, way, self.only))

    def _choose(self, node: NodeId | None) -> None:
        if node and node != self.current:
            self.make_current(node)
            self.chosen.emit(node)

    def _bring(self, box: Box) -> None:
        """Move the camera as little as brings all of ``box`` into sight."""
        seen = self.camera.seen(self._size())
        edge = BESIDE / self.camera.scale
        dx = max(0.0, box.x + box.width + edge - seen.x - seen.width) - max(0.0, seen.x - box.x + edge)
        dy = max(0.0, box.y + box.height + edge - seen.y - seen.height) - max(0.0, seen.y - box.y + edge)
        if dx or dy:
            self.glide_to(self.camera._replace(x=self.camera.x + dx, y=self.camera.y + dy))

    def _hover(self, node: NodeId | None) -> None:
        over = Qt.CursorShape.PointingHandCursor if node else Qt.CursorShape.OpenHandCursor
        self.setCursor(over)
        if node != self._hovered:
            self._hovered = node
            self.update()

    def _at(self, position: QPointF) -> NodeId | None:
        if self.drawing is None:
            return None
        found = self.drawing.nodes.at(*self.camera.to_map((position.x(), position.y()), self._size()))
        return found if self.only is None or found in self.only else None

    def _is_skill(self, node: NodeId) -> bool:
        return self.drawing is not None and self.drawing.land.spots[node].kind in {Kind.SKILL, Kind.PROJECT}

    def _size(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())

    def _sharpen(self) -> None:
        self.update()

    def _repaint_all(self) -> None:
        self._paint = None
        self._backing.drop()
        self.overview.drop()
        self.update()

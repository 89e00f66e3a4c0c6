"""The map in the window: looked at, moved about, and pointed at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.jobs import Jobs
from planner.ui.map.paint.backing import Backing
from planner.ui.map.paint.node_painter import READABLE, box_in
from planner.ui.map.paint.painter import MapPainter
from planner.ui.map.paint.snapshot import View
from planner.ui.map.scene.camera import Camera
from planner.ui.map.view.bounds import Bounds
from planner.ui.map.view.glide import Glide
from planner.ui.map.view.highlight import Highlight
from planner.ui.map.view.overview import Overview
from planner.ui.map.view.places import BESIDE
from planner.ui.map.view.pointer import Pointer
from planner.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Box
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.scene.node_looks import Look
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Theme

SHARP = 90
"""Milliseconds after the last change of scale until the picture is painted sharp."""


class MapCanvas(QWidget):
    """Shows a drawing.

    What mouse, fingers and keys do on it is in `Pointer`; a learner is told by `planner.ui.map.view.moves`.

    Signals:
        chosen: Another node is current; carries its id.
        ticked: A skill was clicked twice, or Space was pressed on it.
        resized: The canvas has another size.
        linked: The learner wants a skill (first) to need another node (second) first.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    resized = Signal()
    linked = Signal(str, str)

    def __init__(self, theme: Theme, hues: Hues, areas: Mapping[str, str]) -> None:
        super().__init__()
        self._theme, self._hues, self._areas = theme, hues, areas
        self.drawing: Drawing | None = None
        self._camera, self.bounds = Camera(), Bounds(self)
        self.current: NodeId | None = None
        self.only: frozenset[NodeId] | None = None
        self._looks: Mapping[NodeId, Look] = {}
        self._paint: MapPainter | None = None
        self._also: tuple[NodeId, ...] = ()
        self._menu: QMenu | None = None
        self._backing, self.pictures = Backing(), Jobs(self)
        self._glide = Glide(self)
        self._glide.moved.connect(self.look_from)
        self._sharp = QTimer(self, singleShot=True, interval=SHARP)
        self._sharp.timeout.connect(self.update)
        self.overview, self.hand, self._lights = Overview(self, theme), Pointer(self, theme), Highlight(self, theme)
        self.typed = TypeAhead(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Map")
        theme.changed.connect(self._repaint_all)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def take_areas(self, areas: Mapping[str, str]) -> None:
        """Name and tint these areas from now on."""
        self._areas = areas
        self._hues.take(areas)

    @property
    def camera(self) -> Camera:
        """Where the learner looks from; only `look_from` changes it, so a node is always seen."""
        return self._camera

    @property
    def goal(self) -> Camera:
        """Where the camera is moving to, or is."""
        return self._glide.end or self._camera

    @property
    def painter_now(self) -> MapPainter | None:
        """What paints the map as it is now."""
        if self._paint is None:
            self._paint = self.new_painter()
        return self._paint

    def new_painter(self) -> MapPainter | None:
        """Return what paints the map as it is now, and is used by nobody else; none if there is no map."""
        tones, family = self._theme.tones, self.font().family()
        return MapPainter(self.drawing, self._looks, tones, self._hues, self._areas, family) if self.drawing else None

    def look(self, node: NodeId) -> Look:
        """Return how ``node`` looks now."""
        return self._looks[node]

    def set_menu(self, menu: QMenu) -> None:
        """Show ``menu`` on a right click."""
        self._menu = menu

    def show_drawing(self, drawing: Drawing | None, looks: Mapping[NodeId, Look]) -> None:
        """Show another map; the camera stays, or moves as little as it takes to see something."""
        if drawing is not self.drawing:
            self.only = None
            self.stop_gliding()
        self.drawing, self._looks, self.hand.over = drawing, looks, None
        if drawing:
            self.current = self.current if self.current in drawing.boxes else None
            self._also = tuple(node for node in self._also if node in drawing.boxes)
        self._repaint_all()
        self.look_from(self._camera)

    def show_only(self, nodes: frozenset[NodeId] | None) -> None:
        """Show these nodes alone, or all of them again."""
        self.only, self.hand.over = nodes, None
        self._repaint_all()
        self.look_from(self._camera)

    def make_current(self, node: NodeId, *, move: bool = True) -> None:
        """Make ``node`` current and bring it into sight, unless the camera is not to ``move``."""
        if self.drawing is None or node not in self.drawing.boxes:
            return
        if self.only is not None and node not in self.only:
            self.show_only(None)
        if node != self.current:
            self.current, self._also = node, ()
        camera = self.overview.beside(self.goal.with_in_sight(self.drawing.boxes[node], self.extent, BESIDE), node)
        if move and camera != self.goal:
            self.glide_to(camera)
        self.update()

    def let_go(self) -> None:
        """Have nothing current: what is so in the window is not on this map."""
        self.current, self._also = None, ()
        self.update()

    def look_at(self, nodes: Iterable[NodeId], largest: float = 1.0) -> None:
        """Glide to where all of ``nodes`` are seen, or the whole map."""
        if self.drawing:
            self.glide_to(self.bounds.fitting(self.drawing.around(nodes), largest))

    def glide_to(self, camera: Camera) -> None:
        """Move the camera smoothly; what was pointed at is elsewhere then."""
        self.hand.point_at(None)
        self._glide.go(self.camera, self.bounds.kept(camera))

    def stop_gliding(self) -> None:
        """Stay where the camera is."""
        self._glide.stop()

    def look_from(self, camera: Camera) -> None:
        """Look from ``camera``, moved so far that a node is seen."""
        before = self.camera
        self._camera = self.bounds.kept(camera)
        if self.camera != before:
            if self.camera.scale != before.scale:
                self._sharp.start()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tones = QPainter(self), self._theme.tones
        painter.fillRect(self.rect(), QColor(tones.window))
        paint = self.painter_now
        if paint is None:
            return
        corner = painter.deviceTransform().map(QPointF())
        view = View(self.camera, self.extent, self.devicePixelRatioF(), QColor(tones.window), corner.toTuple())
        more = self._backing.show(
            painter, view, self._paint_part, partial(self.overview.rough, paint=paint), zooming=self._sharp.isActive()
        )
        self._lights.paint(painter, paint)
        if self.overview.painted or not more:
            self.overview.paint(painter, paint)
        self.hand.link.paint(painter)
        if more:
            self.update()

    def _paint_part(self, painter: QPainter, part: Box, scale: float) -> None:
        """Paint what of the map lies in ``part``."""
        if self._paint:
            self._paint.paint(painter, part, scale, self.only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hand.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.hand.gesture(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.stop_gliding()
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the skill below, or of the current one where the keyboard asks for it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        node = self.current if by_key else self.node_at(QPointF(event.pos()))
        if self._menu and self.drawing and node and self.drawing.is_skill(node):
            self._menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hand.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.typed.key(event) and not self.hand.key(event):
            super().keyPressEvent(event)

    def zoom(self, factor: float) -> None:
        """Zoom at the middle."""
        width, height = self.extent
        self.glide_to(self.goal.zoomed(factor, (width / 2, height / 2), (width, height), self.bounds.least))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.typed.end()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look_from(self._camera)
        self.typed.end()
        self.resized.emit()

    def choose(self, node: NodeId | None) -> None:
        """Select ``node`` alone, as by a click; on the ground only the current one stays selected."""
        self._also = ()
        self.update()
        if node and node != self.current:
            self.make_current(node)
            self.chosen.emit(node)

    def keep_selected(self, nodes: Iterable[NodeId]) -> None:
        """Select ``nodes`` besides the current one."""
        self._also = tuple(node for node in nodes if node != self.current)
        self.update()

    def also_select(self, node: NodeId) -> None:
        """Select ``node`` too, or no longer."""
        if node in self._also:
            self._also = tuple(each for each in self._also if each != node)
        elif self.current is None:
            self.choose(node)
        elif node != self.current:
            self._also = (*self._also, node)
        self.update()

    @property
    def selected(self) -> list[NodeId]:
        """What is selected, the current node first."""
        return [self.current, *self._also] if self.current else []

    def node_at(self, position: QPointF) -> NodeId | None:
        """Return the node at ``position`` of the canvas."""
        if self.drawing is None:
            return None
        found = self.drawing.nodes.at(*self.camera.to_map((position.x(), position.y()), self.extent))
        return found if self.only is None or found in self.only else None

    def is_box(self, position: QPointF) -> bool:
        """Return whether the box of a skill lies at ``position``, large enough to be seen as one."""
        node = self.node_at(position)
        if node is None or self.drawing is None or not self.drawing.is_skill(node) or self.camera.scale < READABLE:
            return False
        return box_in(self.drawing.rect(node)).contains(QPointF(*self.camera.to_map((position.x(), position.y()), self.extent)))

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the canvas in pixels."""
        return float(self.width()), float(self.height())

    def _repaint_all(self) -> None:
        self._paint = None
        self._backing.drop()
        self.overview.drop()
        self.update()

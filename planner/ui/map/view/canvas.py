"""The map in the window: looked at, moved about, and pointed at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.jobs import Jobs
from planner.ui.map.paint.backing import Backing
from planner.ui.map.paint.painter import MapPainter
from planner.ui.map.paint.snapshot import View
from planner.ui.map.view.highlight import Highlight
from planner.ui.map.view.keys import MapKeys
from planner.ui.map.view.moving_camera import MovingCamera
from planner.ui.map.view.node_selection import NodeSelection
from planner.ui.map.view.overview import Overview
from planner.ui.map.view.pointer import Pointer
from planner.ui.map.view.shown import Shown
from planner.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Box, Camera
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.scene.node_looks import Look
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Theme

SHARP = 90
"""Milliseconds after the last change of scale until the picture is painted sharp."""


class MapCanvas(QWidget):
    """Shows a drawing.

    What the mouse does on it is in `Pointer`, what keys do in `MapKeys`; a learner is told by `planner.ui.map.view.moves`.

    Attributes:
        drawing: What is shown; none while there is no map.
        only: The nodes that are shown alone; none if all are.

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
        self.only: frozenset[NodeId] | None = None
        self._looks: Mapping[NodeId, Look] = {}
        self._paint: MapPainter | None = None
        self._menu: QMenu | None = None
        self._backing, self.pictures = Backing(), Jobs(self)
        self._sharp = QTimer(self, singleShot=True, interval=SHARP)
        self._camera, self._selection = MovingCamera(self, self.shown), NodeSelection(self)
        self._overview, self._highlight = Overview(theme, self.look_from), Highlight(theme)
        self.pointer = Pointer(theme, self.shown, self._camera, self._selection, self._overview)
        self._keys = MapKeys(self.shown, self._camera, self._selection, self.ticked.emit)
        self.typed = TypeAhead(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Map")
        self._connect()

    def _connect(self) -> None:
        self._theme.changed.connect(self._repaint_all)
        self._sharp.timeout.connect(self.update)
        self._camera.scaled.connect(self._sharp.start)
        for changed in (self._camera.moved, self._selection.changed, self.pointer.changed):
            changed.connect(self.update)
        self._selection.chosen.connect(self._follow_choice)
        self.pointer.shaped.connect(self.setCursor)
        self.pointer.ticked.connect(self.ticked)
        self.pointer.linked.connect(self.linked)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def shown(self) -> Shown:
        """Return what is shown at this moment."""
        return Shown(self.drawing, self._looks, self._camera.now, self.extent, self.only, self._selection.nodes)

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the canvas in pixels."""
        return float(self.width()), float(self.height())

    @property
    def camera(self) -> Camera:
        """Where the learner looks from; only `look_from` changes it, so a node is always seen."""
        return self._camera.now

    @property
    def goal(self) -> Camera:
        """Where the camera is moving to, or is."""
        return self._camera.goal

    @property
    def current(self) -> NodeId | None:
        """The node that is current on the map."""
        return self._selection.current

    @property
    def selected(self) -> list[NodeId]:
        """What is selected, the current node first."""
        return [*self._selection.nodes]

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

    def take_areas(self, areas: Mapping[str, str]) -> None:
        """Name and tint these areas from now on."""
        self._areas = areas
        self._hues.take(areas)

    def show_drawing(self, drawing: Drawing | None, looks: Mapping[NodeId, Look]) -> None:
        """Show another map; the camera stays, or moves as little as it takes to see something."""
        if drawing is not self.drawing:
            self.only = None
            self._camera.stop()
        self.drawing, self._looks, self.pointer.over = drawing, looks, None
        if drawing:
            self._selection.keep_on(drawing.boxes)
        self._repaint_all()
        self._camera.stay()

    def show_only(self, nodes: frozenset[NodeId] | None) -> None:
        """Show these nodes alone, or all of them again."""
        self.only, self.pointer.over = nodes, None
        self._repaint_all()
        self._camera.stay()

    def make_current(self, node: NodeId, *, move: bool = True) -> None:
        """Make ``node`` current and bring it into sight, unless the camera is not to ``move``."""
        if self.drawing is None or node not in self.drawing.boxes:
            return
        self._selection.make_current(node)
        if self.only is not None and node not in self.only:
            self.show_only(None)
        if move:
            self._camera.bring_into_sight(node)

    def let_go(self) -> None:
        """Have nothing current: what is so in the window is not on this map."""
        self._selection.clear()

    def choose(self, node: NodeId | None) -> None:
        """Select ``node`` alone, as by a click; on the ground only the current one stays selected."""
        self._selection.choose(node)

    def _follow_choice(self, node: NodeId) -> None:
        self.make_current(node)
        self.chosen.emit(node)

    def look_at(self, nodes: Iterable[NodeId], largest: float = 1.0) -> None:
        """Glide to where all of ``nodes`` are seen, or the whole map."""
        self._camera.look_at(nodes, largest)

    def glide_to(self, camera: Camera) -> None:
        """Move the camera smoothly; what was pointed at is elsewhere then."""
        self._camera.glide_to(camera)

    def look_from(self, camera: Camera) -> None:
        """Look from ``camera``, moved so far that a node is seen."""
        self._camera.look_from(camera)

    def zoom(self, factor: float) -> None:
        """Zoom at the middle."""
        self._camera.zoom(factor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tones = QPainter(self), self._theme.tones
        painter.fillRect(self.rect(), QColor(tones.window))
        paint, shown = self.painter_now, self.shown()
        if paint is None or shown.drawing is None:
            return
        corner = painter.deviceTransform().map(QPointF())
        view = View(self.camera, self.extent, self.devicePixelRatioF(), QColor(tones.window), corner.toTuple())
        rough = partial(self._overview.rough, paint=paint, drawing=shown.drawing)
        more = self._backing.show(painter, view, self._paint_part, rough, zooming=self._sharp.isActive())
        self._highlight.paint(painter, paint, shown, self.pointer.over, has_focus=self.hasFocus())
        if self._overview.painted or not more:
            self._overview.paint(painter, view, paint, shown)
        self.pointer.link.paint(painter, shown)
        if more:
            self.update()

    def _paint_part(self, painter: QPainter, part: Box, scale: float) -> None:
        """Paint what of the map lies in ``part``."""
        if self._paint:
            self._paint.paint(painter, part, scale, self.only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.pointer.gesture(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the skill below, or of the current one where the keyboard asks for it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        shown = self.shown()
        node = shown.current if by_key else shown.node_at(QPointF(event.pos()))
        if self._menu and shown.is_skill(node):
            self._menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer.point_nowhere()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.typed.key(event) and not self._keys.key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.typed.end()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._camera.stay()
        self.typed.end()
        self.resized.emit()

    def _repaint_all(self) -> None:
        self._paint = None
        self._backing.drop()
        self._overview.drop()
        self.update()

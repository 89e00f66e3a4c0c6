"""The page of the map: search, what to fit, focus, and the canvas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.catalog.entries import SkillId
from planner.ui.map.focus_button import FocusButton
from planner.ui.map.map_search import MapSearch
from planner.ui.map.scene.node_looks import looks
from planner.ui.map.scene.spoken import spoken
from planner.ui.map.view.canvas import MapCanvas
from planner.ui.map.view.fit_menu import FitMenu
from planner.ui.map.view.keys import NOTCH
from planner.ui.map.view.legend import Legend
from planner.ui.map.view.places import NEAR, Viewpoints, first_look
from planner.ui.map.view.waiting import Waiting
from planner.ui.style.hues import Hues
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from planner.catalog.entries import NodeId, RoleId
    from planner.study.study import Study
    from planner.ui.map.atlas import Atlas
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.style.theme import Theme


class MapPage(QWidget):
    """The whole way to the goal, and the learner's place on it.

    Signals:
        chosen: Another spot is current on the map; carries its id.
        ticked: A skill was clicked twice.
        picture_wanted: The learner wants the map, or what is selected, as a picture.
        requirement_wanted: A skill (first) is to need another node (second) first.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    picture_wanted = Signal(bool)
    requirement_wanted = Signal(str, str)

    def __init__(self, study: Study, theme: Theme, atlas: Atlas) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._study, self._atlas = study, atlas
        self._catalog = study.catalog
        self._wanted = ""
        self._roles: tuple[RoleId, ...] = ()
        self._dirty = True
        hues = Hues(study.catalog.areas)
        self.canvas = MapCanvas(theme, hues, study.catalog.areas)
        self._places = Viewpoints()
        self.search = MapSearch(self.canvas, self.canvas.shown, lambda: self._catalog)
        self.focus = FocusButton(self.canvas)
        self.fits, self.waiting = FitMenu(study, self.canvas.shown), Waiting(atlas)
        self.legend = Legend(self.canvas, theme, hues)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.fit = QPushButton("Show")
        self.fit.setMenu(self.fits)
        self.key = QPushButton("Legend")
        self.key.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.search.box, 1)
        row.addWidget(self.search.count)
        for widget in (self.fit, self.focus, self.key):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(widget)
        for sign, name, factor in (("−", "Zoom out", 1 / NOTCH), ("+", "Zoom in", NOTCH)):
            made = button(sign, "sign", name)
            made.setFixedWidth(34)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(partial(self._zoom, factor))
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self.elsewhere = label(kind="muted")
        self.elsewhere.setContentsMargins(16, 0, 16, 8)
        self.elsewhere.hide()
        column.addWidget(self.elsewhere)
        column.addWidget(self.canvas, 1)
        over = QVBoxLayout(self.canvas)
        over.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        canvas, atlas = self.canvas, self._atlas
        canvas.chosen.connect(self._choose)
        canvas.ticked.connect(self.ticked)
        canvas.linked.connect(self.requirement_wanted)
        canvas.resized.connect(self.legend.fit)
        self.search.led.connect(self._look_closely)
        self.key.toggled.connect(self.legend.setVisible)
        self.fits.fit_wanted.connect(self._fit)
        self.fits.picture_wanted.connect(self.picture_wanted)
        atlas.drawn.connect(self._take)
        atlas.failed.connect(self._end)
        canvas.typed.find_words = self.search.find
        self.setFocusProxy(canvas)

    @property
    def selected(self) -> list[SkillId]:
        """The skills that are selected on the map, the current one first."""
        skills = self._study.catalog.skills
        return [SkillId(node) for node in self.canvas.selected if node in skills]

    def selection(self) -> frozenset[NodeId]:
        """Return the nodes that are selected if they are several, or what the current one needs and unlocks."""
        canvas, nodes = self.canvas, self.canvas.selected
        return canvas.drawing.cone(*nodes) if canvas.drawing and len(nodes) == 1 else frozenset(nodes)

    def follow(self) -> None:
        """Show what the study is now, at once if this page is seen."""
        self._dirty = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._renew()

    def make_current(self, skill: str) -> None:
        """Show where ``skill`` is, if it is on the map, or as soon as it is; the first look is not moved to the next step."""
        moves = bool(self._wanted) or not self._is_next(skill)
        self._wanted, canvas = skill, self.canvas
        if canvas.drawing is None or skill not in canvas.drawing.boxes:
            canvas.let_go()
        elif skill != canvas.current:
            canvas.make_current(skill, move=moves)
            self.focus.follow()
        self._describe()

    def stop(self) -> None:
        """Stop what is laid out or drawn in the background, and wait until it has."""
        self._atlas.jobs.stop()
        self.canvas.pictures.stop()

    def _renew(self) -> None:
        self._dirty = False
        roles = self._study.plan.roles
        if self._catalog is not self._study.catalog:
            self._take_catalog()
        drawing = self._atlas.drawing(roles)
        with keeping_focus(self, self.canvas):
            if drawing or roles != self._roles:
                self._show(roles, drawing)
            self.waiting.tell(self._study.plan.roles)

    def _take_catalog(self) -> None:
        self._catalog = self._study.catalog
        self._atlas.take_catalog(self._catalog)
        self.canvas.take_areas(self._catalog.areas)

    def _take(self, roles: tuple[RoleId, ...], drawing: Drawing) -> None:
        if roles == self._study.plan.roles and self._catalog is self._study.catalog:
            with keeping_focus(self, self.canvas):
                self._show(roles, drawing)
                self.waiting.tell(roles)

    def _end(self, error: Exception | None) -> None:
        self.waiting.tell(self._study.plan.roles)
        if error:
            raise error

    def _show(self, roles: tuple[RoleId, ...], drawing: Drawing | None) -> None:
        canvas, study = self.canvas, self._study
        only = canvas.only if roles == self._roles else None
        self._places.keep(self._roles, canvas.shown()._replace(camera=canvas.goal))
        self._roles = roles
        is_other = drawing is not canvas.drawing
        canvas.show_drawing(drawing, looks(study.catalog, study.plan, drawing.land) if drawing else {})
        if drawing:
            if is_other:
                self._show_as_before(drawing, only)
            if self._wanted != canvas.current:
                canvas.make_current(self._wanted, move=self._places.has(roles) or not self._is_next(self._wanted))
        self._describe()

    def _show_as_before(self, drawing: Drawing, only: frozenset[NodeId] | None) -> None:
        """Show ``only`` these nodes as far as they are still there, from where the learner has looked at this goal last."""
        canvas = self.canvas
        self.focus.keep((only or frozenset()) & drawing.boxes.keys())
        wanted = "" if self._is_next(self._wanted) else self._wanted
        seen = self._places.again(self._roles, canvas.shown())
        canvas.look_from(seen or first_look(drawing, self._study.plan, canvas.width(), wanted))

    def _is_next(self, node: str) -> bool:
        """Return whether ``node`` is the next step, which is selected unless the learner selects another."""
        return any(step.skill.id == node for step in self._study.plan.steps[:1])

    def _choose(self, node: str) -> None:
        self._wanted = node
        self._describe()
        self.chosen.emit(node)
        self.focus.follow()

    def _describe(self) -> None:
        canvas, catalog = self.canvas, self._study.catalog
        missed = canvas.drawing is not None and self._wanted in catalog.skills and self._wanted not in canvas.drawing.boxes
        if missed:
            self.elsewhere.setText(f"“{catalog.title(self._wanted)}” is selected but not on this map.")
        self.elsewhere.setVisible(missed)
        if canvas.drawing and canvas.current:
            text = spoken(canvas.drawing, canvas.current, canvas.look(canvas.current))
        else:
            text = "Nothing is current. The arrow keys go along the edges; the Path page lists all that is on the map."
        canvas.setAccessibleDescription(text)

    def _look_closely(self, node: NodeId) -> None:
        """Go to ``node``, near enough to read its title, and make it current."""
        if self.canvas.camera.scale < NEAR:
            self.canvas.look_from(self.canvas.camera._replace(scale=NEAR))
        self.canvas.make_current(node)
        self._choose(node)

    def show_circle(self, nodes: list[NodeId]) -> None:
        """Show these nodes alone, with the edge from the last to the first that would close a circle."""
        self.focus.show_circle(nodes)

    def _fit(self, nodes: list[NodeId]) -> None:
        self.canvas.look_at(nodes)
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.focus.leave()
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, *_: object) -> None:
        self.canvas.zoom(factor)

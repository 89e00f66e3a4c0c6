"""Whatever is done to the map, a node of it is seen."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from planner.catalog.entries import Hours
from planner.learner.learner import State
from planner.study.editing import Editing, SkillText
from planner.study.study import Study
from planner.ui.jobs import Jobs
from planner.ui.map.atlas import Atlas
from planner.ui.map.map_page import MapPage
from planner.ui.map.scene.drawing import Drawing
from planner.ui.map.view.inset import has_inset, inset
from tests.study.test_study import MemoryFile
from tests.ui.conftest import own_on
from tests.ui.map.university import university

ACTIONS = 120
NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def seen(canvas):
    """Return the nodes of which something is seen, and not only below the inset."""
    window, covered = QRectF(canvas.rect()), inset(canvas.extent) if has_inset(canvas.shown()) else QRectF()
    found = []
    for node in canvas.only or canvas.drawing.boxes:
        rect = canvas.drawing.rect(node)
        corners = [canvas.camera.to_window(point.toTuple(), canvas.extent) for point in (rect.topLeft(), rect.bottomRight())]
        shown = QRectF(QPointF(*corners[0]), QPointF(*corners[1])).intersected(window)
        if shown.width() * shown.height() > 0.9 and not covered.contains(shown):
            found.append(node)
    return found


def middle(canvas, node):
    return canvas.camera.to_window(canvas.drawing.rect(node).center().toTuple(), canvas.extent)


def scattered(drawing, random):
    """Return the same map as a layout that has everything elsewhere, far apart."""
    spread = random.choice((1.0, 4.0))
    width, height = drawing.layout.width * spread, drawing.layout.height * spread
    places = {node: (random.uniform(120, width), random.uniform(40, height)) for node in drawing.layout.places}
    curves = {edge: (places[edge[0]], places[edge[1]]) for edge in drawing.layout.curves}
    return Drawing(drawing.land, drawing.layout._replace(places=places, curves=curves, width=width + 120, height=height + 40))


@pytest.fixture
def campus(qtbot, theme, tmp_path, still):
    catalog = university(60, alone=0.6)
    study = Study(catalog, MemoryFile(), own=own_on(catalog, tmp_path / "catalogue"))
    study.set_goal("everything")
    page = MapPage(study, theme, Atlas(catalog, [tmp_path / "layouts"], Jobs(start=lambda job: job.run())))
    qtbot.addWidget(page)
    study.changed.connect(page.follow)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
    return page, study


class Learner:
    """Does at random what a learner can do to the map."""

    def __init__(self, page, study, seed):
        self.page, self.study, self.random = page, study, Random(seed)

    def any_node(self):
        return self.random.choice(list(self.page.canvas.drawing.boxes))

    def any_place(self):
        canvas = self.page.canvas
        return QPointF(self.random.uniform(0, canvas.width()), self.random.uniform(0, canvas.height()))

    def act(self):
        actions = [name for name in dir(self) if name.startswith("do_")]
        action = self.random.choice(actions)
        getattr(self, action)()
        return action

    def do_wheel(self):
        for _ in range(self.random.randint(1, 8)):
            delta = QPoint(0, self.random.choice((-120, 120)))
            modifiers = self.random.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
            event = QWheelEvent(
                self.any_place(), QPointF(), QPoint(), delta, NONE, modifiers, Qt.ScrollPhase.NoScrollPhase, False
            )
            QApplication.sendEvent(self.page.canvas, event)

    def do_swipe(self):
        way = QPoint(self.random.randint(-2000, 2000), self.random.randint(-2000, 2000))
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(self.any_place(), QPointF(), way, way, NONE, modifiers, Qt.ScrollPhase.ScrollUpdate, False)
        QApplication.sendEvent(self.page.canvas, event)

    def do_drag(self):
        self._drag(self.any_place(), QPointF(self.random.randint(-3000, 3000), self.random.randint(-3000, 3000)))

    def do_inset(self):
        rect = inset(self.page.canvas.extent)
        inside = QPointF(self.random.uniform(0, rect.width()), self.random.uniform(0, rect.height()))
        self._drag(rect.topLeft() + inside, QPointF(3, 3))

    def _drag(self, start, way):
        moves = (
            (QEvent.Type.MouseButtonPress, LEFT, LEFT, start),
            (QEvent.Type.MouseMove, NONE, LEFT, start + way / 2),
            (QEvent.Type.MouseMove, NONE, LEFT, start + way),
            (QEvent.Type.MouseButtonRelease, LEFT, NONE, start + way),
        )
        for kind, button, held, at in moves:
            QApplication.sendEvent(self.page.canvas, QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier))
            assert seen(self.page.canvas)

    def do_resize(self):
        self.page.resize(self.random.choice((120, 420, 900, 1600)), self.random.choice((120, 300, 700, 1200)))

    def do_focus(self):
        self.page.focus.click()

    def do_choose(self):
        self.page.make_current(self.any_node())

    def do_fit(self):
        menu = self.page.fit.menu()
        menu.aboutToShow.emit()
        self.random.choice([each for each in menu.actions() if each.text() and "picture" not in each.text()]).trigger()

    def do_zoom(self):
        self.page.canvas.zoom(self.random.choice((0.1, 0.5, 2, 10)))

    def do_tick(self):
        node = self.any_node()
        if node in self.study.catalog.skills:
            self.study.mark([node], self.random.choice((State.KNOWN, State.SKIPPED, None)))

    def do_undo(self):
        self.study.undo()

    def do_redo(self):
        self.study.redo()

    def do_search(self):
        self.page.search.box.setText(self.random.choice(("course 1", "alone", "department", "nothing so", "")))

    def do_another_layout(self):
        canvas = self.page.canvas
        self.page._take(self.study.plan.roles, scattered(canvas.drawing, self.random))

    def do_hide_and_show(self):
        self.page.hide()
        self.page.show()


@pytest.mark.parametrize("seed", range(3))
def test_a_node_is_seen_after_any_action(campus, seed):
    page, study = campus
    learner, done = Learner(page, study, seed), []
    for _ in range(ACTIONS):
        done.append(learner.act())
        assert seen(page.canvas), done[-5:]


def test_a_node_is_seen_after_edits_of_the_catalogue(campus):
    page, study = campus
    learner = Learner(page, study, 7)
    for number in range(4):
        learner.do_choose()
        page.canvas.zoom(4)
        skill = Editing(study).add("own", SkillText(f"Own {number}", "", Hours(1, 2, 3)), {}, {"everything": "core"}, "")
        assert seen(page.canvas)
        if number % 2:
            Editing(study).retire([skill, page.canvas.current])
            assert seen(page.canvas)
    study.undo()
    assert seen(page.canvas)


def test_a_better_layout_leaves_what_is_current_or_else_in_the_middle_where_it_is(campus):
    page, study = campus
    random, canvas = Random(3), page.canvas
    page.make_current("course-5") if "course-5" in canvas.drawing.boxes else page.make_current(next(iter(canvas.drawing.boxes)))
    canvas.look_from(canvas.camera._replace(scale=1.0))
    for away in (0, 2000):
        canvas.look_from(canvas.camera.moved(away, away))
        shown = seen(canvas)
        where = {node: middle(canvas, node) for node in shown}
        page._take(study.plan.roles, scattered(canvas.drawing, random))
        assert any(middle(canvas, node) == pytest.approx(where[node], abs=1) for node in shown)


def test_who_sees_the_whole_map_sees_the_whole_better_map(campus):
    page, study = campus
    page.canvas.look_at(())
    page._take(study.plan.roles, scattered(page.canvas.drawing, Random(5)))
    assert len(seen(page.canvas)) == len(page.canvas.drawing.boxes)


def test_the_focus_survives_a_better_layout_and_leads_back(campus):
    page, study = campus
    canvas, node = page.canvas, next(node for node in page.canvas.drawing.boxes if node.startswith("course"))
    page.make_current(node)
    page.focus.click()
    only = canvas.only
    page._take(study.plan.roles, scattered(canvas.drawing, Random(6)))
    assert canvas.only == only
    assert page.focus.isChecked()
    page.focus.click()
    assert canvas.only is None
    assert seen(canvas)

from __future__ import annotations

import sys
from math import inf

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from planner.catalog.entries import Hours
from planner.learner.learner import State
from planner.planning.answers.map_graph import NodeKind
from planner.study.editing import Editing, SkillText
from planner.ui.jobs import Jobs
from planner.ui.map.atlas import Atlas
from planner.ui.map.map_page import MapPage
from planner.ui.map.paint.node_painter import box_in
from planner.ui.map.scene.camera import Camera
from planner.ui.map.view.inset import has_inset, inset
from planner.ui.map.view.keys import NOTCH
from planner.ui.map.view.moves import MOVES
from planner.ui.style.theme import DARK, LIGHT, Scheme
from planner.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui.conftest import HOSTILE

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def at(page, node):
    box, canvas = page.canvas.drawing.boxes[node], page.canvas
    middle = box.x + box.width / 2, box.y + box.height / 2
    return QPoint(*map(round, canvas.camera.to_window(middle, (canvas.width(), canvas.height()))))


def show_all(page):
    page.canvas.look_at(())
    QApplication.processEvents()


def move(page, position, button=Qt.MouseButton.NoButton):
    """Move the pointer, without the window manager's say."""
    there = QPointF(position)
    event = QMouseEvent(
        QEvent.Type.MouseMove, there, QPointF(page.canvas.mapToGlobal(position)), Qt.MouseButton.NoButton, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.canvas, event)


def turn(
    page, position, turned=(0, 0), *, pixels=(0, 0), keys=Qt.KeyboardModifier.NoModifier, phase=Qt.ScrollPhase.NoScrollPhase
):
    """Turn the wheel by eighths of a degree, or swipe by pixels."""
    event = QWheelEvent(
        QPointF(position), QPointF(position), QPoint(*pixels), QPoint(*turned), Qt.MouseButton.NoButton, keys, phase, False
    )
    QApplication.sendEvent(page.canvas, event)


def wheel(page, position, notches):
    turn(page, position, (0, 120 * notches))


def test_the_map_holds_the_way_to_the_goal_and_titles_can_be_read_at_first(page):
    spots = page.canvas.drawing.land.spots
    assert {"vectors", "platform", "aws", "azure", "serving", "mle", "ds"} <= set(spots)
    assert page.canvas.camera.scale >= 0.75
    page.grab()


def test_nothing_moves_when_a_skill_is_ticked_or_the_goal_is_switched_back(page, study):
    before, camera = page.canvas.drawing.layout, page.canvas.camera
    study.mark(["vectors"], State.KNOWN)
    assert page.canvas.drawing.layout is before
    assert page.canvas.look("vectors").state is State.KNOWN
    study.set_goal("mle")
    assert page.canvas.drawing.layout is not before
    page.canvas.look_at(())
    study.set_goal("both")
    assert page.canvas.drawing.layout is before
    assert page.canvas.camera == camera


def test_a_click_makes_a_skill_current_and_a_second_one_ticks_it(qtbot, page):
    show_all(page)
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseClick(page.canvas, LEFT, pos=at(page, "matrices"))
    with qtbot.waitSignal(page.ticked) as ticked:
        qtbot.mouseDClick(page.canvas, LEFT, pos=at(page, "matrices"))
    assert [chosen.args, ticked.args, page.selected] == [["matrices"], ["matrices"], ["matrices"]]


def test_a_choice_can_be_current_but_is_no_skill_to_act_on(qtbot, page):
    show_all(page)
    with qtbot.waitSignal(page.chosen, check_params_cb=lambda node: node == "platform"):
        qtbot.mouseClick(page.canvas, LEFT, pos=at(page, "platform"))
    with qtbot.assertNotEmitted(page.ticked):
        qtbot.mouseDClick(page.canvas, LEFT, pos=at(page, "platform"))
    assert page.canvas.current == "platform"
    assert page.selected == []


def test_the_arrow_keys_follow_the_edges(qtbot, page):
    page.make_current("matrices")
    qtbot.keyClick(page.canvas, Key.Key_Left)
    assert page.canvas.current == "vectors"
    qtbot.keyClick(page.canvas, Key.Key_Left)
    assert page.canvas.current == "vectors"
    qtbot.keyClick(page.canvas, Key.Key_Right)
    assert page.canvas.current in page.canvas.drawing.after["vectors"]
    before = page.canvas.current
    qtbot.keyClick(page.canvas, Key.Key_Down)
    qtbot.keyClick(page.canvas, Key.Key_Up)
    assert page.canvas.drawing.layout.layers[before] == page.canvas.drawing.layout.layers[page.canvas.current]


def test_the_first_arrow_key_begins_in_the_middle_of_what_is_seen(qtbot, page):
    page.canvas.let_go()
    qtbot.keyClick(page.canvas, Key.Key_Right)
    assert page.canvas.current in page.canvas.drawing.boxes


def test_keys_zoom_and_home_shows_all(qtbot, page):
    scale = page.canvas.camera.scale
    qtbot.keyClick(page.canvas, Key.Key_Plus)
    assert page.canvas.camera.scale > scale
    qtbot.keyClick(page.canvas, Key.Key_Minus)
    assert page.canvas.camera.scale == pytest.approx(scale)
    qtbot.keyClick(page.canvas, Key.Key_Home)
    seen, whole = page.canvas.camera.seen((page.canvas.width(), page.canvas.height())), page.canvas.drawing.whole
    assert seen.width >= whole.width
    assert seen.height >= whole.height


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves(qtbot, page):
    canvas, point = page.canvas, QPoint(200, 150)
    size = canvas.width(), canvas.height()
    under = canvas.camera.to_map((200, 150), size)
    wheel(page, point, 2)
    assert canvas.camera.to_map((200, 150), size) == pytest.approx(under, abs=0.01)
    show_all(page)
    canvas.look_from(canvas.camera._replace(scale=1.0))
    before = canvas.camera
    qtbot.mousePress(canvas, LEFT, pos=QPoint(300, 300))
    move(page, QPoint(340, 320), LEFT)
    move(page, QPoint(360, 330), LEFT)
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(360, 330))
    assert canvas.camera != before
    assert canvas.camera.scale == before.scale


def test_two_fingers_zoom_between_them(page):
    canvas, middle = page.canvas, QPointF(200, 200)
    scale, under = canvas.camera.scale, canvas.camera.to_map((200, 200), canvas.extent)
    device = QPointingDevice.primaryPointingDevice()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(canvas, QNativeGestureEvent(zoom, device, 2, middle, middle, middle, 0.2, QPointF()))
    assert canvas.camera.scale == pytest.approx(1.2 * scale)
    assert canvas.camera.to_map((200, 200), canvas.extent) == pytest.approx(under)


SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
UPDATE = Qt.ScrollPhase.ScrollUpdate


@pytest.mark.parametrize(
    ("turned", "more", "way"),
    [
        ((0, 60), {"pixels": (0, 30)}, (0, 30)),
        ((-60, 0), {"pixels": (-30, 0)}, (-30, 0)),
        ((10, 20), {"pixels": (5, 10), "phase": UPDATE}, (5, 10)),
        ((0, 60), {"phase": UPDATE}, (0, 40)),
        ((0, -60), {"phase": Qt.ScrollPhase.ScrollMomentum}, (0, -40)),
        ((120, 0), {}, (80, 0)),
        ((0, 120), {"keys": SHIFT}, (80, 0)),
        ((-120, 0), {"keys": SHIFT}, (-80, 0)),
        ((0, 60), {"keys": SHIFT, "pixels": (0, 30)}, (30, 0)),
    ],
)
def test_two_fingers_and_a_wheel_with_shift_move_the_map(page, turned, more, way):
    canvas = page.canvas
    canvas.look_from(Camera(*canvas.drawing.rect("matrices").center().toTuple(), 2.0))
    before = canvas.camera
    turn(page, QPoint(100, 100), turned, **more)
    assert canvas.camera == before.moved(*way)


@pytest.mark.parametrize("more", [{}, {"keys": CTRL}, {"keys": CTRL, "phase": UPDATE, "pixels": (0, 60)}])
def test_a_wheel_alone_or_with_ctrl_and_a_pinch_told_as_such_zoom_at_the_pointer(page, more):
    canvas = page.canvas
    canvas.look_from(canvas.camera._replace(scale=0.6))
    under = canvas.camera.to_map((450, 350), canvas.extent)
    turn(page, QPoint(450, 350), (0, 120), **more)
    assert canvas.camera.scale == pytest.approx(0.6 * NOTCH)
    assert canvas.camera.to_map((450, 350), canvas.extent) == pytest.approx(under)


def test_f1_and_the_legend_tell_how_to_move_about(window, page, monkeypatch):
    dialog = ShortcutsDialog(window, window.actions_.all)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    dialog.deleteLater()
    page.key.click()
    page.legend.grab()
    for name, done in MOVES:
        assert name in told
        assert done in told
        assert f"{name}: {done}" in page.legend.accessibleDescription()


def test_focus_shows_the_cone_of_the_current_skill_only_until_escape(qtbot, page):
    page.make_current("charts")
    page.focus.click()
    assert page.focus.isChecked()
    assert "charts" in page.canvas.only
    assert "vectors" in page.canvas.only
    assert "matrices" not in page.canvas.only
    page.canvas.grab()
    qtbot.keyClick(page.canvas, Key.Key_Escape)
    assert page.canvas.only is None
    assert not page.focus.isChecked()


def test_the_search_jumps_and_return_goes_on(qtbot, page):
    show_all(page)
    qtbot.keyClicks(page.search.box, "a")
    first = page.canvas.current
    assert first is not None
    assert page.canvas.camera.scale >= 0.75
    qtbot.keyClick(page.search.box, Key.Key_Return)
    assert page.canvas.current != first
    page.search.box.setText("cloud platform")
    assert page.canvas.current == "platform"
    page.search.box.setText("no such thing")
    assert page.canvas.current == "platform"


def test_pointing_at_a_skill_lights_up_its_cone(page):
    show_all(page)
    plain = page.canvas.grab().toImage()
    move(page, at(page, "matrices"))
    lit = page.canvas.grab().toImage()
    assert lit != plain
    assert page.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_the_description_tells_what_stands_at_the_current_spot(page):
    page.make_current("matrices")
    said = page.canvas.accessibleDescription()
    assert said.startswith("Matrices")
    assert "After: Vectors" in said
    assert "Serving" in said
    assert page.canvas.accessibleName() == "Map"


def test_hostile_titles_are_only_text_in_menu_and_description(page):
    page.make_current("charts")
    assert HOSTILE in page.canvas.accessibleDescription()
    page.fit.menu().aboutToShow.emit()
    assert [action.text() for action in page.fit.menu().actions()][:2] == ["Whole map", "My path"]


def test_every_offer_to_show_brings_something_into_sight(page):
    page.make_current("charts")
    menu = page.fit.menu()
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.isSeparator() or action.text().startswith("Save"):
            continue
        page.canvas.look_from(Camera(0, 0, 3.0))
        action.trigger()
        assert page.canvas.camera.scale < 3.0


def test_dark_and_light_are_painted_at_once(page, theme):
    assert page.canvas.grab().toImage().pixelColor(2, 2) == QColor(LIGHT.window)
    theme.use(Scheme.DARK)
    assert page.canvas.grab().toImage().pixelColor(2, 2) == QColor(DARK.window)


def test_a_map_is_seen_at_once_and_not_only_when_it_is_sharp(page, study):
    study.set_goal("mle")
    box = page.canvas.drawing.boxes["vectors"]
    page.canvas.look_from(Camera(box.x, box.y, 0.6))
    assert page.canvas.grab().toImage().pixelColor(at(page, "vectors")) != QColor(LIGHT.window)


def test_the_legend_is_shown_when_wanted(page):
    assert not page.legend.isVisible()
    page.key.click()
    assert page.legend.isVisible()
    page.legend.grab()


@pytest.mark.parametrize("size", [(300, 260), (400, 700), (1200, 800)])
def test_the_legend_never_reaches_beyond_the_map_and_is_scrolled_down_only(qtbot, page, size):
    page.key.click()
    page.resize(*size)
    qtbot.waitUntil(lambda: page.canvas.rect().contains(page.legend.geometry()))
    assert not page.legend.horizontalScrollBar().isVisible()
    assert page.legend.verticalScrollBar().maximum() > 0 or size[0] > 1000


def test_leaving_the_focus_leads_back_to_where_one_was(page):
    page.make_current("charts")
    canvas = page.canvas
    canvas.look_from(canvas.camera._replace(scale=1.7))
    before = canvas.camera
    page.focus.click()
    assert canvas.camera != before
    page.focus.click()
    assert canvas.camera == before
    page.show_circle(["charts", "vectors"])
    page.make_current("vectors")
    page.focus.click()
    assert canvas.camera.scale == 1.7
    assert canvas.camera.seen(canvas.extent).y < canvas.drawing.boxes["vectors"].y


def test_the_overview_is_there_when_not_all_is_seen_and_leads_elsewhere(qtbot, page):
    canvas = page.canvas
    canvas.look_from(Camera(0, 0, 2.0))
    assert has_inset(canvas.shown())
    canvas.grab()
    before, place = canvas.camera, inset(canvas.extent)
    qtbot.mouseClick(canvas, LEFT, pos=(place.bottomRight() - QPointF(20, 20)).toPoint())
    assert canvas.camera != before
    show_all(page)
    assert not has_inset(canvas.shown())


def test_a_right_click_offers_the_verbs_for_the_skill_below(qtbot, page, monkeypatch):
    menu = QMenu(page)
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda self, _: shown.append(self))
    page.canvas.set_menu(menu)
    show_all(page)
    qtbot.mouseClick(page.canvas, Qt.MouseButton.RightButton, pos=at(page, "aws"))
    assert page.canvas.current == "aws"


@pytest.fixture
def slow(qtbot, study, theme, catalog, still):
    """A page whose layouts are made when a test runs them, and the list of those that wait."""
    waiting = []
    page = MapPage(study, theme, Atlas(catalog, [], Jobs(start=waiting.append)))
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
    return page, waiting


def test_a_goal_without_a_map_yet_says_that_it_is_made(qtbot, slow):
    page, waiting = slow
    assert page.waiting.button.isVisible()
    assert page.waiting.said.text() == "The map is being laid out."
    page.canvas.grab()
    qtbot.keyClick(page.canvas, Key.Key_Right)
    waiting[0].run()
    assert not page.waiting.isVisible()
    assert page.canvas.drawing is not None


def test_a_map_that_is_cancelled_says_so_and_is_begun_again_on_demand_only(qtbot, slow):
    page, waiting = slow
    qtbot.mouseClick(page.waiting.button, LEFT)
    assert page.waiting.said.text() == "The map is not laid out."
    assert not page.waiting.progress.isVisible()
    waiting[0].run()
    page.follow()
    assert len(waiting) == 1
    assert page.canvas.drawing is None
    assert page.waiting.button.text() == "Lay it out"
    qtbot.mouseClick(page.waiting.button, LEFT)
    assert page.waiting.said.text() == "The map is being laid out."
    waiting[1].run()
    assert page.canvas.drawing is not None
    assert not page.waiting.isVisible()


def test_a_map_of_an_older_catalogue_that_is_ready_while_the_page_is_hidden_is_not_taken(qtbot, slow, study):
    page, waiting = slow
    page.hide()
    Editing(study).retire(["matrices"])
    page.follow()
    waiting[0].run()
    assert page.canvas.drawing is None
    page.show()
    waiting[-1].run()
    assert "matrices" not in page.canvas.drawing.boxes


def test_a_better_map_that_is_cancelled_leaves_the_first(qtbot, slow):
    page, waiting = slow
    found = []

    def cancel(roles, drawing):
        found.append(drawing)
        assert page.waiting.said.text() == "A better map is being laid out."
        qtbot.mouseClick(page.waiting.button, LEFT)

    page._atlas.drawn.connect(cancel)
    waiting[0].run()
    assert [page.canvas.drawing] == found
    assert not page.waiting.isVisible()


def test_a_cancelled_map_is_laid_out_anew_when_the_catalogue_changes(qtbot, slow, study):
    page, waiting = slow
    qtbot.mouseClick(page.waiting.button, LEFT)
    Editing(study).add("own", SkillText("Juggling", "", Hours(1, 2, 3)), {}, {"mle": "core"}, "")
    page.follow()
    waiting[-1].run()
    assert "juggling" in page.canvas.drawing.boxes


def test_a_layout_that_fails_is_told_and_the_page_does_not_wait_for_it(qtbot, slow, monkeypatch):
    page, waiting = slow

    monkeypatch.setattr("planner.ui.map.layout_process._COMMAND", [sys.executable, "-c", "raise SystemExit(3)"])
    told = []
    page._atlas.failed.connect(told.append)
    with qtbot.captureExceptions() as raised:
        waiting[0].run()
    assert raised[0][1] is told[0]
    assert "could not be laid out" in str(told[0])
    assert not page.waiting.isVisible()


def test_milestones_and_roles_say_what_they_are(page):
    spots = page.canvas.drawing.land.spots
    sign = next(node for node, spot in spots.items() if spot.kind is NodeKind.MILESTONE)
    assert page.canvas.look(sign).below == "Milestone"
    assert page.canvas.look("mle").below == "Role"


def drag_with_shift(page, *spots):
    for kind, button, place in (
        (QEvent.Type.MouseButtonPress, LEFT, spots[0]),
        *((QEvent.Type.MouseMove, Qt.MouseButton.NoButton, spot) for spot in spots[1:]),
        (QEvent.Type.MouseButtonRelease, LEFT, spots[-1]),
    ):
        there = QPointF(place)
        held = LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, there, there, button, held, Qt.KeyboardModifier.ShiftModifier)
        QApplication.sendEvent(page.canvas, event)
        page.grab()


def test_dragging_with_shift_draws_a_requirement(qtbot, page):
    show_all(page)
    wanted = []
    page.requirement_wanted.connect(lambda skill, need: wanted.append((skill, need)))
    camera = page.canvas.camera
    drag_with_shift(page, at(page, "charts"), QPoint(5, 5), at(page, "serving"))
    drag_with_shift(page, at(page, "platform"), at(page, "charts"))
    assert wanted == [("serving", "charts"), ("charts", "platform")]
    assert page.canvas.camera == camera


def test_a_requirement_is_dropped_on_skills_only_and_escape_drops_it(page):
    show_all(page)
    wanted = []
    page.requirement_wanted.connect(lambda skill, need: wanted.append((skill, need)))
    drag_with_shift(page, at(page, "charts"), at(page, "platform"))
    drag_with_shift(page, at(page, "charts"), QPoint(2, 2))
    drag_with_shift(page, at(page, "charts"), at(page, "charts"))
    page.canvas.pointer.link.begin("charts", QPointF(1, 1))
    page.focus.leave()
    assert page.canvas.pointer.link.start is None
    assert wanted == []


def test_an_added_skill_is_on_the_map_and_what_is_current_stays_in_its_place(page, study):
    page.make_current("matrices")
    before = at(page, "matrices")
    Editing(study).add("own", SkillText("Juggling", "", Hours(1, 2, 3)), {}, {"mle": "core"}, "")
    assert "juggling" in page.canvas.drawing.boxes
    assert (at(page, "matrices") - before).manhattanLength() <= 2
    Editing(study).retire(["juggling"])
    assert "juggling" not in page.canvas.drawing.boxes
    page.grab()


def test_changed_hours_keep_the_layout(page, study):
    before = page.canvas.drawing.layout
    Editing(study).change("vectors", SkillText("Vectors", "A & B", Hours(1, 2, 3)))
    assert page.canvas.drawing.layout.places == before.places
    assert page.canvas.look("vectors").below.startswith("2 h")


def test_several_skills_are_selected_with_ctrl_or_shift_and_fitted(qtbot, page):
    show_all(page)
    qtbot.mouseClick(page.canvas, LEFT, pos=at(page, "vectors"))
    for node in ("charts", "platform", "aws", "charts", "charts"):
        qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, at(page, node))
    assert page.selected == ["vectors", "aws", "charts"]
    page.fits.fill()
    next(action for action in page.fit.menu().actions() if action.text() == "What is selected").trigger()
    page.grab()
    show_all(page)
    qtbot.mouseClick(page.canvas, LEFT, pos=at(page, "vectors"))
    assert page.selected == ["vectors"]
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.selected) == 2
    assert page.selected[1] == "vectors"
    qtbot.keyClick(page.canvas, Key.Key_Left)
    assert page.selected == ["vectors"]


def test_what_is_selected_elsewhere_is_selected_alone(qtbot, page):
    show_all(page)
    page.make_current("vectors")
    page.canvas._selection.toggle("charts")
    page.make_current("serving")
    assert page.selected == ["serving"]


def test_zooming_out_shows_at_once_roughly_where_everything_is(page):
    canvas = page.canvas
    canvas._backing.first = canvas._backing.patience = inf
    canvas.look_from(Camera(*canvas.drawing.rect("vectors").center().toTuple(), 3.0))
    canvas._sharp.stop()
    page.grab()
    page.grab()
    whole = canvas.drawing.whole
    canvas.look_from(Camera(whole.x + whole.width / 2, whole.y + whole.height / 2, 0.4))
    rough = canvas.grab().toImage()
    for node in ("mle", "ds", "serving"):
        assert rough.pixelColor(at(page, node)) != QColor(LIGHT.window)
    assert rough.pixelColor(4, canvas.height() - 4) == QColor(LIGHT.window)


def test_a_map_at_rest_is_not_painted_again_and_again(qtbot, page):
    painted = []

    class Counts(QObject):
        def eventFilter(self, _canvas, event):  # noqa: N802
            if event.type() is QEvent.Type.Paint:
                painted.append(event)
            return False

    counts = Counts()
    page.canvas.installEventFilter(counts)
    page.canvas.look_from(page.canvas.camera._replace(scale=0.6))
    qtbot.waitUntil(lambda: len(painted) > 1)
    qtbot.waitUntil(lambda: not page.canvas._sharp.isActive())
    for _ in range(200):
        QApplication.processEvents()
    before = len(painted)
    for _ in range(20):
        QApplication.processEvents()
    assert len(painted) == before


def test_what_is_pointed_at_is_forgotten_when_the_map_moves_by_itself(qtbot, page):
    show_all(page)
    page.canvas.pointer.point_at("vectors")
    qtbot.keyClick(page.canvas, Key.Key_Plus)
    assert page.canvas.pointer.over is None


def test_quick_presses_of_plus_add_up(qtbot, page, monkeypatch):
    monkeypatch.setattr("planner.ui.map.view.glide.motion_wished", lambda _widget: True)
    scale = page.canvas.camera.scale
    for _ in range(3):
        qtbot.keyClick(page.canvas, Key.Key_Plus)
    qtbot.waitUntil(lambda: page.canvas._camera._glide.end is None)
    assert page.canvas.camera.scale == pytest.approx(scale * NOTCH**3)


def test_nobody_zooms_out_until_the_map_is_a_speck(qtbot, page):
    wheel(page, QPoint(300, 300), -80)
    width, height = page.canvas.extent
    whole, scale = page.canvas.drawing.whole, page.canvas.camera.scale
    assert max(whole.width * scale / width, whole.height * scale / height) > 0.5
    qtbot.keyClick(page.canvas, Key.Key_Minus)
    assert page.canvas.camera.scale == pytest.approx(scale)


def test_the_inset_never_covers_what_is_made_current(page):
    canvas = page.canvas
    page.make_current("charts")
    for node in canvas.drawing.boxes:
        canvas.look_from(Camera(canvas.drawing.boxes[node].x - 180, canvas.drawing.boxes[node].y - 160, 1.6))
        page.make_current(node)
        box = canvas.drawing.boxes[node]
        corners = [(x, y) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height)]
        at_window = [canvas.camera.to_window(corner, canvas.extent) for corner in corners]
        assert has_inset(canvas.shown())
        assert not any(inset(canvas.extent).contains(*point) for point in at_window), node


def test_a_click_on_a_button_leaves_the_keyboard_to_the_map(qtbot, page):
    for each in (page.key, page.focus, page.fit, *page.findChildren(QPushButton)):
        if each.isVisible():
            assert not each.focusPolicy() & Qt.FocusPolicy.ClickFocus
    page.make_current("charts")
    qtbot.mouseClick(page.focus, LEFT)
    page.search.box.setFocus()
    qtbot.keyClick(page.search.box, Key.Key_Escape)
    assert page.canvas.only is None


def test_a_click_on_a_box_ticks_it_once_also_if_it_is_a_double_one(qtbot, page):
    page.make_current("vectors")
    box = box_in(page.canvas.drawing.rect("vectors")).center()
    place = QPointF(*page.canvas.camera.to_window((box.x(), box.y()), page.canvas.extent)).toPoint()
    ticked = []
    page.ticked.connect(ticked.append)
    qtbot.mouseClick(page.canvas, LEFT, pos=place)
    assert ticked == ["vectors"]
    qtbot.mouseDClick(page.canvas, LEFT, pos=place)
    assert ticked == ["vectors"]
    qtbot.mouseDClick(page.canvas, LEFT, pos=place + QPoint(60, 0))
    assert ticked == ["vectors"] * 2
    page.canvas.look_from(page.canvas.camera._replace(scale=0.4))
    qtbot.mouseClick(page.canvas, LEFT, pos=at(page, "vectors"))
    assert ticked == ["vectors"] * 2


def test_a_right_click_keeps_several_selected_and_on_the_ground_offers_nothing(qtbot, page, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda _self, _at: shown.append(page.selected))
    page.canvas.set_menu(QMenu(page))
    show_all(page)
    page.make_current("vectors")
    page.canvas._selection.toggle("charts")

    def right_click(place):
        qtbot.mouseClick(page.canvas, Qt.MouseButton.RightButton, pos=place)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(page.canvas, QContextMenuEvent(reason, place, page.canvas.mapToGlobal(place)))

    right_click(at(page, "charts"))
    assert shown == [["vectors", "charts"]]
    ground = QPoint(2, page.canvas.height() - 2)
    right_click(ground)
    assert len(shown) == 1
    qtbot.mouseClick(page.canvas, LEFT, pos=ground)
    assert page.selected == ["vectors"]


def test_what_is_found_by_its_title_comes_first_and_is_counted(qtbot, page):
    page.search.box.setText("ve")
    assert page.canvas.current == "vectors"
    count = len(page.search.found("ve"))
    assert page.search.count.text() == f"1 of {count}"
    for _ in range(count):
        qtbot.keyClick(page.search.box, Key.Key_Return)
    assert (page.canvas.current, page.search.count.text()) == ("vectors", f"1 of {count}")
    page.search.box.setText("no such thing")
    assert page.search.count.text() == "not found"
    page.search.box.clear()
    assert not page.search.count.isVisible()


def test_the_first_look_is_at_where_the_way_begins(qtbot, study, theme, atlas, still):
    made = MapPage(study, theme, atlas)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.make_current(study.plan.steps[0].skill.id)
    made.show()
    boxes, canvas = made.canvas.drawing.boxes, made.canvas
    ready = [step.skill.id for step in study.plan.steps if step.ready]
    first = min(ready, key=lambda node: boxes[node].x)
    seen = canvas.camera.seen(canvas.extent)
    assert seen.united(boxes[first]) == pytest.approx(seen)
    assert canvas.current == study.plan.steps[0].skill.id

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from planner.learner.learner import State
from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.view.places import first_look
from planner.ui.window.pages import PageName


@pytest.fixture
def on_map(window, qtbot):
    window.turn_to(PageName.MAP)
    page = window.tabs.map()
    qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    page.stop()
    return page


def read(panel):
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def test_the_map_selects_what_is_shown_wherever_it_was_chosen(qtbot, window, on_map, study):
    window.turn_to(PageName.PATH)
    window.select("serving")
    window.panel.show_skill("matrices")
    assert on_map.canvas.current == "matrices"
    window.turn_to(PageName.MAP)
    qtbot.keyClick(on_map.canvas, Qt.Key.Key_Space)
    assert study.learner.state("matrices") is State.KNOWN
    assert study.learner.state("serving") is None


def test_the_first_look_in_the_window_is_not_moved_to_the_next_step(window, on_map, study):
    first = first_look(on_map.canvas.drawing, study.plan, on_map.canvas.width(), "")
    assert on_map.canvas.camera == first.kept_on(on_map.canvas.drawing.whole)
    assert on_map.canvas.current == window.panel.skill == study.plan.steps[0].skill.id


def test_keys_do_nothing_to_a_choice_and_the_panel_tells_what_it_is(qtbot, window, on_map, study):
    window.select("vectors")
    on_map.canvas.choose("platform")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        qtbot.keyClick(on_map.canvas, key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_X, Qt.Key.Key_N, Qt.Key.Key_D):
        qtbot.keyClick(on_map.canvas, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert study.learner.marks == {}
    assert window.panel.skill is None
    qtbot.waitUntil(
        lambda: any(each.text() == "Cloud platform" for each in window.panel.findChildren(QLabel) if each.isVisible())
    )
    radio = next(each for each in window.panel.findChildren(QRadioButton) if "Azure" in each.text() and each.isVisible())
    radio.click()
    assert study.learner.pins == {"azure"}
    window.panel.go_back()
    assert window.panel.skill == "vectors"
    assert on_map.canvas.current == "vectors"


def test_milestones_and_roles_are_told_beside_the_map(qtbot, window, on_map):
    spots = on_map.canvas.drawing.land.spots.values()
    for spot in (spot for spot in spots if spot.kind in {NodeKind.MILESTONE, NodeKind.ROLE}):
        on_map.canvas.choose(spot.id)
        qtbot.waitUntil(lambda title=spot.title: title in read(window.panel))


def test_the_search_of_the_page_that_is_seen_is_found_by_control_f(qtbot, window, on_map):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.name() is PageName.MAP
    assert on_map.search.box.hasFocus()


def test_another_skill_is_shown_from_its_top_and_no_choice_has_the_keyboard(qtbot, window):
    window.resize(900, 500)
    window.select("serving")
    qtbot.waitUntil(lambda: window.panel._title.text() == "Serving" and window.panel.verticalScrollBar().maximum() > 0)
    radio = window.panel.findChildren(QRadioButton)[0]
    radio.setFocus()
    window.panel.verticalScrollBar().setValue(window.panel.verticalScrollBar().maximum())
    window.panel.wanted.emit("matrices")
    qtbot.waitUntil(lambda: window.panel._title.text() == "Matrices")
    assert window.panel.verticalScrollBar().value() == 0
    assert not isinstance(QApplication.focusWidget(), QRadioButton)

"""List, map, panel, verbs and menus show and act on one and the same skill, whatever was done before."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from planner.errors import PlannerError
from planner.learner.learner import State
from planner.study.editing import Editing
from planner.ui.pages.rows import Show
from planner.ui.skill.selection import Selection
from planner.ui.window.pages import PageName
from tests.ui.everything import skills_of

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
STEPS, RUNS = 60, 4


@pytest.fixture
def whole(window, qtbot):
    """The window with all pages made and the map drawn."""
    for name in PageName:
        window.turn_to(name)
    window.turn_to(PageName.MAP)
    qtbot.waitUntil(lambda: window.tabs.map().canvas.drawing is not None)
    window.tabs.map().stop()
    window.turn_to(PageName.PATH)
    QApplication.processEvents()
    return window


def is_one(window):
    """Assert that everything that shows or acts on a skill agrees on which one it is."""
    skill, targets = window.selection.skill, window.verbs.targets()
    assert window.panel.skill == skill
    if skill:
        assert skill in targets
        if not window.panel._soon.isActive():
            assert window.panel._title.text() == window.study.catalog.title(skill)
    for name in (PageName.PATH, PageName.KNOWN):
        page = window.tabs.page(name)
        listed = page.model.row_of(skill) >= 0
        assert page.list.current() == (skill if listed else None), name
        assert not listed or skill in page.list.selected()
        if page.isVisible():
            assert page.elsewhere.isVisible() is (skill is not None and not listed)
    canvas = window.tabs.map().canvas
    if canvas.drawing:
        on_map = window.selection.node in canvas.drawing.boxes
        assert (canvas.current or "") == (window.selection.node if on_map else "")
    shown = window.tabs.shown()
    if shown in (window.path, window.tabs.page(PageName.KNOWN)):
        assert set(targets) <= {*skills_of(shown.model.rows), *([skill] if skill else [])}


def press_button(page, draw, words):
    found = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    if found := [each for each in found if each.accessibleName().startswith(words)]:
        draw.choice(found).click()


def click_on_map(window, draw, qtbot):
    page = window.tabs.map()
    window.turn_to(PageName.MAP)
    if page.canvas.drawing:
        page.canvas.choose(draw.choice(sorted(page.canvas.drawing.boxes)))


def in_list(window):
    shown = window.tabs.shown()
    return shown.list if shown in (window.path, window.tabs.page(PageName.KNOWN)) else window.path.list


def click_a_row(window, draw, qtbot):
    view = in_list(window)
    skills = skills_of(view._rows.rows)
    if skills and view.isVisible():
        index = view._rows.index(view._rows.row_of(draw.choice(skills)))
        modifiers = draw.choice([Mod.NoModifier, Mod.NoModifier, Mod.ControlModifier, Mod.ShiftModifier])
        view.scrollTo(index)
        qtbot.mouseClick(view.viewport(), Left, modifiers, view.visualRect(index).center())


def tick_a_box(window, draw, qtbot):
    view = in_list(window)
    skills = skills_of(view._rows.rows)
    if skills and view.isVisible():
        index = view._rows.index(view._rows.row_of(draw.choice(skills)))
        view.scrollTo(index)
        qtbot.mouseClick(view.viewport(), Left, pos=view._delegate.box(view.visualRect(index)).center())


def press_a_key(window, draw, qtbot):
    view = in_list(window)
    if view.isVisible():
        view.setFocus()
        key = draw.choice([Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_Space, Key.Key_M, Key.Key_A])
        qtbot.keyClick(view, key, draw.choice([Mod.NoModifier, Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier]))
        view.typed.end()


def search(window, draw, qtbot):
    page = window.tabs.skill_page()
    page.search.setText(draw.choice(["", "a", "vec", "zzz", "chart", "s"]))
    page.search_again()


def filter_states(window, draw, qtbot):
    box = window.path.show_box
    box.setCurrentIndex(draw.randrange(box.count()))


def search_on_map(window, draw, qtbot):
    window.tabs.map().search.box.setText(draw.choice(["", "a", "ser", "cloud", "zzz"]))


def follow_a_link(window, draw, qtbot):
    window.panel.wanted.emit(draw.choice(sorted(window.study.catalog.skills)))


def mark(window, draw, qtbot):
    window.verbs.set_state(draw.choice([None, State.KNOWN, State.LEARNING, State.SKIPPED]))


def mark_in_panel(window, draw, qtbot):
    if window.panel.skill:
        window.panel.states.chosen.emit(draw.choice([None, State.KNOWN, State.LEARNING, State.SKIPPED]))


def change_elsewhere(window, draw, qtbot):
    window.study.mark([draw.choice(sorted(window.study.catalog.skills))], draw.choice([None, State.KNOWN]))


def use_the_week(window, draw, qtbot):
    window.turn_to(PageName.WEEK)
    QApplication.processEvents()
    press_button(window.tabs.page(PageName.WEEK), draw, draw.choice(["All about", "I know"]))


def use_progress(window, draw, qtbot):
    window.turn_to(PageName.PROGRESS)
    QApplication.processEvents()
    page = window.tabs.page(PageName.PROGRESS)
    found = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    if found:
        draw.choice(found).click()


def turn(window, draw, qtbot):
    window.turn_to(draw.choice(list(PageName)))


def change_the_goal(window, draw, qtbot):
    window.set_goal(draw.choice(["mle", "ds", "both"]))


def take_back_or_go_back(window, draw, qtbot):
    draw.choice([window.history.undo, window.history.redo, window.panel.go_back, window.path.clear_filters])()


def focus_on_the_map(window, draw, qtbot):
    window.tabs.map().focus.click()


ACTIONS = (
    turn, take_back_or_go_back, change_the_goal, focus_on_the_map,
    click_on_map, click_a_row, tick_a_box, press_a_key, search, filter_states, search_on_map, follow_a_link, mark,
    mark_in_panel, change_elsewhere, use_the_week, use_progress,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(RUNS))
def test_whatever_is_done_all_show_and_act_on_one_skill(qtbot, whole, seed):
    draw, done = random.Random(seed), []
    for _ in range(STEPS):
        act = draw.choice(ACTIONS)
        done.append(act.__name__)
        act(whole, draw, qtbot)
        QApplication.processEvents()
        try:
            is_one(whole)
        except AssertionError as error:
            raise AssertionError(f"after {done[-4:]}: {error}") from error


def test_a_page_that_is_turned_to_takes_over_what_is_current_and_chooses_nothing(qtbot, whole, study):
    whole.turn_to(PageName.KNOWN)
    study.mark(["azure"], State.KNOWN)
    whole.select("azure")
    for name in (PageName.PATH, PageName.MAP, PageName.WEEK, PageName.PATH):
        whole.turn_to(name)
        QApplication.processEvents()
        assert whole.panel.skill == "azure"
        is_one(whole)
    assert "is selected but not listed here: it is marked as known" in whole.path.elsewhere.text()
    whole.verbs.set_state(State.LEARNING)
    assert study.learner.state("azure") is State.LEARNING


def test_a_tick_in_the_panel_keeps_the_skill_and_one_in_the_list_goes_on_to_the_next(qtbot, whole, study):
    first, second, third = skills_of(whole.path.model.rows)[:3]
    whole.path.list.setFocus()
    whole.path.list.go_to(first)
    qtbot.keyClick(whole.path.list, Key.Key_Space)
    assert whole.panel.skill == second
    known = whole.panel.states._group.button(2)
    known.setFocus()
    qtbot.mouseClick(known, Left)
    assert study.learner.state(second) is State.KNOWN
    assert whole.panel.skill == second
    is_one(whole)
    assert third in skills_of(whole.path.model.rows)


def test_verbs_on_other_pages_act_on_the_one_skill_and_not_on_what_is_selected_in_a_hidden_list(whole, study):
    whole.path.list.selectAll()
    assert len(whole.verbs.targets()) > 2
    whole.turn_to(PageName.WEEK)
    assert whole.verbs.targets() == [whole.panel.skill]


def test_what_was_selected_with_control_always_holds_what_is_current(qtbot, whole):
    view = whole.path.list
    first, second = skills_of(whole.path.model.rows)[:2]
    model = whole.path.model
    rects = {skill: view.visualRect(model.index(model.row_of(skill))).center() for skill in (first, second)}
    qtbot.mouseClick(view.viewport(), Left, pos=rects[first])
    qtbot.mouseClick(view.viewport(), Left, Mod.ControlModifier, rects[second])
    assert set(view.selected()) == {first, second}
    qtbot.mouseClick(view.viewport(), Left, Mod.ControlModifier, rects[second])
    assert view.selected() == [first]
    assert whole.panel.skill == first
    qtbot.mouseClick(view.viewport(), Left, Mod.ControlModifier, rects[first])
    assert view.selected() == [first]


def test_a_skill_that_is_retired_is_let_go_everywhere(whole, study):
    whole.turn_to(PageName.WEEK)
    whole.select("azure")
    Editing(study).retire(["azure"])
    assert whole.selection.node == ""
    assert whole.verbs.targets() == []
    QApplication.processEvents()
    is_one(whole)
    assert not whole.panel._content.isVisible()


def test_a_note_that_cannot_be_saved_keeps_the_skill_it_is_about(qtbot, whole, file):
    whole.select("vectors")
    qtbot.wait(20)
    whole.panel.note.setPlainText("not lost")
    file.full = True
    with pytest.raises(PlannerError):
        whole.select("matrices")
    assert whole.panel.skill == whole.path.list.current() == "vectors"
    assert whole.panel.note.toPlainText() == "not lost"
    file.full = False
    whole.select("matrices")
    assert whole.study.learner.notes["vectors"] == "not lost"


def test_the_week_marks_the_current_skill_and_brings_it_into_sight(qtbot, whole, study):
    whole.resize(900, 520)
    whole.turn_to(PageName.WEEK)
    page = whole.tabs.page(PageName.WEEK)
    QApplication.processEvents()
    last = [each for each in page.findChildren(QAbstractButton) if each.property("skill") and each.isVisible()][-1]
    page.verticalScrollBar().setValue(0)
    whole.select(last.property("skill"))
    assert last.property("current")
    shown = page.viewport().rect()
    marked = [each for each in page.findChildren(object) if getattr(each, "property", lambda _: None)("current")]
    assert any(shown.contains(each.mapTo(page.viewport(), each.rect().topLeft())) for each in marked)


def test_a_filter_that_hides_the_current_skill_makes_the_first_match_current_for_all(whole, study):
    whole.select("charts")
    box = whole.path.show_box
    study.mark(["matrices"], State.LEARNING)
    box.setCurrentIndex(box.findData(Show.LEARNING.value))
    assert whole.panel.skill == "matrices"
    is_one(whole)


def test_the_selection_passes_over_what_the_catalogue_does_not_have(study):
    selection, seen = Selection(study), []
    selection.changed.connect(seen.append)
    for node in ("vectors", "nothing", "vectors", "platform", "mle"):
        selection.choose(node)
    assert seen == ["vectors", "platform", "mle"]
    assert selection.skill is None
    selection.go_back()
    selection.go_back()
    selection.go_back()
    assert selection.node == "vectors"

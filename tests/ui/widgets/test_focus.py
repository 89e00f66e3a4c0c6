"""What is made again gives the keyboard back to what took the place of what had it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.learner.learner import ReviewRule, State
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import clear
from planner.ui.window.pages import PageName

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
CHANGES = {
    "a tick": lambda study: study.mark([study.plan.steps[0].skill.id], State.KNOWN),
    "a choice": lambda study: study.pin("platform", "azure"),
    "all known": lambda study: study.mark(study.catalog.skills, State.KNOWN),
}


def settle():
    for _ in range(3):
        QApplication.processEvents()


def stops(inside):
    """Return what can have the keyboard in ``inside`` now."""
    found = [
        each for each in inside.findChildren(QWidget) if each.isVisible() and each.isEnabled() and each.focusProxy() is None
    ]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is inside.window()]


def called(widget):
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName()} {text}"


def tried(window, study, inside, change):
    """Focus each widget of ``inside`` in turn, change the learner, and return where the keyboard was lost."""
    lost = []
    for number in range(len(stops(inside))):
        shown = stops(inside)
        if number >= len(shown):
            break
        what = called(shown[number])
        shown[number].setFocus()
        if QApplication.focusWidget() is not shown[number]:
            continue
        CHANGES[change](study)
        settle()
        now = QApplication.focusWidget()
        if now is None or not (now is inside or inside.isAncestorOf(now)) or window.goal_bar.isAncestorOf(now):
            lost.append((what, "nothing" if now is None else called(now)))
        while study.undo_name:
            study.undo()
        settle()
    return lost


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("page", list(PageName))
def test_a_change_never_takes_the_keyboard_out_of_a_page(window, study, page, change):
    window.turn_to(page)
    settle()
    assert stops(window.tabs.page(page)) or page is PageName.COMPARE
    assert tried(window, study, window.tabs.page(page), change) == []


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("skill", ["vectors", "serving"])
def test_a_change_never_takes_the_keyboard_out_of_the_panel(window, study, skill, change):
    window.turn_to(PageName.PATH)
    window.select(skill)
    settle()
    assert len(stops(window.panel)) > 8
    assert tried(window, study, window.panel, change) == []


def named(inside, start):
    return next(each for each in stops(inside) if each.accessibleName().startswith(start))


def test_after_i_know_it_the_next_card_has_the_keyboard_and_after_log_the_same(qtbot, window, study):
    window.turn_to(PageName.WEEK)
    page = window.tabs.page(PageName.WEEK)
    settle()
    first, second = (step.skill.title for step in study.plan.steps[:2])
    log = named(page, f"Log hours on {first} ")
    log.setFocus()
    qtbot.keyClick(log, Key.Key_Space)
    settle()
    assert QApplication.focusWidget().accessibleName().startswith(f"Log hours on {first} ")
    know = named(page, f"I know {first}")
    know.setFocus()
    qtbot.keyClick(know, Key.Key_Space)
    settle()
    assert study.learner.state(study.plan.steps[0].skill.id) is None
    assert QApplication.focusWidget().accessibleName() == f"I know {second}"


def test_after_a_choice_in_the_panel_the_chosen_option_has_the_keyboard_and_space_changes_no_goal(qtbot, window, study):
    window.select("serving")
    settle()
    radio = next(each for each in stops(window.panel) if each.property("key") == "platform azure")
    radio.setFocus()
    qtbot.keyClick(radio, Key.Key_Space)
    settle()
    assert study.learner.pins == {"azure"}
    assert QApplication.focusWidget().property("key") == "platform azure"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert study.learner.goal == "both"


def test_undo_in_the_message_gives_the_keyboard_to_the_page(qtbot, window, study):
    window.path.list.setFocus()
    window.verbs.toggle()
    button = window.toast.findChild(QAbstractButton)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    settle()
    assert not study.learner.marks
    assert QApplication.focusWidget() is window.path.list


def test_a_row_that_is_gone_gives_the_keyboard_to_its_neighbour(qtbot):
    area = QWidget()
    column = QVBoxLayout(area)

    def fill(words):
        clear(column)
        for word in words:
            made = QPushButton("Remove")
            made.setAccessibleName(f"Remove {word}")
            column.addWidget(made)

    fill("abcd")
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    column.itemAt(2).widget().setFocus()
    for words, expected in (("abcd", "c"), ("xabcd", "c"), ("abd", "d"), ("ab", "b"), ("", None)):
        with keeping_focus(area):
            fill(words)
        settle()
        now = QApplication.focusWidget()
        assert (now.accessibleName()[-1] if isinstance(now, QPushButton) else None) == expected


UNDO, REDO = (Key.Key_Z, Mod.ControlModifier), (Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
ALSO_REDO = (Key.Key_Y, Mod.ControlModifier)


def fields(window, name):
    inside = [*window.tabs.page(name).findChildren(QWidget), *window.panel.findChildren(QWidget)]
    kinds = (QAbstractSpinBox, QComboBox)
    return [each for each in inside if isinstance(each, kinds) and each.isVisible() and each.isEnabled()]


@pytest.mark.parametrize("name", [PageName.WEEK, PageName.PATH, PageName.OPTIONS])
def test_the_windows_undo_wins_in_every_field_that_is_no_text(window, study, name):
    study.set_rust(ReviewRule(on=True))
    window.select("vectors")
    window.turn_to(name)
    settle()
    count = len(fields(window, name))
    for number in range(count):
        study.mark(["charts"], State.LEARNING)
        settle()
        for keys, state in ((UNDO, None), (REDO, State.LEARNING), (UNDO, None), (ALSO_REDO, State.LEARNING), (UNDO, None)):
            field = fields(window, name)[number]
            field.setFocus()
            QTest.keyClick(window.windowHandle(), *keys)
            assert study.learner.state("charts") is state, called(field)
            settle()
    assert count >= 3


def test_a_text_that_is_being_edited_undoes_itself_first_and_then_the_window_does(qtbot, window, study):
    study.mark(["charts"], State.LEARNING)
    window.select("vectors")
    settle()
    for text, read in ((window.path.search, window.path.search.text), (window.panel.note, window.panel.note.toPlainText)):
        text.setFocus()
        qtbot.keyClicks(text, "ab")
        QTest.keyClick(window.windowHandle(), Key.Key_Z, Mod.ControlModifier)
        assert read() != "ab"
        assert study.learner.state("charts") is State.LEARNING
        while read():
            QTest.keyClick(window.windowHandle(), Key.Key_Z, Mod.ControlModifier)
    window.panel.note.save()
    QTest.keyClick(window.windowHandle(), Key.Key_Z, Mod.ControlModifier)
    assert study.learner.state("charts") is None


def test_a_day_that_is_typed_is_kept_by_the_window_undo(qtbot, window):
    window.select("vectors")
    settle()
    day = window.panel.logs.day
    before = day.date()
    day.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Z, Mod.ControlModifier)
    assert day.date() == before == QDate(before)

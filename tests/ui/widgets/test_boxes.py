"""The wheel scrolls and never sets anything, wherever it is turned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

import planner
from planner.learner.learner import ReviewRule, State
from planner.ui.widgets.boxes import ChoiceBox, NumberBox
from planner.ui.window.pages import PageName
from tests.ui.everything import DIALOGS, kinds_of_dialogs, shown_pages

BARE = r"(?:class \w+\()?\bQ(?:(?:Font)?ComboBox|(?:Double)?SpinBox|(?:Date|Time|DateTime)Edit|Slider|Dial)(?:\(|\):)"


def wheel(widget, notches=-1):
    """Turn the wheel over the middle of ``widget``: who ignores it, hands it to what is around, as the system does."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    while widget:
        QApplication.sendEvent(widget, event)
        widget = None if event.isAccepted() else widget.parentWidget()


def boxes(inside):
    """Return all that could take the wheel, whether or not it is seen just now."""
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider)
    return [each for kind in kinds for each in inside.findChildren(kind) if not isinstance(each, QScrollBar)]


def held(box):
    if isinstance(box, QComboBox):
        return box.currentIndex()
    return box.text() if isinstance(box, QAbstractSpinBox) else box.value()


def stands_still(box):
    before, focus = held(box), QApplication.focusWidget()
    for notches in (-1, 1, 3):
        wheel(box, notches)
        for inner in box.findChildren(QWidget):
            if inner.window() is box.window():
                wheel(inner, notches)
    assert held(box) == before, box.accessibleName()
    assert QApplication.focusWidget() is focus, box.accessibleName()
    assert not box.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus, box.accessibleName()


def test_the_wheel_sets_nothing_on_any_page_nor_in_the_panel(qtbot, window, study):
    study.mark(["vectors"], State.KNOWN)
    study.set_rust(ReviewRule(on=True))
    window.select("vectors")
    before, seen = study.learner, 0
    for _, page in shown_pages(window):
        for box in {*boxes(page), *boxes(window)}:
            stands_still(box)
            seen += 1
    qtbot.wait(500)
    assert study.learner == before
    assert seen > 30


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_the_wheel_sets_nothing_in_any_dialog(qtbot, window, study, kind):
    dialog = DIALOGS[kind](window)
    qtbot.addWidget(dialog)
    dialog.show()
    before = study.learner
    for box in boxes(dialog):
        if not box.hasFocus() and QApplication.focusWidget() is not box:
            stands_still(box)
    assert study.learner == before


def test_no_dialog_is_left_out():
    assert kinds_of_dialogs() == set(DIALOGS)


def test_no_module_makes_a_box_that_takes_the_wheel():
    rooms = Path(planner.__file__).parent / "ui"
    found = {str(file.relative_to(rooms)): re.findall(BARE, file.read_text()) for file in rooms.rglob("*.py")}
    assert {name for name, uses in found.items() if uses} <= {"widgets/boxes.py"}


def test_the_wheel_over_a_box_scrolls_the_page_below(qtbot, window):
    window.resize(800, 480)
    window.turn_to(PageName.OPTIONS)
    page = window.tabs.page(PageName.OPTIONS)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    for box in (each for each in boxes(page) if each.isVisible() and each.isEnabled()):
        page.verticalScrollBar().setValue(0)
        wheel(box)
        assert page.verticalScrollBar().value() > 0, box.accessibleName()


@pytest.mark.parametrize(("make", "takes"), [(NumberBox, True), (ChoiceBox, False)])
def test_a_number_with_the_keyboard_follows_the_wheel_and_a_choice_never_does(qtbot, make, takes):
    area, inside = QScrollArea(), QWidget()
    box = make()
    if isinstance(box, ChoiceBox):
        box.addItems(["one", "two"])
    QVBoxLayout(inside).addWidget(box)
    area.setWidget(inside)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
    box.setFocus()
    before = held(box)
    wheel(box, -1 if not takes else 1)
    assert (held(box) != before) is takes

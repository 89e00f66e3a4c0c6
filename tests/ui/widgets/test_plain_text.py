from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from planner.ui.widgets.boxes import MOST as WIDEST_BOX
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.plain_text import LEAST, MOST, label, shortened


@pytest.mark.parametrize("text", ["Short", "W" * 10_000, "two\nlines " * 90, "<b>bold</b> " * 200])
def test_a_line_is_cut_where_there_is_no_room_and_then_its_tooltip_tells_all(qtbot, text):
    made = label(text, wrap=False)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() <= LEAST
    assert made.sizeHint().width() <= MOST
    for width in (300, 60, 2_000):
        made.resize(width, 30)
        made.grab()
        written = QLabel.text(made)
        assert made.fontMetrics().size(0, written).width() <= width
        assert made.text() == made.accessibleName() == text
        assert (written == text) == (made.toolTip() == "")
        assert "<b>" not in made.toolTip()


def test_what_is_said_next_is_not_cut_as_what_was_said_before(qtbot):
    made = label("W" * 500, wrap=False)
    qtbot.addWidget(made)
    made.resize(200, 30)
    assert made.toolTip()
    made.setText("Done")
    assert (QLabel.text(made), made.toolTip()) == ("Done", "")


def test_a_tooltip_of_its_own_stays(qtbot):
    made = label("W" * 500, wrap=False)
    qtbot.addWidget(made)
    made.setText("Done")
    made.setToolTip("Why")
    made.setText("W" * 500)
    made.resize(100, 30)
    assert made.toolTip() == "Why"


def test_no_choice_makes_its_box_wider_than_a_column(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("W" * 10_000)
    assert box.minimumSizeHint().width() <= WIDEST_BOX
    assert box.sizeHint().width() <= WIDEST_BOX
    assert "W" * 10_000 in box.toolTip()


def test_a_text_is_shortened_only_if_it_is_too_long():
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"

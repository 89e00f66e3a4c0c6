"""Nothing that was entered is dropped unasked, in any dialog; every day field takes the day that was typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit

from planner.learner.availability import Availability
from planner.learner.learner import Learner
from planner.ui.dialogs.availability_dialog import AvailabilityDialog
from planner.ui.dialogs.fit_dialog import FitDialog
from planner.ui.dialogs.missed_dialog import MissedDialog
from planner.ui.dialogs.welcome import Welcome
from planner.ui.widgets.day_box import WRONG, DayBox
from planner.ui.widgets.entry_dialog import EntryDialog
from planner.ui.widgets.fields import DayField
from tests.ui.everything import DIALOGS, shown_pages

Key = Qt.Key
UNEVEN = (0.0, 0.0, 3.0, 0.0, 1.5, 5.0, 0.25)


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        return dialog

    return show


def fields(dialog):
    """Return the fields in which something can be typed, seen or on a page that is turned to later."""
    found = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    inner = (QDoubleSpinBox, QComboBox)
    return [each for each in found if not each.isReadOnly() and not isinstance(each.parent(), inner)] + [
        *dialog.findChildren(QDoubleSpinBox),
        *dialog.findChildren(QComboBox),
    ]


def enter(field):
    """Enter something else into ``field``."""
    if isinstance(field, QDoubleSpinBox):
        field.stepBy(1)
    elif isinstance(field, QComboBox) and not field.isEditable():
        field.setCurrentIndex((field.currentIndex() + 1) % field.count())
    else:
        field.setFocus()
        QTest.keyClicks(field, "7")


@pytest.mark.parametrize("kind", DIALOGS)
def test_a_dialog_with_fields_asks_before_it_drops_them(window, shown, kind):
    made = DIALOGS[kind](window)
    asks = isinstance(made, EntryDialog)
    assert asks == bool(fields(made)) or kind is FitDialog
    for number in range(len(fields(made)) if asks else 0):
        dialog = shown(DIALOGS[kind](window))
        field = fields(dialog)[number]
        if kind is MissedDialog or not field.isEnabled():
            continue
        enter(field)
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.isVisible(), field
        assert dialog.question.isVisible()
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.isVisible()
        assert not dialog.question.isVisible()
        dialog.close()
        assert dialog.isVisible()
        dialog.question.discard.click()
        assert not dialog.isVisible()
    made.deleteLater()


@pytest.mark.parametrize("kind", DIALOGS)
def test_a_dialog_that_was_only_looked_at_closes_at_once(window, study, shown, kind):
    dialog = shown(DIALOGS[kind](window))
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not study.undo_name


def test_seven_days_of_entries_survive_esc_and_are_saved_from_there(window, study, shown):
    dialog = shown(AvailabilityDialog(window, study))
    for number, spin in enumerate(dialog.days):
        spin.setValue(number)
    QTest.keyClick(dialog.days[3], Key.Key_Escape)
    assert dialog.question.isVisible()
    dialog.question.save.click()
    assert study.learner.availability.week == (0, 1, 2, 3, 4, 5, 6)


def test_cancel_drops_what_was_entered_as_it_says(window, study, shown):
    dialog = shown(AvailabilityDialog(window, study))
    dialog.days[0].setValue(9)
    dialog.drop()
    assert not dialog.isVisible()
    assert study.learner == Learner()


def test_a_removed_break_is_an_entry_too(window, study, shown):
    study.set_availability(Availability(breaks=((date(2026, 12, 1), date(2026, 12, 2)),)))
    dialog = shown(AvailabilityDialog(window, study))
    dialog._remove_break((date(2026, 12, 1), date(2026, 12, 2)))
    dialog.reject()
    assert dialog.isVisible()


def test_days_missed_are_only_looked_at_but_days_off_are_asked_for(window, study, shown):
    dialog = shown(MissedDialog(window, study))
    dialog.days.setValue(9)
    dialog.ahead.setChecked(True)
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    dialog.past.setChecked(True)
    dialog.reject()
    assert not dialog.isVisible()


def type_into(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("24 Dec", (2026, 12, 24)), ("3 Jan 2027", (2027, 1, 3)), ("2027-03-31", (2027, 3, 31)), ("31.1.", (2027, 1, 31))],
)
def test_a_break_that_is_typed_but_not_added_is_taken_by_ok(window, study, shown, text, day):
    dialog = shown(AvailabilityDialog(window, study))
    type_into(dialog.first, text)
    QTest.keyClick(dialog, Key.Key_Return)
    assert study.learner.availability.breaks == ((date(*day), date(*day)),)


def test_both_ends_of_a_break_are_typed_and_told_before_ok(window, study, shown):
    dialog = shown(AvailabilityDialog(window, study))
    type_into(dialog.first, "24 Dec")
    type_into(dialog.last, "3 Jan")
    assert dialog._said.text() == "OK adds the break 24 Dec 2026 – 3 Jan 2027 too."
    dialog.add.click()
    assert not dialog._said.text()
    dialog.accept()
    assert study.learner.availability.breaks == ((date(2026, 12, 24), date(2027, 1, 3)),)


def test_a_break_added_and_removed_again_is_not_taken(window, study, shown):
    dialog = shown(AvailabilityDialog(window, study))
    type_into(dialog.first, "24 Dec")
    dialog.add.click()
    dialog._remove_break(dialog._breaks[0])
    dialog.accept()
    assert study.learner == Learner()


def test_what_is_no_day_is_told_and_not_taken_for_another(window, study, shown):
    dialog = shown(AvailabilityDialog(window, study))
    type_into(dialog.first, "32 Dec")
    dialog.accept()
    assert dialog.isVisible()
    assert WRONG in dialog._said.text()
    assert dialog.first.property("wrong")
    assert study.learner == Learner()


def day_boxes(window):
    for _, page in shown_pages(window):
        yield from page.findChildren(DayBox)
    yield from window.panel.findChildren(DayBox)
    for make in DIALOGS.values():
        dialog = make(window)
        yield from dialog.findChildren(DayBox)
        dialog.deleteLater()


def test_every_field_for_a_day_takes_the_day_that_was_typed(window):
    seen = 0
    for box in day_boxes(window):
        box.setEnabled(True)
        for text, day in (("24 Dec 2025", QDate(2025, 12, 24)), ("29 Feb 2024", QDate(2024, 2, 29)), ("24 Dec", None)):
            for begin in (box.selectAll, lambda box=box: (box.home(False), box.end(True))):
                begin()
                QTest.keyClicks(box, text)
                assert box.date() == (day or QDate(2025 if box._past else 2026, 12, 24))
                QTest.keyClick(box, Key.Key_Return)
                assert not box.fault()
        seen += 1
    assert seen == 7


@pytest.mark.qt_log_ignore("does not support")
def test_a_day_is_stepped_by_keys_and_picked_from_a_calendar(qtbot):
    box = DayBox(date(2026, 12, 31), "Day")
    qtbot.addWidget(box)
    box.show()
    QTest.keyClick(box, Key.Key_Up)
    assert box.day() == date(2027, 1, 1)
    QTest.keyClick(box, Key.Key_PageUp)
    assert box.day() == date(2027, 2, 1)
    QTest.keyClick(box, Key.Key_F4)
    calendar = QApplication.activePopupWidget()
    calendar.clicked.emit(QDate(2027, 2, 14))
    assert box.day() == date(2027, 2, 14)
    assert not calendar.isVisible()


def test_half_a_day_is_not_told(qtbot):
    field = DayField(date(2026, 12, 31), "Day", lambda: date(2026, 11, 27))
    qtbot.addWidget(field)
    field.show()
    told = []
    field.settled.connect(told.append)
    type_into(field, "2")
    assert not field._soon.isActive()
    QTest.keyClicks(field, "4 Dec")
    field.show_day(date(2030, 1, 1))
    assert field.day() == date(2026, 12, 24)
    field.settle()
    assert told == [date(2026, 12, 24)]


@pytest.mark.parametrize("hours", [None, 19.5, 0.0, 168.0, 120.0])
def test_set_up_again_keeps_the_shape_of_the_week(window, study, shown, hours):
    study.set_availability(Availability(UNEVEN, date(2027, 1, 1)))
    dialog = shown(Welcome(window, study))
    if hours is not None:
        dialog.hours.setValue(hours)
    dialog.save()
    now = study.learner.availability
    assert now.start == date(2027, 1, 1)
    assert now.hours_per_week == pytest.approx(sum(UNEVEN) if hours is None else hours)
    assert hours is not None or now.week == UNEVEN
    if hours == 19.5:
        assert now.week == pytest.approx(tuple(2 * day for day in UNEVEN))


@pytest.mark.parametrize("week", [UNEVEN, (24.0,) * 7, (0.0,) * 7, (20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)])
def test_what_is_not_asked_stays_when_the_set_up_is_gone_through_again(window, study, shown, week):
    study.set_availability(Availability(week))
    study.set_goal("ds")
    before = study.learner
    dialog = shown(Welcome(window, study))
    for _ in range(3):
        dialog.next.click()
    assert study.learner.availability == before.availability
    assert study.learner.goal == before.goal


def test_other_hours_a_week_keep_the_shape_of_the_week_in_study_time(window, study, shown):
    study.set_availability(Availability(UNEVEN))
    dialog = shown(AvailabilityDialog(window, study))
    type_into(dialog.total, "19.5")
    dialog.accept()
    assert study.learner.availability.week == pytest.approx(tuple(2 * day for day in UNEVEN))

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from planner.learner.learner import Learner, State
from planner.ui.dialogs.availability_dialog import AvailabilityDialog
from planner.ui.dialogs.export import write_plan
from planner.ui.dialogs.fit_dialog import FitDialog
from planner.ui.dialogs.missed_dialog import MissedDialog
from planner.ui.dialogs.welcome import Welcome
from planner.ui.window.shortcuts_dialog import ShortcutsDialog


def test_the_welcome_shows_what_comes_of_each_answer_and_is_one_step(qtbot, window, study):
    dialog = Welcome(window, study)
    qtbot.addWidget(dialog)
    before = dialog.result_line.text()
    dialog.hours.setValue(20)
    assert dialog.result_line.text() != before
    box, skills = dialog.boxes[0]
    box.click()
    for _ in range(3):
        dialog.next.click()
    assert study.learner.in_state(State.KNOWN) == set(skills)
    assert abs(study.learner.availability.hours_per_week - 20) < 1e-9
    study.undo()
    assert study.learner == Learner()


def test_a_background_fills_in_what_it_brings_along(qtbot, window, study):
    dialog = Welcome(window, study)
    qtbot.addWidget(dialog)
    before = dialog.result_line.text()
    dialog.background.setCurrentIndex(1)
    assert dialog.result_line.text() != before
    for _ in range(3):
        dialog.next.click()
    assert study.learner.in_state(State.KNOWN) == {"matrices"}
    assert study.plan.implied == {"vectors": "matrices"}


def test_the_welcome_can_be_skipped(qtbot, window, study):
    dialog = Welcome(window, study)
    qtbot.addWidget(dialog)
    dialog.skip.click()
    assert study.learner == Learner(welcomed=True)


def test_study_time_that_is_not_touched_stays_exactly_the_same(qtbot, window, study):
    dialog = AvailabilityDialog(window, study)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert not study.undo_name


def test_weekdays_and_breaks_are_taken(qtbot, window, study):
    dialog = AvailabilityDialog(window, study)
    qtbot.addWidget(dialog)
    dialog.days[0].setValue(0)
    dialog.first.setDate(QDate(2026, 12, 31))
    dialog.last.setDate(QDate(2026, 12, 20))
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    dialog.accept()
    now = study.learner.availability
    assert now.week[0] == 0
    assert now.breaks == ((date(2026, 12, 20), date(2026, 12, 31)),)


def test_the_shortcuts_come_from_the_actions(qtbot, window):
    dialog = ShortcutsDialog(window, window.actions_.all)
    qtbot.addWidget(dialog)
    keys = {key.toString() for _, _, action in window.actions_.all for key in action.shortcuts()}
    assert {"F1", "Ctrl+Q", "Ctrl+,", "Ctrl+Z", "Ctrl+Shift+K", "Ctrl+E", "Ctrl+F", "Alt+Left"} <= keys
    twice = [key for key in keys if sum(key in {k.toString() for k in a.shortcuts()} for *_, a in window.actions_.all) > 1]
    assert not twice


def test_an_export_is_written_whole(study, tmp_path):
    path = tmp_path / "plan.md"
    write_plan(study, "markdown", path, overwrite=False)
    assert "Vectors" in path.read_text(encoding="utf-8")


def test_fit_answers_are_kept_can_be_undone_and_speak_for_a_role(qtbot, window, study):
    dialog = FitDialog(window, study)
    qtbot.addWidget(dialog)
    radio = next(each for each in dialog.findChildren(QRadioButton) if each.text() == "Making && doing")
    radio.click()
    assert study.learner.fit == {"q1": "mle"}
    assert (
        "Machine Learning Engineer: 2 of 2 points, Data Scientist: 0 of 3 points. 1 of 2 answered." in dialog.result_line.text()
    )
    study.undo()
    assert study.learner.fit == {}


def test_missed_days_show_what_moves_and_days_off_become_a_break(qtbot, window, study):
    dialog = MissedDialog(window, study)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.days.setValue(5)
    assert any("5 days later" in each.text() for each in dialog.findChildren(QLabel))
    dialog.accept()
    assert study.learner == Learner()
    dialog.ahead.setChecked(True)
    dialog.accept()
    today = study.today()
    assert study.learner.availability.breaks == ((today, today + timedelta(days=4)),)
    assert study.plan.steps[0].start == today + timedelta(days=5)
    study.undo()
    assert study.learner == Learner()

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate

from planner.learner.learner import Evidence, Mark, State
from planner.ui.skill.state_buttons import UNKNOWN, StateButtons


def shown(qtbot, study, skill="vectors"):
    buttons = StateButtons(study)
    qtbot.addWidget(buttons)
    buttons.show()
    buttons.show_state(skill)
    return buttons


def test_what_is_known_is_dated_back_beside_known_and_that_is_undone(qtbot, study):
    study.mark(["vectors"], State.KNOWN, Evidence.SHOWN)
    before = study.learner.marks["vectors"]
    buttons = shown(qtbot, study)
    assert buttons.since.isVisible()
    buttons.since.setDate(QDate(2026, 1, 5))
    buttons.since.settle()
    assert study.learner.marks["vectors"] == Mark(State.KNOWN, Evidence.SHOWN, "2026-01-05")
    assert study.undo_name == "Change the day of Vectors"
    study.undo()
    assert study.learner.marks["vectors"] == before


def test_no_day_to_come_can_be_set_and_only_what_is_known_has_one(qtbot, study):
    study.mark(["vectors"], State.KNOWN)
    buttons = shown(qtbot, study)
    buttons.since.setDate(QDate(2030, 1, 1))
    assert buttons.since.day() == study.today()
    buttons.show_state("matrices")
    assert not buttons.since.isVisible()


def test_a_day_being_set_is_of_the_skill_it_was_set_for(qtbot, study):
    study.mark(["vectors", "aws"], State.KNOWN)
    aws = study.learner.marks["aws"]
    buttons = shown(qtbot, study)
    buttons.since.setDate(QDate(2026, 1, 5))
    buttons.show_state("aws")
    assert study.learner.marks["vectors"].at == "2026-01-05"
    assert study.learner.marks["aws"] == aws
    assert buttons.since.day() == date(2026, 11, 23)


def test_a_mark_without_a_day_says_so(qtbot, study):
    study.change_learner("Known", study.learner.marked("vectors", Mark(State.KNOWN)))
    buttons = shown(qtbot, study)
    assert (buttons.since.text(), buttons.since.day()) == ("day unknown", UNKNOWN)

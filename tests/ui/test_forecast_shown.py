"""What the window says of the forecast: the deadline, what moved the finish, and the question what a skill took."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel

from planner.errors import PlannerError
from planner.learner.availability import spread_evenly
from planner.learner.learner import State
from planner.ui.window.pages import PageName

Left = Qt.MouseButton.LeftButton


def said(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def turn():
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.fixture
def options(window):
    window.turn_to(PageName.OPTIONS)
    return window.tabs.page(PageName.OPTIONS)


def test_a_deadline_that_cannot_be_met_is_told_in_the_header_and_on_the_page(qtbot, window, options, study):
    study.set_deadline(study.today() + timedelta(days=1))
    qtbot.waitUntil(lambda: any("can be finished by" in text for text in said(options.answers)))
    texts = " ".join(said(options.answers))
    assert "not even at 16 hours a day" in texts
    assert "(80 % likely)" in texts
    assert any(text.startswith("⚠  Chance of finishing by") for text in said(window.goal_bar))
    study.set_deadline(study.today() - timedelta(days=1))
    turn()
    assert any(text.startswith("⚠  Your deadline") and text.endswith("has passed.") for text in said(window.goal_bar))
    assert any("has passed" in text for text in said(options.answers))
    study.set_deadline(study.today() + timedelta(days=3_000))
    qtbot.waitUntil(lambda: any("All that your goal asks for fits" in text for text in said(options.answers)))
    assert not any("⚠" in text for text in said(window.goal_bar))
    study.set_deadline(None)
    turn()
    assert not options.answers.isVisible()


def test_what_moves_the_finish_by_more_than_a_week_is_told_with_its_reason_and_the_undo(qtbot, window, study):
    before = study.learner
    study.set_availability(before.availability._replace(week=spread_evenly(1)))
    qtbot.waitUntil(window.toast.isVisible)
    text = window.toast.accessibleName()
    assert text.startswith("Change the study time. Finish (80 % likely) moves from ")
    assert text.endswith(": you study 1 h a week.")
    window.history.undo()
    turn()
    assert study.learner == before
    assert not window.toast.isVisible()


def test_a_small_change_is_not_said_to_move_anything(window, study):
    study.set_note("vectors", "a note")
    study.log_hours("vectors", 0.25, study.today())
    turn()
    assert not window.toast.isVisible()


@pytest.mark.parametrize(("answer", "hours"), [("all", 0.25), ("knew", 0.0), ("more", 6.5)])
def test_a_tick_with_few_hours_asks_what_it_took_and_each_answer_counts(qtbot, window, study, answer, hours):
    window.select("vectors")
    turn()
    study.log_hours("vectors", 0.25, study.today())
    window.verbs.mark(["vectors"], State.KNOWN)
    turn()
    question = window.panel.total
    assert window.panel.skill == "vectors"
    assert question.isVisible()
    assert question.total.value() == study.catalog.skills["vectors"].hours.likely
    assert study.plan.forecast.pace.open == ("vectors",)
    assert study.plan.forecast.pace.finished == 0
    question.total.setValue(6.5)
    qtbot.mouseClick(getattr(question, answer), Left)
    turn()
    assert study.learner.took == {"vectors": hours}
    assert not question.isVisible()
    assert study.plan.forecast.pace.finished == (hours > 0)
    window.history.undo()
    turn()
    assert question.isVisible()


def test_a_tick_without_hours_or_with_enough_asks_nothing(window, study):
    window.verbs.mark(["aws"], State.KNOWN)
    study.log_hours("vectors", 5, study.today())
    window.verbs.mark(["vectors"], State.KNOWN)
    for skill in ("aws", "vectors"):
        window.select(skill)
        turn()
        assert not window.panel.total.isVisible()


def test_no_day_to_come_can_be_picked_for_a_log_and_no_day_gets_more_than_it_has(window, study):
    window.select("vectors")
    turn()
    field = window.panel.logs.day
    today = study.today()
    field.setDate(QDate(today.year + 1, 1, 1))
    assert field.date() == QDate(today.year, today.month, today.day)
    study.log_hours("vectors", 20, today)
    with pytest.raises(PlannerError, match="A day has 24 hours"):
        study.log_hours("aws", 5, today)

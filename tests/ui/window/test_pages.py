from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Order, ReviewRule, State
from planner.ui.pages.best_hours import BestHours
from planner.ui.pages.compare_view import CompareView
from planner.ui.widgets.fields import DayField, NumberField
from planner.ui.window.pages import PageName
from tests.ui.conftest import HOSTILE

Left = Qt.MouseButton.LeftButton


def said(page):
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def button(page, name):
    return next(each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name and each.isVisible())


@pytest.fixture
def week(window):
    window.turn_to(PageName.WEEK)
    return window.tabs.page(PageName.WEEK)


@pytest.fixture
def options(window):
    window.turn_to(PageName.OPTIONS)
    return window.tabs.page(PageName.OPTIONS)


@pytest.mark.parametrize("page", list(PageName))
def test_every_page_is_reached_by_keyboard_and_shows_itself(qtbot, window, page):
    number = list(PageName).index(page)
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
    assert window.tabs.name() is page
    assert window.tabs.page(page).isVisible()


def test_this_week_says_what_to_do_for_how_long_and_what_one_can_then(week, study):
    first = study.plan.steps[0]
    assert {first.skill.title, "A & B", HOSTILE, "This week"} <= set(said(week))
    assert "8 h" in said(week)


def test_a_skill_is_ticked_off_where_it_is_done(qtbot, window, week, study):
    first = study.plan.steps[0].skill
    qtbot.mouseClick(button(week, f"I know {first.title}"), Left)
    assert study.learner.state(first.id) is State.KNOWN
    window.history.undo()
    assert study.learner.state(first.id) is None


def test_hours_are_logged_for_today_where_one_studies(qtbot, week, study):
    first = study.plan.steps[0].skill
    qtbot.mouseClick(button(week, f"Log hours on {first.title} for today"), Left)
    assert study.learner.hours_logged() == {first.id: 1.0}
    assert any("1 h logged" in text for text in said(week))


def test_what_could_be_begun_tells_what_it_would_change(week, study):
    assert any("8 h (6 days) nearer" in text for text in said(week))
    ready = [step.skill.title for step in study.plan.steps if step.ready]
    names = {each.accessibleName() for each in week.findChildren(QAbstractButton)}
    assert all(any(title in name for name in names) for title in ready)


@pytest.mark.parametrize(
    ("availability", "marks", "words"), [(Availability((0.0,) * 7), False, "Ctrl+,"), (None, True, "left to learn")]
)
def test_an_empty_week_says_why_and_what_to_do(week, study, availability, marks, words):
    if availability:
        study.set_availability(availability)
    if marks:
        study.mark(study.catalog.skills, State.KNOWN)
    assert any(words in text for text in said(week))


def test_a_week_in_the_future_is_not_called_this_week(week, study):
    study.set_availability(Availability(start=date(2027, 1, 4)))
    assert "From 4 Jan 2027" in said(week)
    assert "This week" not in said(week)


def test_hours_a_week_are_changed_and_the_effect_is_seen_beside(qtbot, options, study):
    study.set_availability(Availability((2.0, 0, 0, 0, 0, 4.0, 0)))
    options.hours.setValue(12)
    qtbot.waitUntil(lambda: study.learner.availability.hours_per_week == 12)
    assert study.learner.availability.week == (4.0, 0, 0, 0, 0, 8.0, 0)
    assert any("earlier" in text for text in said(options))
    study.undo()
    assert options.hours.value() == 6


def test_order_extent_and_choices_are_set_on_the_options_page(qtbot, options, study):
    options.order.setCurrentIndex(1)
    options.order.activated.emit(1)
    assert study.learner.order is Order.TOPOLOGICAL
    qtbot.mouseClick(options.useful, Left)
    assert study.learner.include_useful
    box = options.choices.boxes["platform"]
    assert box.itemText(0) == "The planner decides (AWS)"
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert study.learner.pins == {"azure"}
    assert any("Azure" in text and "Comes in" in text for text in said(options))
    qtbot.mouseClick(options.afresh, Left)
    assert "Nothing differs." in said(options)


def test_a_deadline_tells_the_hours_a_week_it_takes(qtbot, options, study):
    qtbot.mouseClick(options.hurries, Left)
    assert study.learner.deadline == study.plan.forecast.days[1]
    options.deadline.setDate(options.deadline.date().addDays(30))
    qtbot.waitUntil(lambda: study.learner.deadline == study.plan.forecast.days[1] + timedelta(days=30))
    assert any("h a week" in text for text in said(options))
    qtbot.mouseClick(options.hurries, Left)
    assert study.learner.deadline is None


def test_fading_is_off_until_it_is_switched_on_and_has_two_numbers(qtbot, options, study):
    assert not study.learner.rust.on
    assert not options.first.isEnabled()
    qtbot.mouseClick(options.rust, Left)
    assert study.learner.rust == ReviewRule(on=True)
    options.first.setValue(90)
    qtbot.waitUntil(lambda: study.learner.rust.first == 90)


def test_a_small_window_puts_the_effect_below_the_form(window, options):
    window.resize(760, 600)
    window.splitter.setSizes([420, 340])
    assert options.horizontalScrollBar().maximum() == 0


def test_a_day_for_a_skill_is_kept_or_said_to_be_too_early(qtbot, window, study):
    window.select("serving")
    window.panel._fill()
    pin = window.panel.day
    qtbot.mouseClick(pin.wants, Left)
    late = date(2027, 6, 1)
    pin.day.show_day(late)
    pin._set(on=True)
    assert study.learner.dates == {"serving": late}
    assert next(step for step in study.plan.steps if step.skill.id == "serving").start == late
    study.set_day("serving", study.today() + timedelta(days=1))
    window.panel._fill()
    assert "comes first" in pin._late.text()
    qtbot.mouseClick(pin.wants, Left)
    assert study.learner.dates == {}


def test_a_skill_that_is_not_in_the_path_says_why(window):
    window.select("azure")
    window.panel._fill()
    assert "Why is this not in your path?" in said(window.panel)
    assert any("Cloud platform is met by AWS" in text for text in said(window.panel))


def test_a_field_tells_once_when_the_learner_pauses(qtbot):
    number, day = NumberField(0, 10, "Number", " h"), DayField(date(2027, 1, 4), "Day")
    for field in (number, day):
        qtbot.addWidget(field)
    told = []
    number.settled.connect(told.append)
    day.settled.connect(told.append)
    for value in (1, 2, 3):
        number.setValue(value)
    number.show_value(9)
    assert number.value() == 3
    qtbot.waitUntil(lambda: told == [3.0])
    day.setDate(day.date().addDays(1))
    qtbot.waitUntil(lambda: told == [3.0, date(2027, 1, 5)])
    number.show_value(9)
    assert (number.value(), told) == (9, [3.0, date(2027, 1, 5)])


def test_hours_from_nothing_are_spread_over_the_week(qtbot, options, study):
    study.set_availability(Availability((0.0,) * 7))
    options.hours.setValue(7)
    qtbot.waitUntil(lambda: study.learner.availability.week == pytest.approx(spread_evenly(7)))


def test_progress_shows_what_lies_behind_and_how_fast_one_is(window, study):
    first, *_ = study.plan.steps
    study.log_hours(first.skill.id, 12.0, study.today())
    study.mark([first.skill.id], State.KNOWN)
    window.turn_to(PageName.PROGRESS)
    page = window.tabs.page(PageName.PROGRESS)
    assert "8 h of 40 h done (20 %)." in said(page)
    assert any("times the usual hours" in text for text in said(page))
    names = " ".join(head for chart in (page.burn_up, *page.ready.values()) for head in chart.as_table()[0])
    assert all(name in names for name in ("Behind you", "Likely", "Your path", "Area by area"))
    study.set_goal("ds")
    QApplication.processEvents()
    assert [chart.isVisible() for chart in page.ready.values()] == [False, True]


def test_progress_from_nothing_says_what_to_do(window):
    window.turn_to(PageName.PROGRESS)
    page = window.tabs.page(PageName.PROGRESS)
    assert any("pace is not known yet" in text for text in said(page))
    assert "0 h of 40 h done (0 %)." in said(page)


def test_the_best_use_of_some_hours_follows_the_number(qtbot, options, study):
    options.best.hours.setValue(17)
    qtbot.waitUntil(lambda: study.learner.budget == 17)
    qtbot.waitUntil(lambda: any("In 17 h you can learn 2 skills, worth 3 of 6" in text for text in said(options.best)))
    assert any(text.startswith("Learn: Vectors, <img src=x>") for text in said(options.best))
    study.undo()
    assert options.best.hours.value() == 100


def test_the_comparison_tells_where_the_paths_part_and_what_switching_costs(window, study):
    window.turn_to(PageName.COMPARE)
    page = window.tabs.page(PageName.COMPARE)
    assert any(text.startswith("8 h in 1 step, done by") and text.endswith("(likely hours)") for text in said(page))
    assert any("From MLE to DS" in text for text in said(page))
    assert "MLE, then DS (h)" in page.chart.as_table()[0]
    study.set_goal("mle")
    assert any("From MLE to DS" in text for text in said(page))


def test_a_comparison_that_takes_long_says_so_shows_no_old_figures_and_begins_again_when_it_is_seen_again(qtbot, study, theme):
    waiting = []
    page = CompareView(study, theme, waiting.append)
    qtbot.addWidget(page)
    page.show()
    assert "Working it out…" in said(page)
    waiting.pop().run()
    assert "Left to learn" in said(page)
    study.mark(["vectors"], State.KNOWN)
    page.follow()
    assert "Working it out…" in said(page)
    assert "Left to learn" not in said(page)
    page.hide()
    waiting.pop().run()
    page.show()
    assert "Left to learn" not in said(page)
    waiting.pop().run()
    assert "Left to learn" in said(page)
    page.stop()


def test_projects_that_show_what_one_can_are_listed_and_lead_to_the_panel(qtbot, window):
    window.turn_to(PageName.PROGRESS)
    page = window.tabs.page(PageName.PROGRESS)
    assert any("One project of 8 h shows" in text for text in said(page))
    assert any("to learn before" in text for text in said(page))
    qtbot.mouseClick(button(page, "First chart"), Left)
    assert window.panel.skill == "first-chart"


def test_what_has_faded_under_the_next_steps_is_reviewed_where_one_studies(qtbot, week, study):
    study.mark(["vectors"], State.KNOWN)
    assert not any("Due for review" in text for text in said(week))
    study.set_rust(ReviewRule(True, 30.0, 2.0))
    later = study.today() + timedelta(days=40)
    study.today = lambda: later
    study.refresh()
    assert "Due for review before you go on" in said(week)
    assert [each.memory.skill for each in study.plan.rusty] == ["vectors"]
    qtbot.mouseClick(button(week, "I went over Vectors again"), Left)
    assert study.plan.rusty == ()
    assert not any("Due for review" in text for text in said(week))
    study.undo()
    assert study.plan.rusty


@pytest.mark.parametrize("page", [PageName.WEEK, PageName.COMPARE, PageName.PROGRESS, PageName.OPTIONS])
def test_no_page_is_cut_off_in_the_smallest_window(window, page):
    window.turn_to(page)
    window.resize(window.minimumSize())
    window.splitter.setSizes([400, 360])
    QApplication.processEvents()
    shown = window.tabs.page(page)
    assert shown.widget().minimumSizeHint().width() <= shown.viewport().width()


def test_the_panel_is_not_cut_off_in_the_smallest_window(window):
    window.select("vectors")
    window.resize(window.minimumSize())
    window.splitter.setSizes([400, 360])
    QApplication.processEvents()
    assert window.panel.widget().minimumSizeHint().width() <= window.panel.viewport().width()


def test_done_is_never_said_while_something_is_left_out(window, study):
    """Skipping showed "0 h of 0 h, 100 %" and "done"."""
    first = study.plan.steps[0].skill
    study.mark([first.id], State.KNOWN)
    study.mark([step.skill.id for step in study.plan.steps], State.SKIPPED)
    assert study.plan.unmet
    assert not study.plan.steps
    for page in (PageName.PROGRESS, PageName.WEEK, PageName.COMPARE, PageName.PATH):
        window.turn_to(page)
        texts = said(window)
        assert not any(text == "done" or "Nothing is left" in text or "everything" in text for text in texts), page
        assert not any("100 %" in text for text in texts), page
        assert any("left out" in text for text in texts), page
    window.turn_to(PageName.PROGRESS)
    assert any(text.startswith("8 h of 40 h done (20 %). 32 h of it are left out") for text in said(window))


def test_what_is_being_learned_is_not_known_on_any_page(window, study):
    study.mark(["serving"], State.KNOWN)
    study.mark(["matrices"], State.LEARNING)
    assert "matrices" in {step.skill.id for step in study.plan.steps} | study.catalog.skills.keys() - study.plan.known
    window.turn_to(PageName.KNOWN)
    assert "2 of 7 known" in said(window)
    window.turn_to(PageName.PROGRESS)
    known = window.tabs.page(PageName.PROGRESS).known
    assert known.as_table()[1][-1][-1] == "2"


def test_the_best_use_of_hours_is_worked_out_off_the_windows_thread_and_only_while_it_is_seen(qtbot, study, theme):
    waiting = []
    best = BestHours(study, theme, waiting.append)
    qtbot.addWidget(best)
    best.show()
    qtbot.waitUntil(lambda: len(waiting) == 1)
    assert not any(text.startswith("Learn: ") for text in said(best))
    best.hide()
    waiting.pop().run()
    assert not any(text.startswith("Learn: ") for text in said(best))
    best.show()
    qtbot.waitUntil(lambda: len(waiting) == 1)
    waiting.pop().run()
    assert any(text.startswith("Learn: ") for text in said(best))
    best.hide()
    best.show()
    QApplication.processEvents()
    assert waiting == []
    best.follow()
    qtbot.waitUntil(lambda: len(waiting) == 1)

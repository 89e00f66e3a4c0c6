from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.fitting import fits_by
from planner.planning.plan import make_plan
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.waits import When, end_of
from planner.words.deadline import chance, fitting, sentences, warning
from planner.words.local import PLAIN
from tests.planning.schedule.test_waits import TODAY, learners
from tests.profile import examples


def said(tiny, day, **more):
    plan = make_plan(tiny, Learner(goal="ml-engineer", deadline=day, **more), TODAY)
    return sentences(plan, PLAIN), warning(plan, PLAIN)


def test_a_deadline_far_away_has_its_chance_and_its_hours_and_no_warning(tiny):
    lines, warned = said(tiny, date(2027, 5, 1))
    assert lines[0].startswith("At 10 h a week, your chance of finishing by 2027-05-01 is ")
    assert lines[1].startswith("An 80 % chance takes ")
    assert warned == ""


def test_a_deadline_too_near_says_that_it_cannot_be_done_and_when_it_can(tiny):
    lines, warned = said(tiny, TODAY + timedelta(days=1))
    assert lines[0].endswith("is less than 1 %.")
    assert lines[1] == "It cannot be done by then with a chance of 80 %, not even at 16 hours a day."
    assert lines[2].startswith("At 10 h a week you finish by 2027-")
    assert warned == "Chance of finishing by 2027-01-05: less than 1 %."


def test_a_deadline_that_has_passed_says_so_first(tiny):
    lines, warned = said(tiny, TODAY - timedelta(days=1))
    assert lines[0] == warned == "Your deadline, 2027-01-03, has passed."
    assert len(lines) == 2


def test_who_is_done_is_not_warned(tiny):
    lines, warned = said(tiny, TODAY - timedelta(days=1), marks=dict.fromkeys(tiny.skills, Mark(State.KNOWN)))
    assert lines == ["Nothing is left to learn, so your deadline is met."]
    assert warned == ""


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "less than 1 %"), (0.009, "less than 1 %"), (0.37, "37 %"), (0.999, "more than 99 %")]
)
def test_no_chance_is_called_certain(value, text):
    assert chance(value) == text


@examples(80)
@given(learners(), st.integers(-5, 400))
def test_what_fits_by_a_day_can_be_learned_by_it(made, later):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    day = TODAY + timedelta(days=later)
    fits = fits_by(catalog, plan, day)
    assert fits.entries <= fits.asked
    assert fits.value <= fits.whole
    assert (fits.asked == 0) == (not plan.steps)
    if fits.skills:
        when = When(Calendar(learner.availability, TODAY), learner.dates)
        hours = {skill: catalog.skills[skill].hours.likely for skill in fits.skills}
        assert end_of(catalog, hours, plan.route.picked, when) <= day
        for skill in fits.skills:
            assert skill not in learner.dates or learner.dates[skill] <= day
    assert bool(fitting(fits, PLAIN)) == bool(plan.steps)


def test_all_fits_when_there_is_time_for_it_and_a_skill_set_for_later_does_not(tiny):
    plan = make_plan(tiny, Learner(goal="ml-engineer"), TODAY)
    fits = fits_by(tiny, plan, plan.finish)
    assert fits.entries == fits.asked == 1
    assert fitting(fits, PLAIN) == f"All that your goal asks for fits by {plan.finish} if it takes the likely hours."
    late = replace(plan.learner, dates={"serving": plan.finish})
    fits = fits_by(tiny, make_plan(tiny, late, TODAY), plan.finish)
    assert (fits.entries, fits.asked) == (0, 1)

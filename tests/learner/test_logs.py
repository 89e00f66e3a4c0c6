from __future__ import annotations

from datetime import date, timedelta
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.learner.learner import Learner, Log
from planner.learner.logs import EARLIEST, HOURS_A_DAY, checked_total, hours_on, with_hours

TODAY = date(2027, 1, 4)
skills = st.sampled_from(["a", "b"])
possible = st.builds(Log, skills, st.floats(0.25, 12), st.dates(TODAY - timedelta(days=3), TODAY))


@given(st.lists(possible, max_size=20))
def test_whatever_is_logged_no_day_ever_holds_more_than_it_has(logs):
    learner = Learner()
    for number, log in enumerate(logs):
        if hours_on(learner, log.day) + log.hours > HOURS_A_DAY + 1e-6:
            with pytest.raises(PlannerError, match=str(log.day)):
                with_hours(learner, str(number), log, TODAY)
        else:
            learner = with_hours(learner, str(number), log, TODAY)
            assert learner.logs[str(number)] == log
    assert all(hours_on(learner, log.day) <= HOURS_A_DAY + 1e-5 for log in logs)


@pytest.mark.parametrize("hours", [0.0, -1.0, nan, inf, -inf, 24.5, 1e300])
def test_hours_that_no_day_has_are_refused_in_one_sentence(hours):
    with pytest.raises(PlannerError) as refused:
        with_hours(Learner(), "1", Log("a", hours, TODAY), TODAY)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date.max, EARLIEST - timedelta(days=1), date.min])
def test_days_to_come_and_days_too_long_ago_are_refused(day):
    with pytest.raises(PlannerError, match=str(day)):
        with_hours(Learner(), "1", Log("a", 1.0, day), TODAY)


def test_the_first_and_the_last_possible_day_are_taken_full():
    for day in (EARLIEST, TODAY):
        learner = with_hours(Learner(), "1", Log("a", 24.0, day), TODAY)
        with pytest.raises(PlannerError, match="24 h are logged on it already"):
            with_hours(learner, "2", Log("b", 0.25, day), TODAY)


@pytest.mark.parametrize("hours", [-1.0, nan, inf, 1e6, 2.0])
def test_a_total_is_a_number_and_no_less_than_what_is_logged(hours):
    learner = Learner().with_log("1", Log("a", 3.0, TODAY))
    with pytest.raises(PlannerError, match=r"\.$"):
        checked_total(hours, "a", learner)
    assert checked_total(0.0, "a", learner) == 0
    assert checked_total(3.0, "a", learner) == 3

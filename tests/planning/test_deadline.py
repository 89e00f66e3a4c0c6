from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability
from planner.learner.learner import Learner, Mark, State
from planner.planning.deadline import MOST_DAILY, SURE, week_of
from planner.planning.forecast import CHANCES
from planner.planning.plan import make_plan
from tests.planning.schedule.test_waits import TODAY, learners
from tests.profile import examples

P80 = CHANCES.index(SURE)


def with_week(learner, hours, every_day):
    week = week_of(learner.availability.week, hours, every_day=every_day)
    return replace(learner, availability=learner.availability._replace(week=week))


@examples(200)
@given(learners(), st.integers(-20, 1200))
def test_the_hours_a_week_are_just_enough_and_no_week_is_asked_for_more_than_it_has(made, later):
    catalog, learner = made
    day = TODAY + timedelta(days=later)
    learner = replace(learner, deadline=day)
    plan = make_plan(catalog, learner, TODAY)
    found = plan.deadline
    if not plan.steps:
        assert (found.passed, found.chance) == (False, 1.0)
        return
    assert found.passed == (later < 0)
    assert 0 <= found.chance <= 1
    assert not found.passed or found.chance == 0
    assert (found.chance >= SURE - 1e-3) == (plan.forecast.days[P80] <= day) or abs(found.chance - SURE) < 1e-2
    assert found.sure_day == plan.forecast.days[P80]
    if found.hours_per_week is None:
        most = make_plan(catalog, with_week(learner, 7 * MOST_DAILY, every_day=True), TODAY)
        assert most.forecast.days[P80] > day
        return
    needed = with_week(learner, found.hours_per_week, found.every_day)
    assert max(needed.availability.week) <= MOST_DAILY + 1e-6
    assert make_plan(catalog, needed, TODAY).deadline.chance >= SURE - 1e-6
    if found.hours_per_week > 0.3:
        fewer = with_week(learner, found.hours_per_week - 0.3, found.every_day)
        assert make_plan(catalog, fewer, TODAY).deadline.chance < SURE


@pytest.mark.parametrize(("days", "passed"), [(-365, True), (-1, True), (0, False), (3, False)])
def test_days_too_near_are_never_done_by_and_it_is_said_when_they_are_over(tiny, days, passed):
    learner = Learner(goal="ml-engineer", deadline=TODAY + timedelta(days=days))
    found = make_plan(tiny, learner, TODAY).deadline
    assert found.hours_per_week is None
    assert found.passed is passed
    assert found.doubtful
    assert found.chance < 1e-3
    assert found.sure_day > learner.deadline


def test_a_deadline_counts_only_the_study_after_the_day_that_is_set(tiny):
    free = Learner(goal="ml-engineer", deadline=date(2027, 9, 30))
    late = replace(free, dates={"serving": date(2027, 9, 25)})
    easy, hard = (make_plan(tiny, each, TODAY).deadline for each in (free, late))
    assert hard.hours_per_week > 5 * easy.hours_per_week
    assert hard.chance < easy.chance
    too_late = replace(free, dates={"serving": date(2027, 10, 1)})
    assert make_plan(tiny, too_late, TODAY).deadline.hours_per_week is None
    assert make_plan(tiny, too_late, TODAY).deadline.chance == 0


def test_one_day_a_week_that_cannot_hold_the_hours_makes_it_every_day(tiny):
    saturdays = Availability((0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0))
    found = make_plan(tiny, Learner(goal="ml-engineer", availability=saturdays, deadline=date(2027, 1, 24)), TODAY).deadline
    assert found.every_day
    assert MOST_DAILY < found.hours_per_week <= 7 * MOST_DAILY


def test_without_study_time_the_chance_is_none_but_the_hours_are_told(tiny):
    nothing = Availability((0.0,) * 7)
    found = make_plan(tiny, Learner(goal="ml-engineer", availability=nothing, deadline=date(2028, 1, 1)), TODAY).deadline
    assert found.chance == 0
    assert found.hours_per_week > 0
    assert found.sure_day is None


def test_who_has_nothing_left_has_met_any_deadline(tiny):
    done = Learner(goal="r", marks=dict.fromkeys(tiny.skills, Mark(State.KNOWN)), deadline=TODAY - timedelta(days=9))
    found = make_plan(tiny, replace(done, goal="ml-engineer"), TODAY).deadline
    assert not found.doubtful

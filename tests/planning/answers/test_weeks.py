from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability, spread_evenly
from planner.learner.days import week_of
from planner.learner.learner import Learner
from planner.planning.answers.weeks import weekly
from planner.planning.plan import make_plan
from tests.catalogs import catalogs
from tests.planning.schedule.test_calendar import breaks, weeks
from tests.profile import examples

MONDAY = date(2027, 1, 4)


@examples(150)
@given(catalogs(12, 3), weeks, breaks, st.dates(date(2026, 12, 1), date(2027, 3, 1)), st.integers(0, 6), st.data())
def test_the_weeks_hold_every_hour_of_every_step_and_no_more_than_the_learner_has(
    catalog, week, pauses, today, first_day, data
):
    dates = data.draw(st.dictionaries(st.sampled_from(list(catalog.skills)), st.dates(today, date(2028, 1, 1)), max_size=2))
    learner = Learner(availability=Availability(week, None, tuple(pauses)), dates=dates)
    plan = make_plan(catalog, learner, today)
    found = list(weekly(plan, first_day))
    spent = dict.fromkeys(range(1, len(plan.steps) + 1), 0.0)
    for each in found:
        assert each.first.weekday() == first_day
        assert sum(part.hours for part in each.parts) <= sum(week) + 1e-6
        for part in each.parts:
            step = plan.steps[part.number - 1]
            spent[part.number] += part.hours
            assert part.begins == (
                week_of(step.start, first_day) == each.first
                and not any(p.number == part.number for p in each.parts[: each.parts.index(part)])
            )
            assert not part.ends or week_of(step.finish, first_day) == each.first
    assert [each.first for each in found] == sorted({each.first for each in found})
    assert list(spent.values()) == [pytest.approx(step.hours.likely) for step in plan.steps]
    for skill, day in dates.items():
        step = next((s for s in plan.steps if s.skill.id == skill), None)
        assert step is None or step.start >= day


def test_a_long_skill_goes_on_in_the_next_week(tiny):
    learner = Learner(goal="ml-engineer", availability=Availability(spread_evenly(1)))
    first, second = list(weekly(make_plan(tiny, learner, MONDAY)))[:2]
    assert (first.parts[0].begins, first.parts[0].ends, first.parts[0].hours) == (True, False, 1)
    assert (second.parts[0].begins, second.first) == (False, MONDAY + timedelta(days=7))


def test_without_study_time_there_are_no_weeks(tiny):
    assert list(weekly(make_plan(tiny, Learner(availability=Availability((0.0,) * 7)), MONDAY))) == []


def test_a_start_that_has_passed_is_no_longer_a_start(tiny):
    learner = Learner(availability=Availability(start=MONDAY - timedelta(days=30)))
    assert make_plan(tiny, learner, MONDAY).steps[0].start == MONDAY

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.plan import make_plan
from planner.planning.progress import Reached, progress, studied
from tests.catalogs import catalogs

MONDAY = date(2027, 1, 4)


def known(days):
    return Learner(marks={skill: Mark(State.KNOWN, at=f"{day}") for skill, day in days.items()})


@settings(max_examples=100, deadline=None)
@given(catalogs(15, 4))
def test_what_was_reached_on_a_day_is_what_a_plan_of_that_day_has_less_to_go(catalog):
    days = {skill: MONDAY + timedelta(days=3 * number) for number, skill in enumerate(catalog.skills)}
    learner, today = known(days), MONDAY + timedelta(days=400)
    found = progress(catalog, learner, make_plan(catalog, learner, today), today)
    whole = make_plan(catalog, Learner(), today).hours.likely
    assert found.whole == pytest.approx(whole)
    assert found.reached[-1] == Reached(today, pytest.approx(whole), len(days))
    for point in found.reached[:-1]:
        then = known({skill: day for skill, day in days.items() if day <= point.day})
        assert point.hours == pytest.approx(whole - make_plan(catalog, then, today).hours.likely)
        assert point.skills == len(then.marks)
    hours = [point.hours for point in found.reached]
    assert hours == sorted(hours)


def test_marks_without_a_day_count_from_the_start_and_todays_are_one_point(tiny):
    marks = {"vectors": Mark(State.KNOWN), "matrices": Mark(State.KNOWN, at=f"{MONDAY}")}
    learner = Learner(marks=marks, logs={"1": Log("matrices", 2.0, MONDAY)})
    found = progress(tiny, learner, make_plan(tiny, learner, MONDAY), MONDAY)
    assert [(point.day, point.skills) for point in found.reached] == [(MONDAY, 2)]
    assert found.undated == 1


def test_hours_studied_are_summed_by_week_the_last_ones_only():
    logs = {str(i): Log("a", float(i), MONDAY - timedelta(days=day)) for i, day in enumerate((0, 1, 7, 8, 100), 1)}
    assert studied(Learner(logs=logs), MONDAY, 3) == (
        (MONDAY - timedelta(days=14), 4.0),
        (MONDAY - timedelta(days=7), 5.0),
        (MONDAY, 1.0),
    )

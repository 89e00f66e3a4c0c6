from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.answers.progress import Reached, progress, studied
from planner.planning.plan import make_plan
from tests.catalogs import catalogs
from tests.profile import examples

MONDAY = date(2027, 1, 4)


def known(days):
    return Learner(marks={skill: Mark(State.KNOWN, at=f"{day}") for skill, day in days.items()})


@examples(100)
@given(catalogs(15, 4))
def test_what_was_reached_on_a_day_is_what_a_plan_of_that_day_has_less_to_go(catalog):
    days = {skill: MONDAY + timedelta(days=3 * number) for number, skill in enumerate(catalog.skills)}
    learner, today = known(days), MONDAY + timedelta(days=400)
    found = progress(catalog, learner, make_plan(catalog, learner, today), today)
    whole = make_plan(catalog, Learner(), today).hours.likely
    assert found.whole == pytest.approx(whole)
    assert found.reached[0] == Reached(MONDAY - timedelta(days=1), 0.0, 0)
    assert found.reached[-1] == Reached(today, pytest.approx(whole), len(days))
    assert (found.percent, found.left_out) == (100, 0)
    for point in found.reached[:-1]:
        then = known({skill: day for skill, day in days.items() if day <= point.day})
        plan = make_plan(catalog, then, today)
        assert point.hours == pytest.approx(whole - plan.hours.likely)
        assert point.skills == len(plan.known)
    hours = [point.hours for point in found.reached]
    assert hours == sorted(hours)


def test_marks_without_a_day_count_from_the_start_and_todays_are_one_point(tiny):
    marks = {"vectors": Mark(State.KNOWN), "matrices": Mark(State.KNOWN, at=f"{MONDAY}")}
    learner = Learner(marks=marks, logs={"1": Log("matrices", 2.0, MONDAY)})
    found = progress(tiny, learner, make_plan(tiny, learner, MONDAY), MONDAY)
    assert [(point.day, point.skills) for point in found.reached] == [(MONDAY - timedelta(days=1), 1), (MONDAY, 2)]


@examples(150)
@given(catalogs(10, 3), st.randoms(use_true_random=False))
def test_skipping_takes_nothing_from_what_is_done_and_never_makes_all_done(catalog, random):
    learner = Learner(marks={s: Mark(State.KNOWN) for s in catalog.skills if random.random() < 0.4})
    left = [s for s in catalog.skills if s not in learner.marks]
    skipped = replace(learner, marks={**learner.marks, **{s: Mark(State.SKIPPED) for s in left if random.random() < 0.4}})
    plan = make_plan(catalog, skipped, MONDAY)
    found = progress(catalog, skipped, plan, MONDAY)
    before = progress(catalog, learner, make_plan(catalog, learner, MONDAY), MONDAY)
    assert found.whole >= before.whole - 1e-6
    assert found.done >= 0
    assert found.whole == pytest.approx(found.done + plan.route.likely_hours + found.left_out)
    assert (found.percent == 100) == (not plan.steps and not plan.unmet)
    assert (found.percent == 0) == (found.done <= 1e-9)
    assert plan.unmet or found.left_out == 0
    blocking = {
        each.skipped for each in make_plan(catalog, replace(skipped, marks=marks_of(skipped, State.SKIPPED)), MONDAY).unmet
    }
    if skipped.in_state(State.SKIPPED) <= blocking:
        assert found.done == pytest.approx(before.done)


def marks_of(learner, state):
    return {skill: mark for skill, mark in learner.marks.items() if mark.state is state}


def test_a_skipped_entry_stays_in_the_whole(tiny):
    """Source: a learning tracker that showed 100 % as soon as the rest was skipped."""
    learner = Learner(marks={"vectors": Mark(State.KNOWN)}, goal="data-scientist")
    assert progress(tiny, learner, make_plan(tiny, learner, MONDAY), MONDAY)[0::2] == (18, 0)
    learner = learner.marked("charts", Mark(State.SKIPPED))
    found = progress(tiny, learner, make_plan(tiny, learner, MONDAY), MONDAY)
    assert (found.done, found.whole, found.left_out, found.percent) == (10, 18, 8, 56)


def test_hours_studied_are_summed_by_week_the_last_ones_only():
    logs = {str(i): Log("a", float(i), MONDAY - timedelta(days=day)) for i, day in enumerate((0, 1, 7, 8, 100), 1)}
    assert studied(Learner(logs=logs), MONDAY, 3) == (
        (MONDAY - timedelta(days=14), 4.0),
        (MONDAY - timedelta(days=7), 5.0),
        (MONDAY, 1.0),
    )

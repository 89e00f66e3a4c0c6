from __future__ import annotations

from datetime import date
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.forecast import CHANCES
from planner.planning.pace import LEAST_PACE_SPREAD, LEAST_SPREAD, MOST_SHIFT, PACE_SPREAD, is_open, pace_of, spread_of
from planner.planning.plan import make_plan
from tests.profile import examples

DAY = date(2027, 1, 4)
NAMES = [f"s{number}" for number in range(8)]


def catalogue(*hours: Hours) -> Catalog:
    skills = {name: Skill(name, name, "a", each) for name, each in zip([*NAMES, *map(str, range(90))], hours, strict=False)}
    return Catalog(skills, {}, {"r": Role("r", "R", core=dict.fromkeys(skills, Entry()))})


def finished(spent: dict[str, float]) -> Learner:
    learner = Learner(goal="r", marks=dict.fromkeys(spent, Mark(State.KNOWN)))
    return Learner(goal="r", marks=learner.marks, logs={name: Log(name, hours, DAY) for name, hours in spent.items()})


factors = st.floats(1, 20)
three_points = st.builds(
    lambda likely, down, up: Hours(likely / down, likely, likely * up), st.floats(0.5, 40), factors, factors
)
eight_skills = st.lists(three_points, min_size=8, max_size=8)
spent_hours = st.floats(0.01, 50_000)


@examples(300)
@given(eight_skills, st.lists(spent_hours, min_size=8, max_size=8), st.integers(0, 7), st.data())
def test_no_one_skill_moves_the_pace_by_more_than_is_promised_whatever_is_logged_on_it(hours, spent, odd, data):
    catalog = catalogue(*hours)
    others = {name: each for place, (name, each) in enumerate(zip(NAMES, spent, strict=True)) if place != odd}
    without = pace_of(catalog, finished(others)).mean
    strange = data.draw(spent_hours)
    with_it = pace_of(catalog, finished({**others, NAMES[odd]: strange})).mean
    assert abs(with_it - without) <= MOST_SHIFT + 1e-9


@examples(200)
@given(eight_skills, st.lists(spent_hours, min_size=8, max_size=8), st.floats(1, 10))
def test_more_hours_on_finished_skills_never_make_a_learner_faster(hours, spent, factor):
    catalog = catalogue(*hours)
    told = {name: hours.low + each for name, hours, each in zip(NAMES, hours, spent, strict=True)}
    slower = {name: each * factor for name, each in told.items()}
    assert pace_of(catalog, finished(slower)).mean >= pace_of(catalog, finished(told)).mean - 1e-9


def test_a_quarter_of_an_hour_on_a_long_skill_tells_nothing_until_the_learner_says_so():
    catalog = catalogue(Hours(18, 35, 70), Hours(5, 10, 20))
    learner = finished({"s0": 0.25})
    assert is_open(catalog, learner, "s0")
    assert pace_of(catalog, learner) == (0.0, PACE_SPREAD, 0, ("s0",))
    said = learner.with_total("s0", 0.25)
    assert pace_of(catalog, said).mean == pytest.approx(-MOST_SHIFT, abs=1e-6)
    assert pace_of(catalog, said).finished == 1
    known_before = learner.with_total("s0", 0.0)
    assert pace_of(catalog, known_before) == (0.0, PACE_SPREAD, 0, ())
    usual = learner.with_total("s0", 35.0)
    assert pace_of(catalog, usual).mean == pytest.approx(0.0, abs=1e-9)
    assert pace_of(catalog, usual).spread < PACE_SPREAD


def test_three_thousand_hours_on_a_short_skill_move_the_end_by_a_sixth():
    catalog = catalogue(Hours(5, 10, 20), *[Hours(20, 40, 80)] * 20)
    usual = make_plan(catalog, finished({"s0": 10.0}).with_total("s0", 0.0), DAY).forecast
    odd = make_plan(catalog, finished({"s0": 3_000.0}), DAY).forecast
    for before, after in zip(usual.hours, odd.hours, strict=True):
        assert 1.1 < after / before <= exp(MOST_SHIFT) + 0.01


def test_what_was_said_of_a_skill_is_asked_again_when_it_is_ticked_again():
    catalog = catalogue(Hours(18, 35, 70))
    learner = finished({"s0": 1.0}).with_total("s0", 0.0)
    assert not is_open(catalog, learner, "s0")
    again = learner.marked("s0", Mark(State.LEARNING)).marked("s0", Mark(State.KNOWN))
    assert is_open(catalog, again, "s0")


def test_ticking_a_half_studied_skill_moves_the_pace_by_no_more_than_is_promised():
    catalog = catalogue(Hours(18, 35, 70), *[Hours(20, 40, 80)] * 20)
    for spent in (0.25, 5.0, 9.0, 12.0, 35.0, 100.0):
        studied = finished({"s0": spent})
        begun = studied.marked("s0", Mark(State.LEARNING))
        before, after = (make_plan(catalog, each, DAY).forecast for each in (begun, studied))
        left = before.enough(0.5) - 20 * 40
        assert abs(after.pace.mean - before.pace.mean) <= MOST_SHIFT
        assert after.enough(0.8) >= exp(-MOST_SHIFT) * 0.85 * (before.enough(0.8) - max(left, 0) - 40)


def test_equal_guesses_are_never_certain_not_even_after_a_hundred_exact_logs():
    same = [Hours(10, 10, 10)] * 90
    catalog = catalogue(*same)
    names = list(catalog.skills)
    plan = make_plan(catalog, finished(dict.fromkeys(names[:-1], 10.0)), DAY)
    low, _, high = plan.forecast.hours
    assert spread_of(same[0]) == LEAST_SPREAD
    assert plan.forecast.pace.spread >= LEAST_PACE_SPREAD
    assert log(high / low) >= LEAST_SPREAD
    fresh = make_plan(catalog, Learner(goal="r"), DAY).forecast
    assert fresh.hours[CHANCES.index(0.95)] > 1.5 * fresh.hours[0]

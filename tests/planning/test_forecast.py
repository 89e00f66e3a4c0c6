from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist, quantiles

import pytest

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.forecast import CHANCES, forecast
from planner.planning.normal import POINTS
from planner.planning.pace import PACE_SPREAD, pace_of, spread_of
from planner.planning.plan import make_plan
from planner.planning.schedule.calendar import Calendar
from tests.planning.test_plan import MONDAY

COUNT = 24


def catalogue(random: Random, count: int = COUNT) -> Catalog:
    skills = {}
    for number in range(count):
        likely = random.uniform(4, 40)
        spread = random.uniform(0.3, 0.8)
        hours = Hours(likely * exp(-1.2816 * spread), likely, likely * exp(1.2816 * spread))
        skills[f"s{number}"] = Skill(f"s{number}", f"S{number}", "a", hours)
    return Catalog(skills, {}, {"r": Role("r", "R", core=dict.fromkeys(skills, Entry()))})


def taken(random: Random, skill: Skill, pace: float) -> float:
    return pace * skill.hours.likely * exp(random.gauss(0, spread_of(skill.hours)))


def finished(learner: Learner, skill: str, hours: float) -> Learner:
    logged = learner.with_log(f"log-{skill}", Log(skill, hours, MONDAY))
    return logged.marked(skill, Mark(State.KNOWN))


def test_the_points_are_those_of_the_standard_normal():
    assert set(CHANCES) <= set(POINTS)
    assert {chance: NormalDist().inv_cdf(chance) for chance in POINTS} == pytest.approx(POINTS, abs=1e-12)


def test_the_quantiles_of_the_total_agree_with_simulation_within_three_percent():
    random = Random(1)
    catalog = catalogue(random)
    ahead = make_plan(catalog, Learner(goal="r"), MONDAY).forecast
    totals = []
    for _ in range(30_000):
        pace = exp(random.gauss(0, PACE_SPREAD))
        totals.append(sum(taken(random, skill, pace) for skill in catalog.skills.values()))
    cuts = quantiles(totals, n=100)
    for chance, hours in zip(CHANCES, ahead.hours, strict=True):
        assert hours == pytest.approx(cuts[round(100 * chance) - 1], rel=0.03)


def coverage(random: Random, pace_spread: float, done: int, learners: int, outliers: float = 0.0) -> list[float]:
    """Return for each chance the share of simulated learners for whom its hours were enough."""
    catalog = catalogue(random)
    skills = list(catalog.skills.values())
    calendar = Calendar(Availability(), MONDAY)
    enough = [0] * len(CHANCES)
    steps = make_plan(catalog, Learner(goal="r"), MONDAY).steps
    left = [step for step in steps if step.skill.id not in {skill.id for skill in skills[:done]}]
    for _ in range(learners):
        pace = exp(random.gauss(0, pace_spread))
        learner = Learner(goal="r")
        for skill in skills[:done]:
            odd = exp(random.choice((-1, 1)) * random.uniform(1.5, 5)) if outliers and random.random() < outliers else 1.0
            learner = finished(learner, skill.id, odd * taken(random, skill, pace))
        needed = sum(taken(random, step.skill, pace) for step in left)
        ahead = forecast(catalog, learner, left, calendar)
        enough = [count + (needed <= hours) for count, hours in zip(enough, ahead.hours, strict=True)]
    return [count / learners for count in enough]


@pytest.mark.parametrize("done", [0, 6])
def test_of_two_thousand_simulated_learners_as_many_are_done_as_was_said(done):
    for said, was in zip(CHANCES, coverage(Random(5 + done), PACE_SPREAD, done, 2_000), strict=True):
        assert abs(said - was) <= 0.02


@pytest.mark.parametrize("pace_spread", [0.2, 0.5])
def test_with_a_wrong_prior_ten_finished_skills_bring_it_within_five_points(pace_spread):
    for said, was in zip(CHANCES, coverage(Random(3), pace_spread, 10, 2_000), strict=True):
        assert abs(said - was) <= 0.05


@pytest.mark.parametrize("done", [1, 3, 6, 12])
def test_with_a_tenth_of_all_logs_wrong_by_factors_the_forecast_keeps_what_it_says(done):
    half, most, nearly_all = coverage(Random(done + 7), PACE_SPREAD, done, 2_000, 0.1)
    assert 0.45 <= half <= 0.60
    assert 0.77 <= most <= 0.86
    assert 0.93 <= nearly_all <= 0.98


def test_the_pace_is_what_integrating_over_all_paces_finds():
    random = Random(2)
    catalog = catalogue(random, 6)
    learner = Learner(goal="r")
    seen = []
    for pace, skill in zip((1.02, 1.1, 0.96), catalog.skills.values(), strict=False):
        hours = pace * skill.hours.likely
        learner = finished(learner, skill.id, hours)
        seen.append((log(hours / skill.hours.likely), spread_of(skill.hours)))
    points = [-2 + i / 2_000 for i in range(8_001)]
    weights = [
        exp(-(x**2) / (2 * PACE_SPREAD**2) - sum((ratio - x) ** 2 / (2 * spread**2) for ratio, spread in seen)) for x in points
    ]
    mean = sum(w * x for w, x in zip(weights, points, strict=True)) / sum(weights)
    spread = sqrt(sum(w * (x - mean) ** 2 for w, x in zip(weights, points, strict=True)) / sum(weights))
    pace = pace_of(catalog, learner)
    assert pace.mean == pytest.approx(mean, abs=1e-4)
    assert pace.spread == pytest.approx(spread, abs=1e-4)
    assert pace.finished == 3


def test_hours_on_a_skill_in_progress_leave_what_a_truncated_lognormal_leaves():
    skill = Skill("a", "A", "a", Hours(5, 10, 20))
    catalog = Catalog({"a": skill}, {}, {"r": Role("r", "R", core={"a": Entry()})})
    random = Random(4)
    for spent in (2.0, 10.0, 25.0):
        learner = Learner(goal="r").with_log("l", Log("a", spent, MONDAY))
        ahead = make_plan(catalog, learner, MONDAY).forecast
        drawn = (10 * exp(random.gauss(0, spread_of(skill.hours))) for _ in range(400_000))
        rest = [hours - spent for hours in drawn if hours > spent]
        mean = exp(ahead.centre + (ahead.spread**2 - PACE_SPREAD**2) / 2)
        assert mean == pytest.approx(sum(rest) / len(rest), rel=0.03)


def test_more_finished_skills_narrow_the_pace_and_slow_ones_move_the_end_back():
    catalog = catalogue(Random(6))
    fresh = Learner(goal="r")
    slow = finished(finished(fresh, "s0", 3 * catalog.skills["s0"].hours.likely), "s1", 3 * catalog.skills["s1"].hours.likely)
    claimed = fresh.marked("s0", Mark(State.KNOWN)).marked("s1", Mark(State.KNOWN))
    ahead, usual = make_plan(catalog, slow, MONDAY).forecast, make_plan(catalog, claimed, MONDAY).forecast
    assert ahead.pace.spread < usual.pace.spread == pytest.approx(PACE_SPREAD)
    assert ahead.pace.quantile(0.5) > 1.3
    assert ahead.days[1] > usual.days[1]


def test_the_hours_a_week_for_a_deadline_are_just_enough_for_eighty_percent():
    catalog = catalogue(Random(7))
    day = MONDAY + timedelta(days=500)
    breaks = ((date(2027, 6, 1), date(2027, 6, 30)),)
    learner = Learner(goal="r", availability=Availability(spread_evenly(5), None, breaks))
    hours = make_plan(catalog, replace(learner, deadline=day), MONDAY).deadline.hours_per_week
    for weekly, in_time in ((hours, True), (hours - 0.3, False)):
        again = replace(learner, availability=learner.availability._replace(week=spread_evenly(weekly)))
        assert (make_plan(catalog, again, MONDAY).forecast.days[1] <= day) is in_time


def test_a_deadline_before_the_start_has_no_answer_and_a_finished_path_no_forecast():
    catalog = catalogue(Random(8), 2)
    plan = make_plan(catalog, Learner(goal="r", deadline=MONDAY - timedelta(days=1)), MONDAY)
    assert plan.deadline.hours_per_week is None
    done = Learner(goal="r", marks=dict.fromkeys(catalog.skills, Mark(State.KNOWN)))
    assert make_plan(catalog, done, MONDAY).forecast.hours == (0.0, 0.0, 0.0)

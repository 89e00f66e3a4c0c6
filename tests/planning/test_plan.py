from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability
from planner.learner.learner import Learner, Log, Mark, ReviewRule, State
from planner.planning.answers.because import Because, chain_links, chains
from planner.planning.plan import make_plan
from tests.catalogs import catalogs, is_met
from tests.profile import examples

MONDAY = date(2027, 1, 4)


@examples(200)
@given(catalogs(30, 8), st.randoms(use_true_random=False))
def test_every_step_is_learnable_when_its_turn_comes(catalog, random):
    learner = Learner(marks={s: Mark(State.KNOWN) for s in catalog.skills if random.random() < 0.1})
    plan = make_plan(catalog, learner, MONDAY)
    known = {*learner.in_state(State.KNOWN), *plan.implied}
    for step in plan.steps:
        assert step.ready == all(
            is_met(catalog, n, {*learner.in_state(State.KNOWN), *plan.implied}, set()) for n in step.skill.requires
        )
        assert all(is_met(catalog, need, known, set()) for need in step.skill.requires)
        known.add(step.skill.id)
    assert [s.skill.id for s in plan.steps] == [s.skill.id for s in make_plan(catalog, learner, MONDAY).steps]


@examples(200)
@given(catalogs(30, 8))
def test_every_step_has_a_chain_of_true_links_to_each_role_it_serves(catalog):
    plan = make_plan(catalog, Learner(), MONDAY)
    because = Because(catalog, plan.asked, plan.route)
    for step in plan.steps:
        ways = because.chains(step.skill.id)
        assert step.roles
        assert [way[-1] for way in ways] == list(step.roles)
        assert ways == chains(catalog, plan, step.skill.id)
        for way in ways:
            assert [each[:2] for each in chain_links(catalog, way)] == list(itertools.pairwise(way))
            for before, after in itertools.pairwise(way):
                entry = catalog.skills.get(after) or catalog.choices.get(after) or catalog.roles[after]
                names = (
                    getattr(entry, "requires", None)
                    or getattr(entry, "options", None)
                    or {**getattr(entry, "core", {}), **getattr(entry, "useful", {})}
                )
                assert before in names


def test_logged_hours_are_taken_off_but_a_tenth_stays(tiny):
    log = {"1": Log("vectors", 100.0, MONDAY)}
    plan = make_plan(tiny, Learner(logs=log), MONDAY)
    assert {s.skill.id: s.hours.likely for s in plan.steps}["vectors"] == tiny.skills["vectors"].hours.likely / 10


def test_a_denied_skill_is_not_implied_and_comes_back_into_the_plan(tiny):
    learner = Learner(goal="ml-engineer").marked("matrices", Mark(State.KNOWN))
    assert make_plan(tiny, learner, MONDAY).implied == {"vectors": "matrices"}
    plan = make_plan(tiny, learner.with_denied("vectors", denied=True), MONDAY)
    assert plan.implied == {}


def test_a_plan_without_hours_has_no_dates(tiny):
    learner = replace(Learner(), availability=Availability((0.0,) * 7))
    plan = make_plan(tiny, learner, MONDAY)
    assert plan.finish is None
    assert {step.start for step in plan.steps} == {None}


def test_both_roles_serve_shared_steps_and_the_total_is_the_sum(tiny):
    plan = make_plan(tiny, Learner(), MONDAY)
    served = {step.skill.id: step.roles for step in plan.steps}
    assert served["vectors"] == ("ml-engineer", "data-scientist")
    assert plan.hours.likely == sum(step.hours.likely for step in plan.steps) == plan.route.likely_hours


def test_reviews_that_are_due_come_before_the_path_and_into_the_forecast(tiny):
    known = Learner(goal="ml-engineer").marked("vectors", Mark(State.KNOWN, at="2026-01-01T00:00:00+00:00"))
    known = replace(known, availability=Availability((1.0,) * 7))
    off = make_plan(tiny, known, MONDAY)
    on = make_plan(tiny, replace(known, rust=ReviewRule(True, 30, 2)), MONDAY)
    assert off.rusty == ()
    assert off.reviews.until == 0
    assert [each.memory.skill for each in on.rusty] == ["vectors"]
    assert (on.steps[0].start - off.steps[0].start).days == int(on.reviews.now)
    assert on.reviews.until >= on.reviews.now > 0
    assert on.forecast.hours[0] > off.forecast.hours[0]

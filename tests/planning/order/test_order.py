from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import Brief, Entry, Hours
from planner.learner.learner import Learner, Mark, Order, State
from planner.planning.order import order as module_under_test
from planner.planning.plan import make_plan
from planner.planning.route.weights import CORE, USEFUL, value_of
from tests.catalogs import catalogs, random_catalog
from tests.profile import examples

MONDAY = date(2027, 1, 4)


def with_useful(catalog, random):
    roles = {
        word: role._replace(useful={s: Entry() for s in catalog.skills if s not in role.core and random.random() < 0.3})
        for word, role in catalog.roles.items()
    }
    return replace(catalog, roles=roles)


def least_weighted_completion(plan, weight):
    """The least sum of weight x completion time over every order of the steps, set by set."""
    steps = plan.steps
    number = {step.skill.id: i for i, step in enumerate(steps)}
    needs = [{plan.route.picked.get(n, n) for n in step.skill.requires} & number.keys() for step in steps]
    masks = [sum(1 << number[need] for need in each) for each in needs]
    best = {0: (0.0, 0.0)}
    for _ in steps:
        layer = {}
        for done, (cost, hours) in best.items():
            for i, step in enumerate(steps):
                if not done >> i & 1 and masks[i] & done == masks[i]:
                    after = hours + step.hours.likely
                    way = (cost + weight.get(step.skill.id, 0) * after, after)
                    layer[done | 1 << i] = min(way, layer.get(done | 1 << i, way))
        best = layer
    return next(iter(best.values()))[0]


@examples(150)
@given(catalogs(12, 4), st.randoms(use_true_random=False), st.booleans())
def test_no_order_of_the_steps_to_one_role_brings_value_earlier(catalog, random, useful):
    catalog = with_useful(catalog, random)
    plan = make_plan(catalog, Learner(goal="ml-engineer", include_useful=useful), MONDAY)
    weight = value_of(catalog, ["ml-engineer"], plan.route.picked)
    best = least_weighted_completion(plan, weight) if plan.steps else 0
    assert plan.order.weighted_completion == pytest.approx(best)
    assert plan.order.lower_bound == pytest.approx(best)


@examples(150)
@given(catalogs(30, 6), st.randoms(use_true_random=False))
def test_for_both_what_is_shared_comes_first_and_then_role_by_role(catalog, random):
    plan = make_plan(with_useful(catalog, random), Learner(include_useful=True), MONDAY)
    shared = [len(step.roles) for step in plan.steps]
    assert shared == sorted(shared, reverse=True)
    alone = [step.roles for step in plan.steps if len(step.roles) == 1]
    assert sum(a != b for a, b in itertools.pairwise(alone)) <= 1
    assert plan.order.lower_bound <= plan.order.weighted_completion + 1e-6


@examples(150)
@given(catalogs(14, 3), st.randoms(use_true_random=False))
def test_for_both_each_part_is_ordered_best_the_denser_role_first_and_the_bound_says_so(catalog, random):
    catalog = with_useful(catalog, random)
    plan = make_plan(catalog, Learner(include_useful=True), MONDAY)
    weight = value_of(catalog, catalog.roles, plan.route.picked)
    total, waited, before = 0.0, 0.0, None
    for roles, group in itertools.groupby(plan.steps, key=lambda step: step.roles):
        part = replace(plan, steps=tuple(group))
        worth = sum(weight.get(step.skill.id, 0) for step in part.steps)
        hours = sum(step.hours.likely for step in part.steps)
        total += least_weighted_completion(part, weight) + waited * worth
        waited += hours
        if before and len(before[0]) == len(roles):
            assert before[1] >= worth / hours - 1e-9
        before = roles, worth / hours
    assert plan.order.weighted_completion == pytest.approx(total)
    assert plan.order.lower_bound == pytest.approx(total)


@examples(100)
@given(catalogs(30, 6))
def test_learning_the_first_step_leaves_the_rest_as_good_as_it_was(catalog):
    learner = Learner(goal="ml-engineer")
    plan = make_plan(catalog, learner, MONDAY)
    after = make_plan(catalog, learner.marked(plan.steps[0].skill.id, Mark(State.KNOWN)), MONDAY)
    assert after.route.skills == plan.route.skills - {plan.steps[0].skill.id}
    weight = value_of(catalog, ["ml-engineer"], plan.route.picked)
    whole = plan.steps[0].hours.likely * sum(weight.get(step.skill.id, 0) for step in plan.steps)
    assert after.order.weighted_completion <= plan.order.weighted_completion - whole + 1e-6


def test_core_counts_three_useful_one_and_the_higher_of_two_roles():
    catalog = random_catalog(Random(4), 6, 0)
    role = catalog.roles["ml-engineer"]
    catalog = replace(
        catalog,
        roles={
            "ml-engineer": role._replace(core={"s0": Entry()}, useful={"s1": Entry(), "s2": Entry()}),
            "data-scientist": role._replace(id="data-scientist", core={"s1": Entry()}),
        },
    )
    assert value_of(catalog, catalog.roles, {}) == {"s0": CORE, "s1": CORE, "s2": USEFUL}


def project_last(random, hours):
    """Ten skills of worth, dense ones first, and a project of no worth that needs one of them."""
    catalog = random_catalog(random, 12, 0)
    skills = {word: skill._replace(requires={}, hours=Hours(hours, hours, hours)) for word, skill in catalog.skills.items()}
    skills["s11"] = skills["s11"]._replace(requires={"s10": ""}, brief=Brief("A thing"), hours=Hours(40, 40, 40))
    role = catalog.roles["ml-engineer"]._replace(core=dict.fromkeys(skills, Entry()))
    return replace(catalog, skills=skills, roles={"ml-engineer": role}, order=())


def test_who_has_finished_nothing_finishes_a_project_early_if_that_costs_little():
    catalog = project_last(Random(1), 12.0)
    plan = make_plan(catalog, Learner(goal="ml-engineer"), MONDAY)
    assert [step.skill.id for step in plan.steps][-1] == "s11"
    cheap = replace(catalog, skills={**catalog.skills, "s11": catalog.skills["s11"]._replace(hours=Hours(12.5, 12.5, 12.5))})
    plan = make_plan(cheap, Learner(goal="ml-engineer"), MONDAY)
    assert [step.skill.id for step in plan.steps][:2] == ["s10", "s11"]
    assert plan.order.lower_bound < plan.order.weighted_completion <= 1.02 * plan.order.lower_bound


def test_the_topological_order_is_the_catalogues_and_stays_still_when_something_is_ticked():
    catalog = random_catalog(Random(5), 40, 4, entries=12)
    learner = Learner(order=Order.TOPOLOGICAL)
    before = [step.skill.id for step in make_plan(catalog, learner, MONDAY).steps]
    assert before == catalog.structure.in_order(before)
    after = [step.skill.id for step in make_plan(catalog, learner.marked(before[3], Mark(State.KNOWN)), MONDAY).steps]
    assert [s for s in after if s in before] == [s for s in before if s in after]


def test_a_path_of_thousands_is_not_ordered_by_value_and_says_so(monkeypatch):
    monkeypatch.setattr(module_under_test, "LONGEST", 5)
    catalog = random_catalog(Random(5), 40, 4, entries=12)
    plan = make_plan(catalog, Learner(goal="ml-engineer"), MONDAY)
    assert plan.order.by is Order.TOPOLOGICAL
    assert plan.order.lower_bound == pytest.approx(densest_first(plan, value_of(catalog, ["ml-engineer"], plan.route.picked)))
    assert 0 < plan.order.lower_bound <= plan.order.weighted_completion


def densest_first(plan, weight):
    """What the steps would cost if none needed another (Smith 1956)."""
    pairs = [(weight.get(step.skill.id, 0), step.hours.likely) for step in plan.steps]
    now = total = 0
    for worth, hours in sorted(pairs, key=lambda pair: -pair[0] / pair[1]):
        now += hours
        total += worth * now
    return total

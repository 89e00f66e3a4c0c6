from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import ChoiceId, Entry, SkillId
from planner.learner.availability import Availability
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.answers.what_if import effects, next_hours
from planner.planning.plan import make_plan
from planner.planning.route.goal import Goal, goal_for
from tests.catalog.asked import ready
from tests.catalogs import catalogs, cheapest_by_trying_all
from tests.profile import examples

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan

MONDAY = date(2027, 1, 4)
GOALS = ("ml-engineer", "data-scientist", "both")
KNOWN, SKIPPED = Mark(State.KNOWN), Mark(State.SKIPPED)


def some_learner(catalog: Catalog, random, goal: str) -> Learner:
    return Learner(
        marks=(marks := {s: random.choice((KNOWN, KNOWN, SKIPPED)) for s in catalog.skills if random.random() < 0.2}),
        denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.1),
        pins=frozenset(s for s in catalog.skills if random.random() < 0.1),
        logs={s: Log(s, 1.25, MONDAY) for s in catalog.skills if random.random() < 0.1},
        goal=goal,
    )


@examples(80)
@given(catalogs(8, 3), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_the_hours_saved_are_what_trying_all_sets_finds_before_and_after(catalog, random, name):
    learner = replace(some_learner(catalog, random, name), logs={})
    plan = make_plan(catalog, learner, MONDAY)
    skipped, unmet = set(learner.in_state(State.SKIPPED)), {(each.role, each.entry) for each in plan.unmet}
    for effect in effects(catalog, learner, plan, MONDAY):
        assert [saving.role for saving in effect.savings] == list(plan.roles)
        for role, hours, _ in effect.savings:
            asked = goal_for(catalog, learner, role)
            entries = [*asked.roles[role], *(gap for gap in asked.gaps.get(role, ()) if gap in plan.route.skills)]
            goal = Goal({role: tuple(entry for entry in entries if (role, entry) not in unmet)})
            before, after = (
                cheapest_by_trying_all(catalog, goal, known, skipped, set(learner.pins))
                for known in (set(plan.known), {*plan.known, effect.skill})
            )
            assert hours == pytest.approx(before - after)


@examples(60)
@given(catalogs(20, 8), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_each_role_saves_the_hours_and_days_that_its_own_plan_saves_once_the_skill_is_marked(catalog, random, name):
    learner = some_learner(catalog, random, name)
    plan = make_plan(catalog, learner, MONDAY)
    for effect in effects(catalog, learner, plan, MONDAY):
        for role, hours, days in effect.savings:
            own = replace(learner, goal=role)
            before, after = (make_plan(catalog, each, MONDAY) for each in (own, own.marked(effect.skill, KNOWN)))
            assert hours == pytest.approx(before.hours.likely - after.hours.likely, abs=1e-6)
            assert days == ((before.finish or MONDAY) - (after.finish or MONDAY)).days


@examples(80)
@given(catalogs(20, 8), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_every_ready_step_tells_the_core_skills_that_become_ready_and_those_that_rest_on_it(catalog, random, name):
    learner = some_learner(catalog, random, name)
    plan = make_plan(catalog, learner, MONDAY)
    entries = {entry for role in plan.roles for entry in catalog.roles[role].core}
    core = {plan.route.picked.get(entry, entry) for entry in entries} & plan.route.skills
    found = effects(catalog, learner, plan, MONDAY)
    assert [effect.skill for effect in found] == [step.skill.id for step in plan.steps if step.ready]
    for effect in found:
        opened = ready(catalog, plan.known | {effect.skill}) - ready(catalog, plan.known)
        assert set(effect.opens) == opened & core
        assert list(effect.opens) == [s for s in catalog.skills if s in effect.opens]
        assert effect.core_above == sum(effect.skill in below(catalog, plan, skill) - {skill} for skill in core)


def below(catalog: Catalog, plan: Plan, skill: SkillId) -> set[SkillId]:
    """Return what ``skill`` rests on in the route, itself included."""
    found = {skill}
    for need in catalog.skills[skill].requires:
        on = plan.route.picked[ChoiceId(need)] if need in catalog.choices else SkillId(need)
        if on in plan.route.skills:
            found |= below(catalog, plan, on)
    return found


def test_an_option_that_another_role_needs_saves_a_role_its_own_cheaper_option(tiny):
    needing = {"ml-engineer": {"cloud": Entry()}, "data-scientist": {"aws": Entry()}}
    catalog = replace(tiny, roles={role: tiny.roles[role]._replace(core=core) for role, core in needing.items()})
    plan = make_plan(catalog, Learner(), MONDAY)
    [effect] = effects(catalog, Learner(), plan, MONDAY)
    assert effect.skill == "aws"
    assert [saving.hours for saving in effect.savings] == [9.0, 12.0]


def test_each_role_saves_what_it_has_of_the_skill(tiny):
    learner = Learner(goal="both")
    plan = make_plan(tiny, learner, MONDAY)
    found = {effect.skill: effect for effect in effects(tiny, learner, plan, MONDAY)}
    assert found["azure"].savings[0][:2] == ("ml-engineer", 9.0)
    assert found["azure"].savings[1] == ("data-scientist", 0.0, 0)
    assert found["vectors"].opens == ("charts",)
    assert found["vectors"].core_above == 2


def test_without_study_time_hours_are_saved_but_no_days(tiny):
    learner = Learner(availability=Availability((0.0,) * 7))
    plan = make_plan(tiny, learner, MONDAY)
    assert {saving.days for effect in effects(tiny, learner, plan, MONDAY) for saving in effect.savings} == {None}


@examples(80)
@given(catalogs(20, 6), st.randoms(use_true_random=False), st.floats(0, 60))
def test_the_next_hours_are_the_beginning_of_the_path(catalog, random, hours):
    plan = make_plan(catalog, some_learner(catalog, random, "both"), MONDAY)
    parts = next_hours(plan, hours)
    assert [part.step for part in parts] == list(plan.steps[: len(parts)])
    assert sum(part.hours for part in parts) == pytest.approx(min(hours, plan.hours.likely), abs=1e-6)
    assert all(part.whole for part in parts[:-1])
    for part in parts:
        assert 0 < part.hours <= part.step.hours.likely
        assert part.whole == (part.hours == pytest.approx(part.step.hours.likely))


@examples(80)
@given(catalogs(20, 6), st.randoms(use_true_random=False))
def test_each_step_opens_those_that_miss_nothing_once_it_is_done_in_its_turn(catalog, random):
    plan = make_plan(catalog, some_learner(catalog, random, "both"), MONDAY)
    done: set[str] = set()
    for part in next_hours(plan, plan.hours.likely):
        able = {step.skill.id for step in plan.steps if step.ready or not left(plan, step.skill, done)}
        done.add(part.step.skill.id)
        then = {step.skill.id for step in plan.steps if step.ready or not left(plan, step.skill, done)}
        assert set(part.opens) == then - able


def left(plan: Plan, skill, done: set[str]) -> set[str]:
    """Return what ``skill`` still misses of the route once ``done`` is done."""
    return ({plan.route.picked.get(need, need) for need in skill.requires} & plan.route.skills) - done


def test_twelve_hours_hold_whole_steps_and_the_beginning_of_the_next(tiny):
    plan = make_plan(tiny, Learner(goal="data-scientist"), MONDAY)
    parts = next_hours(plan, 12)
    assert [(part.step.skill.id, part.hours, part.whole, part.opens) for part in parts] == [
        ("vectors", 10.0, True, ("charts",)),
        ("charts", 2.0, False, ()),
    ]
    assert next_hours(plan, 0) == ()

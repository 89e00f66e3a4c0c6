from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from planner.catalog.entries import Hours
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.fork import fork, parting
from planner.planning.plan import make_plan
from planner.planning.route.goal import goal_of
from planner.planning.route.route import Problem
from tests.catalogs import catalogs
from tests.profile import examples

MONDAY = date(2027, 1, 4)


def left_for(catalog, learner, role, known, begun):
    left = {skill: Hours(hours, hours, hours) for skill, hours in begun.items()}
    return (
        Problem(catalog, goal_of(catalog, role), known, left, learner.in_state(State.SKIPPED), learner.pins)
        .solve()
        .likely_hours
    )


@examples(120)
@given(catalogs(14, 5))
def test_switching_costs_what_a_direct_computation_finds_in_every_week(catalog):
    learner = Learner(availability=Availability(spread_evenly(3.5)))
    plan = make_plan(catalog, learner, MONDAY)
    found = fork(catalog, learner, plan, MONDAY)
    for switch in found.switches:
        straight = left_for(catalog, learner, switch.to, set(), {})
        way = [s for s in plan.steps if len(s.roles) == 2] + [s for s in plan.steps if s.roles == (switch.start,)]
        for number, week in enumerate(switch.weeks, 1):
            hours = min(3.5 * number, sum(step.hours.likely for step in way))
            known, begun, rest = set(), {}, hours
            for step in way:
                if rest >= step.hours.likely:
                    known.add(step.skill.id)
                else:
                    begun = {step.skill.id: step.hours.likely - rest}
                    break
                rest -= step.hours.likely
            assert week.first == MONDAY + timedelta(days=7 * (number - 1))
            assert week.studied == pytest.approx(hours)
            assert week.hours == pytest.approx(hours + left_for(catalog, learner, switch.to, known, begun) - straight)
        costs = [week.hours for week in switch.weeks]
        assert costs == sorted(costs)
        assert [cost < 1e-6 for cost in costs] == [number < switch.free for number in range(len(costs))]
        assert [cost <= 0.05 * straight for cost in costs][: switch.nearly_free] == [True] * switch.nearly_free


@examples(100)
@given(catalogs(20, 5))
def test_trunk_and_branches_are_all_of_the_plan_and_the_trunk_serves_every_role(catalog):
    learner = Learner()
    plan = make_plan(catalog, learner, MONDAY)
    found = fork(catalog, learner, plan, MONDAY)
    trunk = [step for step in plan.steps if len(step.roles) == 2]
    assert plan.steps[: found.steps] == tuple(trunk)
    assert found.hours + sum(branch.hours for branch in found.branches) == pytest.approx(plan.hours.likely)
    assert (found.day is None) == (not trunk)
    if trunk:
        assert found.day == trunk[-1].finish
        first = plan.steps[found.steps : found.steps + 1]
        assert all(found.day <= step.start for step in first)


def test_one_role_alone_or_a_finished_plan_has_no_fork(tiny):
    one = Learner(goal="ml-engineer")
    assert fork(tiny, one, make_plan(tiny, one, MONDAY), MONDAY) is None
    done = Learner(marks=dict.fromkeys(tiny.skills, Mark(State.KNOWN)))
    assert fork(tiny, done, make_plan(tiny, done, MONDAY), MONDAY) is None


def test_without_hours_there_is_a_trunk_but_neither_a_day_nor_a_curve(tiny):
    never = Learner(availability=Availability((0.0,) * 7))
    found = fork(tiny, never, make_plan(tiny, never, MONDAY), MONDAY)
    assert found.day is None
    assert all(switch.weeks == () for switch in found.switches)


def test_a_start_in_the_middle_of_a_week_counts_that_week_as_the_first(tiny):
    learner = Learner(availability=Availability(spread_evenly(7), date(2027, 1, 7)))
    found = fork(tiny, learner, make_plan(tiny, learner, MONDAY), MONDAY)
    for switch in found.switches:
        assert switch.weeks[0].first == MONDAY
        assert switch.weeks[0].studied == pytest.approx(4)


@examples(100)
@given(catalogs(20, 5))
def test_the_roles_part_on_the_path_where_the_trunk_ends(catalog):
    learner = Learner()
    plan = make_plan(catalog, learner, MONDAY)
    found, part = fork(catalog, learner, plan, MONDAY), parting(plan)
    if part is None:
        assert found is None or not found.steps or [branch.steps > 0 for branch in found.branches].count(True) <= 1
    else:
        assert (part.number, part.finish) == (found.steps, found.day)
        assert part.hours == pytest.approx(found.hours)
        assert all(branch.steps for branch in found.branches)


def test_roles_do_not_part_where_one_of_them_is_reached_or_all_that_they_share_is_known(tiny):
    for known in ({"charts", "aws"}, {"vectors"}):
        learner = Learner(marks=dict.fromkeys(known, Mark(State.KNOWN)))
        assert parting(make_plan(tiny, learner, MONDAY)) is None


def test_roles_do_not_part_on_a_path_that_does_not_do_the_trunk_first(tiny):
    assert parting(make_plan(tiny, Learner(), MONDAY)).number == 1
    assert parting(make_plan(tiny, Learner(goal="data-scientist"), MONDAY)) is None
    late = Learner(dates={"vectors": date(2027, 5, 3)}, marks={"vectors": Mark(State.LEARNING)})
    assert parting(make_plan(tiny, late, MONDAY)) is None

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.learner.learner import Learner
from planner.planning.answers.what_if import effects
from planner.planning.plan import make_plan
from planner.planning.route.goal import goal_of, within_reach
from planner.planning.route.knowledge import hours_left
from planner.planning.route.route import Problem
from tests.catalogs import catalogs

DAY = date(2027, 1, 4)


@settings(deadline=None)
@given(catalogs())
def test_to_know_what_is_out_of_reach_changes_no_route(catalog):
    left = hours_left(catalog, Learner())
    for role in catalog.roles:
        goal = goal_of(catalog, role)
        reach = within_reach(catalog, goal)
        route = Problem(catalog, goal, frozenset(), left).solve()
        assert route.skills <= reach
        for skill in catalog.skills:
            if skill not in reach:
                assert Problem(catalog, goal, frozenset({skill}), left).solve() == route


@settings(deadline=None)
@given(catalogs(), st.integers(0, 5))
def test_the_first_effects_are_those_that_all_of_them_begin_with(catalog, most):
    learner = Learner()
    plan = make_plan(catalog, learner, DAY)
    assert effects(catalog, learner, plan, DAY, most) == effects(catalog, learner, plan, DAY)[:most]

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.offers import Taken, offer
from planner.planning.plan import make_plan
from tests.catalogs import catalogs, cheapest_by_trying_all
from tests.profile import examples

MONDAY = date(2027, 1, 4)


@examples(120)
@given(catalogs(9, 3), st.randoms(use_true_random=False))
def test_what_the_planner_would_take_is_what_it_takes_without_the_wish_and_costs_what_it_costs(catalog, random):
    options = [option for choice in catalog.choices.values() for option in choice.options]
    pins = frozenset(option for option in options if random.random() < 0.3)
    learner = Learner(marks={s: Mark(State.KNOWN) for s in catalog.skills if random.random() < 0.2}, pins=pins)
    plan = make_plan(catalog, learner, MONDAY)
    for choice, entry in catalog.choices.items():
        found = offer(catalog, plan, choice)
        if choice not in plan.route.picked:
            assert found is None
            continue
        assert found.picked == plan.route.picked[choice]
        assert list(found.extra) == list(entry.options)
        assert found.extra[found.picked] == 0
        free = make_plan(catalog, replace(learner, pins=pins - entry.options.keys()), MONDAY)
        if found.picked in plan.known:
            assert (found.taken, found.own) == (Taken.KNOWN, found.picked)
        elif pins.isdisjoint(entry.options):
            assert (found.taken, found.own, found.own_extra) == (Taken.PLANNED, found.picked, 0)
        else:
            assert (found.taken, found.own) == (Taken.PREFERRED, free.route.picked.get(choice))
            assert found.own_extra == pytest.approx(free.route.likely_hours - plan.route.likely_hours)
        assert found.is_shortest == all(extra is None or extra >= 0 for extra in found.extra.values())
        if pins.isdisjoint(options):
            least = cheapest_by_trying_all(catalog, plan.asked, set(plan.known), set(), set())
            assert found.is_shortest
            assert plan.route.likely_hours == pytest.approx(least)

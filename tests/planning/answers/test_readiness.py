from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from planner.learner.learner import Learner
from planner.planning.answers.readiness import readiness
from planner.planning.plan import make_plan
from tests.catalogs import catalogs, is_met
from tests.profile import examples


@examples(100)
@given(catalogs(20, 5))
def test_readiness_is_the_share_of_core_entries_met_after_each_step_and_ends_at_one(catalog):
    plan = make_plan(catalog, Learner(), date(2027, 1, 4))
    for role in plan.roles:
        core = catalog.roles[role].core
        curve = readiness(catalog, role, plan.known, [(step.skill.id, step.hours.likely) for step in plan.steps])
        assert curve[-1].share == 1
        known, hours, points = set(plan.known), 0.0, dict(curve)
        share = curve[0].share
        for step in plan.steps:
            known.add(step.skill.id)
            hours += step.hours.likely
            now = sum(is_met(catalog, entry, known, set()) for entry in core) / len(core)
            assert points.get(hours, share) == pytest.approx(now, abs=1e-4)
            share = points.get(hours, share)

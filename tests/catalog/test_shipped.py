"""The shipped catalogue is itself under test."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planner.catalog.entries import Skill
from planner.exchange.formats import FORMATS
from planner.learner.learner import Learner
from planner.planning.plan import make_plan
from planner.storage.catalog.entries import is_web_address
from planner.storage.catalog.folder import load_catalog
from tests.catalog.asked import redundant_edges, role_closure
from tests.planning.test_plan import MONDAY

TOP = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def shipped():
    return load_catalog([TOP / "resources" / "catalog"])


def test_it_has_two_roles_and_at_least_eighty_skills(shipped):
    assert set(shipped.roles) == {"ml-engineer", "data-scientist"}
    assert sum(1 for skill in shipped.skills.values() if not skill.brief) >= 80


def test_every_item_of_the_compared_roles_has_its_place(shipped):
    with (Path(__file__).parent / "seed_places.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 175
    for row in rows:
        for place in row["place"].split(";"):
            assert exists(shipped, place.strip()), row


def exists(catalog, place: str) -> bool:
    kind, _, name = place.partition(":")
    if kind in {"skill", "project"}:
        return name in catalog.skills and (catalog.skills[name].brief is not None) == (kind == "project")
    if kind == "card":
        role, _, field = name.partition(".")
        return bool(getattr(catalog.roles[role].card, field))
    return {
        "choice": name in catalog.choices,
        "salary": name in catalog.roles and bool(catalog.roles[name].card.salary),
        "comparison": any(row.aspect == name for row in catalog.comparison),
        "fit": True,
    }[kind]


def test_every_edge_has_a_reason_and_no_edge_is_implied_by_others(shipped):
    for skill in shipped.skills.values():
        assert all(reason.endswith(".") for reason in skill.requires.values()), skill.id
    assert redundant_edges(shipped) == []


def test_every_skill_says_what_one_can_do_then_and_where_to_learn_it(shipped):
    for skill in shipped.skills.values():
        assert skill.summary, skill.id
        if skill.brief:
            assert skill.brief.deliverable, skill.id
            assert skill.brief.done, skill.id
        else:
            assert 2 <= len(skill.can_do) <= 4, skill.id
            assert skill.resources, skill.id


def test_hours_are_those_of_one_learnable_thing(shipped):
    for skill in shipped.skills.values():
        assert 3 <= skill.hours.likely <= (60 if skill.brief else 40), skill.id
        assert skill.hours.low < skill.hours.likely < skill.hours.high, skill.id


def test_a_prerequisite_is_never_of_a_higher_level(shipped):
    for skill in shipped.skills.values():
        for need in skill.requires:
            before = shipped.skills.get(need)
            assert not isinstance(before, Skill) or before.level <= skill.level, (skill.id, need)


def test_every_skill_is_reached_from_a_role(shipped):
    reached = frozenset().union(*(role_closure(shipped, role, useful=True) for role in shipped.roles))
    assert set(shipped.skills) <= reached


def test_addresses_are_web_addresses_without_tracking(shipped):
    for skill in shipped.skills.values():
        for resource in skill.resources:
            assert is_web_address(resource.url), resource
            assert "utm_" not in resource.url
            assert resource.checked in {"confirmed", "known"}


@pytest.mark.parametrize("goal", ["ml-engineer", "data-scientist", "both"])
def test_a_plan_from_nothing_is_complete_optimal_and_in_every_form(shipped, goal):
    plan = make_plan(shipped, Learner(goal=goal), MONDAY)
    assert not plan.unmet
    assert plan.route.optimal
    assert goal == "both" or 900 <= plan.hours.likely <= 1_600
    for form in FORMATS.values():
        assert form.render(shipped, plan)

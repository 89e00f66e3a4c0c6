from __future__ import annotations

from random import Random

import pytest

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, Entry, Hours, Milestone, Role, Skill
from planner.learner.learner import Learner, Mark, State
from planner.planning.plan import make_plan
from tests.catalogs import random_catalog
from tests.planning.test_plan import MONDAY


def small():
    skills = {s: Skill(s, s, "x", Hours(1, 2, 4), requires=dict.fromkeys(n, "")) for s, n in
              {"a": [], "b": ["a"], "c": ["pick"], "one": [], "two": [], "extra": []}.items()}  # fmt: skip
    milestones = (Milestone("Both", ("a", "b")), Milestone("Picked", ("pick",)), Milestone("Useful", ("extra",)))
    roles = {
        "x": Role("x", "X", core={"b": Entry(), "c": Entry()}, useful={"extra": Entry()}, milestones=milestones),
        "y": Role("y", "Y", core={"b": Entry()}, milestones=(Milestone("Both", ("b",)),)),
    }
    return Catalog(skills, {"pick": Choice("pick", "Pick", {"one": "", "two": ""})}, roles, {"x": "X"})


def titles(plan):
    return [(passed.title, passed.roles, plan.steps[passed.number - 1].skill.id) for passed in plan.milestones]


def test_a_milestone_is_passed_with_the_last_of_its_needs_and_shared_ones_are_one():
    plan = make_plan(small(), Learner(goal="both"), MONDAY)
    picked = plan.route.picked["pick"]
    assert set(titles(plan)) == {("Both", ("x", "y"), "b"), ("Picked", ("x",), picked)}
    for passed in plan.milestones:
        assert passed.hours == sum(step.hours.likely for step in plan.steps[: passed.number])
        assert passed.finish == plan.steps[passed.number - 1].finish


def test_what_is_not_asked_for_is_no_milestone_and_useful_skills_make_it_one():
    plan = make_plan(small(), Learner(goal="x", include_useful=True), MONDAY)
    assert "Useful" in [title for title, *_ in titles(plan)]


def test_what_is_reached_already_is_left_out():
    known = Learner(goal="x", marks={"b": Mark(State.KNOWN), "one": Mark(State.KNOWN)})
    assert make_plan(small(), known, MONDAY).milestones == ()


@pytest.mark.parametrize("seed", range(20))
def test_each_milestone_comes_exactly_when_its_needs_are_complete(seed):
    random = Random(seed)
    catalog = random_catalog(random, 14, 3, entries=5)
    role = next(iter(catalog.roles.values()))
    nodes = [*catalog.skills, *catalog.choices]
    asked = tuple(Milestone(str(i), tuple(random.sample(nodes, random.randint(1, 3)))) for i in range(6))
    catalog.roles[role.id] = Role(role.id, role.title, core=role.core, milestones=asked)
    plan = make_plan(catalog, Learner(goal=role.id), MONDAY)
    expected = {}
    done: set[str] = set()
    for number, step in enumerate(plan.steps, 1):
        done.add(step.skill.id)
        for milestone in asked:
            if all(n in done or not done.isdisjoint(getattr(catalog.choices.get(n), "options", ())) for n in milestone.needs):
                expected.setdefault(milestone.title, number)
    assert {passed.title: passed.number for passed in plan.milestones} == expected

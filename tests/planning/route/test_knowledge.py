from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.because import Because
from planner.planning.plan import make_plan
from planner.planning.route.knowledge import implied_by, knowledge
from tests.catalogs import catalogs
from tests.profile import examples

MONDAY = date(2027, 1, 4)


def through_skills(catalog, known, ended):
    """Return the graph from each skill to what it requires, without what ends an implication."""
    graph = nx.DiGraph()
    graph.add_nodes_from(catalog.skills)
    for skill in catalog.skills.values():
        needs = [need for need in skill.requires if need in catalog.skills and need not in known and need not in ended]
        graph.add_edges_from((skill.id, need) for need in needs)
    return graph


@examples(100)
@given(catalogs(16, 2), st.randoms(use_true_random=False))
def test_the_nearest_known_skill_implies_then_the_first_of_the_canonical_order(catalog, random):
    known = {s for s in catalog.skills if random.random() < 0.3}
    ended = {s for s in catalog.skills if random.random() < 0.2}
    graph, number = through_skills(catalog, known, ended), catalog.structure.number
    expected = {}
    for skill in catalog.skills:
        ways = nx.single_source_shortest_path_length(graph.reverse(copy=False), skill)
        above = [(ways[each], number[each], each) for each in known if each in ways and each != skill]
        if skill not in known and above:
            expected[skill] = min(above)[2]
    assert implied_by(catalog, known, ended) == expected
    assert list(implied_by(catalog, sorted(known), ended)) == list(implied_by(catalog, sorted(known, reverse=True), ended))


@examples(60)
@given(catalogs(14, 3), st.randoms(use_true_random=False))
def test_what_is_being_learned_or_denied_is_never_known_nor_what_only_it_implies(catalog, random):
    states = [None, None, State.KNOWN, State.LEARNING, State.SKIPPED]
    marks = {s: Mark(state) for s in catalog.skills if (state := random.choice(states))}
    learner = Learner(marks=marks, denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.2))
    knows, plan = knowledge(catalog, learner), make_plan(catalog, learner, MONDAY)
    learning = learner.in_state(State.LEARNING)
    assert plan.known == knows.whole
    assert not knows.whole & (learning | learner.denied)
    assert {step.skill.id for step in plan.steps}.isdisjoint(knows.whole)
    for skill in learning:
        without = replace(learner, marks={s: m for s, m in marks.items() if s != skill})
        assert knows.whole <= knowledge(catalog, without).whole


def test_learning_a_skill_ends_what_a_known_one_implies(tiny):
    known = Learner(marks={"matrices": Mark(State.KNOWN)})
    assert knowledge(tiny, known).implied == {"vectors": "matrices"}
    begun = known.marked("vectors", Mark(State.LEARNING))
    assert knowledge(tiny, begun) == ({"matrices"}, {})
    assert [step.skill.id for step in make_plan(tiny, replace(begun, goal="data-scientist"), MONDAY).steps] == [
        "vectors",
        "charts",
    ]


def chain_of(**hours):
    names = list(hours)
    skills = {
        name: Skill(name, name, "basics", Hours(1, likely, 40), requires=dict.fromkeys(names[max(0, i - 1) : i], ""))
        for i, (name, likely) in enumerate(hours.items())
    }
    return Catalog(skills, {}, {"analyst": Role("analyst", "Analyst", core={names[-1]: Entry()})}, {"basics": "Basics"})


CHAIN = chain_of(algebra=4, calculus=8, statistics=8, regression=10)


def plan_of(**marks):
    learner = Learner(marks={skill: Mark(state) for skill, state in marks.items()}, goal="analyst")
    return make_plan(CHAIN, learner, MONDAY)


def test_what_is_learned_below_a_known_skill_is_in_the_plan_and_what_it_needs_is_known():
    plan = plan_of(regression=State.KNOWN, calculus=State.LEARNING)
    assert [(step.skill.id, step.hours.likely, step.roles, step.ready) for step in plan.steps] == [
        ("calculus", 8, ("analyst",), True)
    ]
    assert plan.known == {"algebra", "statistics", "regression"}
    assert Because(CHAIN, plan.asked, plan.route).chains("calculus") == [["calculus", "analyst"]]


def test_what_is_denied_below_a_known_skill_is_in_the_plan_with_what_it_needs():
    denied = Learner(marks={"regression": Mark(State.KNOWN)}, denied=frozenset({"calculus"}), goal="analyst")
    plan = make_plan(CHAIN, denied, MONDAY)
    assert [step.skill.id for step in plan.steps] == ["algebra", "calculus"]
    assert plan.known == {"statistics", "regression"}


@examples(60)
@given(catalogs(14, 0), st.randoms(use_true_random=False))
def test_marking_as_known_what_rests_on_a_skill_being_learned_leaves_that_in_the_plan(catalog, random):
    learner = Learner(marks={s: Mark(State.LEARNING) for s in catalog.skills if random.random() < 0.3})
    before = make_plan(catalog, learner, MONDAY)
    for step in before.steps:
        ticked = step.skill.id
        below = nx.descendants(through_skills(catalog, set(), set()), ticked)
        after = make_plan(catalog, learner.marked(ticked, Mark(State.KNOWN)), MONDAY)
        assert learner.in_state(State.LEARNING) & below <= after.route.skills
        assert {each.skill.id for each in after.steps if not each.roles} == set()

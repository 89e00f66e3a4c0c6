from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, Entry
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.why_not import why_not
from planner.planning.plan import Plan, make_plan
from planner.planning.route.knowledge import implied_by
from planner.planning.route.route import Problem
from planner.storage.catalog.folder import load_catalog
from planner.words.local import PLAIN
from planner.words.why_not import absence
from tests.catalogs import catalogs, cheapest_by_trying_all
from tests.profile import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.planning.route.goal import Goal

MONDAY = date(2027, 1, 4)
SHIPPED = Path(__file__).parents[3] / "resources" / "catalog"
GOALS = ("ml-engineer", "data-scientist", "both")
KNOWN, SKIPPED = Mark(State.KNOWN), Mark(State.SKIPPED)


def some_learner(catalog: Catalog, random) -> Learner:
    marks = {s: random.choice((KNOWN, SKIPPED)) for s in catalog.skills if random.random() < 0.2}
    return Learner(
        marks=marks,
        denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.1),
        pins=frozenset(s for s in catalog.skills if random.random() < 0.1),
        goal=random.choice(GOALS),
        include_useful=random.random() < 0.2,
    )


def with_useful(catalog: Catalog, random) -> Catalog:
    """Return ``catalog`` with some useful entries for each role."""
    nodes = [*catalog.skills, *catalog.choices]
    roles = {r.id: r._replace(useful=dict.fromkeys(random.sample(nodes, 2), Entry())) for r in catalog.roles.values()}
    return replace(catalog, roles=roles)


@examples(100)
@given(catalogs(9, 5), st.randoms(use_true_random=False))
def test_every_skill_that_is_no_step_gets_true_sentences_and_a_step_gets_none(catalog, random):
    catalog = with_useful(catalog, random)
    learner = some_learner(catalog, random)
    plan = make_plan(catalog, learner, MONDAY)
    claims = Claims(catalog, learner, plan, cheapest_by_trying_all)
    for skill in catalog.skills:
        claims.check(skill, absence(catalog, why_not(catalog, learner, plan, skill), PLAIN))


@pytest.mark.parametrize("goal", GOALS)
def test_every_skill_of_the_shipped_catalogue_that_is_no_step_gets_true_sentences(goal):
    catalog = load_catalog([SHIPPED])
    states = [{}, dict.fromkeys(list(catalog.skills)[::9], KNOWN), dict.fromkeys(list(catalog.skills)[4::19], SKIPPED)]
    for marks in [*states, states[1] | states[2]]:
        learner = Learner(marks=marks, goal=goal, pins=frozenset(list(catalog.skills)[::7]) if marks else frozenset())
        plan = make_plan(catalog, learner, MONDAY)
        claims = Claims(catalog, learner, plan, solved)
        for skill in catalog.skills:
            claims.check(skill, absence(catalog, why_not(catalog, learner, plan, skill), PLAIN))


def solved(catalog: Catalog, goal: Goal, known: set, skipped: set, pins: set) -> float | None:
    """Return what the cheapest route costs, none if something cannot be met."""
    problem = Problem(catalog, goal, known, {}, skipped, pins)
    return None if problem.unmet else problem.solve().likely_hours


class Claims:
    """Checks what is said of skills that are no steps of a plan, each claim by the plainest means."""

    def __init__(self, catalog: Catalog, learner: Learner, plan: Plan, least_hours: Callable) -> None:
        self.catalog, self.learner, self.plan, self.least_hours = catalog, learner, plan, least_hours
        self.useful_plan = make_plan(catalog, replace(learner, include_useful=True), MONDAY)
        self.ids = {catalog.title(node): node for node in [*catalog.skills, *catalog.choices, *catalog.roles]}
        self.known, self.skipped = learner.in_state(State.KNOWN), learner.in_state(State.SKIPPED)
        title = f"({'|'.join(map(re.escape, sorted(self.ids, key=len, reverse=True)))})"
        known = "is known|is implied by .*|you chose"
        self.rules: dict[str, Callable] = {
            r"(?:It|that) is known": lambda node: node in self.known,
            r"(?:It|that) is skipped": lambda node: node in self.skipped,
            rf"(?:It|that) is implied by {title}, which is known": self.is_implied,
            rf"(?:It|that) cannot be (?:learned|met), as {title} is skipped": lambda node, by: self.is_unmet(plan, node, by),
            rf"{title} is met by {title}, which ({known})": self.is_met_by,
            rf"{title} is met by {title}; {title} needs something that is skipped": self.is_out,
            rf"{title} is met by {title}; with {title} the plan would take (?:(.*) h (more|less)|as long)": self.costs,
            rf"(.*) counts (?:that|{title}) as useful, and 'Include useful skills' plans it": self.is_useful,
            r"(.*) counts that as useful(), and 'Include useful skills' plans that without this skill": self.is_useful_apart,
            rf"(.*) counts (?:that|{title}) as useful; (?:it|that) needs {title}, which is skipped": self.is_useful_unmet,
            r"(?:It|that) is for (.*), which is not your goal": lambda node, role: self.is_elsewhere(node, role, "core"),
            r"(?:It|that) is useful for (.*), which is not your goal": lambda node, role: self.is_elsewhere(
                node, role, "useful"
            ),
        }

    def check(self, skill: str, why: str) -> None:
        self.skill = skill
        if skill in self.plan.route.skills:
            assert why == ""
        elif why.startswith("No role names it, and nothing in the plan needs it."):
            assert self.leads_nowhere(why), why
        elif above := re.fullmatch(r"(.*?) (needs|could use) it, but (.*)\.", why):
            node, graph = self.ids[above[1]], self.catalog.graph
            assert self.skill in (implied_by(self.catalog, {node}) if above[2] == "needs" else nx.ancestors(graph, node))
            self.holds(node, above[3])
        else:
            for sentence in why.removesuffix(".").split(". "):
                self.holds(self.skill, sentence)

    def holds(self, node: str, said: str) -> None:
        for pattern, rule in self.rules.items():
            if found := re.fullmatch(pattern, said):
                assert rule(node, *(self.ids.get(word or "", word) for word in found.groups())), said
                return
        pytest.fail(said)

    def is_implied(self, node: str, by: str) -> bool:
        return (
            by in self.known
            and self.plan.implied.get(node) == by
            and node in implied_by(self.catalog, {by}, self.learner.denied, self.learner.in_state(State.LEARNING))
        )

    def is_unmet(self, plan: Plan, node: str, by: str) -> bool:
        below = {node} | nx.ancestors(self.catalog.graph, node)
        return any(each.entry == node for each in plan.unmet) and by in self.skipped & below

    def is_option(self, node: str, choice: str, picked: str) -> bool:
        return node in self.catalog.choices[choice].options and self.plan.route.picked[choice] == picked != node

    def is_met_by(self, node: str, choice: str, picked: str, why: str) -> bool:
        true = {"is known": picked in self.known, "you chose": picked in self.learner.pins & self.plan.route.skills}
        return self.is_option(node, choice, picked) and true.get(why, picked in self.plan.implied)

    def is_out(self, node: str, choice: str, picked: str, option: str) -> bool:
        return self.is_option(node, choice, picked) and node == option and self.cheapest(choice, option) is None

    def costs(self, node: str, choice: str, picked: str, option: str, hours: str | None, more: str | None) -> bool:
        extra = float(hours or 0) * (1 if more == "more" else -1)
        best = self.cheapest(choice, option)
        return self.is_option(node, choice, picked) and node == option and best == pytest.approx(self.plan.hours.likely + extra)

    def cheapest(self, choice: str, option: str) -> float | None:
        """Return the least hours that meet what the plan meets with ``option`` learned for ``choice``."""
        unmet = {(each.role, each.entry) for each in self.plan.unmet}
        roles = {role: tuple(e for e in es if (role, e) not in unmet) for role, es in self.plan.asked.roles.items()}
        asked = self.plan.asked._replace(roles={**roles, "more": (option,)})
        only = replace(self.catalog, choices={**self.catalog.choices, choice: Choice(choice, "", {option: ""})})
        return self.least_hours(only, asked, set(self.plan.known), set(self.skipped), set(self.learner.pins))

    def counts(self, node: str, role: str, named: str | None) -> bool:
        asked = self.plan.asked.roles[role]
        return node == (named or node) and node in self.catalog.roles[role].useful and node not in asked

    def is_useful(self, node: str, role: str, named: str | None) -> bool:
        return self.counts(node, role, named) and self.skill in self.useful_plan.route.skills

    def is_useful_apart(self, node: str, role: str, named: str | None) -> bool:
        plan = self.useful_plan
        met = {plan.route.picked.get(node, node)} <= plan.route.skills | plan.known
        return self.counts(node, role, named) and self.skill not in plan.route.skills and met

    def is_useful_unmet(self, node: str, role: str, named: str | None, by: str) -> bool:
        return self.counts(node, role, named) and self.is_unmet(self.useful_plan, node, by)

    def is_elsewhere(self, node: str, role: str, how: str) -> bool:
        return role not in self.plan.roles and node in getattr(self.catalog.roles[role], how)

    def leads_nowhere(self, why: str) -> bool:
        above = nx.descendants(self.catalog.graph, self.skill)
        named = {entry for role in self.catalog.roles.values() for entry in [*role.core, *role.useful]}
        leads = re.search("It leads to (.*)[.]", why)
        return named.isdisjoint(above | {self.skill}) and bool(leads) == bool(above)


def test_the_sentences_are_short_and_plain(tiny):
    def said(learner: Learner, skill: str, catalog: Catalog = tiny) -> str:
        return absence(catalog, why_not(catalog, learner, make_plan(catalog, learner, MONDAY), skill), PLAIN)

    learner = Learner()
    assert said(learner, "azure") == ""
    assert said(learner, "aws") == "Cloud platform is met by Azure; with Aws the plan would take 3 h more."
    assert said(learner.marked("azure", KNOWN), "aws") == "Cloud platform is met by Azure, which is known."
    assert said(replace(learner, pins=frozenset({"aws"})), "azure") == "Cloud platform is met by Aws, which you chose."
    assert said(learner.marked("matrices", KNOWN), "matrices") == "It is known."
    assert said(learner.marked("matrices", KNOWN), "vectors") == "It is implied by Matrices, which is known."
    assert said(learner.marked("charts", SKIPPED), "charts") == "It is skipped."
    assert said(learner.marked("vectors", SKIPPED), "charts") == "It cannot be learned, as Vectors is skipped."
    only = replace(learner, goal="data-scientist")
    assert said(only, "serving") == "It is for Machine Learning Engineer, which is not your goal."
    assert said(only, "matrices") == "Serving needs it, but that is for Machine Learning Engineer, which is not your goal."
    assert (
        said(only, "azure")
        == "Cloud platform could use it, but Data Scientist counts that as useful, and 'Include useful skills' plans it."
    )
    apart = Catalog(tiny.skills, tiny.choices, {"data-scientist": tiny.roles["data-scientist"]._replace(useful={})})
    assert said(only, "matrices", apart) == "No role names it, and nothing in the plan needs it. It leads to Serving."
    assert said(only, "serving", apart) == "No role names it, and nothing in the plan needs it."

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Brief, Choice, Entry, Hours, Role, Skill
from planner.learner.learner import Learner, Log, Mark, State
from planner.optimize import set_cover
from planner.planning.answers.portfolio import Exhibit, Portfolio, portfolio
from planner.planning.route.goal import Goal, goal_of
from planner.planning.route.knowledge import hours_left, implied_by
from planner.storage.catalog.folder import load_catalog
from tests.catalogs import catalogs, cheapest_by_trying_all
from tests.profile import examples

if TYPE_CHECKING:
    from random import Random

GOALS = ("ml-engineer", "data-scientist", "both")
KNOWN, SKIPPED = Mark(State.KNOWN), Mark(State.SKIPPED)
SHIPPED = Path(__file__).parents[3] / "resources" / "catalog"


def with_projects(catalog: Catalog, random: Random) -> Catalog:
    """Return ``catalog`` with about every other skill a project."""
    skills = {
        word: skill._replace(brief=Brief("", tuple(random.sample([*catalog.skills], min(len(catalog.skills), 3)))))
        if random.random() < 0.5
        else skill
        for word, skill in catalog.skills.items()
    }
    return replace(catalog, skills=skills)


def some_learner(catalog: Catalog, random: Random) -> Learner:
    return Learner(
        marks=(marks := {s: random.choice((KNOWN, SKIPPED)) for s in catalog.skills if random.random() < 0.2}),
        denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.1),
        pins=frozenset(s for s in catalog.skills if random.random() < 0.1),
        logs={s: Log(s, 1.25, date(2027, 1, 4)) for s in catalog.skills if random.random() < 0.1},
    )


class Case(NamedTuple):
    """What is to be shown, by what, as the rule states it."""

    core: set[str]
    shown: set[str]
    candidates: dict[str, tuple[float, float, set[str]]]


def case(catalog: Catalog, learner: Learner, goal: Goal) -> Case:
    known = {
        *learner.in_state(State.KNOWN),
        *implied_by(catalog, learner.in_state(State.KNOWN), learner.denied, learner.in_state(State.LEARNING)),
    }
    left = hours_left(catalog, learner)
    catalog = replace(catalog, skills={i: s._replace(hours=left.get(i, s.hours)) for i, s in catalog.skills.items()})
    skills, skipped = catalog.skills, set(learner.in_state(State.SKIPPED))
    core = {e for role in goal.roles for e in catalog.roles[role].core if e in catalog.choices or not skills[e].brief}

    def shows(skill: Skill) -> set[str]:
        practised = set(skill.brief.practises)
        return {e for e in core if e in practised or (e in catalog.choices and practised & set(catalog.choices[e].options))}

    shown = {e for i in known if skills[i].brief for e in shows(skills[i])}
    candidates = {}
    for skill in skills.values():
        if skill.brief and skill.id not in known | skipped:
            before = cheapest_by_trying_all(catalog, Goal({"r": tuple(skill.requires)}), known, skipped, set(learner.pins))
            if before is not None:
                candidates[skill.id] = (skill.hours.likely, before, shows(skill) - shown)
    return Case(core, shown, candidates)


@examples(80)
@given(catalogs(8, 4), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_the_portfolio_is_the_one_that_trying_every_set_of_projects_finds(plain, random, name):
    catalog = with_projects(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, name)
    core, shown, candidates = case(catalog, learner, goal)
    number = catalog.structure.number
    reach = set().union(*(shows for _, _, shows in candidates.values()))

    def rank(chosen: tuple[str, ...]) -> tuple[int, int, int, list[int]]:
        hours, before = (sum(round(candidates[each][part] * 3600) for each in chosen) for part in (0, 1))
        return hours, len(chosen), before, sorted(number[each] for each in chosen)

    ways = [way for count in range(len(candidates) + 1) for way in combinations(candidates, count)]
    best = min((way for way in ways if set().union(*(candidates[each][2] for each in way)) == reach), key=rank)
    found = portfolio(catalog, learner, goal)
    assert [piece.project for piece in found.chosen] == catalog.structure.in_order(best)
    assert found.hours == pytest.approx(sum(candidates[each][0] for each in best))
    assert (found.lower_bound, found.optimal) == (found.hours, True)
    in_order = catalog.structure.in_order
    assert (list(found.shown), list(found.unshowable)) == (in_order(shown), in_order(core - shown - reach))


@examples(80)
@given(catalogs(8, 4), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_each_shown_entry_stands_with_the_first_project_that_shows_it_and_hours_before_are_the_cheapest(plain, random, name):
    catalog = with_projects(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, name)
    candidates = case(catalog, learner, goal).candidates
    found, told = portfolio(catalog, learner, goal), set()
    for piece in found.chosen:
        hours, before, shows = candidates[piece.project]
        assert (piece.hours, piece.before) == (pytest.approx(hours), pytest.approx(before))
        assert list(piece.shows) == catalog.structure.in_order(shows - told)
        assert piece.shows
        told |= shows
    assert set(found.open_now) == {project for project, (_, before, _) in candidates.items() if before == 0}


@examples(40)
@given(catalogs(20, 4), st.randoms(use_true_random=False))
def test_past_the_limit_of_work_the_bound_is_true(plain, random):
    catalog = with_projects(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, "both")
    exact = portfolio(catalog, learner, goal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(set_cover, "_LEAST_WORK", 1)
        patch.setattr(set_cover, "_MOST_WORK", 1)
        bounded = portfolio(catalog, learner, goal)
    assert bounded.lower_bound - 1e-3 <= exact.hours <= bounded.hours + 1e-9
    assert {e for piece in bounded.chosen for e in piece.shows} == {e for piece in exact.chosen for e in piece.shows}


def test_a_finished_project_has_shown_what_it_practises_and_a_skipped_one_shows_nothing():
    skills = {
        word: Skill(
            word, word, "a", Hours(1, likely, 9), requires=dict.fromkeys(needs, ""), brief=Brief("", shows) if shows else None
        )
        for word, likely, needs, shows in (
            ("sql", 5, (), ()),
            ("aws", 9, (), ()),
            ("azure", 8, (), ()),
            ("charts", 4, ("sql",), ()),
            ("report", 6, (), ("sql",)),
            ("service", 7, ("cloud",), ("aws",)),
            ("dashboard", 3, ("charts",), ("charts", "azure")),
        )
    }
    role = Role("r", "R", core=dict.fromkeys(("sql", "charts", "cloud", "report"), Entry()))
    catalog = Catalog(skills, {"cloud": Choice("cloud", "Cloud", {"aws": "", "azure": ""})}, {"r": role})
    goal = goal_of(catalog, "r")
    dashboard = Exhibit("dashboard", 3, ("cloud", "charts"), 9.0)
    assert portfolio(catalog, Learner(), goal) == Portfolio(
        (Exhibit("report", 6, ("sql",), 0.0), dashboard), (), (), 9.0, 9.0, optimal=True, open_now=("report",)
    )
    after = portfolio(catalog, Learner(marks={"report": KNOWN}), goal)
    assert after == Portfolio((dashboard,), ("sql",), (), 3.0, 3.0, optimal=True, open_now=())
    without = portfolio(catalog, Learner(marks={"report": KNOWN, "dashboard": SKIPPED}), goal)
    service = Exhibit("service", 7, ("cloud",), 8.0)
    assert without == Portfolio((service,), ("sql",), ("charts",), 7.0, 7.0, optimal=True, open_now=())


@pytest.mark.parametrize("name", GOALS)
def test_the_shipped_projects_show_what_projects_can_show_in_fewest_hours(name):
    catalog = load_catalog([SHIPPED], None)
    found = portfolio(catalog, Learner(), goal_of(catalog, name))
    assert found.optimal
    assert all(piece.shows for piece in found.chosen)
    assert not found.shown

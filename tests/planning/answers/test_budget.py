from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import ChoiceId, Entry, SkillId
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.answers.budget import best_within, breakpoints
from planner.planning.route.goal import Goal, goal_of
from planner.planning.route.knowledge import hours_left, implied_by
from planner.planning.route.route import Problem
from planner.storage.catalog.folder import load_catalog
from tests.catalogs import catalogs, cheapest_by_trying_all, is_met, random_catalog
from tests.profile import examples

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.answers.budget import Budget

GOALS = ("ml-engineer", "data-scientist", "both")
KNOWN, SKIPPED = Mark(State.KNOWN), Mark(State.SKIPPED)
SHIPPED = Path(__file__).parents[3] / "resources" / "catalog"


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return load_catalog([SHIPPED], None)


def with_useful(catalog: Catalog, random: Random) -> Catalog:
    nodes = [*catalog.skills, *catalog.choices]
    useful = {word: random.sample(nodes, random.randint(0, min(5, len(nodes)))) for word in catalog.roles}
    roles = {word: role._replace(useful=dict.fromkeys(useful[word], Entry())) for word, role in catalog.roles.items()}
    return replace(catalog, roles=roles)


def some_learner(catalog: Catalog, random: Random) -> Learner:
    return Learner(
        marks=(marks := {s: random.choice((KNOWN, KNOWN, SKIPPED)) for s in catalog.skills if random.random() < 0.2}),
        denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.1),
        pins=frozenset(s for s in catalog.skills if random.random() < 0.1),
        logs={s: Log(s, 1.25, date(2027, 1, 4)) for s in catalog.skills if random.random() < 0.1},
    )


def known_to(catalog: Catalog, learner: Learner) -> set[str]:
    known = learner.in_state(State.KNOWN)
    return {*known, *implied_by(catalog, known, learner.denied, learner.in_state(State.LEARNING))}


def as_left(catalog: Catalog, learner: Learner) -> Catalog:
    """Return the catalogue with the hours that ``learner`` has left."""
    left = hours_left(catalog, learner)
    return replace(catalog, skills={i: s._replace(hours=left.get(i, s.hours)) for i, s in catalog.skills.items()})


def weights(catalog: Catalog, goal: Goal) -> dict[str, int]:
    roles = [catalog.roles[role] for role in goal.roles]
    return dict.fromkeys((e for role in roles for e in role.useful), 1) | dict.fromkeys((e for r in roles for e in r.core), 3)


def value(catalog: Catalog, goal: Goal, learner: Learner, learned: set[str]) -> int:
    known, pins = known_to(catalog, learner), set(learner.pins)
    return sum(
        weight
        for entry, weight in weights(catalog, goal).items()
        if is_met(catalog, entry, known | learned, pins) and not is_met(catalog, entry, known, pins)
    )


def is_closed(catalog: Catalog, learner: Learner, learned: set[str]) -> bool:
    have, pins = known_to(catalog, learner) | learned, set(learner.pins)
    return all(is_met(catalog, need, have, pins) for skill in learned for need in catalog.skills[SkillId(skill)].requires)


def best_by_trying_all(catalog: Catalog, goal: Goal, learner: Learner, hours: float) -> tuple[int, float]:
    """Return the greatest value of all sets that fit, and the fewest hours for it."""
    skills = as_left(catalog, learner).skills
    have = known_to(catalog, learner) | learner.in_state(State.SKIPPED)
    free = [skill for skill in skills if skill not in have]
    best = (0, 0.0)
    for number in range(1 << len(free)):
        learned = {skill for place, skill in enumerate(free) if number >> place & 1}
        cost = sum(skills[SkillId(skill)].hours.likely for skill in learned)
        if cost <= hours + 1e-9 and is_closed(catalog, learner, learned):
            best = max(best, (value(catalog, goal, learner, learned), -cost))
    return best[0], -best[1]


@examples(100)
@given(catalogs(8, 4), st.randoms(use_true_random=False), st.sampled_from(GOALS), st.booleans(), st.integers(0, 40))
def test_the_best_use_of_hours_is_what_trying_every_set_of_skills_finds(plain, random, name, useful, hours):
    catalog = with_useful(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, name, include_useful=useful)
    best = best_within(catalog, learner, goal, hours)
    most, cost = best_by_trying_all(catalog, goal, learner, hours)
    assert (best.value, best.bound, best.optimal) == (most, most, True)
    assert best.spent == pytest.approx(cost)


@examples(50)
@given(catalogs(30, 10), st.randoms(use_true_random=False), st.integers(0, 90))
def test_what_is_learned_is_new_and_not_skipped_holds_all_its_needs_and_is_worth_what_is_told(plain, random, hours):
    catalog = with_useful(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, "both")
    best = best_within(catalog, learner, goal, hours)
    learned = set(best.skills)
    assert learned.isdisjoint(known_to(catalog, learner) | learner.in_state(State.SKIPPED))
    assert is_closed(catalog, learner, learned)
    assert best.value == value(catalog, goal, learner, learned) <= best.bound
    likely = as_left(catalog, learner).skills
    assert best.spent == pytest.approx(sum(likely[skill].hours.likely for skill in learned))
    assert best.spent <= hours + 1e-9
    assert list(best.skills) == catalog.structure.in_order(best.skills)


@examples(40)
@given(catalogs(20, 6), st.randoms(use_true_random=False), st.lists(st.integers(0, 80), min_size=3, max_size=3))
def test_more_hours_are_never_worth_less(plain, random, hours):
    catalog = with_useful(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, "both")
    values = [best_within(catalog, learner, goal, each).value for each in sorted(hours)]
    assert values == sorted(values)


@examples(40)
@given(catalogs(8, 3), st.randoms(use_true_random=False), st.sampled_from(GOALS), st.integers(0, 20))
def test_every_entry_that_is_left_out_is_told_with_the_hours_that_trying_all_sets_finds(plain, random, name, hours):
    catalog = with_useful(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, name, include_useful=True)
    best = best_within(catalog, learner, goal, hours)
    have, pins = {*known_to(catalog, learner), *best.skills}, set(learner.pins)
    asked = {entry for entries in goal.roles.values() for entry in entries}
    missed = [entry for entry in asked if not is_met(catalog, entry, have, pins)]
    assert [each.entry for each in best.left_out] == catalog.structure.in_order(missed)
    left, skipped = as_left(catalog, learner), set(learner.in_state(State.SKIPPED))
    for entry, weight, extra in best.left_out:
        assert weight == weights(catalog, goal)[entry]
        alone = Goal({next(iter(goal.roles)): (entry,)})
        cheapest = cheapest_by_trying_all(left, alone, have, skipped, pins)
        assert extra is None if cheapest is None else extra == pytest.approx(cheapest)


def by_highs(catalog: Catalog, goal: Goal, hours: float) -> tuple[int, float]:
    """Return the optimum of the same problem, for who knows nothing, as an integer program: value, then hours."""
    model = highspy.Highs()
    for option, setting in {"output_flag": False, "mip_rel_gap": 0.0, "mip_abs_gap": 1e-3}.items():
        model.setOptionValue(option, setting)
    worth, scale = weights(catalog, goal), 5_000
    learned = {s.id: model.addBinary(obj=s.hours.likely - scale * worth.get(s.id, 0)) for s in catalog.skills.values()}
    met = {c: model.addVariable(lb=0, ub=1, obj=-scale * worth.get(c, 0)) for c in catalog.choices}
    for choice in catalog.choices.values():
        model.addConstr(met[choice.id] <= sum(learned[option] for option in choice.options))
    for skill in catalog.skills.values():
        for need in skill.requires:
            model.addConstr(learned[skill.id] <= (met[ChoiceId(need)] if need in met else learned[SkillId(need)]))
    model.addConstr(sum(learned[s.id] * s.hours.likely for s in catalog.skills.values()) <= hours)
    model.run()
    objective = -float(model.getInfo().objective_function_value)
    points = -int(-objective // scale)
    return points, points * scale - objective


def assert_as_highs(best: Budget, oracle: tuple[int, float]) -> None:
    assert best.optimal
    assert (best.value, best.spent) == (oracle[0], pytest.approx(oracle[1], abs=0.01))


@pytest.mark.parametrize("seed", range(10))
def test_the_best_use_of_hours_is_what_highs_finds_on_larger_catalogues(seed):
    random = Random(seed)
    catalog = with_useful(random_catalog(random, 40, 12, entries=12), random)
    goal = goal_of(catalog, "both")
    for share in (0.15, 0.4, 0.8):
        hours = share * sum(skill.hours.likely for skill in catalog.skills.values())
        assert_as_highs(best_within(catalog, Learner(), goal, hours), by_highs(catalog, goal, hours))


@pytest.mark.parametrize("name", GOALS)
@pytest.mark.parametrize("hours", [20, 120, 400, 1000])
def test_the_best_use_of_hours_is_what_highs_finds_on_the_shipped_catalogue(shipped, name, hours):
    goal = goal_of(shipped, name)
    assert_as_highs(best_within(shipped, Learner(), goal, hours), by_highs(shipped, goal, hours))


def test_hours_for_everything_leave_nothing_out(shipped):
    goal = goal_of(shipped, "both", include_useful=True)
    best = best_within(shipped, Learner(), goal, 5_000)
    assert (best.left_out, best.optimal) == ((), True)
    assert best.spent == Problem(shipped, goal, frozenset(), {}).solve().likely_hours


@examples(50)
@given(catalogs(20, 6), st.randoms(use_true_random=False), st.sampled_from(GOALS))
def test_the_curve_of_a_route_is_concave_ends_with_it_and_never_lies_above_the_best_use(plain, random, name):
    catalog = with_useful(plain, random)
    learner, goal = some_learner(catalog, random), goal_of(catalog, name, include_useful=True)
    known, skipped = frozenset(map(SkillId, known_to(catalog, learner))), learner.in_state(State.SKIPPED)
    route = Problem(catalog, goal, known, hours_left(catalog, learner), skipped, learner.pins).solve()
    curve = breakpoints(catalog, learner, goal, route)
    steps = [(b.value - a.value) / (b.hours - a.hours) for a, b in pairwise(curve)]
    assert all(a >= b - 1e-9 for a, b in pairwise(steps))
    assert (curve[0], curve[-1].hours) == ((0.0, 0, ()), pytest.approx(route.likely_hours))
    learned: set[str] = set()
    for point in curve:
        learned |= set(point.skills)
        assert is_closed(catalog, learner, learned)
        assert point.value <= value(catalog, goal, learner, learned)
        assert point.value <= best_within(catalog, learner, goal, point.hours + 0.01).value
    assert learned == route.skills


def test_the_curve_of_the_small_catalogue_takes_what_pays_most_first(tiny):
    goal = goal_of(tiny, "both")
    route = Problem(tiny, goal, frozenset(), {}).solve()
    points = breakpoints(tiny, Learner(), goal, route)
    assert points == ((0.0, 0, ()), (18.0, 3, ("vectors", "charts")), (27.0, 4, ("azure",)), (63.0, 7, ("matrices", "serving")))


def test_what_is_worth_most_fits_and_what_is_left_out_tells_what_it_costs_more(tiny):
    best = best_within(tiny, Learner(), goal_of(tiny, "both"), 30.0)
    assert best == (30.0, ("vectors", "charts", "azure"), 27.0, 4, 4, True, (("serving", 3, 36.0),))

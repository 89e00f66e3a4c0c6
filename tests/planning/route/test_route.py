from __future__ import annotations

from random import Random

import highspy
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, ChoiceId, Entry, Hours, Role, RoleId, Skill, SkillId
from planner.planning.route.goal import goal_of
from planner.planning.route.knowledge import implied_by
from planner.planning.route.route import Problem
from planner.words.left_out import unmet
from tests.catalogs import catalogs, cheapest_by_trying_all, is_met, random_catalog
from tests.profile import examples


def some(catalog: Catalog, random: Random, share: float) -> set[SkillId]:
    return {skill for skill in catalog.skills if random.random() < share}


def state(catalog: Catalog, random: Random) -> tuple[set[SkillId], set[SkillId], set[SkillId]]:
    known = some(catalog, random, 0.12)
    known |= implied_by(catalog, known).keys()
    return known, some(catalog, random, 0.06) - known, some(catalog, random, 0.1)


@examples(600)
@given(catalogs(), st.randoms(use_true_random=False), st.sampled_from(["ml-engineer", "data-scientist", "both"]))
def test_the_route_costs_what_trying_every_set_of_skills_finds(catalog, random, name):
    known, skipped, pins = state(catalog, random)
    goal = goal_of(catalog, name)
    problem = Problem(catalog, goal, known, {}, skipped, pins)
    best = cheapest_by_trying_all(catalog, goal, set(known), set(skipped), set(pins))
    assert bool(problem.unmet) == (best is None)
    assume(best is not None)
    route = problem.solve()
    assert route.likely_hours == pytest.approx(best)
    assert route.optimal
    assert route.lower_bound == pytest.approx(best)


@examples(200)
@given(catalogs(40, 12), st.randoms(use_true_random=False))
def test_a_route_meets_its_goal_and_all_its_own_needs_without_skipped_or_known_skills(catalog, random):
    known, skipped, pins = state(catalog, random)
    goal = goal_of(catalog, "both")
    problem = Problem(catalog, goal, known, {}, skipped, pins)
    route = problem.solve()
    assert route.skills.isdisjoint(known | skipped)
    left_out = {unmet.entry for unmet in problem.unmet}
    entries = [entry for role in goal.roles.values() for entry in role if entry not in left_out]
    needs = [need for skill in route.skills for need in catalog.skills[skill].requires]
    assert all(is_met(catalog, node, {*known, *route.skills}, set(pins)) for node in [*entries, *needs])


@examples(150)
@given(catalogs(8, 3), st.randoms(use_true_random=False))
def test_an_alternative_costs_what_trying_every_set_that_learns_it_finds(catalog, random):
    known, skipped, pins = state(catalog, random)
    goal = goal_of(catalog, "both")
    problem = Problem(catalog, goal, known, {}, skipped, pins)
    assume(not problem.unmet)
    route = problem.solve()
    for choice, alternatives in problem.alternatives(route).items():
        for option, extra in alternatives:
            asked = goal._replace(roles={**goal.roles, "more": (option,)})
            best = cheapest_by_trying_all(_only(catalog, choice, option), asked, known, skipped, pins)
            if option == route.picked[choice]:
                assert extra == 0
            else:
                assert (extra is None) == (best is None)
                assert best is None or route.likely_hours + extra == pytest.approx(best)


def _only(catalog: Catalog, choice: ChoiceId, option: SkillId) -> Catalog:
    one = Choice(choice, "", {option: ""})
    return Catalog(catalog.skills, {**catalog.choices, choice: one}, catalog.roles)


@examples(150)
@given(catalogs(30, 8), st.randoms(use_true_random=False))
def test_knowing_more_never_makes_the_route_longer(catalog, random):
    goal = goal_of(catalog, "both")
    known = some(catalog, random, 0.1)
    more = known | some(catalog, random, 0.2)
    costs = [Problem(catalog, goal, {*k, *implied_by(catalog, k)}, {}).solve().likely_hours for k in (known, more)]
    assert costs[1] <= costs[0] + 1e-9


@examples(300)
@given(catalogs(), st.randoms(use_true_random=False), st.sampled_from(["ml-engineer", "data-scientist", "both"]))
def test_learning_a_skill_of_the_route_leaves_the_rest_of_it(catalog, random, name):
    goal, claimed = goal_of(catalog, name), some(catalog, random, 0.12)
    known = {*claimed, *implied_by(catalog, claimed)}
    route = Problem(catalog, goal, known, {}).solve()
    skills = sorted(route.skills)
    ready = [skill for skill in skills if all(is_met(catalog, n, known, set()) for n in catalog.skills[skill].requires)]
    for skill in ready[:2]:
        assert Problem(catalog, goal, known | {skill}, {}).solve().skills == route.skills - {skill}


@pytest.mark.parametrize("seed", range(12))
def test_the_route_costs_what_highs_finds_on_larger_catalogues(seed):
    catalog = _tangled(Random(seed), layers=14, width=6)
    goal = goal_of(catalog, "both")
    route = Problem(catalog, goal, set(), {}).solve()
    best = _highs(catalog, [entry for role in goal.roles.values() for entry in role])
    assert route.likely_hours >= best - 1e-6
    if route.optimal:
        assert route.likely_hours == pytest.approx(best)
    assert route.lower_bound <= best + 1e-6


def _tangled(random: Random, layers: int, width: int) -> Catalog:
    """Return a catalogue in which every skill above the first layer needs a choice between skills below."""
    skills: dict[SkillId, Skill] = {}
    choices: dict[ChoiceId, Choice] = {}
    below: list[SkillId] = []
    for layer in range(layers):
        row = []
        for place in range(width):
            word, needs = SkillId(f"s{layer}-{place}"), {}
            if below:
                name = ChoiceId(f"c{layer}-{place}")
                choices[name] = Choice(name, name, dict.fromkeys(random.sample(below, 3), ""))
                needs = {name: "", random.choice(below): ""}
            skills[word] = Skill(word, word, "a", Hours(1, random.randint(1, 20), 30), requires=needs)
            row.append(word)
        below = row
    roles = {RoleId("r"): Role(RoleId("r"), "r", core={word: Entry() for word in below[:2]})}
    return Catalog(skills, choices, roles)


def _highs(catalog: Catalog, entries: list[str]) -> float:
    """Return the optimum of the same problem as an integer program."""
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    learned = {s.id: model.addBinary(obj=s.hours.likely) for s in catalog.skills.values()}

    def met(node: str):
        return (
            sum(learned[o] for o in catalog.choices[ChoiceId(node)].options)
            if node in catalog.choices
            else learned[SkillId(node)]
        )

    for entry in entries:
        model.addConstr(met(entry) >= 1)
    for skill in catalog.skills.values():
        for need in skill.requires:
            model.addConstr(met(need) >= learned[skill.id])
    model.run()
    return float(model.getInfo().objective_function_value)


def test_an_unreachable_entry_is_told_with_what_it_fails_through():
    skills = {
        SkillId(i): Skill(SkillId(i), i.title(), "x", Hours(1, 1, 1), requires=dict.fromkeys(needs, ""))
        for i, needs in {"docker": [], "serving": ["docker"], "monitoring": ["serving"], "sql": []}.items()
    }
    role = Role(RoleId("r"), "Engineer", core={"monitoring": Entry(), "sql": Entry()})
    problem = Problem(
        Catalog(skills, {}, {role.id: role}), goal_of(Catalog(skills, {}, {role.id: role}), "r"), set(), {}, {SkillId("docker")}
    )
    assert [unmet(Catalog(skills, {}, {role.id: role}), each) for each in problem.unmet] == [
        "Engineer asks for Monitoring, but it needs Docker (through Serving), which is skipped."
    ]
    assert problem.solve().skills == {"sql"}


def test_past_the_limit_of_work_the_best_found_comes_with_a_true_bound(monkeypatch):
    from planner.optimize import branch_and_bound

    catalog = random_catalog(Random(7), 80, 40, entries=30)
    goal = goal_of(catalog, "both")
    exact = Problem(catalog, goal, set(), {}).solve()
    monkeypatch.setattr(branch_and_bound, "_MOST_WORK", 1)
    monkeypatch.setattr(branch_and_bound, "_LEAST_WORK", 1)
    bounded = Problem(catalog, goal, set(), {}).solve()
    assert bounded.lower_bound <= exact.likely_hours <= bounded.likely_hours

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import Entry
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.difference import Difference, difference
from planner.planning.plan import Plan, make_plan
from planner.words.difference import added, dropped, moved_because
from planner.words.local import PLAIN
from tests.catalogs import catalogs
from tests.profile import examples

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog

MONDAY = date(2027, 1, 4)
GOALS = ("ml-engineer", "data-scientist", "both")
KNOWN, SKIPPED = Mark(State.KNOWN), Mark(State.SKIPPED)
TITLE = r"((?:Skill|Choice) \w+)"


def some_learner(catalog: Catalog, random) -> Learner:
    marks = {s: random.choice((KNOWN, KNOWN, SKIPPED)) for s in catalog.skills if random.random() < 0.15}
    return Learner(
        marks=marks,
        denied=frozenset(s for s in catalog.skills if s not in marks and random.random() < 0.1),
        pins=frozenset(s for s in catalog.skills if random.random() < 0.1),
        goal=random.choice(GOALS),
        include_useful=random.random() < 0.5,
    )


def with_useful(catalog: Catalog, random) -> Catalog:
    """Return ``catalog`` with some useful entries for each role."""
    nodes = [*catalog.skills, *catalog.choices]
    roles = {r.id: r._replace(useful=dict.fromkeys(random.sample(nodes, 2), Entry())) for r in catalog.roles.values()}
    return replace(catalog, roles=roles)


@examples(60)
@given(catalogs(20, 6), st.randoms(use_true_random=False))
def test_steps_added_and_dropped_are_exactly_those_that_only_one_plan_has(catalog, random):
    before, after = (make_plan(catalog, some_learner(catalog, random), MONDAY) for _ in range(2))
    found = difference(catalog, before, after)
    old, new = ({step.skill.id: step for step in plan.steps} for plan in (before, after))
    assert [each.skill for each in found.added] == [s for s in catalog.skills if s in new.keys() - old.keys()]
    assert [each.skill for each in found.dropped] == [s for s in catalog.skills if s in old.keys() - new.keys()]
    assert all(each.hours == new[each.skill].hours.likely for each in found.added)
    assert found.hours == pytest.approx(after.hours.likely - before.hours.likely)
    days = {s: (new[s].start - old[s].start).days for s in new.keys() & old.keys() if new[s].start != old[s].start}
    assert {s: move.days for move in found.moved for s in move.skills} == days
    assert sum(move.steps for move in found.moved) == len(days)
    assert len({move.days for move in found.moved}) == len(found.moved)
    assert bool(found) or old.keys() == new.keys()


@examples(60)
@given(catalogs(20, 6), st.randoms(use_true_random=False))
def test_swapping_the_plans_mirrors_the_figures_and_a_plan_does_not_differ_from_itself(catalog, random):
    before, after = (make_plan(catalog, some_learner(catalog, random), MONDAY) for _ in range(2))
    there, back = difference(catalog, before, after), difference(catalog, after, before)
    assert there.hours == -back.hours
    assert [(s.skill, s.hours) for s in there.added] == [(s.skill, s.hours) for s in back.dropped]
    assert [(s.skill, s.hours) for s in there.dropped] == [(s.skill, s.hours) for s in back.added]
    assert [(-move.days, move.skills) for move in there.moved] == [(move.days, move.skills) for move in back.moved]
    assert (there.finish_days is None) == (bool(before.steps) != bool(after.steps))
    assert there.finish_days == (None if back.finish_days is None else -back.finish_days)
    assert there.forecast_days == (None if back.forecast_days is None else -back.forecast_days)
    assert not difference(catalog, before, before)
    assert difference(catalog, before, before) == Difference(0.0, 0, 0, (), (), ())


@examples(150)
@given(catalogs(16, 6), st.randoms(use_true_random=False))
def test_every_reason_for_a_step_added_or_dropped_is_true(catalog, random):
    catalog = with_useful(catalog, random)
    learners = [some_learner(catalog, random) for _ in range(2)]
    before, after = (make_plan(catalog, learner, MONDAY) for learner in learners)
    found = difference(catalog, before, after)
    for step in found.dropped:
        Facts(catalog, step.skill, (before, after), learners).check_dropped(dropped(catalog, step))
    for step in found.added:
        Facts(catalog, step.skill, (after, before), learners[::-1]).check_added(added(catalog, step))


class Facts:
    """What is true of a step that ``plan`` has and the ``other`` has not."""

    def __init__(self, catalog: Catalog, skill, plans: tuple[Plan, Plan], learners: list[Learner]) -> None:
        self.catalog, self.skill, (self.plan, self.other) = catalog, skill, plans
        self.here, self.there = learners
        self.ids = {catalog.title(node): node for node in [*catalog.skills, *catalog.choices]}

    def check_dropped(self, why: str) -> None:
        own = re.fullmatch(r"(It|The goal)( .*)\.", why)
        if own:
            return self.check(self.skill, own[1] + own[2], "now")
        above = re.fullmatch(rf"Nothing needs it any more: (the goal does not ask for )?{TITLE}(.*)\.", why)
        assert above, why
        assert not any(self.skill in step.skill.requires for step in self.other.steps)
        node = self.ids[above[2]]
        assert node == self.skill or self.skill in nx.ancestors(self.catalog.graph, node)
        return self.check(node, f"{'The goal does not ask for it' if above[1] else 'It'}{above[3]}", "now")

    def check_added(self, why: str) -> None:
        own = re.fullmatch(r"(It|The goal)( .*)\.", why)
        if own:
            return self.check(self.skill, own[1] + own[2], "then")
        above = re.fullmatch(rf"{TITLE} needs it, and (.*)\.", why)
        assert above, why
        assert self.ids[above[1]] in self.plan.route.skills | set(self.plan.route.picked)
        assert self.skill in nx.ancestors(self.catalog.graph, self.ids[above[1]])
        said = above[2].replace("that", "It", 1) if above[2].startswith("that") else above[2].replace("the goal", "The goal")
        return self.check(self.ids[above[1]], said.replace("for that", "for it"), "then")

    def check(self, node: str, said: str, when: str) -> None:
        """Check what is said of ``node`` in the other plan, which is the later (``now``) or the earlier one (``then``)."""
        known, skipped = self.there.in_state(State.KNOWN), self.there.in_state(State.SKIPPED)
        entries = [{e for es in plan.asked.roles.values() for e in es} for plan in (self.plan, self.other)]
        unmet = [each for each in self.other.unmet if each.entry == node]
        if said in {"It is known now", "It is not known any more"}:
            assert node in known - self.plan.known
        elif said in {"It is skipped now", "It is not skipped any more"}:
            assert node in skipped
        elif said in {"The goal does not ask for it any more", "The goal now asks for it"}:
            assert node in entries[0] - entries[1]
        elif said in {"It is no longer missing below a skill that you know", "It is missing below a skill that you know"}:
            gaps = [{g for gs in plan.asked.gaps.values() for g in gs} for plan in (self.plan, self.other)]
            assert node in gaps[0] - gaps[1]
        elif said == "It is not implied any more":
            assert node in self.other.implied
        elif said == "It can be had now" or re.fullmatch(rf"It cannot be had any more, as {TITLE} is skipped", said):
            assert unmet
            assert said == "It can be had now" or unmet[0].skipped in skipped
        elif by := re.fullmatch(rf"It (?:is|was) implied by {TITLE}, which is (not )?known( now| any more)?", said):
            assert self.ids[by[1]] in known
            assert node in self.other.implied.keys() & nx.ancestors(self.catalog.graph, self.ids[by[1]])
            assert (self.ids[by[1]] in self.plan.known) == (not by[3])
        elif when == "now":
            by = re.fullmatch(rf"It is now met by {TITLE}", said)
            assert by, said
            assert self.other.route.picked[node] == self.ids[by[1]] != self.plan.route.picked[node]
        else:
            choice = re.fullmatch(rf"It is now picked for {TITLE}", said)
            assert choice, said
            assert self.plan.route.picked[self.ids[choice[1]]] == node != self.other.route.picked[self.ids[choice[1]]]


@examples(60)
@given(catalogs(16, 6), st.randoms(use_true_random=False), st.sampled_from([3.5, 10.0, 21.0]))
def test_on_the_same_weeks_every_move_tells_how_much_study_comes_before(catalog, random, weekly):
    learners = [replace(some_learner(catalog, random), availability=Availability(spread_evenly(weekly))) for _ in range(2)]
    before, after = (make_plan(catalog, learner, MONDAY) for learner in learners)
    ends = [dict(zip(ids(plan), hours_before(plan), strict=True)) for plan in (before, after)]
    for move in difference(catalog, before, after).moved:
        said = re.fullmatch(
            r"(?:It comes|They come) after ([\d.]+)(?: to ([\d.]+))? h (more|less) of study\.", moved_because(move, PLAIN)
        )
        assert said, move
        more = [ends[1][skill] - ends[0][skill] for skill in move.skills]
        assert all((each > 0) == (move.days > 0) == (said[3] == "more") for each in more)
        assert sorted({min(map(abs, more)), max(map(abs, more))}) == pytest.approx([float(x) for x in said.groups()[:2] if x])


def ids(plan: Plan) -> list[str]:
    return [step.skill.id for step in plan.steps]


def hours_before(plan: Plan) -> list[float]:
    return [sum(step.hours.likely for step in plan.steps[:number]) for number in range(len(plan.steps))]


@examples(40)
@given(catalogs(16, 6), st.integers(1, 400))
def test_a_later_start_moves_everything_and_says_by_how_many_days(catalog, late):
    before = make_plan(catalog, Learner(), MONDAY)
    after = make_plan(catalog, Learner(), MONDAY + timedelta(late))
    [move] = difference(catalog, before, after).moved
    assert (move.days, move.steps) == (late, len(before.steps))
    assert moved_because(move, PLAIN) == f"Study begins {late} {'day' if late == 1 else 'days'} later."
    [back] = difference(catalog, after, before).moved
    assert (back.days, moved_because(back, PLAIN)) == (-late, moved_because(move, PLAIN).replace("later", "earlier"))


def test_fewer_hours_a_week_are_told_as_changed_study_time(tiny):
    learner = Learner()
    plans = [make_plan(tiny, each, MONDAY) for each in (learner, replace(learner, availability=Availability(spread_evenly(5))))]
    found = difference(tiny, *plans)
    assert found.finish_days == (plans[1].finish - plans[0].finish).days
    assert {moved_because(move, PLAIN) for move in found.moved} == {"Your study time changed."}


def test_without_study_time_steps_lose_their_days(tiny):
    plans = [make_plan(tiny, each, MONDAY) for each in (Learner(), replace(Learner(), availability=Availability((0.0,) * 7)))]
    found = difference(tiny, *plans)
    assert found
    assert (found.hours, found.finish_days, found.forecast_days) == (0.0, None, None)
    assert [(move.days, move.steps) for move in found.moved] == [(None, len(plans[0].steps))]


def test_another_option_is_named_where_it_comes_and_where_the_old_one_goes(tiny):
    learner = Learner(goal="ml-engineer")
    found = difference(
        tiny, make_plan(tiny, learner, MONDAY), make_plan(tiny, replace(learner, pins=frozenset({"aws"})), MONDAY)
    )
    assert found.hours == 3.0
    assert [(*each[:2], added(tiny, each)) for each in found.added] == [("aws", 12.0, "It is now picked for Cloud platform.")]
    assert [(*each[:2], dropped(tiny, each)) for each in found.dropped] == [
        ("azure", 9.0, "Nothing needs it any more: Cloud platform is now met by Aws.")
    ]


def test_a_wider_goal_names_what_it_asks_for(tiny):
    learner = Learner(goal="data-scientist")
    found = difference(tiny, make_plan(tiny, learner, MONDAY), make_plan(tiny, replace(learner, goal="ml-engineer"), MONDAY))
    assert {each.skill: added(tiny, each) for each in found.added} == {
        "matrices": "Serving needs it, and the goal now asks for that.",
        "azure": "Serving needs it, and the goal now asks for that.",
        "serving": "The goal now asks for it.",
    }
    assert [dropped(tiny, each) for each in found.dropped] == ["The goal does not ask for it any more."]


def test_knowing_a_skill_drops_what_it_implies(tiny):
    learner = Learner()
    found = difference(tiny, make_plan(tiny, learner, MONDAY), make_plan(tiny, learner.marked("matrices", KNOWN), MONDAY))
    assert [dropped(tiny, each) for each in found.dropped] == [
        "It is implied by Matrices, which is known now.",
        "It is known now.",
    ]

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, Hours, Skill
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Log, Mark, Review, ReviewRule, State
from planner.planning.plan import make_plan
from planner.planning.review import Memory, ReviewHours, memories, review_hours, rusty, under_next
from planner.planning.step import Step
from tests.catalogs import catalogs
from tests.profile import examples

TODAY = date(2024, 12, 31)
SPAN = 200
few, many = examples(35), settings(deadline=None)
ON = ReviewRule(on=True)


def chain() -> Catalog:
    """Return numbers <- algebra <- calculus <- learning, which also needs either of two tools."""
    needs = {"numbers": [], "algebra": ["numbers"], "calculus": ["algebra"], "one": [], "two": []}
    needs["learning"] = ["calculus", "tool"]
    hours = {"numbers": 4.0, "algebra": 30.0}
    skills = {
        s: Skill(s, s, "x", Hours(1, hours.get(s, 10.0), 40), requires=dict.fromkeys(need, "")) for s, need in needs.items()
    }
    return Catalog(skills, {"tool": Choice("tool", "Tool", {"one": "", "two": ""})}, {}, {"x": "X"})


def knows(learner: Learner = Learner(rust=ON), **days: date | str) -> Learner:  # noqa: B008 - a frozen value
    for skill, day in days.items():
        learner = learner.marked(skill, Mark(State.KNOWN, at=str(day)))
    return learner


def reviewed(learner: Learner, skill: str, *days: date) -> Learner:
    for day in days:
        learner = learner.with_review(f"review-{len(learner.reviews)}", Review(skill, day))
    return learner


def studied(learner: Learner, skill: str, *days: date, hours: float = 1.0) -> Learner:
    for day in days:
        learner = learner.with_log(f"log-{len(learner.logs)}", Log(skill, hours, day))
    return learner


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def step(skill: str, start: date | None = None, finish: date | None = None) -> Step:
    return Step(chain().skills[skill], Hours(1, 10, 40), (), start, finish, ready=True)


class Fading:
    """The rule, day by day: a day that passes while the skill is fresh adds ``growth - 1`` days at the next use."""

    def __init__(self, day: date, rust: ReviewRule) -> None:
        self.last, self.growth = day, rust.growth
        self.interval, self.age, self.fresh = rust.first, 0, 0.0

    def pass_day(self) -> None:
        self.fresh += max(0.0, min(1.0, self.interval - self.age))
        self.age += 1

    def use(self, day: date) -> None:
        self.interval += (self.growth - 1) * self.fresh
        self.last, self.age, self.fresh = day, 0, 0.0

    @property
    def is_due(self) -> bool:
        return self.age > 0 and self.interval < self.age + 1

    @property
    def due(self) -> date:
        later = copy(self)
        while not later.is_due:
            later.pass_day()
        return later.last + timedelta(days=later.age)

    @classmethod
    def over(cls, days: set[date], rust: ReviewRule, until: date | None = None) -> Fading:
        """Return what is left after all ``days`` of use, on the last of them or on the later day ``until``."""
        day = min(days)
        fading = cls(day, rust)
        while day < (until or max(days)):
            day += timedelta(days=1)
            fading.pass_day()
            if day in days:
                fading.use(day)
        return fading


def known_to(catalog: Catalog, learner: Learner) -> set[str]:
    known = {s for s, mark in learner.marks.items() if mark.state is State.KNOWN and s in catalog.skills}
    while True:
        more = {n for s in known for n in catalog.skills[s].requires if n in catalog.skills} - known - learner.denied
        if not more:
            return known
        known |= more


def rests_on(catalog: Catalog, skill: str, known: set[str]) -> set[str]:
    needs = catalog.skills[skill].requires
    options = {option for need in needs if need in catalog.choices for option in catalog.choices[need].options}
    return ({need for need in needs if need in catalog.skills} | options) & known


def told_days(learner: Learner, skill: str, today: date) -> set[date]:
    """Return the days on which the learner said that they know ``skill``; the first of all days for an undated mark."""
    days = {review.day for review in learner.reviews.values() if review.skill == skill}
    mark = learner.marks.get(skill)
    if mark and mark.state is State.KNOWN:
        days.add(date.fromisoformat(mark.at[:10]) if mark.at else date.min)
    return {min(day, today) for day in days}


def known_since(catalog: Catalog, learner: Learner, skill: str, today: date) -> date:
    above, waiting = {skill}, [skill]
    while waiting:
        more = dependants(catalog, learner, waiting.pop()) - above
        above |= more
        waiting += more
    return min(day for each in above for day in told_days(learner, each, today))


def dependants(catalog: Catalog, learner: Learner, skill: str) -> set[str]:
    return {each for each in known_to(catalog, learner) if skill in catalog.skills[each].requires}


def use_days(catalog: Catalog, learner: Learner, skill: str, today: date) -> set[date]:
    known = known_to(catalog, learner)
    since = known_since(catalog, learner, skill, today)
    users = {skill, *(each for each in catalog.skills if skill in rests_on(catalog, each, known))}
    days = {day for each in users for day in told_days(learner, each, today)}
    days |= {min(log.day, today) for log in learner.logs.values() if log.skill in users and log.hours}
    days |= {known_since(catalog, learner, each, today) for each in dependants(catalog, learner, skill)}
    return {day for day in days if day >= since and day != date.min}


DAYS = st.integers(-SPAN, 3).map(lambda days: TODAY + timedelta(days=days))
FIRST = st.sampled_from((1.0, 2.5, 7.0, 30.0, 60.0))
GROWTH = st.sampled_from((1.0, 1.25, 1.5, 2.0, 3.0))


@st.composite
def learners(draw: st.DrawFn, catalog: Catalog, *, denying: bool = True) -> Learner:
    skills = st.sampled_from(list(catalog.skills))
    learner = Learner(rust=ReviewRule(True, draw(FIRST), draw(GROWTH)))
    for skill in draw(st.sets(skills)):
        learner = knows(learner, **{skill: draw(DAYS | st.just(""))})
    for skill, day in draw(st.lists(st.tuples(skills, DAYS), max_size=6)):
        learner = reviewed(learner, skill, day)
    for skill, day, hours in draw(st.lists(st.tuples(skills, DAYS, st.sampled_from((0.0, 2.0))), max_size=8)):
        learner = studied(learner, skill, day, hours=hours)
    return replace(learner, denied=frozenset(draw(st.sets(skills, max_size=2 * denying))) - learner.marks.keys())


def test_a_skill_is_due_sixty_days_after_it_was_learned_over_a_leap_day_and_a_new_year():
    assert memories(chain(), knows(one=date(2023, 12, 31)), TODAY)["one"] == Memory(
        "one", date(2023, 12, 31), 60.0, date(2024, 2, 29), 1.0
    )
    assert memories(chain(), knows(one=date(2024, 2, 28)), TODAY)["one"].due == date(2024, 4, 28)
    assert memories(chain(), knows(one=date(2023, 2, 28)), TODAY)["one"].due == date(2023, 4, 29)


def test_each_use_at_its_time_doubles_the_interval_and_an_early_one_adds_as_many_days_as_have_passed():
    learner = reviewed(knows(one=date(2024, 1, 1)), "one", date(2024, 3, 1))
    assert memories(chain(), learner, TODAY)["one"][1:4] == (date(2024, 3, 1), 120.0, date(2024, 6, 29))
    learner = reviewed(learner, "one", date(2024, 3, 11))
    assert memories(chain(), learner, TODAY)["one"][1:4] == (date(2024, 3, 11), 130.0, date(2024, 7, 19))
    learner = reviewed(learner, "one", date(2024, 12, 1))
    assert memories(chain(), learner, TODAY)["one"][2] == 260.0


def test_a_review_takes_a_tenth_of_the_likely_hours_but_half_an_hour_at_least():
    found = memories(chain(), knows(algebra=TODAY), TODAY)
    assert (found["algebra"].hours, found["numbers"].hours) == (3.0, 0.5)


def test_an_implied_skill_is_known_since_what_implies_it_and_is_used_with_what_directly_requires_it():
    learner = studied(knows(calculus=date(2024, 1, 1)), "calculus", date(2024, 1, 31))
    found = memories(chain(), learner, TODAY)
    assert list(found) == ["numbers", "algebra", "calculus"]
    assert (found["algebra"].last, found["algebra"].interval) == (date(2024, 1, 31), 90.0)
    assert (found["numbers"].last, found["numbers"].interval) == (date(2024, 1, 1), 60.0)
    assert list(memories(chain(), learner.with_denied("algebra", denied=True), TODAY)) == ["calculus"]


def test_what_was_done_with_a_choice_uses_its_known_options_since_they_are_known():
    learner = knows(calculus=date(2024, 1, 1), one=date(2024, 1, 1), two=date(2024, 2, 20))
    learner = studied(learner, "learning", date(2024, 1, 31), date(2024, 3, 1))
    found = memories(chain(), learner, TODAY)
    assert (found["one"].interval, found["two"].interval) == (120.0, 70.0)
    assert {found["one"].last, found["two"].last, found["calculus"].last} == {date(2024, 3, 1)}


def test_hours_before_a_skill_was_known_are_learning_and_no_use():
    learner = studied(knows(one=date(2024, 5, 1)), "one", date(2024, 3, 1), date(2024, 4, 30))
    assert memories(chain(), learner, TODAY)["one"].due == date(2024, 6, 30)


def test_to_begin_or_to_skip_what_requires_a_skill_is_no_use_of_it():
    for state in (State.LEARNING, State.SKIPPED):
        learner = knows(calculus=date(2024, 1, 1)).marked("learning", Mark(state, at="2024-02-01"))
        assert memories(chain(), learner, TODAY)["calculus"].due == date(2024, 3, 1)


def test_a_mark_without_a_readable_day_is_never_due_unless_there_is_a_use():
    for stamp in ("", "yesterday", "2024-13-01T00:00:00+00:00"):
        learner = knows(one=stamp)
        assert memories(chain(), learner, TODAY) == {}
        used = memories(chain(), reviewed(learner, "one", date(2024, 1, 1)), TODAY)
        assert used["one"].due == date(2024, 3, 1)


def test_what_is_neither_known_nor_in_the_catalogue_is_not_remembered():
    learner = knows(gone=date(2024, 1, 1)).marked("one", Mark(State.SKIPPED, at="2024-01-01"))
    learner = studied(reviewed(learner, "lost", TODAY), "missing", TODAY)
    assert memories(chain(), reviewed(learner, "two", TODAY), TODAY) == {}


def test_days_to_come_count_as_today():
    tomorrow = TODAY + timedelta(days=9)
    found = memories(chain(), reviewed(knows(one=tomorrow), "one", tomorrow), TODAY)["one"]
    assert (found.last, found.interval) == (TODAY, 60.0)


def test_an_interval_beyond_the_calendar_ends_with_it():
    learner = replace(knows(one=date(2024, 1, 1)), rust=ReviewRule(on=True, first=100_000.0, growth=100_000.0))
    assert memories(chain(), reviewed(learner, "one", TODAY), TODAY)["one"].due == date.max


def test_rusty_foundations_of_the_next_steps_come_first_and_each_names_the_step_that_rests_on_it():
    learner = knows(algebra=date(2024, 1, 1), one=date(2024, 2, 1), two=TODAY)
    found = rusty(chain(), learner, ["calculus", "learning"], TODAY)
    assert [(each.memory.skill, each.step) for each in found] == [("numbers", 1), ("algebra", 1), ("one", 2)]
    assert [each.memory.skill for each in under_next(found, 1)] == ["numbers", "algebra"]
    assert under_next(found) == found
    assert [each.step for each in rusty(chain(), learner, ["learning"], TODAY)] == [1, None, None]
    assert under_next(rusty(chain(), learner, [], TODAY)) == ()


def test_a_skill_is_rusty_from_the_day_on_which_it_is_due():
    learner = knows(one=date(2024, 11, 1))
    assert rusty(chain(), learner, [], date(2024, 12, 30)) == ()
    assert [each.memory.skill for each in rusty(chain(), learner, [], date(2024, 12, 31))] == ["one"]


def test_reviews_of_what_a_plan_rests_on_are_counted_as_their_intervals_grow():
    learner = knows(calculus="", one=date(2024, 11, 1), two="")
    costs = [review_hours(chain(), learner, [step("learning")], TODAY, after(days)) for days in (0, 119, 120, 359, 360)]
    assert costs == [ReviewHours(1.0, hours) for hours in (1.0, 1.0, 2.0, 2.0, 3.0)]


def test_a_step_uses_what_it_requires_on_its_first_and_last_day_and_fades_itself_once_it_is_finished():
    learner = knows(calculus="", one=date(2024, 12, 2), two="")
    planned = [step("learning", date(2025, 1, 30), date(2025, 1, 31))]
    days = (date(2025, 1, 31), date(2025, 3, 31), date(2025, 4, 1), date(2025, 5, 30), date(2025, 5, 31))
    costs = [review_hours(chain(), learner, planned, TODAY, day) for day in days]
    assert costs == [ReviewHours(0.0, hours) for hours in (0.0, 0.0, 1.0, 1.0, 2.0)]


def test_an_option_that_is_learned_later_was_not_used_before():
    planned = [step("learning", date(2025, 1, 1), date(2025, 1, 5)), step("two", date(2025, 1, 6), date(2025, 1, 20))]
    learner = knows(calculus="", one="")
    days = (date(2025, 3, 20), date(2025, 3, 21))
    assert [review_hours(chain(), learner, planned, TODAY, day).until for day in days] == [1.0, 2.0]


def test_reviews_due_now_cost_the_plan_even_if_it_is_to_be_over_already():
    learner = knows(calculus="", one=date(2024, 11, 1))
    assert review_hours(chain(), learner, [step("learning")], TODAY, after(-30)) == ReviewHours(1.0, 1.0)


def test_what_a_plan_does_not_rest_on_costs_it_nothing():
    learner = knows(algebra=date(2024, 1, 1), one=date(2024, 1, 1))
    assert review_hours(chain(), learner, [], TODAY, date.max) == ReviewHours(0.0, 0.0)
    assert review_hours(chain(), learner, [step("calculus")], TODAY, TODAY).now == 3.5


def test_intervals_that_never_grow_are_counted_without_a_walk_through_all_of_them():
    learner = replace(knows(one=TODAY), rust=ReviewRule(on=True, first=1.0, growth=1.0))
    costs = review_hours(chain(), learner, [step("learning")], TODAY, date.max)
    assert costs == ReviewHours(0.0, float((date.max - TODAY).days))


@few
@given(catalogs(), st.data())
def test_switched_off_nothing_fades_and_nothing_costs(catalog, data):
    learner = data.draw(learners(catalog))
    learner = replace(learner, rust=learner.rust._replace(on=False))
    plan = make_plan(catalog, learner, TODAY)
    assert memories(catalog, learner, TODAY) == {}
    assert rusty(catalog, learner, [each.skill.id for each in plan.steps], TODAY) == ()
    assert review_hours(catalog, learner, plan.steps, TODAY, date.max) == ReviewHours(0.0, 0.0)


@many
@given(catalogs(), st.data())
def test_memories_are_what_living_through_every_day_leaves(catalog, data):
    learner = data.draw(learners(catalog))
    expected = {}
    for skill in known_to(catalog, learner):
        days = use_days(catalog, learner, skill, TODAY)
        if days:
            fading = Fading.over(days, learner.rust)
            hours = max(0.5, catalog.skills[skill].hours.likely / 10)
            expected[skill] = Memory(skill, fading.last, fading.interval, fading.due, hours)
    found = memories(catalog, learner, TODAY)
    assert list(found) == catalog.structure.in_order(expected)
    assert found == expected


@few
@given(catalogs(), st.data())
def test_a_due_day_is_after_the_last_use_and_no_use_is_to_come(catalog, data):
    for memory in memories(catalog, data.draw(learners(catalog)), TODAY).values():
        assert memory.last <= TODAY
        assert memory.due > memory.last


def due_days(catalog: Catalog, learner: Learner) -> dict[str, date]:
    return {skill: memory.due for skill, memory in memories(catalog, learner, TODAY).items()}


def none_is_earlier(before: dict[str, date], after: dict[str, date]) -> bool:
    return all(due <= after[skill] for skill, due in before.items())


@few
@given(catalogs(), st.data(), DAYS)
def test_hours_on_any_skill_on_any_day_never_make_a_skill_due_earlier(catalog, data, day):
    learner = data.draw(learners(catalog))
    more = studied(learner, data.draw(st.sampled_from(list(catalog.skills))), day)
    assert none_is_earlier(due_days(catalog, learner), due_days(catalog, more))


@few
@given(catalogs(), st.data(), DAYS)
def test_a_review_on_any_day_never_makes_its_own_skill_due_earlier(catalog, data, day):
    learner = data.draw(learners(catalog))
    before = due_days(catalog, learner)
    for skill in before:
        assert due_days(catalog, reviewed(learner, skill, day))[skill] >= before[skill]


@few
@given(catalogs(), st.data())
def test_what_is_done_today_never_makes_a_skill_due_earlier_and_refreshes_what_it_requires(catalog, data):
    learner = data.draw(learners(catalog, denying=False))
    skill = data.draw(st.sampled_from(list(catalog.skills)))
    before = due_days(catalog, learner)
    marked = learner if skill in learner.marks else knows(learner, **{skill: TODAY})
    for done in (reviewed(marked, skill, TODAY), studied(marked, skill, TODAY), marked):
        assert none_is_earlier(before, due_days(catalog, done))
    for done in (reviewed(marked, skill, TODAY), studied(marked, skill, TODAY)):
        found = memories(catalog, done, TODAY)
        assert {found[used].last for used in rests_on(catalog, skill, known_to(catalog, done))} <= {TODAY}


@few
@given(catalogs(), st.data())
def test_a_longer_first_interval_or_a_greater_growth_never_makes_a_skill_due_earlier(catalog, data):
    learner = data.draw(learners(catalog))
    before = due_days(catalog, learner)
    for field in ("first", "growth"):
        longer = learner.rust._replace(**{field: getattr(learner.rust, field) * data.draw(st.floats(1, 4))})
        assert none_is_earlier(before, due_days(catalog, replace(learner, rust=longer)))


@few
@given(catalogs(), st.data())
def test_the_order_in_which_things_were_recorded_does_not_matter(catalog, data):
    learner = data.draw(learners(catalog))
    other = replace(
        learner,
        marks=dict(reversed(learner.marks.items())),
        logs=dict(reversed(learner.logs.items())),
        reviews=dict(reversed(learner.reviews.items())),
    )
    assert list(memories(catalog, other, TODAY).items()) == list(memories(catalog, learner, TODAY).items())


@few
@given(catalogs(), st.data())
def test_what_is_due_is_in_the_order_of_the_steps_that_rest_on_it_and_prerequisites_come_first(catalog, data):
    learner = data.draw(learners(catalog))
    path = data.draw(st.lists(st.sampled_from(list(catalog.skills)), unique=True))
    found = rusty(catalog, learner, path, TODAY)
    steps = first_steps(catalog, known_to(catalog, learner), path)
    assert {each.memory.skill: each.step for each in found} == {
        skill: steps.get(skill) for skill, due in due_days(catalog, learner).items() if due <= TODAY
    }
    places = [(each.step or len(path) + 1, catalog.structure.number[each.memory.skill]) for each in found]
    assert places == sorted(places)


def first_steps(catalog: Catalog, known: set[str], path: list[str]) -> dict[str, int]:
    def under(skill: str) -> set[str]:
        return {each for used in rests_on(catalog, skill, known) for each in (used, *under(used))}

    return {skill: number for number, each in reversed(list(enumerate(path, 1))) for skill in under(each)}


@many
@given(catalogs(), st.data())
def test_review_hours_are_what_living_through_the_plan_costs(catalog, data):
    learner = data.draw(learners(catalog))
    learner = replace(learner, availability=Availability(spread_evenly(data.draw(st.sampled_from((0.0, 2.0, 10.0))))))
    steps = make_plan(catalog, learner, TODAY).steps
    length = data.draw(st.integers(0, 200))
    assert review_hours(catalog, learner, steps, TODAY, after(length)) == pytest.approx(
        hours_lived(catalog, learner, steps, length)
    )


def hours_lived(catalog: Catalog, learner: Learner, steps: tuple[Step, ...], length: int) -> ReviewHours:
    """Return the hours of all reviews, day by day: first what is due is reviewed, then the plan's study uses and teaches."""
    path = [each.skill.id for each in steps]
    known = known_to(catalog, learner)
    days = {skill: use_days(catalog, learner, skill, TODAY) for skill in first_steps(catalog, known, path)}
    fading = {skill: Fading.over(used, learner.rust, TODAY) for skill, used in days.items() if used}
    costs = []
    for day in map(after, range(length + 1)):
        due = [skill for skill, each in fading.items() if each.is_due]
        costs.append(sum(max(0.5, catalog.skills[skill].hours.likely / 10) for skill in due))
        used = {
            s for each in steps if day in (each.start, each.finish) for s in rests_on(catalog, each.skill.id, known | {*path})
        }
        for skill in used.intersection(fading) | {*due}:
            fading[skill].use(day)
        fading |= {each.skill.id: Fading(day, learner.rust) for each in steps if each.finish == day}
        for each in fading.values():
            each.pass_day()
    return ReviewHours(costs[0], sum(costs))

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.learner.availability import Availability
from planner.learner.changes import Change, applied, changes
from planner.learner.learner import Evidence, Learner, Log, Mark, Order, Review, ReviewRule, State

ids = st.sampled_from(["a", "b", "c", "gone"])
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
marks = st.builds(Mark, st.sampled_from(State), st.sampled_from(Evidence), st.text(max_size=5))
learners = st.builds(
    Learner,
    marks=st.dictionaries(ids, marks),
    denied=st.frozensets(ids),
    notes=st.dictionaries(ids, st.text(min_size=1)),
    logs=st.dictionaries(st.text(min_size=1, max_size=4), st.builds(Log, ids, st.floats(0, 100), days)),
    pins=st.frozensets(ids),
    goal=st.sampled_from(["both", "ml-engineer"]),
    include_useful=st.booleans(),
    availability=st.builds(
        Availability,
        st.lists(st.floats(0, 24), min_size=7, max_size=7).map(tuple),
        st.none() | days,
        st.lists(st.tuples(days, days), max_size=2).map(tuple),
    ),
    welcomed=st.booleans(),
    fit=st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3),
    order=st.sampled_from(Order),
    deadline=st.none() | days,
    budget=st.none() | st.floats(0, 5000),
    dates=st.dictionaries(ids, days, max_size=3),
    took=st.dictionaries(ids, st.floats(0, 5000), max_size=3),
    rust=st.builds(ReviewRule, st.booleans(), st.floats(1, 1000), st.floats(1, 10)),
    reviews=st.dictionaries(st.text(min_size=1, max_size=4), st.builds(Review, ids, days), max_size=3),
    absorbed=st.dictionaries(st.sampled_from(["note a", "mark b"]), st.dictionaries(ids, st.integers(0, 2**32)), max_size=2),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(learners, learners)
def test_the_changes_between_two_learners_turn_one_into_the_other_and_back(before, after):
    there = [Change(*json.loads(json.dumps(change))) for change in changes(before, after)]
    assert applied(before, there) == after
    assert applied(after, changes(after, before)) == before
    assert (there == []) == (before == after)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(learners)
def test_the_whole_learner_is_in_the_changes_from_nothing(learner):
    assert applied(Learner(), changes(Learner(), learner)) == learner


def test_what_a_newer_version_wrote_is_passed_over_not_fatal():
    odd = [Change("mood", "today", 1), Change("mark", "a", ["mastered", "claimed", ""]), Change("log", "1", 5)]
    odd += [Change("setting", "week", "often"), Change("setting", "colour", "red")]
    odd += [
        Change("setting", "order", "random"),
        Change("setting", "rust", [True, 0, 2]),
        Change("setting", "deadline", "soon"),
    ]
    odd += [Change("took", "a", -1), Change("took", "b", "long"), Change("took", "c", float("nan"))]
    odd += [Change("date", "a", "soon"), Change("review", "1", ["a"])]
    assert applied(Learner(), odd) == Learner()

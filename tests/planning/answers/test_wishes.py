from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.wishes import Reason, Unkept, unkept
from planner.planning.plan import make_plan
from planner.words import wishes
from planner.words.local import PLAIN
from tests.catalogs import catalogs
from tests.planning.schedule.test_calendar import breaks, weeks
from tests.profile import examples

MONDAY = date(2027, 1, 4)


@examples(150)
@given(catalogs(12, 3), weeks, breaks, st.data())
def test_a_wish_is_kept_or_told_with_a_reason_that_holds(catalog, week, pauses, data):
    ids = st.sampled_from(list(catalog.skills))
    dates = data.draw(st.dictionaries(ids, st.dates(MONDAY - timedelta(days=3), date(2027, 6, 1)), max_size=4))
    known = data.draw(st.sets(ids, max_size=2))
    marks = dict.fromkeys(known, Mark(State.KNOWN))
    plan = make_plan(catalog, Learner(marks=marks, availability=Availability(week, None, tuple(pauses)), dates=dates), MONDAY)
    steps = {step.skill.id: step for step in plan.steps}
    told = {each.skill: each for each in unkept(catalog, plan)}
    assert told.keys() == {skill for skill, wish in dates.items() if skill not in steps or steps[skill].start != wish}
    for each in told.values():
        assert each.begins == (steps[each.skill].start if each.skill in steps else None)
        assert (each.reason is Reason.KNOWN) == (each.skill in plan.known)
        assert (each.reason is Reason.PAST) == (each.wish < MONDAY and each.skill in steps)
        if each.reason is Reason.NO_STUDY:
            off = any(first <= each.wish <= last for first, last in pauses)
            assert off or not week[each.wish.weekday()]
        if each.reason is Reason.PREREQUISITE:
            assert each.wish <= steps[each.blocker].finish <= each.begins
        assert wishes.unkept(catalog, each, PLAIN).endswith(".")


def test_a_skill_can_begin_on_the_very_first_day(tiny):
    plan = make_plan(tiny, Learner(dates={"azure": MONDAY}), MONDAY)
    assert plan.steps[0].skill.id == "azure"
    assert list(unkept(tiny, plan)) == []


@pytest.mark.parametrize(
    ("learner", "expected", "sentence"),
    [
        (
            Learner(dates={"matrices": MONDAY}),
            Unkept("matrices", MONDAY, date(2027, 1, 11), Reason.PREREQUISITE, "vectors"),
            "Matrices can't begin on 2027-01-04: Vectors comes first. It begins on 2027-01-11.",
        ),
        (
            Learner(dates={"azure": MONDAY}, availability=Availability(breaks=((MONDAY, MONDAY),))),
            Unkept("azure", MONDAY, date(2027, 1, 5), Reason.NO_STUDY),
            "Azure can't begin on 2027-01-04: you don't study on that day. It begins on 2027-01-05.",
        ),
        (
            Learner(dates={"aws": MONDAY}),
            Unkept("aws", MONDAY, None, Reason.NOT_ASKED),
            "Aws can't begin on 2027-01-04: it is not in your plan.",
        ),
        (
            Learner(dates={"azure": date(2026, 1, 4)}, marks={"azure": Mark(State.LEARNING)}),
            Unkept("azure", date(2026, 1, 4), None, Reason.PAST),
            "Azure can't begin on 2026-01-04: that day has passed or lies before your start.",
        ),
    ],
)
def test_the_reason_is_named(tiny, learner, expected, sentence):
    found = list(unkept(tiny, make_plan(tiny, learner, MONDAY)))
    assert [each._replace(begins=expected.begins if each.reason is Reason.PAST else each.begins) for each in found] == [
        expected
    ]
    assert sentence in wishes.unkept(tiny, found[0], PLAIN)

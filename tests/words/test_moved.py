from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import spread_evenly
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.plan import make_plan
from planner.words.local import PLAIN
from planner.words.moved import MANY_DAYS, SURE, moved
from tests.planning.schedule.test_waits import TODAY, learners
from tests.profile import examples

FRESH = Learner(goal="ml-engineer")


def said(tiny, before, after):
    return moved(make_plan(tiny, before, TODAY), make_plan(tiny, after, TODAY), PLAIN)


def test_each_kind_of_change_is_told_with_its_reason(tiny):
    slow = (
        FRESH.with_log("1", Log("charts", 40.0, TODAY)).marked("charts", Mark(State.KNOWN)).with_denied("vectors", denied=True)
    )
    cases = {
        ": your pace is now 1.16 times the usual hours.": slow,
        ": you study 5 h a week.": replace(FRESH, availability=FRESH.availability._replace(week=spread_evenly(5))),
        ": your days of study changed.": replace(
            FRESH, availability=FRESH.availability._replace(breaks=((TODAY, TODAY + timedelta(days=30)),))
        ),
        ": the days you set for skills changed.": FRESH.with_date("serving", date(2028, 1, 1)),
        ": 10 h less to learn.": FRESH.marked("vectors", Mark(State.KNOWN)),
        ": the goal asks for other things, 37 h less to learn.": replace(FRESH, goal="data-scientist"),
    }
    easy = replace(FRESH, availability=FRESH.availability._replace(week=spread_evenly(3)))
    for reason, after in cases.items():
        slowly = reason.startswith((": your pace", ": 10 h"))
        before, then = (easy, replace(after, availability=easy.availability)) if slowly else (FRESH, after)
        text = said(tiny, before, then)
        assert text.startswith("Finish (80 % likely) moves from 2027-"), reason
        assert text.endswith(reason), text


def test_never_and_no_longer_never_are_told(tiny):
    nothing = replace(FRESH, availability=FRESH.availability._replace(week=(0.0,) * 7))
    assert said(tiny, FRESH, nothing).startswith("You never finish now: ")
    assert said(tiny, nothing, FRESH).startswith("Finish (80 % likely) is now 2027-")


def test_another_day_moves_nothing(tiny):
    before, after = (make_plan(tiny, FRESH, TODAY + timedelta(days=days)) for days in (0, 30))
    assert moved(before, after, PLAIN) == ""


@examples(60)
@given(learners(), st.floats(0.5, 40))
def test_something_is_said_just_if_the_finish_moves_by_more_than_a_week(made, hours):
    catalog, learner = made
    other = replace(learner, availability=learner.availability._replace(week=spread_evenly(hours)))
    before, after = (make_plan(catalog, each, TODAY) for each in (learner, other))
    old, new = (plan.forecast.days[SURE] for plan in (before, after))
    far = bool(before.steps) and abs((new - old).days) > MANY_DAYS
    text = moved(before, after, PLAIN)
    assert bool(text) == far
    assert not far or (str(old) in text and str(new) in text)

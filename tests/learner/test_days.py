from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.days import DayError, day_of, last_of, local_day, stamp_of, stamp_on, week_of
from planner.learner.learner import Learner, Mark, ReviewRule, State
from planner.planning.answers.progress import progress
from planner.planning.plan import make_plan
from planner.planning.review import memories

TOP = Path(__file__).parents[2]
HONOLULU, TOKYO, LOS_ANGELES, KIRITIMATI = "HST10", "JST-9", "PST8PDT,M3.2.0,M11.1.0", "LINT-14"
MOMENTS = [
    (HONOLULU, "2027-03-10T18:00:00-10:00", date(2027, 3, 10)),
    (HONOLULU, "2027-12-31T23:59:59-10:00", date(2027, 12, 31)),
    (TOKYO, "2027-03-10T07:30:00+09:00", date(2027, 3, 10)),
    (TOKYO, "2028-03-01T00:00:00+09:00", date(2028, 3, 1)),
    (KIRITIMATI, "2027-01-01T00:30:00+14:00", date(2027, 1, 1)),
    (LOS_ANGELES, "2027-03-13T23:30:00-08:00", date(2027, 3, 13)),
    (LOS_ANGELES, "2027-03-14T23:30:00-07:00", date(2027, 3, 14)),
    (LOS_ANGELES, "2027-11-07T01:30:00-07:00", date(2027, 11, 7)),
    (LOS_ANGELES, "2027-11-07T23:30:00-08:00", date(2027, 11, 7)),
]


@pytest.mark.parametrize(("where", "moment", "day"), MOMENTS)
def test_a_stamp_is_the_day_on_the_learners_own_calendar(zone, where, moment, day):
    zone(where)
    then = datetime.fromisoformat(moment)
    assert (day_of(then), local_day(stamp_of(then)), local_day(moment)) == (day, day, day)


@pytest.mark.parametrize(("where", "moment", "day"), MOMENTS)
def test_charts_and_reviews_put_a_mark_on_that_day(zone, tiny, where, moment, day):
    zone(where)
    stamp = stamp_of(datetime.fromisoformat(moment))
    learner = Learner(rust=ReviewRule(on=True, first=30)).marked("vectors", Mark(State.KNOWN, at=stamp))
    for today in (day, day + timedelta(days=1)):
        found = progress(tiny, learner, make_plan(tiny, learner, today), today)
        assert [(point.day, point.skills) for point in found.reached] == [
            (day - timedelta(days=1), 0),
            *((each, 1) for each in sorted({day, today})),
        ]
        memory = memories(tiny, learner, today)["vectors"]
        assert (memory.last, memory.due) == (day, day + timedelta(days=30))


@pytest.mark.parametrize("where", [HONOLULU, TOKYO, LOS_ANGELES, KIRITIMATI, "UTC0"])
def test_a_day_without_a_time_is_that_day_everywhere(zone, where):
    zone(where)
    assert local_day(stamp_on(date(2027, 3, 10), date(2027, 3, 10))) == date(2027, 3, 10)


def test_a_time_without_a_zone_is_in_utc(zone):
    zone(HONOLULU)
    assert local_day("2027-03-11T04:00:00") == date(2027, 3, 10)


def test_a_stamp_without_a_day_has_none(zone):
    zone(TOKYO)
    assert [local_day(text) for text in ("", "soon", "2027-13-01", "9999-12-31T23:59:59+00:00")] == [None] * 4
    zone(HONOLULU)
    assert local_day("0001-01-01T00:00:00+00:00") is None


def test_nothing_was_done_on_a_day_to_come():
    with pytest.raises(DayError, match="2027-03-11 is still to come"):
        stamp_on(date(2027, 3, 11), date(2027, 3, 10))


@given(st.text(max_size=30) | st.datetimes().map(str) | st.datetimes(timezones=st.just(UTC)).map(str))
def test_no_text_is_too_much(text):
    assert local_day(text) is None or isinstance(local_day(text), date)


@given(st.dates(), st.integers(0, 6))
def test_a_week_begins_on_its_first_day_and_holds_its_day(day, first):
    start, last = week_of(day, first), last_of(day, first)
    assert start <= day <= last
    assert start.weekday() == first or start == date.min
    assert (last - start).days == 6 or date.min == start or last == date.max
    assert (week_of(start, first), week_of(last, first), last_of(start, first)) == (start, start, last)


def test_a_moment_becomes_a_day_nowhere_else():
    ways = re.compile(r"date\.today\(|datetime\.now\(\)|\[:10\]|astimezone\([^)]*\)\.date\(|currentDate|\bat\.date\(")
    files = [file for file in (TOP / "planner").rglob("*.py") if file.name != "days.py"]
    found = [f"{file}: {line}" for file in files for line in file.read_text(encoding="utf-8").splitlines() if ways.search(line)]
    assert [line for line in found if "midnight.py" not in line] == []

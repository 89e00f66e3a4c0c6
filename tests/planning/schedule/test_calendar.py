from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability, spread_evenly
from planner.planning.schedule.calendar import Calendar

days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
breaks = st.lists(st.tuples(days, st.integers(0, 40)).map(lambda b: (b[0], b[0] + timedelta(days=b[1]))), max_size=4)
weeks = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.25, 3.0]), min_size=7, max_size=7).filter(any).map(tuple)
pieces = st.lists(st.sampled_from([0.25, 0.5, 1.0, 2.5, 7.0, 20.0]), min_size=1, max_size=12)


def day_by_day(hours, week, start, pauses):
    """Walk the calendar quarter by quarter of an hour: slow and plain."""
    result, day, room = [], start, None
    for piece in hours:
        first = last = None
        for _ in range(round(piece * 4)):
            while not room:
                if room is not None:
                    day += timedelta(days=1)
                room = 0 if any(a <= day <= b for a, b in pauses) else round(week[day.weekday()] * 4)
            first, last, room = first or day, day, room - 1
        result.append((first, last))
    return result


@given(pieces, weeks, days, breaks)
def test_dates_are_those_of_a_walk_day_by_day(hours, week, start, pauses):
    calendar = Calendar(Availability(week, start, tuple(pauses)), date(2020, 1, 1))
    assert calendar.days(hours) == day_by_day(hours, week, start, pauses)


@given(st.integers(1, 80))
def test_a_week_of_work_spread_evenly_ends_within_the_week(hours):
    calendar = Calendar(Availability(spread_evenly(hours)), date(2027, 1, 4))
    assert calendar.days([hours, hours]) == [(date(2027, 1, 4), date(2027, 1, 10)), (date(2027, 1, 11), date(2027, 1, 17))]


def test_without_a_start_study_begins_today_and_leap_days_count():
    calendar = Calendar(Availability((1.0,) * 7), date(2028, 2, 28))
    assert calendar.days([1, 1, 1]) == [(d, d) for d in (date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1))]


def test_study_beyond_the_calendar_or_without_hours_has_no_day():
    assert Calendar(Availability((1.0,) * 7), date(9999, 12, 30)).days([3]) == [(date(9999, 12, 30), None)]
    assert Calendar(Availability((0.0,) * 7), date(2027, 1, 1)).days([3]) == [(None, None)]
    for_ever = ((date(2020, 1, 1), date.max),)
    assert Calendar(Availability((1.0,) * 7, None, for_ever), date(2027, 1, 1)).days([3]) == [(None, None)]

"""A plan week by week: what is studied in each, for how long, begun or gone on with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.days import last_of, week_of
from planner.planning.schedule.calendar import Calendar
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.planning.plan import Plan


class WeekPart(NamedTuple):
    """What one week holds of step ``number`` (from 1): ``hours`` of it, its beginning, its end, or neither."""

    number: int
    hours: float
    begins: bool
    ends: bool


class StudyWeek(NamedTuple):
    """The week that begins with the day ``first``, and its parts in order; a week without study is left out."""

    first: date
    parts: tuple[WeekPart, ...]


def weekly(plan: Plan, first_day: int = 0) -> Iterator[StudyWeek]:
    """Yield the weeks of ``plan`` that hold study, until its end or until study never goes on; O(sessions + weeks).

    Weeks begin on the weekday ``first_day``; 0 is Monday.
    """
    calendar = Calendar(plan.learner.availability, plan.today)
    begun: set[int] = set()
    last = {sitting.job: sitting.end for sitting in plan.sessions}
    first, until, parts = date.min, 0, list[WeekPart]()
    for job, begin, end in plan.sessions:
        while begin < end:
            if begin >= until:
                if parts:
                    yield StudyWeek(first, tuple(parts))
                day = calendar.day(begin)
                if day is None:
                    return
                first, parts = week_of(day, first_day), []
                until = _end_of(calendar, first, first_day)
            upto = min(end, until)
            parts.append(WeekPart(job + 1, (upto - begin) / SECONDS, job not in begun, upto == last[job]))
            begun.add(job)
            begin = upto  # noqa: PLW2901 - the rest of the sitting falls into later weeks
    if parts:
        yield StudyWeek(first, tuple(parts))


def _end_of(calendar: Calendar, first: date, first_day: int) -> int:
    """Return the second of study with which the week that begins with ``first`` ends."""
    return round(calendar.hours_until(last_of(first, first_day)) * SECONDS)

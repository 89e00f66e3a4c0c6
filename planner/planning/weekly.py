"""A plan week by week: what is studied in each, for how long, begun or gone on with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.planning.schedule import SECONDS, Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.planning.plan import Plan


class Part(NamedTuple):
    """What one week holds of step ``number`` (from 1): ``hours`` of it, its beginning, its end, or neither."""

    number: int
    hours: float
    begins: bool
    ends: bool


class StudyWeek(NamedTuple):
    """The week of ``monday`` and its parts in order; a week without study is left out."""

    monday: date
    parts: tuple[Part, ...]


def monday_of(day: date) -> date:
    """Return the Monday of the week of ``day``."""
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def weekly(plan: Plan) -> Iterator[StudyWeek]:
    """Yield the weeks of ``plan`` that hold study, until its end or until study never goes on; O(sittings + weeks)."""
    calendar = Calendar(plan.learner.availability, plan.today)
    begun: set[int] = set()
    last = {sitting.job: sitting.end for sitting in plan.sittings}
    monday, until, parts = date.min, 0, list[Part]()
    for job, begin, end in plan.sittings:
        while begin < end:
            if begin >= until:
                if parts:
                    yield StudyWeek(monday, tuple(parts))
                day = calendar.day(begin)
                if day is None:
                    return
                monday, parts = monday_of(day), []
                until = _end_of(calendar, monday)
            upto = min(end, until)
            parts.append(Part(job + 1, (upto - begin) / SECONDS, job not in begun, upto == last[job]))
            begun.add(job)
            begin = upto  # noqa: PLW2901 - the rest of the sitting falls into later weeks
    if parts:
        yield StudyWeek(monday, tuple(parts))


def _end_of(calendar: Calendar, monday: date) -> int:
    """Return the second of study with which the week of ``monday`` ends."""
    sunday = date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
    return round(calendar.hours_until(sunday) * SECONDS)

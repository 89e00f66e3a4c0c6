"""Time stamps, and the local calendar day that each of them is: the one place where the one becomes the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from planner.errors import PlannerError

WEEK = 7


class DayError(PlannerError):
    """A day cannot be taken for what it was given for; the text says why."""


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the present day where the learner is."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the local calendar day of ``moment``."""
    return moment.astimezone().date()


def stamp_of(moment: datetime) -> str:
    """Return ``moment`` as it is kept: ISO 8601 in UTC, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def stamp_on(day: date, until: date) -> str:
    """Return the stamp of something that was done on ``day``: the day itself, which is the same day in every time zone.

    Raises:
        DayError: ``day`` lies after ``until``, the present day.
    """
    if day > until:
        raise DayError(f"{day.isoformat()} is still to come; give today or a day in the past.")
    return day.isoformat()


def local_day(stamp: str) -> date | None:
    """Return the local calendar day of ``stamp``, none if it holds none.

    A stamp without a time is that day wherever one is; one with a time but without a zone is in UTC.
    """
    try:
        return date.fromisoformat(stamp)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(stamp)
        return day_of(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError, OSError):
        return None


def week_of(day: date, first_day: int = 0) -> date:
    """Return the day on which the week of ``day`` begins, where weeks begin on the weekday ``first_day`` (0 is Monday).

    The first of all weeks begins on the first of all days.
    """
    return day - timedelta(days=min((day.weekday() - first_day) % WEEK, day.toordinal() - 1))


def last_of(first: date, first_day: int = 0) -> date:
    """Return the last day of the week of ``first``; the last of all weeks ends on the last of all days."""
    ends = first.toordinal() + WEEK - 1 - (first.weekday() - first_day) % WEEK
    return date.fromordinal(min(ends, date.max.toordinal()))

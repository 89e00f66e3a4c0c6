"""What a day by which the learner wants to be done means: the chance, and the hours a week that it takes."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.availability import Availability, spread_evenly
from planner.planning.forecast import CHANCES, chance_by, hours_by
from planner.planning.schedule.calendar import Calendar

if TYPE_CHECKING:
    from datetime import date

    from planner.planning.forecast import Forecast

SURE = CHANCES[1]
"""The chance for which the hours a week are told."""
DOUBTFUL = 0.5
"""Below this chance the learner is warned."""
MOST_DAILY = 16.0
"""Hours that the longest day of study can have; nobody keeps up more, and a night has to fit in."""
_TENTHS = 10
_TRIES = 3
"""Weeks are tried from the one that is enough but for what rounding to whole seconds loses."""
_SLACK = 1e-9


class Deadline(NamedTuple):
    """What being done by ``day`` takes.

    Attributes:
        passed: The day is over, and something is left.
        chance: The chance of being done by then at the learner's hours.
        hours_per_week: The hours a week that are enough by then with a chance of 80 %, to a tenth upwards; none
            if no week has so many (`MOST_DAILY` on each day).
        every_day: They do not fit on the learner's weekdays as these are: each day has to have the same.
        sure_day: The day by which all is done with a chance of 80 % at the learner's hours; none if it never comes.
    """

    day: date
    passed: bool
    chance: float
    hours_per_week: float | None
    every_day: bool
    sure_day: date | None

    @property
    def doubtful(self) -> bool:
        """Whether the learner should be warned."""
        return self.passed or self.chance < DOUBTFUL


def deadline(ahead: Forecast, availability: Availability, today: date, day: date) -> Deadline:
    """Return what it takes to be done by ``day`` as ``ahead`` has it: its hours, set days and the learner's breaks.

    More hours a week are taken to be spread over the weekdays as the learner's are, while no day gets more
    than `MOST_DAILY`; else the same on all seven days. Set days stay where they are.
    """
    if not any(ahead.hours):
        return Deadline(day, False, 1.0, 0.0, False, None)  # noqa: FBT003 - the fields of a value
    now = Calendar(availability, today)
    chance = chance_by(ahead, now, day) if any(availability.week) else 0.0
    needed, every_day = _needed(ahead, availability, today, day)
    return Deadline(day, day < today, chance, needed, every_day, ahead.days[CHANCES.index(SURE)])


def week_of(week: tuple[float, ...], hours: float, *, every_day: bool) -> tuple[float, ...]:
    """Return a week of ``hours``, with the same on each day or spread over the weekdays as ``week`` has them."""
    return spread_evenly(hours) if every_day else tuple(day * hours / sum(week) for day in week)


def _needed(ahead: Forecast, availability: Availability, today: date, day: date) -> tuple[float | None, bool]:
    """Return the least week that is enough by ``day`` with `SURE`, and whether it has to have the same on each day."""
    enough = ahead.enough(SURE)
    for every_day in (False, True) if any(availability.week) else (True,):
        weeks = partial(week_of, availability.week, every_day=every_day)
        at_one = _fits(ahead, availability._replace(week=weeks(1.0)), today, day)
        tenths = ceil(_TENTHS * enough / at_one - _SLACK) if at_one else 0
        for hours in ((tenths + more) / _TENTHS for more in range(_TRIES if at_one else 0)):
            if max(weeks(hours)) > MOST_DAILY + _SLACK:
                break
            if _fits(ahead, availability._replace(week=weeks(hours)), today, day) >= enough - _SLACK:
                return hours, every_day
    return None, False


def _fits(ahead: Forecast, availability: Availability, today: date, day: date) -> float:
    return hours_by(ahead, Calendar(availability, today), day)

"""When a learner is done, with the doubt: hours and days that are enough with a given chance.

The hours of a skill are lognormal, with the median and the 10 % and 90 % points of its `Hours`, times
the learner's pace (`planner.planning.pace`). What is left is the pace times a sum of independent
lognormals, taken as lognormal with the sum's mean and variance (Fenton 1960). The days are those on
which the path ends if all its steps take as much longer or shorter as the sum does: set days and
breaks hold for every chance (`planner.planning.schedule.waits`).

The questions that go the other way (by which day with a chance, with which chance by a day, how many hours fit by
a day) are answered by `day_of`, `chance_by` and `hours_by`, each the inverse of the one before.
"""

from __future__ import annotations

from functools import cache
from math import erfc, exp, fsum, log, log1p, sqrt
from typing import TYPE_CHECKING, NamedTuple

from planner.planning.normal import POINTS, above
from planner.planning.pace import Pace, pace_of, spread_of
from planner.planning.schedule.waits import Waits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours
    from planner.learner.learner import Learner
    from planner.planning.schedule.calendar import Calendar
    from planner.planning.step import Step

CHANCES = (0.50, 0.80, 0.95)
_NEVER = 1e-9


class Forecast(NamedTuple):
    """The study hours left of a plan as a lognormal, and the days on which they are done.

    Attributes:
        pace: The learner's pace.
        centre: Mean of the logarithm of the hours left; meaningless if ``hours`` are none.
        spread: Standard deviation of that logarithm.
        hours: For each of `CHANCES` the hours that are enough with it; zeros if nothing is left.
        days: For each of `CHANCES` the day of the last of them; none if it never comes.
        waits: What days that are set for some steps force on these.
    """

    pace: Pace
    centre: float
    spread: float
    hours: tuple[float, ...]
    days: tuple[date | None, ...]
    waits: Waits = Waits()

    def enough(self, chance: float) -> float:
        """Return the hours that are enough with ``chance``, one of `POINTS`."""
        return exp(self.centre + self.spread * POINTS[chance]) if any(self.hours) else 0.0

    def chance(self, hours: float) -> float:
        """Return the chance with which ``hours`` are enough: the inverse of `enough`, for any hours."""
        if not any(self.hours):
            return 1.0
        return erfc(-(log(hours) - self.centre) / self.spread / sqrt(2)) / 2 if hours > 0 else 0.0


def forecast(
    catalog: Catalog,
    learner: Learner,
    steps: Sequence[Step],
    calendar: Calendar,
    reviews: float = 0.0,
    waits: Waits = Waits(),  # noqa: B008 - a frozen value
) -> Forecast:
    """Return the forecast for the ``steps`` of a path, laid on ``calendar``, and so many hours of ``reviews``; O(steps).

    Of a skill in progress what is left is its hours given that they are more than those spent: the
    moments of a truncated lognormal, with the spent hours at the learner's middle pace. Reviews are
    taken to come evenly along the path. ``waits`` are the path's.
    """
    pace = pace_of(catalog, learner)
    spent, middle = learner.hours_logged(), exp(pace.mean)
    moments = [_left(s.hours, spent[s.id] / middle) if spent.get(s.id) else _whole(s.hours) for s, *_ in steps]
    mean, variance = fsum([m for m, _ in moments]), fsum([v for _, v in moments])
    mean += reviews
    if not mean:
        return Forecast(pace, 0.0, 0.0, (0.0,) * len(CHANCES), (None,) * len(CHANCES))
    narrow = log1p(variance / mean**2)
    centre, spread = pace.mean + log(mean) - narrow / 2, sqrt(pace.spread**2 + narrow)
    hours = tuple(exp(centre + spread * POINTS[chance]) for chance in CHANCES)
    return Forecast(pace, centre, spread, hours, tuple(calendar.day_after(waits.end(calendar, each)) for each in hours), waits)


def day_of(ahead: Forecast, calendar: Calendar, chance: float) -> date | None:
    """Return the day by which all is done with ``chance``, one of `POINTS`; none if it never comes, or if nothing is left."""
    return calendar.day_after(ahead.waits.end(calendar, ahead.enough(chance))) if any(ahead.hours) else None


def hours_by(ahead: Forecast, calendar: Calendar, day: date) -> float:
    """Return the most hours that all of it may take to be done by the end of ``day``; 0 if set days come too late for any."""
    return ahead.waits.within(calendar, calendar.hours_until(day))


def chance_by(ahead: Forecast, calendar: Calendar, day: date) -> float:
    """Return the chance with which all is done by the end of ``day``; 1 if nothing is left."""
    return ahead.chance(hours_by(ahead, calendar, day))


@cache
def _whole(hours: Hours) -> tuple[float, float]:
    """Return mean and variance of the hours of a skill that nothing was spent on."""
    spread = spread_of(hours)
    mean = hours.likely * exp(spread**2 / 2)
    return mean, mean**2 * (exp(spread**2) - 1)


def _left(hours: Hours, spent: float) -> tuple[float, float]:
    """Return mean and variance of the hours left, given that the whole takes more than ``spent``."""
    spread = spread_of(hours)
    edge = log(spent / hours.likely) / spread
    beyond = above(edge)
    if beyond < _NEVER:
        return hours.likely / 10, (hours.likely / 10) ** 2
    first = hours.likely * exp(spread**2 / 2) * above(edge - spread) / beyond
    second = hours.likely**2 * exp(2 * spread**2) * above(edge - 2 * spread) / beyond
    return first - spent, second - first**2

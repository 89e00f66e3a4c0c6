"""When a learner is done, with the doubt: hours and days that are enough with a given chance.

The hours of a skill are lognormal, with the median and the 10 % and 90 % points of its `Hours`.
Learners differ by one pace that multiplies all of them: its logarithm is Normal(0, 0.35²) before
anything is logged. Each finished skill with logged hours is an observation of it, so the pace
stays lognormal (conjugate normal update). What is left is the pace times a sum of independent
lognormals, taken as lognormal with the sum's mean and variance (Fenton 1960).
"""

from __future__ import annotations

from functools import cache
from math import ceil, erfc, exp, fsum, log, log1p, sqrt
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours
    from planner.learner.learner import Learner
    from planner.planning.plan import Step
    from planner.planning.schedule import Calendar

PACE_SPREAD = 0.35
"""Standard deviation of the logarithm of the pace, over learners of whom nothing is known."""
CHANCES = (0.50, 0.80, 0.95)
SHARPEST = 0.05
"""Least spread taken for an observation: nobody logs hours more exactly."""
_NEVER = 1e-9
POINTS = {
    0.05: -1.6448536269514722,
    0.1: -1.2815515655446004,
    0.2: -0.8416212335729143,
    0.5: 0.0,
    0.8: 0.8416212335729143,
    0.9: 1.2815515655446004,
    0.95: 1.6448536269514722,
}
"""For each chance that is asked for, the point that a standard normal stays below with it.

Written out because importing `statistics` for them takes a tenth of the time to the first frame.
"""


class Pace(NamedTuple):
    """What is believed of a learner's pace: its logarithm is normal. Above 1 is slower than most.

    Attributes:
        mean: Mean of the logarithm.
        spread: Standard deviation of the logarithm.
        finished: How many finished skills with logged hours tell of it.
    """

    mean: float
    spread: float
    finished: int

    def quantile(self, chance: float) -> float:
        """Return the pace that is not exceeded with ``chance``, one of `POINTS`."""
        return exp(self.mean + self.spread * POINTS[chance])


class Forecast(NamedTuple):
    """The study hours left of a plan as a lognormal, and the days on which they are done.

    Attributes:
        pace: The learner's pace.
        centre: Mean of the logarithm of the hours left; meaningless if ``hours`` are none.
        spread: Standard deviation of that logarithm.
        hours: For each of `CHANCES` the hours that are enough with it; zeros if nothing is left.
        days: For each of `CHANCES` the day of the last of them; none if it never comes.
    """

    pace: Pace
    centre: float
    spread: float
    hours: tuple[float, ...]
    days: tuple[date | None, ...]

    def enough(self, chance: float) -> float:
        """Return the hours that are enough with ``chance``, one of `POINTS`."""
        return exp(self.centre + self.spread * POINTS[chance]) if any(self.hours) else 0.0


def spread_of(hours: Hours) -> float:
    """Return the standard deviation of the logarithm of a skill's hours, from its 10 % and 90 % points."""
    return log(hours.high / hours.low) / (2 * POINTS[0.9])


def pace_of(catalog: Catalog, learner: Learner) -> Pace:
    """Return what the logged hours of finished skills tell of the learner's pace; O(logs).

    An observation is the logarithm of logged over likely hours: the log-pace plus a normal error
    of the skill's own spread.
    """
    known = learner.in_state(State.KNOWN)
    seen = [
        (log(spent / catalog.skills[skill].hours.likely), max(spread_of(catalog.skills[skill].hours), SHARPEST))
        for skill, spent in learner.hours_logged().items()
        if spent > 0 and skill in known and skill in catalog.skills
    ]
    weight = 1 / PACE_SPREAD**2 + fsum(1 / spread**2 for _, spread in seen)
    return Pace(fsum(ratio / spread**2 for ratio, spread in seen) / weight, sqrt(1 / weight), len(seen))


def forecast(catalog: Catalog, learner: Learner, steps: Sequence[Step], calendar: Calendar, reviews: float = 0.0) -> Forecast:
    """Return the forecast for the ``steps`` of a path, laid on ``calendar``, and so many hours of ``reviews``; O(steps).

    Of a skill in progress what is left is its hours given that they are more than those spent: the
    moments of a truncated lognormal, with the spent hours at the learner's middle pace.
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
    return Forecast(pace, centre, spread, hours, tuple(calendar.day_after(each) for each in hours))


@cache
def _whole(hours: Hours) -> tuple[float, float]:
    """Return mean and variance of the hours of a skill that nothing was spent on."""
    spread = spread_of(hours)
    mean = hours.likely * exp(spread**2 / 2)
    return mean, mean**2 * (exp(spread**2) - 1)


def _left(hours: Hours, spent: float) -> tuple[float, float]:
    """Return mean and variance of the hours left, given that the whole takes more than ``spent``."""
    spread = spread_of(hours)
    if spread < SHARPEST:
        return max(hours.likely - spent, 0.0) or hours.likely / 10, 0.0
    edge = log(spent / hours.likely) / spread
    beyond = _above(edge)
    if beyond < _NEVER:
        return hours.likely / 10, (hours.likely / 10) ** 2
    first = hours.likely * exp(spread**2 / 2) * _above(edge - spread) / beyond
    second = hours.likely**2 * exp(2 * spread**2) * _above(edge - 2 * spread) / beyond
    return first - spent, second - first**2


def _above(value: float) -> float:
    """Return the chance that a standard normal exceeds ``value``."""
    return erfc(value / sqrt(2)) / 2


def hours_a_week(ahead: Forecast, studied: float, weekly: float, chance: float = CHANCES[1]) -> float | None:
    """Return the hours a week that finish with ``chance``, where ``weekly`` hours would give ``studied`` by the deadline.

    Rounded up to a tenth; none if nothing can be studied until then.
    """
    return ceil(10 * weekly * ahead.enough(chance) / studied - 1e-9) / 10 if studied > 0 else None

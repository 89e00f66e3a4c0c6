"""Round ticks, and the way from values to pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import ceil, floor, log10
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_DAYS = 60
NEAR = 1e-9
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Scale:
    """Lays the values from ``first`` to ``last`` evenly on the pixels from ``start`` to ``end``."""

    first: float
    last: float
    start: float
    end: float

    def pixel(self, value: float) -> float:
        """Return where ``value`` lies."""
        return self.start + (value - self.first) / (self.last - self.first) * (self.end - self.start)

    def value(self, pixel: float) -> float:
        """Return what lies at ``pixel``."""
        return self.first + (pixel - self.start) / (self.end - self.start) * (self.last - self.first)


class TickStep(NamedTuple):
    """The distance of two ticks: 1, 2 or 5 times a power of ten."""

    digit: int
    power: int

    @property
    def size(self) -> float:
        return self.times(1)

    @property
    def decimals(self) -> int:
        """How many digits behind the point tell two ticks apart."""
        return max(0, -self.power)

    def times(self, count: int) -> float:
        """Return ``count`` steps, rounded once only: three steps of 0.1 are 0.3."""
        return float(count * self.digit * 10**self.power if self.power >= 0 else count * self.digit / 10**-self.power)


def round_step(extent: float, most: int) -> TickStep:
    """Return the smallest round step of which at most ``most`` fit into ``extent``."""
    power = floor(log10(extent / most))
    steps = (TickStep(digit, power + more) for more in (0, 1) for digit in (1, 2, 5))
    return next(step for step in steps if step.size * most >= extent * (1 - NEAR))


def ticks(first: float, last: float, step: TickStep) -> list[float]:
    """Return the multiples of ``step`` from ``first`` to ``last``."""
    start, end = ceil(first / step.size - NEAR), floor(last / step.size + NEAR)
    return [at for at in map(step.times, range(start, end + 1)) if first <= at <= last]


def widened(first: float, last: float, step: TickStep) -> tuple[float, float]:
    """Return the range from ``first`` to ``last``, widened to whole steps."""
    return step.times(floor(first / step.size + NEAR)), step.times(ceil(last / step.size - NEAR))


class Unit(Enum):
    """What a tick on an axis of days is named by."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DayTicks(NamedTuple):
    """Days at which ticks may stand."""

    unit: Unit
    days: list[date]


def day_ticks(first: float, last: float, first_day: int = 0) -> Iterator[DayTicks]:
    """Yield the ticks from ordinal ``first`` to ``last``: days, weeks, months, quarters, years; ever fewer."""
    start, end = max(1, ceil(first)), min(_LAST_DAY, floor(last))
    for length in (1, 7, 14):
        if start <= end <= start + MOST_DAYS * length:
            yield DayTicks(
                Unit.DAY, [date.fromordinal(day) for day in range(start, end + 1) if (day - 1 - first_day) % length == 0]
            )
    for months in (1, 2, 3, 6):
        if start <= end <= start + MOST_DAYS * 30 * months:
            yield DayTicks(Unit.MONTH, _months(start, end, months))
    for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if start <= end <= start + MOST_DAYS * 365 * years:
            yield DayTicks(Unit.YEAR, _months(start, end, 12 * years))


def _months(start: int, end: int, step: int) -> list[date]:
    """Return the first days of every ``step``-th month, counted from the year nought."""
    low, high = (day.year * 12 + day.month - 1 for day in map(date.fromordinal, (start, end)))
    firsts = (date(month // 12, month % 12 + 1, 1) for month in range(-(-low // step) * step, high + 1, step))
    return [day for day in firsts if start <= day.toordinal()]

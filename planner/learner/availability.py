"""When the learner studies: hours for each weekday, breaks, and the first day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

Break = tuple[date, date]
"""First and last day without study, both included."""


def spread_evenly(hours_per_week: float) -> tuple[float, ...]:
    """Return the same hours for each of the seven days, Monday first."""
    return (hours_per_week / 7,) * 7


class Availability(NamedTuple):
    """The learner's study time.

    ``week`` holds hours for Monday to Sunday; ``start`` is the first day of study, today if not given.
    """

    week: tuple[float, ...] = spread_evenly(10)
    start: date | None = None
    breaks: tuple[Break, ...] = ()

    @property
    def hours_per_week(self) -> float:
        """Hours in a week without a break."""
        return sum(self.week)

"""When the learner studies: hours for each weekday, breaks, and the first day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DAY = 24.0
EXACT = 1e-9

Break = tuple[date, date]
"""First and last day without study, both included."""


def spread_evenly(hours_per_week: float) -> tuple[float, ...]:
    """Return the same hours for each of the seven days, Monday first."""
    return (hours_per_week / 7,) * 7


def scaled(week: tuple[float, ...], hours_per_week: float) -> tuple[float, ...]:
    """Return ``week`` with other hours in all, spread over the weekdays as before; evenly where it had none.

    No day gets more than 24 hours while another that is studied on has room; what no such day can hold goes to the rest.
    """
    if abs(sum(week) - hours_per_week) <= EXACT:
        return week
    if not any(week):
        return spread_evenly(hours_per_week)
    shares, placed = list(week), [0.0] * len(week)
    while (left := hours_per_week - sum(placed)) > EXACT:
        shares = [0.0 if there >= DAY - EXACT else share for share, there in zip(shares, placed, strict=True)]
        if not any(shares):
            shares = [float(there < DAY - EXACT) for there in placed]
        if not any(shares):
            break
        whole = sum(shares)
        placed = [min(DAY, there + left * share / whole) for there, share in zip(placed, shares, strict=True)]
    return tuple(placed)


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

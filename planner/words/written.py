"""How days and numbers are written where a sentence stands: the window asks Qt, files and terminals have forms of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.words.local import Local

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDED, _SLACK = 0.05, 1e-9
_DIGITS = 2


class Written(NamedTuple):
    """Writes a ``day``, and a ``number`` with so many digits after the decimal sign."""

    day: Callable[[date], str]
    number: Callable[[float, int], str]

    def hours(self, value: float) -> str:
        """Return ``12 h`` or ``12.5 h``, and ``0.25 h`` of less than one."""
        digits = 0 if abs(value - round(value)) < _ROUNDED else 1
        exact = value >= 1 or abs(value - round(value, 1)) < _SLACK
        return f"{self.number(value, digits if exact else _DIGITS)} h"

    def counted(self, number: int, thing: str) -> str:
        """Return ``1 skill`` or ``12 skills``."""
        return f"1 {thing}" if number == 1 else f"{self.number(number, 0)} {thing}s"


PLAIN = Written(date.isoformat, Local().number)
"""As on a terminal: days as 2027-01-04, a decimal point."""

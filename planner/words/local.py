"""How days, hours and numbers are written, in the window, in files and on a terminal: the one door to all of them.

The window reads what is usual where the learner lives from Qt, the command line from the tables of
`planner.words.places`; every sentence is given the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.learner import days as clock
from planner.learner.days import last_of
from planner.words.date_form import WHOLE, DateForm, DatePart

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
TEN = 10
ROUNDED, LEAST = 0.05, 0.1
NEARLY = 1e-6
_SLACK = 1e-9
_DAY_AND_MONTH = WHOLE - {DatePart.YEAR}


class Grouping(NamedTuple):
    """How digits before the decimal sign are set apart.

    The last ``first`` are a group, those before go by ``further``; fewer than ``least`` before the
    last group are not set apart from it.
    """

    first: int = 3
    further: int = 3
    least: int = 1


class Local(NamedTuple):
    """The ways of a place.

    ``first_day`` is the weekday on which a week begins (0 is Monday, 6 Sunday); ``decimal`` stands
    before decimals, ``group`` between groups of digits, ``minus`` before what is less than nothing.
    Where one writes from right to left, days are set apart so that they do not turn the sentence around them.
    """

    first_day: int = MONDAY
    decimal: str = "."
    group: str = ","
    minus: str = "-"
    grouping: Grouping = Grouping()
    form: DateForm = DateForm()
    right_to_left: bool = False

    def number(self, value: float, digits: int = 0) -> str:
        """Return ``value`` with so many ``digits`` after the decimal sign, thousands apart."""
        whole, point, rest = f"{abs(value):.{digits}f}".partition(".")
        sign = self.minus if f"{value:.{digits}f}".startswith("-") else ""
        return f"{sign}{self.group.join(self._groups(whole))}{self.decimal if point else ''}{rest}"

    def figure(self, value: float) -> str:
        """Return ``value`` as exactly as it is known, in six digits at most: ``8``, ``12.5``."""
        return f"{value:g}".replace("-", self.minus).replace(".", self.decimal)

    def ungrouped(self, value: float, digits: int) -> str:
        """Return ``value`` as `number` does, with nothing between its thousands: as a table to be read on has it."""
        return self._replace(group="").number(value, digits)

    def hours(self, value: float) -> str:
        """Return estimated hours as ``12 h`` or, below ten, ``2.5 h``; some are never told as none."""
        value = max(value, LEAST) if value > NEARLY else value
        digits = 1 if value < TEN and abs(value - round(value)) >= ROUNDED else 0
        return f"{self.number(value, digits)} h"

    def exact_hours(self, value: float) -> str:
        """Return hours that one sets or studies as ``12 h`` or ``12.5 h``, and ``0.25 h`` of less than one."""
        digits = 0 if abs(value - round(value)) < ROUNDED else 1
        exact = value >= 1 or abs(value - round(value, 1)) < _SLACK
        return f"{self.number(value, digits if exact else 2)} h"

    def counted(self, number: int, thing: str) -> str:
        """Return ``1 skill`` or ``12 skills``."""
        return f"{self.number(number)} {thing}{'' if number == 1 else 's'}"

    def long_day(self, when: date) -> str:
        """Return ``14 March 2028``, ``March 14, 2028``, ``2028年3月14日``."""
        return self._apart(self.form.said(when, short=False))

    def day(self, when: date, *, year: bool = False, today: date | None = None) -> str:
        """Return ``23 Nov``; the year stands with it if it is asked for, or is another than that of ``today``."""
        return self.plain_day(when, year=year or _other_year(when, today))

    def plain_day(self, when: date, *, year: bool) -> str:
        """Return ``23 Nov`` or ``23 Nov 2026``, whatever the year is now."""
        return self._apart(self.form.said(when, WHOLE if year else _DAY_AND_MONTH))

    def month(self, when: date, *, year: bool) -> str:
        """Return ``Nov`` or ``Nov 2026``."""
        return self._apart(self.form.said(when, WHOLE - {DatePart.DAY} if year else {DatePart.MONTH}))

    def days(self, first: date | None, last: date | None, *, year: bool = False, today: date | None = None) -> str:
        """Return the days from ``first`` to ``last`` as shortly as they can be told apart.

        What both have in common stands once, where the place would have it; with two years both stand.
        """
        if first is None or last is None:
            return "no date"
        parts = WHOLE if year or first.year != last.year or _other_year(last, today) else _DAY_AND_MONTH
        if first == last:
            return self.plain_day(first, year=DatePart.YEAR in parts)
        return self._apart(self._range(first, last, parts))

    def maybe_day(self, when: date | None) -> str:
        """Return ``14 Mar 2028``, or that it never comes."""
        return self.day(when, year=True) if when else "no date"

    def week_days(self, first: date, today: date | None = None) -> str:
        """Return the days of the week that begins with ``first``."""
        return self.days(first, last_of(first, self.first_day), today=today)

    def for_files(self) -> Local:
        """Return the ways for what programs read: days as ISO 8601, and signs that every one of them knows."""
        known = self.decimal in {".", ","} and len(self.group) == 1
        return Local(self.first_day, self.decimal, self.group) if known else Local(self.first_day)

    def _groups(self, digits: str) -> list[str]:
        first, further, least = self.grouping
        if len(digits) < first + least:
            return [digits]
        front, last = digits[:-first], digits[-first:]
        head = len(front) % further
        middle = [front[at : at + further] for at in range(head, len(front), further)]
        return [front[:head], *middle, last] if head else [*middle, last]

    def _range(self, first: date, last: date, parts: AbstractSet[DatePart]) -> str:
        if first.year != last.year:
            return f"{self.form.said(first, parts)} – {self.form.said(last, parts)}"
        same = {DatePart.YEAR, *([DatePart.MONTH] if first.month == last.month else [])}
        order = [part for part in self.form.order() if part in parts]
        leading = set(order[: next(place for place, part in enumerate(order) if part not in same)])
        dash = "–" if first.month == last.month else " – "
        return f"{self.form.said(first, parts - (same - leading))}{dash}{self.form.said(last, parts - leading)}"

    def _apart(self, text: str) -> str:
        return f"\u200e\u2068{text}\u2069" if self.right_to_left else text


def _other_year(when: date, today: date | None) -> bool:
    return when.year != (today or clock.today()).year


PLAIN = Local()
"""As on a terminal: days as 2027-01-04, a decimal point."""

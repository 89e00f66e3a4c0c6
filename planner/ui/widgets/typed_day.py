"""A day as a person types it: ``24 Dec``, ``24.12.``, ``Dec 24 2026``, ``2026-12-24``, ``tomorrow``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST_YEAR, LAST_YEAR = 1970, 2199
CENTURY = 2000
LEAST_LETTERS = 3
UNSEEN = "Cf"
"""Signs of the direction of writing and the like."""
LEAP_CYCLE = 8
"""Years within which every day of the calendar comes at least once."""
WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
TOKEN = re.compile(r"\d+|[^\W\d_]+")
ORDINALS = {"st", "nd", "rd", "th"}
SEPARATED = re.compile(r"\d[\s\d.,/\-–]*")


class Habits(NamedTuple):
    """How days are written here.

    Attributes:
        months: Folded names of the months, whole and short, with their numbers.
        passed_over: Folded words that say nothing more, such as the names of weekdays.
        order: Of day, month and year in figures, such as ``"dmy"``.
    """

    months: Mapping[str, int]
    passed_over: frozenset[str] = frozenset()
    order: str = "dmy"


def day_typed(text: str, today: date, habits: Habits, *, past: bool = False) -> date | None:
    """Return the day that ``text`` names, none if it names no day or leaves a doubt which.

    Without a year it is the next such day from ``today`` on, or the last one up to it if ``past``;
    a number alone is a day of the month in the same way.
    """
    text = "".join(sign for sign in text.casefold() if category(sign) != UNSEEN).strip()
    if text in WORDS:
        return today + timedelta(days=WORDS[text])
    month, rest = _month_and_rest(text, habits)
    tokens = TOKEN.findall(rest)
    numbers = [token for token in tokens if token.isdecimal()]
    if month and {*tokens} - {*numbers} <= habits.passed_over | ORDINALS:
        return _in_words(month, numbers, today, past=past)
    return _in_figures(rest, numbers, today, habits, past=past) if SEPARATED.fullmatch(rest) else None


def _month_and_rest(text: str, habits: Habits) -> tuple[int, str]:
    """Return the month whose name stands in ``text``, and what else stands there; 0 if there is none, or more than one."""
    for name in sorted(habits.months, key=len, reverse=True):
        found = re.search(rf"(?<!\w){re.escape(name)}(?![^\W\d_])", text) or re.search(rf"(?<=\d){re.escape(name)}(?!\w)", text)
        if found:
            return habits.months[name], f"{text[: found.start()]} {text[found.end() :]}"
    for word in TOKEN.findall(text):
        meant = {number for name, number in habits.months.items() if name.startswith(word)}
        if len(word) >= LEAST_LETTERS and not word.isdecimal() and len(meant) == 1:
            return meant.pop(), text.replace(word, " ", 1)
    return 0, text


def _in_words(month: int, numbers: list[str], today: date, *, past: bool) -> date | None:
    match numbers:
        case [day]:
            return _day(day, month, None, today, past=past)
        case [year, day] if _is_year(year):
            return _day(day, month, year, today, past=past)
        case [day, year]:
            return _day(day, month, year, today, past=past)
        case _:
            return None


def _in_figures(text: str, numbers: list[str], today: date, habits: Habits, *, past: bool) -> date | None:
    order = "dmy" if "." in text else habits.order
    match len(numbers):
        case 1:
            return _of_month(numbers[0], today, past=past)
        case 2:
            order = order.replace("y", "")
        case 3 if _is_year(numbers[0]):
            order = "ymd"
        case 3:
            order = order if order != "ymd" or not _is_year(numbers[2]) else "dmy"
        case _:
            return None
    read = dict(zip(order, numbers, strict=True))
    return _day(read["d"], int(read["m"]), read.get("y"), today, past=past)


def _is_year(number: str) -> bool:
    return len(number) == len("2026")


def _of_month(number: str, today: date, *, past: bool) -> date | None:
    """Return the next or last day of this number; a whole date in eight figures is read as that."""
    if len(number) == len("20261224"):
        return _made(int(number[:4]), int(number[4:6]), int(number[6:]))
    if len(number) > len("24"):
        return None
    months = [today.year * 12 + today.month - 1 + (-by if past else by) for by in range(LEAP_CYCLE)]
    return _nearest([_made(month // 12, month % 12 + 1, int(number)) for month in months], today, past=past)


def _day(number: str, month: int, year: str | None, today: date, *, past: bool) -> date | None:
    if len(number) > len("24"):
        return None
    if year is None:
        years = [today.year + (-by if past else by) for by in range(LEAP_CYCLE + 1)]
        return _nearest([_made(each, month, int(number)) for each in years], today, past=past)
    if len(year) == len("26"):
        return _made(CENTURY + int(year), month, int(number))
    return _made(int(year), month, int(number)) if _is_year(year) else None


def _made(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004 - months of a year
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _nearest(days: Sequence[date | None], today: date, *, past: bool) -> date | None:
    """Return the first of ``days`` that is not on the wrong side of ``today``."""
    return next((day for day in days if day and (day <= today if past else day >= today)), None)

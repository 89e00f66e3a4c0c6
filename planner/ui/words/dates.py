"""Days as the learner's locale writes them: order, names, marks and digits are the locale's own.

Qt knows two forms of a date, of which the long one names month and weekday. The others are made of it:
what a form lacks is taken out with the marks around it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QLocale

from planner.learner import days as clock
from planner.ui.words import locales
from planner.words.local import Local

if TYPE_CHECKING:
    from datetime import date


class DatePart(StrEnum):
    """A part of a date."""

    YEAR = "y"
    MONTH = "M"
    DAY = "d"
    WEEKDAY = "dddd"


class _Piece(NamedTuple):
    """A part of a date, or the text between two; ``text`` is as it stands in Qt's format."""

    part: DatePart | None
    text: str


_FIELDS = re.compile(r"dddd?|d{1,2}|M{1,4}|y{2,4}|(?:'[^']*'|[^dMy'])+")
_MARKS = re.compile(r"(?:'[^']*'|[\s,،])*$")
_ALL = frozenset((DatePart.YEAR, DatePart.MONTH, DatePart.DAY))


def first_day() -> int:
    """Return the weekday on which weeks begin, 0 for Monday."""
    return int(locales.first_day().value) - 1


def local() -> Local:
    """Return the ways of the window's locale, for what is written in the digits of every program."""
    signs = locales.written().decimalPoint(), locales.written().groupSeparator()
    known = signs[0] in {".", ","} and len(signs[1]) == 1
    return Local(first_day(), *signs) if known else Local(first_day())


def long_day(when: date) -> str:
    """Return ``14 March 2028``, ``March 14, 2028``, ``2028年3月14日``."""
    return locales.apart(_said(when, _ALL, short=False))


def day(when: date, *, year: bool = False, today: date | None = None) -> str:
    """Return ``23 Nov``; the year stands with it if it is asked for, or is another than that of ``today``."""
    return locales.apart(_said(when, _ALL if year or _other_year(when, today) else _ALL - {DatePart.YEAR}))


def plain_day(when: date, *, year: bool) -> str:
    """Return ``23 Nov`` or ``23 Nov 2026``, whatever the year is now."""
    return locales.apart(_said(when, _ALL if year else _ALL - {DatePart.YEAR}))


def month(when: date, *, year: bool) -> str:
    """Return ``Nov`` or ``Nov 2026``."""
    return locales.apart(_said(when, _ALL - {DatePart.DAY} if year else frozenset((DatePart.MONTH,))))


def year(when: date) -> str:
    """Return ``2026``."""
    return locales.written().toString(_qdate(when), "yyyy")


def days(first: date, last: date, *, year: bool = False, today: date | None = None) -> str:
    """Return the days from ``first`` to ``last`` as shortly as they can be told apart.

    What both have in common stands once, where the locale would have it; with two years both stand.
    """
    whole = _ALL if year or first.year != last.year or _other_year(last, today) else _ALL - {DatePart.YEAR}
    if first == last:
        return locales.apart(_said(first, whole))
    if first.year != last.year:
        return locales.apart(f"{_said(first, whole)} – {_said(last, whole)}")
    same = {DatePart.YEAR} | ({DatePart.MONTH} if first.month == last.month else set())
    order = [part for part in _order(locales.written().name()) if part in whole]
    leading = [part for part in order[: next(place for place, part in enumerate(order) if part not in same)] if part in same]
    dash = "–" if first.month == last.month else " – "
    return locales.apart(f"{_said(first, whole - (same - {*leading}))}{dash}{_said(last, whole - {*leading})}")


def field_format() -> str:
    """Return the format of a field in which a day is typed."""
    return _pattern(locales.written().name(), _ALL, short=True)


def _other_year(when: date, today: date | None) -> bool:
    return when.year != (today or clock.today()).year


def _said(when: date, parts: frozenset[DatePart], *, short: bool = True) -> str:
    place = locales.written()
    return place.toString(_qdate(when), _pattern(place.name(), parts, short=short))


def _qdate(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)


@lru_cache(maxsize=64)
def _pattern(locale: str, parts: frozenset[DatePart], *, short: bool) -> str:
    """Return the format that holds ``parts`` and no others; months are cut ``short``."""
    pieces = _pieces(locale)
    for part in [each.part for each in pieces if each.part and each.part not in parts]:
        pieces = _without(pieces, part)
    text = "".join(piece.text for piece in pieces)
    return text.replace("MMMM", "MMM") if short else text


def _order(locale: str) -> list[DatePart]:
    return [piece.part for piece in _pieces(locale) if piece.part and piece.part is not DatePart.WEEKDAY]


def _pieces(locale: str) -> list[_Piece]:
    """Return the parts of the locale's long date, the texts between them, and before and after."""
    form = QLocale(locale).dateFormat(QLocale.FormatType.LongFormat)
    pieces = [_Piece(_part(text), text) for text in _FIELDS.findall(form)]
    if {piece.part for piece in pieces} < _ALL:
        return [
            _Piece(DatePart.YEAR, "yyyy"),
            _Piece(None, "-"),
            _Piece(DatePart.MONTH, "MM"),
            _Piece(None, "-"),
            _Piece(DatePart.DAY, "dd"),
        ]
    return pieces


def _part(text: str) -> DatePart | None:
    if text.startswith("ddd"):
        return DatePart.WEEKDAY
    return {"d": DatePart.DAY, "M": DatePart.MONTH, "y": DatePart.YEAR}.get(text[0])


def _without(pieces: list[_Piece], gone: DatePart) -> list[_Piece]:
    """Return ``pieces`` without a part: what follows up to the next part goes with it, or else the marks before it."""
    place = next(number for number, piece in enumerate(pieces) if piece.part is gone)
    before, after = pieces[:place], pieces[place + 1 :]
    if after and after[0].part is None:
        after = after[1:]
    if not after and before and before[-1].part is None:
        before = [*before[:-1], _Piece(None, _MARKS.sub("", before[-1].text))]
    return [*before, *after]

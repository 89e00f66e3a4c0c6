"""How a place writes days: order, names and marks are its own.

A place has one long form of a date, which names the month. The others are made of it: what a form
lacks is taken out with the marks around it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date


class DatePart(StrEnum):
    """A part of a date."""

    YEAR = "y"
    MONTH = "M"
    DAY = "d"
    WEEKDAY = "dddd"


class _Piece(NamedTuple):
    """A part of a date, or the text between two; ``text`` is as it stands in the pattern."""

    part: DatePart | None
    text: str


_FIELDS = re.compile(r"dddd?|d{1,2}|M{1,4}|y{2,4}|(?:'[^']*'|[^dMy'])+")
_MARKS = re.compile(r"(?:'[^']*'|[\s,،])*$")
_QUOTED = re.compile(r"'([^']*)'")
_ISO = "yyyy-MM-dd"
WHOLE = frozenset((DatePart.YEAR, DatePart.MONTH, DatePart.DAY))


class DateForm(NamedTuple):
    """The long form of a date as a ``pattern``, and the names of the twelve months, whole and short.

    In the pattern ``d`` is the day, ``MMMM`` the month's name and ``yyyy`` the year, and what stands between
    apostrophes is text; where it lacks one of the three, days are written as ISO 8601 has them.
    """

    pattern: str = _ISO
    months: tuple[str, ...] = ()
    short_months: tuple[str, ...] = ()

    def said(self, when: date, parts: AbstractSet[DatePart] = WHOLE, *, short: bool = True) -> str:
        """Return those ``parts`` of a day that are wanted, and no others; the month's name is cut ``short``."""
        pieces = _pieces(self.pattern_of(parts, short=short))
        return "".join(self._written(piece, when) for piece in pieces)

    def pattern_of(self, parts: AbstractSet[DatePart] = WHOLE, *, short: bool = True) -> str:
        """Return the pattern that holds ``parts`` and no others; the month's name is cut ``short``."""
        return _pattern(self.pattern, frozenset(parts), short=short)

    def order(self) -> list[DatePart]:
        """Return in which order year, month and day stand."""
        return [piece.part for piece in _long(self.pattern) if piece.part and piece.part is not DatePart.WEEKDAY]

    def _written(self, piece: _Piece, when: date) -> str:
        wide = len(piece.text)
        match piece.part:
            case DatePart.YEAR:
                return f"{when.year:04}"[-wide:]
            case DatePart.MONTH if wide > len("MM"):
                return (self.months if piece.text == "MMMM" else self.short_months)[when.month - 1]
            case DatePart.MONTH:
                return f"{when.month:0{wide}}"
            case DatePart.DAY:
                return f"{when.day:0{wide}}"
        return _QUOTED.sub(r"\1", piece.text)


@lru_cache(maxsize=64)
def _pattern(pattern: str, parts: frozenset[DatePart], *, short: bool) -> str:
    pieces = _long(pattern)
    for part in [each.part for each in pieces if each.part and each.part not in parts]:
        pieces = _without(pieces, part)
    text = "".join(piece.text for piece in pieces)
    return text.replace("MMMM", "MMM") if short else text


def _long(pattern: str) -> tuple[_Piece, ...]:
    """Return the parts of the long form, or of that of ISO 8601 where it lacks any."""
    pieces = _pieces(pattern)
    return _pieces(_ISO) if {piece.part for piece in pieces} < WHOLE else pieces


@lru_cache(maxsize=64)
def _pieces(pattern: str) -> tuple[_Piece, ...]:
    """Return the parts of a date, the texts between them, and before and after."""
    return tuple(_Piece(_part(text), text) for text in _FIELDS.findall(pattern))


def _part(text: str) -> DatePart | None:
    if text.startswith("ddd"):
        return DatePart.WEEKDAY
    return {"d": DatePart.DAY, "M": DatePart.MONTH, "y": DatePart.YEAR}.get(text[0])


def _without(pieces: tuple[_Piece, ...], gone: DatePart) -> tuple[_Piece, ...]:
    """Return ``pieces`` without a part: what follows up to the next part goes with it, or else the marks before it."""
    place = next(number for number, piece in enumerate(pieces) if piece.part is gone)
    before, after = pieces[:place], pieces[place + 1 :]
    if after and after[0].part is None:
        after = after[1:]
    if not after and before and before[-1].part is None:
        before = (*before[:-1], _Piece(None, _MARKS.sub("", before[-1].text)))
    return (*before, *after)

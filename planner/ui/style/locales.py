"""The locale by which the window writes.

The catalogue and all sentences hold the digits 0 to 9, so numbers and days hold no others: where the learner's
locale has its own, a locale of the same language that has not stands in for it, or else English.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale, Qt

from planner.words.date_form import DateForm
from planner.words.local import Grouping, Local

_ALL_DIGITS = 1_234_567_890
"""A number that is long enough to show every group."""


def written() -> QLocale:
    """Return the locale by which days, numbers and times are written."""
    return _written(QLocale().name())


def first_day() -> Qt.DayOfWeek:
    """Return the day on which the learner's week begins."""
    return QLocale().firstDayOfWeek()


def local() -> Local:
    """Return what only Qt knows of the learner's locale, for the sentences of `planner.words`; another one after a change."""
    return _local(QLocale().name())


@lru_cache(maxsize=8)
def _local(name: str) -> Local:
    here = _written(name)
    months = range(1, 13)
    return Local(
        first_day=int(QLocale(name).firstDayOfWeek().value) - 1,
        decimal=here.decimalPoint(),
        group=here.groupSeparator(),
        minus=here.toString(-1).removesuffix("1"),
        grouping=_grouping(here),
        form=DateForm(
            here.dateFormat(QLocale.FormatType.LongFormat),
            tuple(here.monthName(month, QLocale.FormatType.LongFormat) for month in months),
            tuple(here.monthName(month, QLocale.FormatType.ShortFormat) for month in months),
        ),
        right_to_left=here.textDirection() is Qt.LayoutDirection.RightToLeft,
    )


def _grouping(here: QLocale) -> Grouping:
    """Return how ``here`` sets digits apart, as it does with numbers of one length and another."""
    sizes = [len(part) for part in here.toString(_ALL_DIGITS).split(here.groupSeparator())]
    if len(sizes) == 1:
        return Grouping(least=len(str(_ALL_DIGITS)))
    apart = next(length for length in range(1, 11) if here.groupSeparator() in here.toString(10 ** (length - 1)))
    return Grouping(sizes[-1], sizes[-2], apart - sizes[-1])


@lru_cache(maxsize=8)
def _written(name: str) -> QLocale:
    own = QLocale(name)
    if own.zeroDigit() == "0":
        return own
    kin = QLocale.matchingLocales(own.language(), own.script(), QLocale.Country.AnyCountry)
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    alike = [each for each in kin if each.zeroDigit() == "0" and each.standaloneMonthName(7) == own.standaloneMonthName(7)]
    return min(alike, key=lambda each: each.decimalPoint() != ".", default=english)

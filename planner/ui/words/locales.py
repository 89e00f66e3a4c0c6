"""The locale by which the window writes.

The catalogue and all sentences hold the digits 0 to 9, so numbers and days hold no others: where the learner's
locale has its own, a locale of the same language that has not stands in for it, or else English.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale, Qt


def written() -> QLocale:
    """Return the locale by which days, numbers and times are written."""
    return _written(QLocale().name())


def first_day() -> Qt.DayOfWeek:
    """Return the day on which the learner's week begins."""
    return QLocale().firstDayOfWeek()


@lru_cache(maxsize=8)
def _written(name: str) -> QLocale:
    own = QLocale(name)
    if own.zeroDigit() == "0":
        return own
    kin = QLocale.matchingLocales(own.language(), own.script(), QLocale.Country.AnyCountry)
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    alike = [each for each in kin if each.zeroDigit() == "0" and each.standaloneMonthName(7) == own.standaloneMonthName(7)]
    return min(alike, key=lambda each: each.decimalPoint() != ".", default=english)


def apart(text: str) -> str:
    """Return ``text`` of the locale so that it turns no sentence around it to its own direction of writing."""
    return f"\u200e\u2068{text}\u2069" if written().textDirection() is Qt.LayoutDirection.RightToLeft else text

"""Fields for numbers and days that tell of a change once, when the learner pauses."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal

from planner.ui import dates
from planner.ui.boxes import DayBox, NumberBox

PAUSE = 400
"""Milliseconds without a change after which a field counts."""


class NumberField(NumberBox):
    """A number in its unit.

    Signals:
        settled: The learner has set another number.
    """

    settled = Signal(float)

    def __init__(self, least: float, most: float, name: str, suffix: str, decimals: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setDecimals(decimals)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(lambda: self.settled.emit(self.value()))
        self.valueChanged.connect(self._soon.start)

    def show_value(self, value: float) -> None:
        """Show ``value`` unless the learner is just setting another."""
        if not self._soon.isActive():
            with QSignalBlocker(self):
                self.setValue(value)


class DayField(DayBox):
    """A day of the calendar.

    Signals:
        settled: The learner has set another day; carries a `datetime.date`.
    """

    settled = Signal(object)

    def __init__(self, day: date, name: str) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setDisplayFormat(dates.field_format())
        self.setCalendarPopup(True)
        self.setAccessibleName(name)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(lambda: self.settled.emit(self.day()))
        self.dateChanged.connect(self._soon.start)

    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def settle(self) -> None:
        """Tell at once of a change that would be told after the pause."""
        if self._soon.isActive():
            self._soon.stop()
            self.settled.emit(self.day())

    def show_day(self, day: date) -> None:
        """Show ``day`` unless the learner is just setting another."""
        if not self._soon.isActive():
            with QSignalBlocker(self):
                self.setDate(QDate(day.year, day.month, day.day))

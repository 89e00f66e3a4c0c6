"""Fields for numbers and days that tell of a change once, when the learner pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.learner import days as clock
from planner.ui.widgets.boxes import NumberBox
from planner.ui.widgets.day_box import DayBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

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

    def settle(self) -> None:
        """Tell at once of a change that would be told after the pause."""
        self.interpretText()
        _hurry(self._soon)

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

    def __init__(self, day: date, name: str, today: Callable[[], date] = clock.today, *, past: bool = False) -> None:
        super().__init__(day, name, today, past=past)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(lambda: self.settled.emit(self.day()))
        self.dateChanged.connect(self._soon.start)

    def settle(self) -> None:
        """Tell at once of a change that would be told after the pause."""
        self.take_typed()
        _hurry(self._soon)

    def show_day(self, day: date) -> None:
        """Show ``day`` unless the learner is just setting another."""
        if not self._soon.isActive() and not (self.isModified() and (self.hasFocus() or not self.fault())):
            with QSignalBlocker(self):
                self.setDate(QDate(day.year, day.month, day.day))


def settle_all(inside: QWidget) -> None:
    """Let all fields ``inside`` tell at once of what was just set in them."""
    for field in inside.findChildren(QWidget):
        if isinstance(field, NumberField | DayField):
            field.settle()


def _hurry(soon: QTimer) -> None:
    if soon.isActive():
        soon.stop()
        soon.timeout.emit()

"""A field for a day: typed as a person writes it, stepped by the arrow keys, or picked from a calendar."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton

from planner.learner import days as clock
from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.plain_text import tip
from planner.ui.widgets.typed_day import FIRST_YEAR, LAST_YEAR, UNSEEN, Habits, day_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

LONGEST = 40
LEAST_WIDTH, WIDTH = 116, 150
PASSED_OVER = frozenset({"of", "the", "de", "den", "am", "le", "el", "日", "年"})
WRONG = "This is no day. Type it as 24 Dec, 24 Dec 2026 or 2026-12-24."
STEPS = {Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_PageUp: (0, 1), Qt.Key.Key_PageDown: (0, -1)}


class DayBox(QLineEdit):
    """Holds a day. What is typed counts when the field is left; until then `date` reads it already.

    Signals:
        dateChanged: It holds another day.
    """

    dateChanged = Signal(QDate)  # noqa: N815 - as Qt names it

    def __init__(self, day: dt.date, name: str, today: Callable[[], dt.date] = clock.today, *, past: bool = False) -> None:
        """Hold ``day``; a day typed without a year is the next one from ``today`` on, or the last one if ``past``."""
        super().__init__()
        self._held, self._today, self._past = QDate(day.year, day.month, day.day), today, past
        self.setAccessibleName(name)
        self._first, self._last = QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31)
        self._unknown = ""
        self._just_entered = False
        self.setMaxLength(LONGEST)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self.editingFinished.connect(self.take_typed)
        self.textEdited.connect(self._mark)
        self.drop_down = QToolButton(self)
        self.drop_down.setArrowType(Qt.ArrowType.DownArrow)
        self.drop_down.setAutoRaise(True)
        self.drop_down.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.drop_down.setCursor(Qt.CursorShape.ArrowCursor)
        self.drop_down.setAccessibleName("Pick from a calendar")
        self.drop_down.clicked.connect(self.drop)
        self._show()

    def date(self) -> QDate:
        """Return the day that is shown, also while it is being typed; the last one if what is typed is none."""
        typed = self._typed()
        return typed if typed and self._first <= typed <= self._last else self._held

    def day(self) -> dt.date:
        """Return the day that is shown."""
        shown = self.date()
        return dt.date(shown.year(), shown.month(), shown.day())

    def setDate(self, day: QDate) -> None:
        """Hold ``day``, or the nearest that may be held."""
        day = min(max(day, self._first), self._last)
        changed, self._held = day != self._held, day
        self._show()
        if changed:
            self.dateChanged.emit(day)

    def fault(self) -> str:
        """Return what is wrong with what is typed, as a sentence; empty if it is a day."""
        day = self._typed()
        if day is None:
            return WRONG
        if self._first <= day <= self._last:
            return ""
        return f"The {'first' if day < self._first else 'last'} day here is {_written(max(self._first, min(day, self._last)))}."

    def setDateRange(self, first: QDate, last: QDate) -> None:
        """Hold no day before ``first`` or after ``last``; what is being typed stays."""
        self._first, self._last = first, last
        if not first <= self._held <= last:
            self.setDate(self._held)

    def setSpecialValueText(self, text: str) -> None:
        """Show ``text`` in place of the first day that may be held."""
        self._unknown = text
        self._show()

    def take_typed(self) -> None:
        """Take what is typed, if it is a day; what is none stays to be mended."""
        day = self._typed()
        if day and not self.fault():
            self.setDate(day)

    def drop(self) -> None:
        """Show a calendar to pick from."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setLocale(locales.written())
        calendar.setFirstDayOfWeek(locales.first_day())
        calendar.setDateRange(self._first, self._last)
        calendar.setSelectedDate(self.date())
        for picked in (calendar.clicked, calendar.activated):
            picked.connect(self.setDate)
            picked.connect(calendar.close)
        room, size = self.screen().availableGeometry(), calendar.sizeHint()
        at = self.mapToGlobal(QPoint(0, self.height()))
        at.setX(max(room.left(), min(at.x(), room.right() - size.width())))
        if at.y() + size.height() > room.bottom():
            at.setY(max(room.top(), self.mapToGlobal(QPoint(0, 0)).y() - size.height()))
        calendar.move(at)
        calendar.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.drop()
        elif key in STEPS and not self.isReadOnly():
            days, months = STEPS[key]
            self._step(self.date().addDays(days).addMonths(months))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_entered = event.reason() is Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._just_entered and not self.hasSelectedText():
            self.selectAll()
        self._just_entered = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height() - 4
        self.drop_down.setGeometry(self.width() - side - 2, 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    def _step(self, day: QDate) -> None:
        self.setDate(day)
        self.selectAll()

    def _typed(self) -> QDate | None:
        if self.text() == self._shown():
            return self._held
        return read(self.text(), self._today(), past=self._past)

    def _shown(self) -> str:
        return self._unknown if self._unknown and self._held == self._first else _written(self._held)

    def _show(self) -> None:
        self.setText(self._shown())
        self.setCursorPosition(0)
        self._mark()

    def _mark(self) -> None:
        fault = self.fault()
        if bool(self.property("wrong")) != bool(fault):
            self.setProperty("wrong", bool(fault))
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(tip(fault))
        self.setAccessibleDescription(fault)


def _written(day: QDate) -> str:
    return locales.written().toString(day, local().form.pattern_of())


def read(text: str, today: dt.date, *, past: bool = False) -> QDate | None:
    """Return the day that ``text`` names, as days are written here or in any other way that `day_typed` knows."""
    here = locales.written()
    written = here.toDate("".join(sign for sign in text if category(sign) != UNSEEN).strip(), local().form.pattern_of())
    if written.isValid() and FIRST_YEAR <= written.year() <= LAST_YEAR:
        return written
    day = day_typed(text, today, habits(here.name()), past=past)
    return QDate(day.year, day.month, day.day) if day else None


@cache
def habits(locale_name: str) -> Habits:
    """Return how days are written in a locale; English names of months are always understood."""
    locale = QLocale(locale_name)
    months: dict[str, int] = {}
    weekdays: set[str] = set()
    for each in (QLocale.c(), locale):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for number in range(1, 13):
                names = {each.monthName(number, form), each.standaloneMonthName(number, form)}
                months |= {_folded(name): number for name in names if any(sign.isalpha() for sign in name)}
            weekdays |= {_folded(each.dayName(number, form)) for number in range(1, 8)}
    written = locale.dateFormat(QLocale.FormatType.ShortFormat).casefold()
    order = "".join(sorted("dmy", key=written.find)) if all(sign in written for sign in "dmy") else "dmy"
    return Habits(months, frozenset(weekdays) | PASSED_OVER, order)


def _folded(word: str) -> str:
    return word.casefold().rstrip(".")

"""When the learner studies: hours for each weekday, a start, and breaks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.learner.availability import Availability, Break, spread_evenly
from planner.ui import dates, locales, texts
from planner.ui.boxes import DayBox, NumberBox
from planner.ui.focus import keeping_focus
from planner.ui.plain import button, clear, label
from planner.ui.section import line

if TYPE_CHECKING:
    from planner.study import Study

ROUNDING = 0.005


class AvailabilityDialog(QDialog):
    """Changes the study time as one undo step."""

    def __init__(self, parent: QWidget, study: Study) -> None:
        super().__init__(parent)
        self._study = study
        now = study.learner.availability
        self._breaks: list[Break] = list(now.breaks)
        self.setWindowTitle(self.tr("Study time"))
        self.total = _spin(now.hours_per_week, 168, self.tr("Hours a week"))
        self.days = [_spin(hours, 24, locales.written().standaloneDayName(number)) for number, hours in enumerate(now.week, 1)]
        self.total.valueChanged.connect(self._spread)
        for spin in self.days:
            spin.valueChanged.connect(self._sum)
        self.starts = QCheckBox(self.tr("Start on"))
        self.starts.setChecked(now.start is not None)
        self.start = _day(now.start or study.today(), self.tr("First day of study"))
        self.start.setEnabled(self.starts.isChecked())
        self.starts.toggled.connect(self.start.setEnabled)
        self._lay_out()
        self._show_breaks()

    def availability(self) -> Availability:
        """Return what the fields say; hours that were not touched keep their exact value."""
        old = self._study.learner.availability.week
        week = tuple(o if abs(o - s.value()) <= ROUNDING else s.value() for o, s in zip(old, self.days, strict=True))
        if (
            abs(sum(s.value() for s in self.days) - self.total.value()) <= 7 * ROUNDING
            and len({s.value() for s in self.days}) == 1
        ):
            week = spread_evenly(self.total.value())
        return Availability(week, _date(self.start) if self.starts.isChecked() else None, tuple(sorted(self._breaks)))

    def accept(self) -> None:
        self._study.set_availability(self.availability())
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Hours a week"), self.total)
        for number, spin in enumerate(self.days, 1):
            form.addRow(locales.written().standaloneDayName(number), spin)
        form.addRow(self.starts, self.start)
        self._list = QVBoxLayout()
        today = self._study.today()
        self.first, self.last = _day(today, self.tr("First day of the break")), _day(today, self.tr("Last day of the break"))
        self.add = button(self.tr("Add a break"))
        self.add.clicked.connect(self._add_break)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self._study.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(label(self.tr("Breaks"), "heading"))
        column.addLayout(self._list)
        column.addLayout(line(self.first, label("–", wrap=False), self.last, self.add))
        column.addWidget(box)

    def _spread(self, hours: float) -> None:
        self._set(self.days, hours / 7)

    def _sum(self) -> None:
        self._set([self.total], sum(spin.value() for spin in self.days))

    @staticmethod
    def _set(spins: list[QDoubleSpinBox], value: float) -> None:
        for spin in spins:
            with QSignalBlocker(spin):
                spin.setValue(value)

    def _add_break(self) -> None:
        first, last = sorted((_date(self.first), _date(self.last)))
        if (first, last) not in self._breaks:
            self._breaks.append((first, last))
        self._show_breaks()

    def _remove_break(self, gone: Break) -> None:
        self._breaks.remove(gone)
        with keeping_focus(self):
            self._show_breaks()

    def _show_breaks(self) -> None:
        clear(self._list)
        for each in sorted(self._breaks):
            text = f"{texts.day(each[0], year=True)} – {texts.day(each[1], year=True)}"
            remove = button(self.tr("Remove"), "link", self.tr("Remove the break {}").format(text))
            remove.clicked.connect(lambda _=False, each=each: self._remove_break(each))
            row: QHBoxLayout = line(label(text, wrap=False), remove)
            self._list.addLayout(row)


def _spin(value: float, most: float, name: str) -> QDoubleSpinBox:
    spin = NumberBox()
    spin.setRange(0, most)
    spin.setDecimals(2)
    spin.setSingleStep(0.5)
    spin.setValue(value)
    spin.setSuffix(" h")
    spin.lineEdit().setTextMargins(6, 0, 0, 0)
    spin.setAccessibleName(name)
    return spin


def _day(value: date, name: str) -> QDateEdit:
    edit = DayBox(QDate(value.year, value.month, value.day))
    edit.setDisplayFormat(dates.field_format())
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    return edit


def _date(edit: QDateEdit) -> date:
    value = edit.date()
    return date(value.year(), value.month(), value.day())

"""When the learner studies: hours for each weekday, a start, and breaks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.learner.availability import Availability, Break, scaled
from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import NumberBox
from planner.ui.widgets.day_box import DayBox
from planner.ui.widgets.entry_dialog import EntryDialog
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import line

if TYPE_CHECKING:
    from planner.study.study import Study


class AvailabilityDialog(EntryDialog):
    """Changes the study time as one undo step."""

    def __init__(self, parent: QWidget, study: Study) -> None:
        super().__init__(parent)
        self._study = study
        now = study.learner.availability
        self._breaks: list[Break] = list(now.breaks)
        self._week = self._pattern = now.week
        self.setWindowTitle("Study time")
        self.total = _spin(now.hours_per_week, 168, "Hours a week")
        self.days = [_spin(hours, 24, locales.written().standaloneDayName(number)) for number, hours in enumerate(now.week, 1)]
        self.total.valueChanged.connect(self._spread)
        for number, spin in enumerate(self.days):
            spin.valueChanged.connect(partial(self._set_day, number))
        self.starts = QCheckBox("Start on")
        self.starts.setChecked(now.start is not None)
        self.start = DayBox(now.start or study.today(), "First day of study", study.today)
        self.start.setEnabled(self.starts.isChecked())
        self.starts.toggled.connect(self.start.setEnabled)
        self._lay_out()
        self._show_breaks()

    def availability(self) -> Availability:
        """Return what the fields say, with a break that is typed but not added yet; hours not touched are exact."""
        breaks = {*self._breaks, *([self._typed] if self._typed else [])}
        return Availability(self._week, self.start.day() if self.starts.isChecked() else None, tuple(sorted(breaks)))

    def entries(self) -> list[object]:
        return [*super().entries(), *self._breaks]

    def can_save(self) -> bool:
        return not self._study.read_only and not self._fault()

    def accept(self) -> None:
        if fault := self._fault():
            self._say(fault)
            return
        self._study.set_availability(self.availability())
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Hours a week", self.total)
        for number, spin in enumerate(self.days, 1):
            form.addRow(locales.written().standaloneDayName(number), spin)
        form.addRow(self.starts, self.start)
        self._list = QVBoxLayout()
        today = self._study.today
        self.first = DayBox(today(), "First day of the break", today)
        self.last = DayBox(today(), "Last day of the break", today)
        self._touched: set[DayBox] = set()
        for day in (self.first, self.last):
            day.dateChanged.connect(partial(self._touch, day))
            day.textEdited.connect(partial(self._touch, day))
        self.add = button("Add a break")
        self.add.clicked.connect(self._add_break)
        self._said = label(kind="muted")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.drop)
        box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self._study.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(label("Breaks", "heading"))
        column.addLayout(self._list)
        column.addLayout(line(self.first, label("–", wrap=False), self.last, self.add))
        column.addWidget(self._said)
        column.addWidget(box)

    def _spread(self, hours: float) -> None:
        """Spread the hours of the week over its days as they were spread last."""
        self._week = scaled(self._pattern, hours)
        for spin, each in zip(self.days, self._week, strict=True):
            self._set(spin, each)

    def _set_day(self, number: int, hours: float) -> None:
        self._week = self._pattern = (*self._week[:number], hours, *self._week[number + 1 :])
        self._set(self.total, sum(self._week))

    @staticmethod
    def _set(spin: QDoubleSpinBox, value: float) -> None:
        with QSignalBlocker(spin):
            spin.setValue(value)

    @property
    def _typed(self) -> Break | None:
        """The break that stands in the fields and was not added yet."""
        first, last = sorted((self.first.day(), self.last.day()))
        return (first, last) if self._touched and (first, last) not in self._breaks else None

    def _fault(self) -> str:
        wrong = [day for day in (self.start, self.first, self.last) if day.isEnabled() and day.fault()]
        return f"{wrong[0].accessibleName()}: {wrong[0].fault()}" if wrong else ""

    def _touch(self, day: DayBox, *_: object) -> None:
        """Count ``day`` as set by the learner; until the end of the break is set too, it is one day."""
        self._touched.add(day)
        if self.last not in self._touched:
            with QSignalBlocker(self.last):
                self.last.setDate(self.first.date())
        self._tell_typed()

    def _tell_typed(self) -> None:
        typed = self._typed
        said = f"OK adds the break {_span(typed)} too." if typed else ""
        self._say(self._fault() or said)

    def _say(self, text: str) -> None:
        self._said.setText(text)

    def _add_break(self) -> None:
        if fault := self._fault():
            self._say(fault)
            return
        first, last = sorted((self.first.day(), self.last.day()))
        if (first, last) not in self._breaks:
            self._breaks.append((first, last))
        self._touched.clear()
        self._show_breaks()
        self._tell_typed()

    def _remove_break(self, gone: Break) -> None:
        self._breaks.remove(gone)
        with keeping_focus(self):
            self._show_breaks()

    def _show_breaks(self) -> None:
        clear(self._list)
        for each in sorted(self._breaks):
            text = _span(each)
            remove = button("Remove", "link", f"Remove the break {text}")
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


def _span(days: Break) -> str:
    return f"{local().day(days[0], year=True)} – {local().day(days[1], year=True)}"

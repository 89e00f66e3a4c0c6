"""Days missed, or days off that are to come: what they do to the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from planner.planning.plan import make_plan
from planner.ui.dialogs.difference_card import difference_card
from planner.ui.widgets.entry_dialog import EntryDialog
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.plain_text import clear, label
from planner.ui.widgets.section import line

if TYPE_CHECKING:
    from planner.learner.availability import Availability, Break
    from planner.planning.plan import Plan
    from planner.study.study import Study

MOST_DAYS = 365


class MissedDialog(EntryDialog):
    """Shows the plan before and after; days off that are to come become a break, as one undo step."""

    def __init__(self, parent: QWidget, study: Study) -> None:
        super().__init__(parent)
        self._study = study
        self.setWindowTitle("Missed days")
        self.setMinimumWidth(560)
        self.past = QRadioButton("I did not study for the last")
        self.ahead = QRadioButton("From today on I cannot study for")
        self.past.setChecked(True)
        self.days = NumberField(1, MOST_DAYS, "Days missed", " days", 0)
        self.days.setValue(3)
        self._note, self._shown = label(kind="muted"), QVBoxLayout()
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(line(self.past, self.ahead))
        column.addLayout(line(self.days))
        column.addWidget(self._note)
        column.addLayout(self._shown)
        column.addStretch()
        column.addWidget(self.box)
        self.days.valueChanged.connect(self._show)
        self.past.toggled.connect(self._show)
        self._show()

    def entries(self) -> list[object]:
        """Return what OK would keep: days missed are only looked at, days off become a break."""
        return [self.days.value()] if self.ahead.isChecked() else []

    def can_save(self) -> bool:
        return not self._study.read_only

    def accept(self) -> None:
        if self.ahead.isChecked():
            self._study.set_availability(self._with_break())
        super().accept()

    def _show(self) -> None:
        study, days = self._study, timedelta(days=int(self.days.value()))
        if self.past.isChecked():
            before, after = self._plan_of(days), study.plan
            note = "Your plan starts from today again by itself: what is done stays done, and what has a day keeps it."
        else:
            learner = replace(study.learner, availability=self._with_break())
            before, after = study.plan, make_plan(study.catalog, learner, study.today())
            note = "OK makes a break of these days; undo takes it back."
        self._note.setText(note)
        clear(self._shown)
        names = ("Before", "Now" if self.past.isChecked() else "Then")
        self._shown.addWidget(difference_card(study.catalog, before, after, "What that does", names))
        able = self.past.isChecked() or not study.read_only
        self.box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(able)

    def _plan_of(self, days: timedelta) -> Plan:
        return make_plan(self._study.catalog, self._study.learner, self._study.today() - days)

    def _with_break(self) -> Availability:
        today = self._study.today()
        off: Break = (today, today + timedelta(days=int(self.days.value()) - 1))
        when = self._study.learner.availability
        return when._replace(breaks=tuple(sorted({*when.breaks, off})))

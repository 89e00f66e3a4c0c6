"""The hours logged on one skill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.learner.logs import EARLIEST
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import NumberBox
from planner.ui.widgets.day_box import DayBox
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import line

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.entries import SkillId
    from planner.study.study import Study


class LogEditor(QWidget):
    """Adds and removes logs."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._skill: SkillId | None = None
        self._today = _qdate(study.today())
        self.hours = NumberBox()
        self.hours.setRange(0.25, 24)
        self.hours.setSingleStep(0.25)
        self.hours.setValue(1)
        self.hours.lineEdit().setTextMargins(6, 0, 0, 0)
        self.hours.setSuffix(" h")
        self.hours.setAccessibleName("Hours studied")
        self.day = DayBox(study.today(), "Day of study", study.today, past=True)
        self.add = button("Add", name="Add these hours")
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line(self.hours, self.day, self.add))
        column.addLayout(self._list)

    def show_logs(self, skill: SkillId) -> None:
        """Show what is logged on ``skill``, the latest first."""
        today = _qdate(self._study.today())
        if skill != self._skill or (self.day.date() == self._today and self._today != today):
            self.day.setDate(today)
        self.day.setDateRange(_qdate(EARLIEST), today)
        self._today = today
        self._skill = skill
        self.add.setEnabled(not self._study.read_only)
        clear(self._list)
        logs = [(log.day, i, log) for i, log in self._study.learner.logs.items() if log.skill == skill]
        for _, log_id, log in sorted(logs, reverse=True):
            text = f"{local().day(log.day, year=True)}   {local().hours(log.hours)}"
            remove = button("Remove", "link", f"Remove {text}")
            remove.clicked.connect(lambda _=False, log_id=log_id: self._study.remove_log(log_id))
            self._list.addLayout(line(label(text, wrap=False), remove))
        if len(logs) > 1:
            total = local().hours(sum(log.hours for _, _, log in logs))
            self._list.addWidget(label(f"{total} in all", "muted"))

    def _add(self) -> None:
        if self._skill:
            if fault := self.day.fault():
                raise PlannerError(fault)
            self._study.log_hours(self._skill, self.hours.value(), self.day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

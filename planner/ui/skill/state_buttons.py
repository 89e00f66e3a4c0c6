"""The state of one skill: four buttons, the evidence, and what to say to an implied one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from planner.learner.days import local_day
from planner.learner.learner import Evidence, State
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.fields import DayField
from planner.ui.widgets.plain_text import button, label
from planner.ui.widgets.section import line
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.entries import SkillId
    from planner.learner.learner import Mark
    from planner.study.study import Study

UNKNOWN = date(1970, 1, 1)
"""Stands for no day; nobody has learned anything for longer."""
STATES: tuple[State | None, ...] = (None, State.LEARNING, State.KNOWN, State.SKIPPED)


class StateButtons(QWidget):
    """Shows and changes the state.

    Signals:
        chosen: The learner chose this state (a `State`, or none).
        denied: The learner does not know the skill although it is implied (true), or takes that back.
    """

    chosen = Signal(object)
    denied = Signal(bool)

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._skill: SkillId | None = None
        self._group = QButtonGroup(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for place, state in enumerate(STATES):
            made = button(texts.state(state), "segment", f"State: {texts.state(state)}")
            made.setProperty("end", {0: "first", len(STATES) - 1: "last"}.get(place, ""))
            made.setCheckable(True)
            self._group.addButton(made, place)
            buttons.addWidget(made)
        buttons.addStretch()
        self._group.idClicked.connect(lambda place: self.chosen.emit(STATES[place]))
        self.evidence = ChoiceBox()
        self.evidence.setAccessibleName("How I know it")
        for each in Evidence:
            self.evidence.addItem(texts.evidence(each), each.value)
        self.evidence.activated.connect(self._evidence_chosen)
        self.since = DayField(study.today(), "Since when", study.today, past=True)
        self.since.setSpecialValueText("day unknown")
        self.since.settled.connect(self._date_back)
        self._since = QWidget()
        since = line(label("since", "muted", wrap=False), self.since)
        since.setContentsMargins(0, 0, 0, 0)
        self._since.setLayout(since)
        self._implied = label(kind="muted")
        self._deny = button("", "link")
        self._deny.clicked.connect(lambda: self.denied.emit(self._skill not in self._study.learner.denied))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addLayout(buttons)
        for widget in (self.evidence, self._since, self._implied, self._deny):
            column.addWidget(widget)

    def show_state(self, skill: SkillId) -> None:
        """Show the state of ``skill``."""
        if skill != self._skill:
            self.since.settle()
        self._skill = skill
        learner = self._study.learner
        mark = learner.marks.get(skill)
        self._group.button(STATES.index(mark.state if mark else None)).setChecked(True)
        self.evidence.setVisible(mark is not None and mark.state is State.KNOWN)
        self._since.setVisible(mark is not None and mark.state is State.KNOWN)
        if mark:
            self._show_since(mark)
            self.evidence.setCurrentIndex(self.evidence.findData(mark.evidence.value))
        implied, denied = skill in self._study.plan.implied and mark is None, skill in learner.denied
        self._implied.setVisible(implied or denied)
        self._deny.setVisible(implied or denied)
        if denied:
            self._implied.setText("You said that you do not know this.")
            self._deny.setText("Take that back")
        elif implied:
            known = self._study.catalog.title(self._study.plan.implied[skill])
            self._implied.setText(f"Implied by {known}, so it is not in your path.")
            self._deny.setText("I don't know this")
        self._deny.setAccessibleName(self._deny.text())
        self.setEnabled(not self._study.read_only)

    def _evidence_chosen(self) -> None:
        if self._skill:
            self._study.mark([self._skill], State.KNOWN, Evidence(self.evidence.currentData()))

    def _show_since(self, mark: Mark) -> None:
        today = self._study.today()
        self.since.setDateRange(QDate(UNKNOWN.year, UNKNOWN.month, UNKNOWN.day), QDate(today.year, today.month, today.day))
        day = local_day(mark.at)
        self.since.show_day(max(UNKNOWN, min(day, today)) if day else UNKNOWN)

    def _date_back(self, day: date) -> None:
        if self._skill and day != UNKNOWN:
            self._study.date_back(self._skill, day)

"""The day on which the learner wants to begin a skill, such as that of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.planning.answers.wishes import unkept
from planner.ui.style.locales import local
from planner.ui.widgets.fields import DayField
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.section import line
from planner.words import wishes

if TYPE_CHECKING:
    from planner.catalog.entries import SkillId
    from planner.study.study import Study


class DayPin(QWidget):
    """Sets the day, takes it away, and says if it cannot be kept."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._skill: SkillId | None = None
        self.wants = QCheckBox("Begin on")
        self.day = DayField(study.today(), "Day on which to begin", study.today)
        self._late = label(kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line(self.wants, self.day))
        column.addWidget(self._late)
        self.wants.clicked.connect(lambda on: self._set(on=on))
        self.day.settled.connect(lambda _: self._set(on=self.wants.isChecked()))

    def show_skill(self, skill: SkillId) -> None:
        """Show the day of ``skill``; nothing if it is not in the path."""
        if skill != self._skill:
            self.day.settle()
        self._skill = skill
        step = next((each for each in self._study.plan.steps if each.skill.id == skill), None)
        wish = self._study.learner.dates.get(skill)
        self.setVisible(step is not None)
        if step is None:
            return
        self.wants.setChecked(wish is not None)
        self.day.setEnabled(wish is not None)
        self.day.show_day(wish or step.start or self._study.today())
        late = next((each for each in unkept(self._study.catalog, self._study.plan) if each.skill == skill), None)
        self._late.setText(wishes.unkept(self._study.catalog, late, local()) if late else "")
        self._late.setVisible(late is not None)
        self.setEnabled(not self._study.read_only)

    def _set(self, *, on: bool) -> None:
        if self._skill:
            self._study.set_day(self._skill, self.day.day() if on else None)

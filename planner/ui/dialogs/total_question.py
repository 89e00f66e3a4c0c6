"""Asks what a skill took in all where it was ticked with few hours logged; it can be left unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.learner.logs import MOST_TOTAL
from planner.planning.pace import is_open
from planner.ui.style.locales import local
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.plain_text import button, label
from planner.ui.widgets.section import line
from planner.words.pace import asks_total, takes_total

if TYPE_CHECKING:
    from planner.catalog.entries import SkillId
    from planner.study.study import Study


class TotalQuestion(QWidget):
    """Three answers: these hours in all, so many in all, or known before. Hidden where nothing is to be asked."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._skill: SkillId | None = None
        self._logged = 0.0
        self._asks = label()
        self.all = button("")
        self.total = NumberField(0.25, MOST_TOTAL, "Hours it took in all", " h", 2)
        self.more = button("in all", name="It took so many hours in all")
        self.knew = button("I knew it already", name="I knew it before I logged these hours")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addWidget(self._asks)
        column.addLayout(line(self.all, self.knew))
        column.addLayout(line(self.total, self.more))
        self.all.clicked.connect(lambda: self._tell(self._logged))
        self.more.clicked.connect(lambda: self._tell(self.total.value()))
        self.knew.clicked.connect(lambda: self._tell(0.0))
        self.hide()

    def show_skill(self, skill: SkillId) -> None:
        """Ask about ``skill``, if only the learner can say what it took."""
        study = self._study
        asks = is_open(study.catalog, study.learner, skill) and not study.read_only
        if asks:
            self._logged = study.learner.hours_logged()[skill]
            self._asks.setText(asks_total(study.catalog.title(skill), self._logged, local()))
            self.all.setText(takes_total(self._logged, local()))
            self.total.setMinimum(self._logged)
            if skill != self._skill or not self.isVisible():
                self.total.setValue(study.catalog.skills[skill].hours.likely)
        self._skill = skill
        self.setVisible(asks)

    def _tell(self, hours: float) -> None:
        if self._skill:
            self._study.tell_total(self._skill, hours)

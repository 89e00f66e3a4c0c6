"""What a fixed number of hours is best spent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.planning.budget import best_within, breakpoints
from planner.ui import answers, figures, texts
from planner.ui.chart.widget import Chart
from planner.ui.fields import NumberField
from planner.ui.plain import label
from planner.ui.section import line

if TYPE_CHECKING:
    from planner.planning.budget import Budget
    from planner.study import Study
    from planner.ui.theme import Theme

MOST_HOURS, USUAL = 10_000, 100.0
MOST = 12


class BestHours(QFrame):
    """Asks for the hours and shows the skills, what is left out, and the curve of value over hours."""

    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__()
        self._study = study
        self.setObjectName("card")
        self.hours = NumberField(0, MOST_HOURS, self.tr("Hours to spend"), self.tr(" h"), 0)
        self.hours.setSingleStep(10)
        self.chart = Chart(theme)
        self._said, self._skills, self._left_out = label(), label(kind="muted"), label(kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(self.tr("If you had only so many hours"), "heading"))
        column.addLayout(line(self.hours))
        for widget in (self._said, self._skills, self._left_out, self.chart):
            column.addWidget(widget)
        self.hours.settled.connect(study.set_budget)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._find)

    def follow(self) -> None:
        """Show the best use as things stand, a turn of the event loop later."""
        self.hours.show_value(self._budget())
        self.hours.setEnabled(not self._study.read_only)
        self._soon.start()

    def _budget(self) -> float:
        budget = self._study.learner.budget
        return USUAL if budget is None else budget

    def _find(self) -> None:
        catalog, plan = self._study.catalog, self._study.plan
        learner = plan.learner
        best = best_within(catalog, learner, plan.asked, self._budget())
        self._said.setText(answers.budget(best))
        names = [catalog.title(skill) for skill in best.skills]
        self._skills.setText(self.tr("Learn: {}").format(texts.first_of(names, MOST)) if names else "")
        self._left_out.setText(self._missed(best))
        self.chart.draw(figures.best_hours(plan, breakpoints(catalog, learner, plan.asked, plan.route), best))

    def _missed(self, best: Budget) -> str:
        """Say which of the entries left out would cost least more."""
        near = sorted((each for each in best.left_out if each.hours is not None), key=lambda each: each.hours or 0)
        names = [f"{self._study.catalog.title(each.entry)} (+{texts.hours(each.hours or 0)})" for each in near]
        return self.tr("Next in reach: {}").format(texts.first_of(names, MOST // 2)) if names else ""

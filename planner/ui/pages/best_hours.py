"""What a fixed number of hours is best spent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.planning.answers.budget import best_within, breakpoints
from planner.ui.chart.widget import Chart
from planner.ui.jobs import CancelledError, Jobs
from planner.ui.pages import charts
from planner.ui.style.locales import local
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.section import line
from planner.words import answers, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QRunnable
    from PySide6.QtGui import QHideEvent, QShowEvent

    from planner.planning.answers.budget import Budget, BudgetPoint
    from planner.planning.plan import Plan
    from planner.study.study import Study
    from planner.ui.jobs import Token
    from planner.ui.style.theme import Theme

MOST_HOURS, USUAL = 10_000, 100.0
MOST = 12


class BestHours(QFrame):
    """Asks for the hours and shows the skills, what is left out, and the curve of value over hours."""

    def __init__(self, study: Study, theme: Theme, start: Callable[[QRunnable], None] | None = None) -> None:
        super().__init__()
        self._study = study
        self.setObjectName("card")
        self.hours = NumberField(0, MOST_HOURS, "Hours to spend", " h", 0)
        self.hours.setSingleStep(10)
        self.chart = Chart(theme)
        self._said, self._skills, self._left_out = label(), label(kind="muted"), label(kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("If you had only so many hours", "heading"))
        column.addLayout(line(self.hours))
        for widget in (self._said, self._skills, self._left_out, self.chart):
            column.addWidget(widget)
        self.hours.settled.connect(study.set_budget)
        self._jobs = Jobs(self, start)
        self._jobs.found.connect(self._take)
        self._jobs.told.connect(self._tell)
        self._jobs.ended.connect(self._end)
        self._found = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._find)

    def follow(self) -> None:
        """Show the best use as things stand, once it is found."""
        self._found = False
        self.hours.show_value(self._budget())
        self.hours.setEnabled(not self._study.read_only)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._found:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._jobs.cancel()

    def stop(self) -> None:
        """Stop what is worked out, and wait until it has."""
        self._soon.stop()
        self._jobs.stop()

    def _budget(self) -> float:
        budget = self._study.learner.budget
        return USUAL if budget is None else budget

    def _find(self) -> None:
        catalog, plan, hours = self._study.catalog, self._study.plan, self._budget()

        def work(token: Token) -> Iterator[object]:
            shown = 0

            def tell(share: float) -> None:
                nonlocal shown
                if token.cancelled:
                    raise CancelledError
                if (percent := int(100 * share)) > shown:
                    token.tell(share)
                    shown = percent

            best = best_within(catalog, plan.learner, plan.asked, hours, tell=tell)
            yield plan, best, breakpoints(catalog, plan.learner, plan.asked, plan.route)

        self._jobs.run(work)

    def _tell(self, token: Token, share: float) -> None:
        if token is self._jobs.token:
            self._said.setText(f"Working it out: {int(100 * share)} %")
            for old in (self._skills, self._left_out):
                old.clear()

    def _take(self, token: Token, found: tuple[Plan, Budget, tuple[BudgetPoint, ...]]) -> None:
        if token is not self._jobs.token:
            return
        plan, best, points = found
        self._found = True
        self._said.setText(answers.budget(best, local()))
        names = [self._study.catalog.title(skill) for skill in best.skills]
        self._skills.setText(f"Learn: {texts.first_of(names, MOST, local())}" if names else "")
        self._left_out.setText(self._missed(best))
        self.chart.draw(charts.best_hours(plan, points, best))

    def _end(self, token: Token, error: Exception | None) -> None:
        if error and token is self._jobs.token:
            raise error

    def _missed(self, best: Budget) -> str:
        """Say which of the entries left out would cost least more."""
        near = sorted((each for each in best.left_out if each.hours is not None), key=lambda each: each.hours or 0)
        names = [f"{self._study.catalog.title(each.entry)} (+{local().hours(each.hours or 0)})" for each in near]
        return f"Next in reach: {texts.first_of(names, MOST // 2, local())}" if names else ""

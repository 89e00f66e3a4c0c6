"""The card of the deadline: the day, the chance to be done by it, what it would take, and what fits by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.planning.answers.fitting import fits_by
from planner.ui.style.locales import local
from planner.ui.widgets.plain_text import label
from planner.words.deadline import fitting, sentences

if TYPE_CHECKING:
    from planner.study.study import Study


class DeadlineAnswers(QWidget):
    """Says at once what the forecast knows, and a turn of the event loop later what of the goal fits."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._said, self._fits = label(), label(kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self._fits)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._find)

    def follow(self) -> None:
        """Answer for the study as it is now; without a deadline there is nothing to see."""
        plan = self._study.plan
        said = sentences(plan, local())
        self._said.setText("\n".join(said))
        self.setVisible(bool(said))
        if plan.deadline and plan.steps and not plan.deadline.passed:
            self._soon.start()
        else:
            self._soon.stop()
            self._fits.hide()

    def _find(self) -> None:
        plan = self._study.plan
        if plan.deadline:
            said = fitting(fits_by(self._study.catalog, plan, plan.deadline.day), local())
            self._fits.setText(said)
            self._fits.setVisible(bool(said))

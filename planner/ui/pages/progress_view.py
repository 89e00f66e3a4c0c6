"""The page of progress: what lies behind the learner, how fast they are, and what the way ahead brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from planner.planning.answers.progress import progress, studied
from planner.ui.chart.widget import Chart
from planner.ui.pages import charts
from planner.ui.pages.page import Page
from planner.ui.pages.portfolio_card import portfolio_card
from planner.ui.style.locales import local
from planner.ui.widgets.card import card
from planner.ui.widgets.plain_text import clear, label
from planner.words import answers
from planner.words.pace import pace

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.study.study import Study
    from planner.ui.style.theme import Theme

WIDE = 720
"""From this width on two charts stand side by side."""


class ProgressView(Page):
    """Charts that are made once and follow the study.

    Signals:
        wanted: The learner wants to see all about this skill.
    """

    wanted = Signal(str)

    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__("Progress")
        self._study = study
        self.burn_up, self.known, self.hours = Chart(theme), Chart(theme), Chart(theme)
        self.ready = {role: Chart(theme) for role in study.catalog.roles}
        self._so_far, self._pace = label(), label()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 12, 24)
        column.setSpacing(12)
        column.addWidget(card(self._so_far, self.burn_up))
        column.addWidget(card(self._pace, title="Your pace"))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._role_cards = {role: card(chart) for role, chart in self.ready.items()}
        self._cards = [card(self.hours), card(self.known), *self._role_cards.values()]
        column.addLayout(self._grid)
        self._portfolio = QVBoxLayout()
        column.addLayout(self._portfolio)
        column.addStretch()
        self._columns = 0
        self._arrange(1)
        self.show_body(body)

    def fill(self) -> None:
        study = self._study
        plan = study.plan
        so_far = progress(study.catalog, plan.learner, plan, plan.today)
        self._so_far.setText(answers.behind(so_far, local()))
        self._pace.setText(pace(plan.forecast.pace, local()))
        self.burn_up.draw(charts.burn_up(plan, so_far))
        self.known.draw(charts.skills_known(so_far))
        weeks = studied(plan.learner, plan.today, first_day=local().first_day)
        self.hours.draw(charts.hours_studied(weeks, plan.learner.availability.hours_per_week))
        clear(self._portfolio)
        self._portfolio.addWidget(portfolio_card(study, self.wanted.emit))
        for role, chart in self.ready.items():
            self._role_cards[role].setVisible(role in plan.roles)
            if role in plan.roles:
                chart.draw(charts.ready_for(study.catalog, plan, role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= WIDE else 1)

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for place, each in enumerate(self._cards):
                self._grid.addWidget(each, place // columns, place % columns)
            self._grid.setColumnStretch(1, columns - 1)
            self._grid.setColumnStretch(0, 1)

"""The page that sets the roles side by side: what is left for me, what they are like, what is paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.learner.learner import BOTH
from planner.planning.answers.fork import fork
from planner.planning.plan import make_plan
from planner.ui.chart.widget import Chart
from planner.ui.jobs import CancelledError, Jobs
from planner.ui.pages import charts
from planner.ui.pages.page import Page
from planner.ui.pages.role_table import RoleTable, facts
from planner.ui.style.locales import local
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button
from planner.words import answers, texts
from planner.words.local import ROUNDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QRunnable
    from PySide6.QtGui import QHideEvent

    from planner.catalog.catalog import Catalog
    from planner.planning.answers.fork import Fork
    from planner.planning.plan import Plan
    from planner.study.study import Study
    from planner.ui.jobs import Token
    from planner.ui.style.theme import Theme

ASPECT_WIDTH = 150
PATIENCE = 100
"""Milliseconds that the page waits for what it shows; then it says that this is being worked out."""


class _Compared(NamedTuple):
    """The plan for each role by itself, and where the ways part."""

    plans: list[Plan]
    fork: Fork | None


def _compared(catalog: Catalog, plan: Plan, first_day: int, token: Token) -> Iterator[_Compared]:
    plans = []
    for goal in (*catalog.roles, BOTH):
        if token.cancelled:
            raise CancelledError
        plans.append(plan if plan.goal == goal else make_plan(catalog, replace(plan.learner, goal=goal), plan.today))
    *alone, joint = plans
    yield _Compared(alone, fork(catalog, joint.learner, joint, joint.today, first_day))


class CompareView(Page):
    """One column for each role; what is the learner's is made again when it is seen after a change.

    Signals:
        fit_wanted: The learner wants to answer the fit questions.
    """

    fit_wanted = Signal()

    def __init__(self, study: Study, theme: Theme, start: Callable[[QRunnable], None] | None = None) -> None:
        super().__init__("Compare the roles")
        self._study, self._theme = study, theme
        self._catalog: Catalog | None = None
        self._is_working = False
        self._ask = button("Which role suits you?", "link")
        self._wide = max(ASPECT_WIDTH, self._ask.sizeHint().width())
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 16, 12, 24)
        self._column.setSpacing(8)
        self._column.addStretch()
        self._mine, self._facts = QWidget(), QWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._tell_facts)
        self._jobs = Jobs(self, start)
        self._jobs.found.connect(self._take)
        self._jobs.ended.connect(self._end)
        self.show_body(body)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._dirty = self._dirty or self._is_working
        self._jobs.cancel()

    def stop(self) -> None:
        self._jobs.stop()

    def fill(self) -> None:
        """Show the ways to the roles, at once if they are soon found."""
        catalog, plan, first_day = self._study.catalog, self._study.plan, local().first_day
        self._is_working = True
        self._jobs.run(lambda token: _compared(catalog, plan, first_day, token))
        if self._jobs.done_within(PATIENCE):
            QCoreApplication.sendPostedEvents(self)
        if self._is_working:
            table = self._table()
            table.wide("", "Working it out…")
            self._mine = self._put(0, table, self._mine)
        if self._catalog is not catalog:
            self._later.start()

    def _take(self, token: Token, found: _Compared) -> None:
        if token is not self._jobs.token:
            return
        self._is_working = False
        table = self._table()
        self._say_mine(table, found.plans)
        if found.fork:
            self._say_fork(table, found.fork, found.plans)
        with keeping_focus(self):
            self._mine = self._put(0, table, self._mine)

    def _end(self, token: Token, error: Exception | None) -> None:
        if error and token is self._jobs.token:
            raise error

    def _table(self) -> RoleTable:
        roles = list(self._study.catalog.roles.values())
        table = RoleTable(len(roles), self._wide)
        table.row("", [role.title for role in roles], "title")
        table.row("", [role.summary for role in roles])
        return table

    def _tell_facts(self) -> None:
        """Add what does not change with the learner, a turn of the event loop later."""
        self._catalog = self._study.catalog
        with keeping_focus(self):
            self._facts = self._put(1, facts(self._catalog, self._wide), self._facts)

    def _put(self, place: int, table: QWidget, old: QWidget) -> QWidget:
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._column.insertWidget(place, table)
        return table

    def _say_mine(self, table: RoleTable, plans: list[Plan]) -> None:
        """Show what is left for the learner on the way to each role, and what the ways share."""
        study = self._study
        table.heading("For you, as things stand")
        table.row("Left to learn", [answers.left(plan, local()) for plan in plans], "figure")
        table.row("Done by", [answers.done_by(plan, local()) for plan in plans])
        if study.catalog.fit:
            ask = button(self._ask.text(), "link")
            ask.clicked.connect(self.fit_wanted)
            table.wide(ask, answers.leaning(study.catalog, study.learner))
        table.row("Next milestone", [answers.milestone(plan, local()) for plan in plans])

    def _say_fork(self, table: RoleTable, found: Fork, plans: list[Plan]) -> None:
        """Show where the ways part, and what changing one's mind costs."""
        study = self._study
        table.heading("If you want to decide later")
        table.wide(answers.shared_by(found), answers.stretch(found.hours, found.steps, found.day, local()))
        branches = {branch.role: branch for branch in found.branches}
        mine = [branches[role] for role in study.catalog.roles if role in branches]
        table.row("Then for this role", [answers.stretch(each.hours, each.steps, each.finish, local()) for each in mine])
        if len(mine) > texts.PAIR:
            table.row("Of that, only for this role", [local().hours(each.alone) for each in mine])
        more = [found.hours + each.hours - plan.hours.likely for each, plan in zip(mine, plans, strict=True)]
        table.row(
            "In all, compared with this role alone",
            [answers.detour(hours, local()) for hours in more] if any(abs(hours) >= ROUNDED for hours in more) else [],
        )
        for switch in found.switches:
            table.wide("", answers.switch(study.catalog, switch, local()))
        self.chart = Chart(self._theme)
        self.chart.draw(charts.switching(study.catalog, found))
        table.across(self.chart)

"""The page that sets the roles side by side: what is left for me, what they are like, what is paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.learner.learner import BOTH
from planner.planning.fork import fork
from planner.planning.plan import make_plan
from planner.ui import answers, figures, texts
from planner.ui.chart.widget import Chart
from planner.ui.page import Page
from planner.ui.plain import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.catalog.entries import Card
    from planner.planning.fork import Branch
    from planner.planning.plan import Plan
    from planner.study import Study
    from planner.ui.theme import Theme

ASPECT_WIDTH = 150


class CompareView(Page):
    """One column for each role; made again when it is seen after a change.

    Signals:
        fit_wanted: The learner wants to answer the fit questions.
    """

    fit_wanted = Signal()

    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__(texts.tr("Compare the roles"))
        self._study, self._theme = study, theme
        self._grid = QGridLayout()

    def fill(self) -> None:
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(16, 16, 12, 24)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, ASPECT_WIDTH)
        roles = list(self._study.catalog.roles.values())
        self._row("", [role.title for role in roles], "title")
        self._row("", [role.summary for role in roles])
        self._mine()
        self._fork()
        section = ""
        for aspect in self._study.catalog.comparison:
            if aspect.section != section:
                section = aspect.section
                self._heading(section)
            self._row(aspect.aspect, [aspect.roles.get(role.id, "") for role in roles])
        self._cards([role.card for role in roles])
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        for column in range(1, len(roles) + 1):
            self._grid.setColumnStretch(column, 1)
        self.show_body(body)

    def _mine(self) -> None:
        """Show what is left for the learner on the way to each role, and what the ways share."""
        study = self._study
        plans = [
            make_plan(study.catalog, replace(study.plan.learner, goal=role), study.today()) for role in study.catalog.roles
        ]
        self._heading(self.tr("For you, as things stand"))
        self._row(self.tr("Left to learn"), [self._left(plan) for plan in plans], "figure")
        self._row(self.tr("Done (chance 80 %)"), [self._done(plan) for plan in plans])
        routes = [plan.route.skills for plan in plans]
        shared = frozenset.intersection(*routes) if routes else frozenset()
        alone = [sum(step.hours.likely for step in plan.steps if step.skill.id not in shared) for plan in plans]
        self._row(self.tr("Of it for this role alone"), [texts.hours(hours) for hours in alone])
        if study.catalog.fit:
            self._fit()
        self._row(self.tr("Next milestone"), [answers.first_milestone(plan).partition(": ")[2] for plan in plans])

    def _fork(self) -> None:
        """Show where the ways part, and what changing one's mind costs."""
        study = self._study
        plan = study.plan
        if plan.goal != BOTH:
            plan = make_plan(study.catalog, replace(plan.learner, goal=BOTH), plan.today)
        found = fork(study.catalog, plan.learner, plan, plan.today)
        if found is None:
            return
        self._heading(self.tr("If you keep both doors open"))
        day = self.tr("until {}").format(texts.long_day(found.day)) if found.day else ""
        self._wide(
            self.tr("Shared first"),
            self.tr("{hours} in {steps} {day}").format(hours=texts.hours(found.hours), steps=texts.steps(found.steps), day=day),
        )
        branches = {branch.role: branch for branch in found.branches}
        self._row(self.tr("Then for this role"), [self._branch(branches.get(role)) for role in study.catalog.roles])
        for switch in found.switches:
            self._wide("", answers.switch(study.catalog, switch))
        self.chart = Chart(self._theme)
        self.chart.draw(figures.switching(study.catalog, found))
        self._grid.addWidget(self.chart, self._grid.rowCount(), 0, 1, -1)

    def _branch(self, branch: Branch | None) -> str:
        if branch is None:
            return ""
        done = self.tr(", done on {}").format(texts.long_day(branch.finish)) if branch.finish else ""
        return self.tr("{hours} in {steps}{done}").format(
            hours=texts.hours(branch.hours), steps=texts.steps(branch.steps), done=done
        )

    def _wide(self, name: str, text: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label(text), row, 1, 1, -1, Qt.AlignmentFlag.AlignTop)

    def _fit(self) -> None:
        row = self._grid.rowCount()
        ask = button(self.tr("Which role suits you?"), "link")
        ask.clicked.connect(self.fit_wanted)
        self._grid.addWidget(ask, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        said = answers.leaning(self._study.catalog, self._study.learner)
        self._grid.addWidget(label(said), row, 1, 1, -1, Qt.AlignmentFlag.AlignVCenter)

    def _left(self, plan: Plan) -> str:
        return self.tr("{hours} in {steps}").format(hours=texts.hours(plan.hours.likely), steps=texts.steps(len(plan.steps)))

    def _done(self, plan: Plan) -> str:
        day = plan.forecast.days[1]
        return texts.long_day(day) if day else self.tr("done") if not plan.steps else self.tr("no date, set your study time")

    def _cards(self, cards: Sequence[Card]) -> None:
        self._heading(self.tr("What the work is like"))
        names = {
            "focus": self.tr("Focus"), "tasks": self.tr("Tasks"), "output": self.tr("Output"), "goal": self.tr("Goal"),
            "education": self.tr("Education"), "industries": self.tr("Industries"),
            "collaboration": self.tr("Works with"), "outlook": self.tr("Outlook"),
        }  # fmt: skip
        for word, name in names.items():
            self._row(name, [_listed(getattr(card, word)) for card in cards])
        self._heading(self.tr("Pay: figures as their sources state them, nothing is computed with them"))
        facts = [[f"{f.label}: {f.value}\n{f.period}; {f.source}" for f in card.salary] for card in cards]
        self._row("", ["\n\n".join(each) for each in facts])

    def _heading(self, text: str) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, 40)
        self._grid.addWidget(label(text, "heading"), row, 0, 1, -1, Qt.AlignmentFlag.AlignBottom)

    def _row(self, name: str, cells: Sequence[str], kind: str = "") -> None:
        if any(cells):
            row = self._grid.rowCount()
            self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, text in enumerate(cells, 1):
                self._grid.addWidget(label(text, kind), row, column, Qt.AlignmentFlag.AlignTop)


def _listed(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(f"•  {text}" for text in value)

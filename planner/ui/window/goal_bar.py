"""The header: goal, hours left, steps left, and when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.style.locales import local
from planner.ui.widgets.goal_switch import GoalSwitch
from planner.ui.widgets.plain_text import button, label, tip
from planner.words import answers
from planner.words.deadline import warning

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan


class GoalBar(QWidget):
    """Always in sight.

    Signals:
        goal_chosen: The learner chose this goal.
        useful_chosen: The learner wants useful skills planned, or not.
        time_wanted: The learner wants to change the study time.
    """

    goal_chosen = Signal(str)
    useful_chosen = Signal(bool)
    time_wanted = Signal()

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.switch = GoalSwitch(catalog)
        self.switch.chosen.connect(self.goal_chosen)
        self.useful = QCheckBox("Include useful skills")
        self.useful.setAccessibleName("Include useful skills")
        self.useful.clicked.connect(self.useful_chosen)
        self._hours = label(kind="figure", wrap=False)
        self._steps = label(kind="muted", wrap=False)
        self._finish = label(wrap=False)
        self._next = label(kind="muted", wrap=False)
        self._warning = label(wrap=False)
        self._pace = button("", "link", "Change the study time")
        self._pace.clicked.connect(self.time_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.switch)
        left.addWidget(self.useful)
        figures, when = QHBoxLayout(), QHBoxLayout()
        figures.setSpacing(12)
        figures.addStretch()
        figures.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self._hours)
        when.setSpacing(4)
        when.addStretch()
        when.addWidget(self._pace)
        when.addWidget(self._finish)
        right.setSpacing(2)
        right.addLayout(figures)
        right.addLayout(when)
        right.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(left)
        row.addStretch()
        row.addLayout(right)

    def show_plan(self, plan: Plan, learner: Learner) -> None:
        """Show the goal and the sums of ``plan``."""
        self.switch.show_goal(plan.goal)
        self.useful.setChecked(learner.include_useful)
        self._hours.setText(f"{local().hours(plan.hours.likely)} left")
        steps = local().counted(len(plan.steps), "step")
        out = answers.left_out_count(plan)
        self._steps.setText(f"{steps}, {out} left out" if out else steps)
        self._pace.setText(f"at {local().hours(learner.availability.hours_per_week)} a week:")
        self._next.setText(answers.next_milestone(plan, local()))
        self._next.setVisible(bool(plan.milestones))
        self._finish.setToolTip(tip(answers.fan(plan.forecast, local())))
        self._finish.setAccessibleDescription(answers.fan(plan.forecast, local()))
        self._finish.setText(answers.done_by(plan, local()))
        warned = warning(plan, local())
        self._warning.setText(f"⚠  {warned}" if warned else "")
        self._warning.setAccessibleName(warned)
        self._warning.setVisible(bool(warned))

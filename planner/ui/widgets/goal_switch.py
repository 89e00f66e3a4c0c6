"""The choice of a goal: buttons side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.planning.route.goal import goals
from planner.ui.widgets.plain_text import button, shortened, tip
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog

LONGEST = 28
"""Letters of a role's title on its button; the tooltip tells all."""
LEAST = 130
"""Pixels of a button whose title is shortened."""


class GoalSwitch(QWidget):
    """Checkable buttons side by side, one for each goal.

    Signals:
        chosen: The learner chose this goal.
    """

    chosen = Signal(str)

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._goals = goals(catalog)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, goal in enumerate(self._goals):
            title = texts.goal(catalog, goal)
            made = button(shortened(title, LONGEST), "segment", f"Goal: {title}")
            if len(title) > LONGEST:
                made.setToolTip(tip(title))
                made.setMinimumWidth(LEAST)
            made.setProperty("end", "first" if place == 0 else "last" if place == len(self._goals) - 1 else "")
            made.setCheckable(True)
            self._group.addButton(made, place)
            row.addWidget(made)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._goals[place]))

    def show_goal(self, goal: str) -> None:
        """Check the button of ``goal``."""
        place = self._goals.index(goal) if goal in self._goals else len(self._goals) - 1
        checked = self._group.button(place)
        if checked:
            checked.setChecked(True)

    def checked(self) -> QWidget:
        """Return the button of the goal that is checked."""
        return self._group.checkedButton() or self

    def goal(self) -> str:
        """Return the goal that is checked."""
        return self._goals[max(0, self._group.checkedId())]

"""What the whole window shows and acts on: one owner, whom all pages, the panel, the verbs and the menus follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.catalog.entries import SkillId
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.study.study import Study

LONGEST_TRAIL = 100


class Selection(QObject):
    """The current skill, or a sign of the map: a choice, a milestone, a role.

    What is chosen anywhere is chosen here; whoever shows it follows `changed` and keeps none of its own.

    Attributes:
        leave: Called before another is chosen; if it raises, what is current stays so.

    Signals:
        changed: Another is current; carries its id, which is empty for nothing.
    """

    changed = Signal(str)

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._node = ""
        self._trail: list[str] = []
        self.leave: Callable[[], object] = lambda: None

    @property
    def node(self) -> str:
        """The id of what is current, empty for nothing."""
        return self._node

    @property
    def skill(self) -> SkillId | None:
        """The skill that is current, none if it is a sign, or nothing."""
        return SkillId(self._node) if self._node in self._study.catalog.skills else None

    @property
    def has_trail(self) -> bool:
        """Whether there is something to go back to."""
        return bool(self._trail)

    def choose(self, node: str) -> None:
        """Make ``node`` current and remember the one before; what the catalogue does not have is passed over."""
        if node == self._node or not self._exists(node):
            return
        before = self._node
        self._go(node)
        if before:
            self._trail = [*self._trail, before][-LONGEST_TRAIL:]

    def go_back(self) -> None:
        """Make the one before current again."""
        if self._trail:
            self._go(self._trail[-1])
            self._trail.pop()

    def settle(self) -> None:
        """Let go of what the catalogue has no more."""
        self._trail = [node for node in self._trail if self._exists(node)]
        if self._node and not self._exists(self._node):
            self._node = ""
            self.changed.emit("")

    def _go(self, node: str) -> None:
        try:
            self.leave()
        except PlannerError:
            self.changed.emit(self._node)
            raise
        self._node = node
        self.changed.emit(node)

    def _exists(self, node: str) -> bool:
        catalog = self._study.catalog
        if node in catalog.skills or node in catalog.choices or node in catalog.roles:
            return True
        from planner.planning.answers.map_graph import milestone_of

        return milestone_of(catalog, SkillId(node)) is not None

"""Tells beside each change, with the undo, if it moved the finish by more than a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.ui.style.locales import local
from planner.words.moved import moved

if TYPE_CHECKING:
    from planner.study.study import Study
    from planner.ui.widgets.toast import Toast


class MovedNotice(QObject):
    """Follows a study; what a verb says of its change and what the change moved stand in one toast."""

    def __init__(self, study: Study, toast: Toast) -> None:
        super().__init__(toast)
        self._study, self._toast = study, toast
        self._plan, self._moved = study.plan, ""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._say_unsaid)
        study.changed.connect(self._follow)

    def say(self, text: str) -> None:
        """Say ``text`` of the change that was just made, and what that moved."""
        self._later.stop()
        self._toast.say(f"{text}. {self._moved}" if self._moved else text)
        self._moved = ""

    def pass_over(self) -> None:
        """Say nothing of the change that was just made: undo and redo are asked for, and seen."""
        self._later.stop()
        self._moved = ""

    def _follow(self) -> None:
        before, self._plan = self._plan, self._study.plan
        self._moved = moved(before, self._plan, local())
        if self._moved:
            self._later.start()

    def _say_unsaid(self) -> None:
        name = self._study.undo_name
        self._toast.say(f"{name}. {self._moved}" if name else self._moved, undoable=bool(name))
        self._moved = ""

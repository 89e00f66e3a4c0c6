"""Undo and redo, and that the learner sees what they touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from planner.catalog.entries import SkillId
    from planner.learner.learner import Mark
    from planner.study.study import Study


class UndoActions(QObject):
    """Goes back and on in what the learner did to ``study``; ``flush`` saves first what is being typed.

    Signals:
        gone: Something was undone or redone.
        undone: Something was undone.
        touched: It was the mark of this skill alone.
    """

    gone = Signal()
    undone = Signal()
    touched = Signal(str)

    def __init__(self, window: QWidget, study: Study, flush: Callable[[], None]) -> None:
        super().__init__(window)
        self._study, self._flush = study, flush

    def undo(self) -> None:
        self._flush()
        self._go(self._study.undo)
        self.undone.emit()

    def redo(self) -> None:
        self._go(self._study.redo)

    def _go(self, step: Callable[[], None]) -> None:
        before = self._study.learner.marks
        step()
        self.gone.emit()
        touched = _touched(before, self._study.learner.marks)
        if len(touched) == 1:
            self.touched.emit(touched[0])


def _touched(before: Mapping[SkillId, Mark], now: Mapping[SkillId, Mark]) -> list[SkillId]:
    return [skill for skill in {**before, **now} if before.get(skill) != now.get(skill)]

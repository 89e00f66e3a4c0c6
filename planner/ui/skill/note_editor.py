"""The note on one skill: saved a second after the last key, or when the focus leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from planner.errors import PlannerError

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from planner.catalog.entries import SkillId
    from planner.study.study import Study

PAUSE = 1000


class NoteEditor(QPlainTextEdit):
    """Plain text; what is being typed is never overwritten by what the study tells."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._skill: SkillId | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save)
        self.setPlaceholderText("A note to yourself")
        self.setAccessibleName("Note")
        self.setTabChangesFocus(True)
        self.setFixedHeight(88)
        self.textChanged.connect(self._pause.start)

    def show_note(self, skill: SkillId) -> None:
        """Show the note on ``skill``; one that is being typed on another skill is saved first."""
        if skill != self._skill:
            self._leave()
        elif self._pause.isActive():
            return
        self._skill = skill
        text = self._study.learner.notes.get(skill, "")
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
        self.setReadOnly(bool(self._study.read_only))

    def save(self) -> None:
        """Write the note if it has changed."""
        self._pause.stop()
        if self._skill and self.toPlainText() != self._study.learner.notes.get(self._skill, ""):
            self._study.set_note(self._skill, self.toPlainText())

    def _leave(self) -> None:
        """Write the note; one that cannot be written now waits, and hinders nobody from reading on."""
        try:
            self.save()
        except PlannerError:
            if not self._study.waiting:
                raise

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.save()

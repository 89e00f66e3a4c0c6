"""A dialog with entries: only its own button drops them without asking; Esc and the window's cross ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from planner.ui.widgets.boxes import ChoiceBox, NumberBox
from planner.ui.widgets.plain_text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class EntryDialog(QDialog):
    """Remembers what its fields held when it was shown."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._before: list[object] | None = None
        self.question = _Question(self)

    def entries(self) -> list[object]:
        """Return what the learner has entered, in whatever fields there are."""
        fields = (each for each in self.findChildren(QWidget) if each.window() is self)
        return [held for each in fields if (held := _held(each)) is not None]

    def can_save(self) -> bool:
        """Return whether what was entered can be taken as it is."""
        return True

    def save(self) -> None:
        """Take what was entered, and close."""
        self.accept()

    def drop(self) -> None:
        """Close without taking what was entered; the learner has asked for that."""
        super().reject()

    def reject(self) -> None:
        """Close; where there are new entries, ask first what is to become of them. Esc again goes on with editing."""
        if self.question.isVisible():
            self.question.put_away()
        elif self.has_new_entries():
            self.question.ask(can_save=self.can_save())
        else:
            super().reject()

    def has_new_entries(self) -> bool:
        """Return whether anything was entered since the dialog was shown."""
        return self._before is not None and self.entries() != self._before

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._before is None:
            self._before = self.entries()


class _Question(QFrame):
    """Lies over the foot of a dialog until it is answered."""

    def __init__(self, dialog: EntryDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._left: QWidget | None = None
        self.setObjectName("question")
        self._text = label(wrap=False, selectable=False)
        self.save, self.discard, self.stay = button("Save", "primary"), button("Discard"), button("Keep editing")
        self.save.clicked.connect(dialog.save)
        self.discard.clicked.connect(dialog.drop)
        self.stay.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self._text)
        row.addStretch()
        for each in (self.stay, self.discard, self.save):
            row.addWidget(each)
        self.hide()

    def ask(self, *, can_save: bool) -> None:
        """Ask whether to save what was entered, or, where it cannot be saved, whether to discard it."""
        text = "Save what you entered?" if can_save else "What you entered is not complete."
        self._text.setText(text)
        self.setAccessibleName(text)
        self.save.setVisible(can_save)
        self._left = self._dialog.focusWidget()
        foot, height = self._dialog.rect(), self.sizeHint().height()
        self.setGeometry(0, foot.height() - height, foot.width(), height)
        self.show()
        self.raise_()
        (self.save if can_save else self.stay).setFocus()

    def put_away(self) -> None:
        """Go on with editing where it was left."""
        self.hide()
        if self._left:
            self._left.setFocus()


def _held(field: QWidget) -> object:
    """Return what ``field`` holds, none if nothing can be entered there."""
    if isinstance(field, QLineEdit):
        return None if field.isReadOnly() else field.text()
    if isinstance(field, QPlainTextEdit):
        return None if field.isReadOnly() else field.toPlainText()
    if isinstance(field, NumberBox):
        return field.text()
    if isinstance(field, ChoiceBox):
        return field.currentText()
    return field.isChecked() if isinstance(field, QAbstractButton) and field.isCheckable() else None

"""A search box from which the keyboard leads on to what is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class SearchBox(QLineEdit):
    """Looks for words as they are typed; Escape clears, Down goes to ``target``, and so does Return, or ``go_on`` is called."""

    def __init__(self, name: str, target: QWidget, go_on: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._target, self._go_on = target, go_on or target.setFocus
        self.setPlaceholderText("Search skills, aliases, can-do")
        self.setAccessibleName(name)
        self.textChanged.connect(lambda: self.setClearButtonEnabled(True))
        self.setMaxLength(200)

    def wanted(self) -> str:
        """Return what is looked for; nothing if no word of it can be."""
        return self.text() if any(letter.isalnum() for letter in self.text()) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._target.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
        else:
            super().keyPressEvent(event)

"""A search box from which the arrow keys lead into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchBox(QLineEdit):
    """Looks for words as they are typed; Escape clears, Down goes to ``target``."""

    def __init__(self, name: str, target: QWidget) -> None:
        super().__init__()
        self._target = target
        self.setPlaceholderText(self.tr("Search skills, aliases, can-do"))
        self.setAccessibleName(name)
        self.textChanged.connect(lambda: self.setClearButtonEnabled(True))
        self.setMaxLength(200)

    def words(self) -> tuple[str, ...]:
        """Return the words looked for, folded."""
        return tuple(self.text().casefold().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._target.setFocus()
        else:
            super().keyPressEvent(event)

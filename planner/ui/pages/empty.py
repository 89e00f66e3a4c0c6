"""What an empty pane shows: a sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.plain_text import button, label, unmarked


class Empty(QWidget):
    """Says why nothing is listed.

    Signals:
        pressed: The button was pressed.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label(kind="empty")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = button("", "primary")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self.text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()

    def say(self, sentence: str, action: str) -> None:
        """Show ``sentence`` and a button that says ``action``, if any."""
        self.text.setText(sentence)
        self._button.setText(unmarked(action))
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))

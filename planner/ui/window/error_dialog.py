"""A sentence about what went wrong, and details to copy where it is the program's fault."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from planner.ui.widgets.plain_text import label


class ErrorDialog(QDialog):
    """A sentence; of a mistake of the program, also the details, which can be copied."""

    def __init__(self, sentence: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Learning-path planner")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        text = label(sentence)
        text.setMinimumWidth(440)
        column.addWidget(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if details:
            shown = QPlainTextEdit(details)
            shown.setReadOnly(True)
            shown.setAccessibleName("Details")
            shown.setMinimumHeight(200)
            column.addWidget(shown)
            copy = buttons.addButton("Copy details", QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        column.addWidget(buttons)

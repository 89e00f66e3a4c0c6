"""What changed, version by version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

from planner.locations import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class WhatsNew(QDialog):
    """The shipped list of changes, the newest first."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What's new")
        self.resize(620, 520)
        self.text = QTextBrowser()
        self.text.setAccessibleName("What's new")
        self.text.setMarkdown((resources() / "CHANGELOG.md").read_text(encoding="utf-8"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)

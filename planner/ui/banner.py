"""A line across the window for what stands in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.ui.plain import label

MOST_LINES = 4


class Banner(QFrame):
    """Shows sentences; hidden while there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(name)
        self._text = label()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._text)
        self.hide()

    def show_sentences(self, sentences: list[str]) -> None:
        """Show ``sentences``, the first few of many."""
        shown = sentences[:MOST_LINES]
        if len(sentences) > MOST_LINES:
            shown.append(self.tr("… and {} more.").format(len(sentences) - MOST_LINES))
        self._text.setText("\n".join(f"⚠  {sentence}" for sentence in shown))
        self.setVisible(bool(shown))

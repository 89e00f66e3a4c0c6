"""The two panes of the window: the pages, and beside them the place of the skill panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from planner.ui.window.tabs import column_of, place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Panes(QSplitter):
    """Shows ``pages``, and at their right what `fill` is given later."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._place = place("panel")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(self._place)
        self.setStretchFactor(0, 1)
        pages.setMinimumWidth(400)
        self._place.setMinimumWidth(340)
        self.setSizes([760, 440])

    def fill(self, panel: QWidget) -> None:
        """Put the skill panel into its place."""
        column_of(self._place).addWidget(panel)
        panel.show()

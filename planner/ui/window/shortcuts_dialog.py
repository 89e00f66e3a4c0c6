"""The list of shortcuts, made from the actions themselves."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui.map.view.moves import MOVES
from planner.ui.widgets.plain_text import label

KEYS_OF_VIEWS = {
    "In a list of skills": (
        ("Mark or unmark as known", "Space"),
        ("Go to a skill", "Letters of its title"),
        ("Select several", "Shift and an arrow key, Ctrl+A, Ctrl and a click"),
    ),
    "On the map": MOVES,
}
"""What is a key of the list or the map alone, while it has the keyboard: no shortcut of the window."""


class ShortcutsDialog(QDialog):
    """Every action with a key, by menu, and the keys of lists and map."""

    def __init__(self, parent: QWidget, actions: list[tuple[str, str, QAction]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.resize(560, 560)
        body = QWidget()
        body.setObjectName("panelBody")
        self._grid = QGridLayout(body)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._title = ""
        for title, name, action in actions:
            keys = action.shortcuts()
            if keys:
                names = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
                self._row(title, name.replace("&&", "\0").replace("&", "").replace("\0", "&"), " or ".join(names))
        for title, rows in KEYS_OF_VIEWS.items():
            for name, key in rows:
                self._row(title, name, key)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

    def _row(self, title: str, name: str, keys: str) -> None:
        grid = self._grid
        if title != self._title:
            self._title = title
            grid.addWidget(label(title, "heading"), grid.rowCount(), 0)
        row = grid.rowCount()
        grid.addWidget(label(name), row, 0)
        grid.addWidget(label(keys, "chip", wrap=False), row, 1)

"""The list of shortcuts, made from the actions themselves."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.ui.map.moves import MOVES
from planner.ui.plain import label


class ShortcutsDialog(QDialog):
    """Every action with a key, by menu, and how to move about on the map."""

    def __init__(self, parent: QWidget, actions: list[tuple[str, str, QAction]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(480, 560)
        body = QWidget()
        body.setObjectName("panelBody")
        grid = QGridLayout(body)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        menu = ""
        for title, name, action in actions:
            keys = action.shortcuts()
            if not keys:
                continue
            if title != menu:
                menu = title
                grid.addWidget(label(title, "heading"), grid.rowCount(), 0)
            row = grid.rowCount()
            grid.addWidget(label(name.replace("&&", "\0").replace("&", "").replace("\0", "&")), row, 0)
            names = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
            grid.addWidget(label(self.tr(" or ").join(names), "chip", wrap=False), row, 1)
        grid.addWidget(label(self.tr("On the map"), "heading"), grid.rowCount(), 0)
        for name, done in MOVES:
            row = grid.rowCount()
            grid.addWidget(label(name), row, 0)
            grid.addWidget(label(done, "chip", wrap=False), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

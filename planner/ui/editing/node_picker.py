"""A box to pick a skill or choice by a part of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy

from planner.ui.boxes import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId

MOST_SEEN = 12


class NodePicker(ChoiceBox):
    """Completes what is typed; what names nothing picks nothing.

    Signals:
        picked: Another node is picked, or none.
    """

    picked = Signal()

    def __init__(self, catalog: Catalog, name: str, nodes: Iterable[NodeId]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(MOST_SEEN)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._nodes: dict[str, NodeId] = {}
        self._folded: dict[str, NodeId] = {}
        for title, node in sorted((catalog.title(node), node) for node in nodes):
            shown = title if title.casefold() not in self._folded else f"{title} ({node})"
            self._nodes[shown] = self._folded[shown.casefold()] = node
        self.addItems(list(self._nodes))
        completer = QCompleter(list(self._nodes), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCurrentIndex(-1)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Type a part of its title"))
        self._line.textChanged.connect(self.picked)
        self.setLineEdit(self._line)
        self.setCompleter(completer)

    def node(self) -> NodeId | None:
        """Return what is picked, none if the text names nothing."""
        return self._folded.get(self.currentText().strip().casefold())

    def pick(self, node: NodeId | None) -> None:
        """Pick ``node``, or nothing."""
        title = next((title for title, each in self._nodes.items() if each == node), "")
        self.setCurrentIndex(self.findText(title) if title else -1)
        self.setEditText(title)

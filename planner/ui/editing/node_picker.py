"""A box to pick a skill or choice by a part of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy

from planner.catalog.folding import folded
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId

MOST_SEEN, MOST_OFFERED = 12, 100


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
        self._catalog = catalog
        self._shown: dict[NodeId, str] = {}
        self._folded: dict[str, NodeId] = {}
        key = sort_key()
        for node in sorted(sorted(nodes), key=lambda node: key(catalog.title(node))):
            title = catalog.title(node)
            shown = title if folded(title) not in self._folded else f"{title} ({node})"
            self._shown[node] = shown
            self._folded[folded(shown)] = node
        self.addItems(list(self._shown.values()))
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SEEN)
        self.setCurrentIndex(-1)
        self._line = QLineEdit()
        self._line.setPlaceholderText("Type a part of its title")
        self._line.textEdited.connect(self._offer)
        self._line.textChanged.connect(self.picked)
        self.setLineEdit(self._line)
        self.setCompleter(completer)

    def offered(self) -> list[str]:
        """Return what is offered for the text that was typed, the best first."""
        return self._offered.stringList()

    def node(self) -> NodeId | None:
        """Return what is picked, none if the text names nothing."""
        return self._folded.get(folded(self.currentText().strip()))

    def _offer(self, text: str) -> None:
        found = [self._shown[each.node] for each in self._catalog.finder.find(text) if each.node in self._shown]
        self._offered.setStringList(found[:MOST_OFFERED])

    def pick(self, node: NodeId | None) -> None:
        """Pick ``node``, or nothing."""
        title = self._shown.get(node, "") if node else ""
        self.setCurrentIndex(self.findText(title) if title else -1)
        self.setEditText(title)

"""Which nodes of a map are selected, and how clicks and keys select others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from planner.catalog.entries import NodeId


class NodeSelection(QObject):
    """The nodes that are selected on a map, the current one first.

    Signals:
        changed: Others are selected.
        chosen: The learner has made another node current; carries it.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.nodes: tuple[NodeId, ...] = ()

    @property
    def current(self) -> NodeId | None:
        """The current node."""
        return self.nodes[0] if self.nodes else None

    def make_current(self, node: NodeId) -> None:
        """Select ``node`` alone, unless it is current already."""
        if node != self.current:
            self._select((node,))

    def clear(self) -> None:
        """Have nothing current."""
        self._select(())

    def keep_on(self, nodes: Container[NodeId]) -> None:
        """Keep what is among ``nodes`` selected; without the current one, nothing is."""
        kept = tuple(node for node in self.nodes if node in nodes)
        self._select(kept if self.current in nodes else ())

    def choose(self, node: NodeId | None) -> None:
        """Select ``node`` alone, as by a click; on the ground only the current one stays selected."""
        before = self.current
        self._select((node,) if node else self.nodes[:1])
        if node and node != before:
            self.chosen.emit(node)

    def add(self, nodes: Iterable[NodeId]) -> None:
        """Select ``nodes`` besides the current one, and no others."""
        self._select((*self.nodes[:1], *(node for node in nodes if node != self.current)))

    def toggle(self, node: NodeId) -> None:
        """Select ``node`` too, or no longer; the current one stays selected."""
        if self.current is None:
            self.choose(node)
        elif node in self.nodes[1:]:
            self._select(tuple(each for each in self.nodes if each != node))
        elif node != self.current:
            self._select((*self.nodes, node))

    def _select(self, nodes: tuple[NodeId, ...]) -> None:
        self.nodes = nodes
        self.changed.emit()

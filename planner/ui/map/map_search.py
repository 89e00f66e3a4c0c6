"""The search on a map: words in a box, or letters typed over the map, lead to the spots that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.ui.map.scene.search import found_on
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.ui.map.view.shown import Shown


class MapSearch(QObject):
    """Finds spots of what is ``shown`` on ``canvas``.

    Attributes:
        box: Where words are looked for; Return goes to the next spot, and after the last to the first.
        count: Which one of how many is gone to.

    Signals:
        led: The learner is to see this node; carries it.
    """

    led = Signal(str)

    def __init__(self, canvas: QWidget, shown: Callable[[], Shown], catalog: Callable[[], Catalog]) -> None:
        super().__init__(canvas)
        self._shown, self._catalog = shown, catalog
        self.box = SearchBox("Search on the map", canvas, self._go_on)
        self.count = label(kind="muted", wrap=False)
        self.count.hide()
        self.box.textChanged.connect(lambda: self._go(self.found(self.box.wanted()), 0))

    def begin(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus()
        self.box.selectAll()

    def found(self, words: str) -> list[NodeId]:
        """Return the spots that ``words`` are found in, the best first."""
        drawing = self._shown().drawing
        return found_on(drawing.land, self._catalog(), words) if drawing else []

    def find(self, typed: str) -> bool:
        """Go to the best spot for what was typed over the map; return whether there is one."""
        found = self.found(typed)
        self._lead(found[:1])
        return bool(found)

    def _go_on(self) -> None:
        found, current = self.found(self.box.wanted()), self._shown().current
        self._go(found, (found.index(current) + 1) % len(found) if current in found else 0)

    def _go(self, found: list[NodeId], number: int) -> None:
        self.count.setVisible(bool(self.box.wanted()))
        self.count.setText(f"{number + 1} of {len(found)}" if found else "not found")
        self._lead(found[number : number + 1])

    def _lead(self, found: list[NodeId]) -> None:
        for node in found:
            self.led.emit(node)

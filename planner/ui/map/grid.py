"""What lies where on the map: boxes found by a point or a region without looking at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.ui.map.camera import Box

CELL = 512.0
Thing = TypeVar("Thing")


class Grid(Generic[Thing]):
    """Boxes of things by the cells that they touch; asking costs as much as there is in the cells asked about."""

    def __init__(self, boxes: dict[Thing, Box]) -> None:
        self._boxes = boxes
        self._cells: dict[tuple[int, int], list[Thing]] = {}
        for thing, box in boxes.items():
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append(thing)

    def at(self, x: float, y: float) -> Thing | None:
        """Return what lies at a point, none if nothing does."""
        for thing in self._cells.get((int(x // CELL), int(y // CELL)), ()):
            box = self._boxes[thing]
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                return thing
        return None

    def within(self, region: Box) -> list[Thing]:
        """Return what may touch ``region``, each once, in the order in which it was put in."""
        cells = list(_cells(region))
        if len(cells) >= len(self._cells):
            return list(self._boxes)
        found = {thing for cell in cells for thing in self._cells.get(cell, ())}
        return [thing for thing in self._boxes if thing in found]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // CELL), int((box.x + box.width) // CELL) + 1):
        for row in range(int(box.y // CELL), int((box.y + box.height) // CELL) + 1):
            yield column, row

"""What lies where on the map: boxes found by a point or a region without looking at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.ui.map.scene.camera import Box

CELL = 512.0
Thing = TypeVar("Thing")


class Grid(Generic[Thing]):
    """Things, each with one box or several, by the cells that these touch; asking costs what is in the cells asked about."""

    def __init__(self, boxes: Iterable[tuple[Thing, Box]]) -> None:
        self._numbers: dict[Thing, int] = {}
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float, int]]] = {}
        for thing, box in boxes:
            number = self._numbers.setdefault(thing, len(self._numbers))
            part = (box.x, box.y, box.x + box.width, box.y + box.height, number)
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append(part)
        self._things = list(self._numbers)

    def at(self, x: float, y: float) -> Thing | None:
        """Return what lies at a point, none if nothing does."""
        for left, top, right, low, number in self._cells.get((int(x // CELL), int(y // CELL)), ()):
            if left <= x <= right and top <= y <= low:
                return self._things[number]
        return None

    def within(self, region: Box) -> list[Thing]:
        """Return what touches ``region``, each once, in the order in which it was put in."""
        first_x, first_y, last_x, last_y = region.x, region.y, region.x + region.width, region.y + region.height
        wanted = list(_cells(region))
        cells = self._cells.values() if len(wanted) >= len(self._cells) else [self._cells.get(cell, ()) for cell in wanted]
        found = {
            number
            for cell in cells
            for left, top, right, low, number in cell
            if left <= last_x and first_x <= right and top <= last_y and first_y <= low
        }
        return [self._things[number] for number in sorted(found)]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // CELL), int((box.x + box.width) // CELL) + 1):
        for row in range(int(box.y // CELL), int((box.y + box.height) // CELL) + 1):
            yield column, row

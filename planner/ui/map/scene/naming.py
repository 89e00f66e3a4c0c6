"""Where names stand when the map is seen from far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planner.catalog.entries import NodeId
    from planner.planning.answers.map_graph import Spot
    from planner.ui.map.scene.camera import Box

    Middle = tuple[str, tuple[float, float]]

TRIES = 5
SAMPLE = 40
"""Spots of an area that tell where most of it lies."""


def middles(spots: Iterable[Spot], boxes: Mapping[NodeId, Box]) -> list[Middle]:
    """Return where most of each area lies, the areas of most spots first: at the spot that the others are nearest to."""
    members: dict[str, list[Box]] = {}
    for spot in spots:
        members.setdefault(spot.area, []).append(boxes[spot.id])
    return [(area, _middle(found)) for area, found in sorted(members.items(), key=lambda item: -len(item[1])) if area]


def placed(wanted: Sequence[tuple[float, float, float]], height: float) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield which of the names have room, by their numbers, with their middles.

    Each is ``wanted`` at a point (its first two numbers) and so wide (the third). It stands there, or as near as the names
    before it leave room for within a few places up and down; one without such room has none.
    """
    taken: list[tuple[float, float, float]] = []
    for number, (x, y, width) in enumerate(wanted):
        half = width / 2
        for step in range(TRIES):
            at = y + (step + 1) // 2 * height * (1 if step % 2 else -1)
            if all(abs(at - other_y) >= height or abs(x - other) >= half + other_half for other, other_y, other_half in taken):
                taken.append((x, at, half))
                yield number, (x, at)
                break


def _middle(boxes: Sequence[Box]) -> tuple[float, float]:
    """Return the middle of the box whose distances to all ``boxes`` sum up to the least, of a sample if they are many."""
    some = boxes[:: 1 + len(boxes) // SAMPLE]
    best = min(some, key=lambda one: sum([abs(one.x - other.x) + abs(one.y - other.y) for other in some]))
    return best.x + best.width / 2, best.y + best.height / 2

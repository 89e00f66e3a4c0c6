"""Where the names of the areas stand when the map is seen from far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.catalog.entries import NodeId
    from planner.planning.landscape import Spot
    from planner.ui.map.camera import Box

TRIES = 5


def area_names(
    spots: Mapping[NodeId, Spot], boxes: Mapping[NodeId, Box], widths: Mapping[str, float], height: float
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the areas with the middles of their names, those of most spots first.

    A name stands over the spot of its area that the others are nearest to, or as near to it as the names
    before it leave room for within a few places up and down; an area without such room has no name.
    """
    members: dict[str, list[Box]] = {}
    for node, spot in spots.items():
        if spot.area in widths:
            members.setdefault(spot.area, []).append(boxes[node])
    taken: list[tuple[float, float, float]] = []
    for area, found in sorted(members.items(), key=lambda item: -len(item[1])):
        x, y = _middle(found)
        half = widths[area] / 2
        for step in range(TRIES):
            at = y + (step + 1) // 2 * height * (1 if step % 2 else -1)
            if all(abs(at - other_y) >= height or abs(x - other) >= half + other_half for other, other_y, other_half in taken):
                taken.append((x, at, half))
                yield area, (x, at)
                break


def _middle(boxes: list[Box]) -> tuple[float, float]:
    """Return the middle of the box whose distances to all ``boxes`` sum up to the least, of a sample if they are many."""
    some = boxes[:: 1 + len(boxes) // 100]
    best = min(some, key=lambda one: sum(abs(one.x - other.x) + abs(one.y - other.y) for other in some))
    return best.x + best.width / 2, best.y + best.height / 2

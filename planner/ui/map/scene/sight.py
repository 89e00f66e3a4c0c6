"""Where to look so that something is seen: no camera ever shows a map without a node. Plain numbers, without Qt."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from planner.ui.map.scene.camera import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Camera

    Size = tuple[float, float]
    Boxes = Mapping[NodeId, Box]

SHOWN = 24.0
"""Pixels of a node, across and down, that are seen at least; of a smaller one all."""
SLACK = 0.25
"""Pixels that it may be away from there, as numbers are rounded."""
_DOUBLINGS = 40


def kept_in_sight(camera: Camera, size: Size, clear: Sequence[Box], near: Callable[[Box], Iterable[Box]]) -> Camera:
    """Return the camera, moved as little as it takes to see a node in one of the ``clear`` parts of the window (in pixels).

    ``near`` tells which nodes reach into a region of the map; if there is none at all the camera stays. The scale stays, too.
    """
    seen = camera.seen(size)
    if any(_is_seen(camera, size, part, box) for box in near(seen.grown(SLACK / camera.scale)) for part in clear):
        return camera
    by = max(seen.width, seen.height) / 4
    for _ in range(_DOUBLINGS):
        ways = [_way(camera, size, part, box) for box in near(seen.grown(by)) for part in clear]
        if ways:
            return camera.moved(*min(ways, key=lambda way: hypot(*way)))
        by *= 2
    return camera


def carried(camera: Camera, size: Size, maps: tuple[Boxes, Boxes], current: NodeId | None) -> Camera:
    """Return where to look on another map so that a node is seen where it was: `anchor`; the camera itself if there is none."""
    node = anchor(camera, size, maps, current)
    if node is None:
        return camera
    before, after = maps[0][node], maps[1][node]
    dx, dy = after.x + after.width / 2 - before.x - before.width / 2, after.y + after.height / 2 - before.y - before.height / 2
    return camera._replace(x=camera.x + dx, y=camera.y + dy)


def anchor(camera: Camera, size: Size, maps: tuple[Boxes, Boxes], current: NodeId | None) -> NodeId | None:
    """Return the node of both maps that is to stay where it is seen on the first.

    That is the current one if it is seen, else what is seen nearest to the middle, else what is nearest at all; none if the
    maps share none.
    """
    window, (before, after) = Box(0.0, 0.0, *size), maps
    both = [node for node in before if node in after]
    seen = [node for node in both if _is_seen(camera, size, window, before[node])]
    if current in seen:
        return current

    def far(node: NodeId) -> tuple[float, NodeId]:
        box = before[node]
        return hypot(box.x + box.width / 2 - camera.x, box.y + box.height / 2 - camera.y), node

    return min(seen or both, key=far, default=None)


def _is_seen(camera: Camera, size: Size, part: Box, box: Box) -> bool:
    return max(map(abs, _way(camera, size, part, box))) <= SLACK


def _way(camera: Camera, size: Size, part: Box, box: Box) -> tuple[float, float]:
    """Return how far the map has to be moved, in pixels, to show enough of ``box`` in ``part``."""
    left, top = camera.to_window((box.x, box.y), size)
    across = _along(left, box.width * camera.scale, part.x, part.width)
    return across, _along(top, box.height * camera.scale, part.y, part.height)


def _along(start: float, length: float, first: float, room: float) -> float:
    shown = min(SHOWN, length, room)
    return max(0.0, first + shown - start - length) - max(0.0, start - (first + room - shown))

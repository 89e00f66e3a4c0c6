"""Where the arrow keys lead: along the edges, and up and down among neighbours."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.drawing import Drawing


class Direction(Enum):
    """A direction on the map."""

    BACK = "back"
    ON = "on"
    UP = "up"
    DOWN = "down"


def neighbour(drawing: Drawing, node: NodeId, way: Direction, only: Collection[NodeId] | None = None) -> NodeId:
    """Return the node that ``way`` leads to from ``node``, itself if there is none, among ``only`` if they are given.

    Back and on lead along an edge, to the end nearest in height; up and down to the next node of the same column.
    """
    if way in {Direction.BACK, Direction.ON}:
        ends: Iterable[NodeId] = (drawing.before if way is Direction.BACK else drawing.after).get(node, ())
    else:
        here, y = drawing.layout.layers[node], drawing.boxes[node].y
        below = way is Direction.DOWN
        ends = [
            each
            for each, layer in drawing.layout.layers.items()
            if layer == here and (drawing.boxes[each].y > y if below else drawing.boxes[each].y < y)
        ]
    boxes = drawing.boxes
    found = [end for end in ends if only is None or end in only]
    return min(found, key=lambda end: (abs(boxes[end].y - boxes[node].y), end), default=node)

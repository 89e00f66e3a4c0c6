"""What of a layout it takes to draw it: places and curves, without how they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.layout.curves import Point
    from planner.layout.graph import Edge
    from planner.layout.layout import Layout


class Geometry(NamedTuple):
    """Where everything lies; x grows from before to after, y downwards, and nothing lies left of or above 0.

    Attributes:
        places: The centre of each node.
        curves: Each edge as the points where it begins, turns and ends; between two it is level, or else `bend`.
        layers: The layer of each node, from 0.
    """

    places: dict[str, Point]
    curves: dict[Edge, tuple[Point, ...]]
    layers: dict[str, int]
    width: float
    height: float


def geometry(layout: Layout) -> Geometry:
    """Return what it takes to draw ``layout``."""
    curves = {edge: (curve.start, *[end for _, _, end in curve.segments]) for edge, curve in layout.curves.items()}
    return Geometry(layout.places, curves, layout.layers, layout.width, layout.height)

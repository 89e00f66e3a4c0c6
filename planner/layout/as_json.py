"""Graphs and geometries as plain lists and numbers, to be kept as JSON or handed to another process."""

from __future__ import annotations

from typing import Any

from planner.layout.geometry import Geometry
from planner.layout.graph import Graph, Node


def packed_graph(graph: Graph) -> dict[str, Any]:
    """Return ``graph`` as JSON can hold it."""
    nodes = [[node.id, node.width, node.height, node.group, node.band] for node in graph.nodes]
    return {"nodes": nodes, "edges": graph.edges}


def unpacked_graph(packed: dict[str, Any]) -> Graph:
    """Return the graph that was packed."""
    return Graph(tuple(Node(*node) for node in packed["nodes"]), tuple((before, after) for before, after in packed["edges"]))


def packed(layout: Geometry) -> dict[str, Any]:
    """Return ``layout``, to a tenth of its units, as JSON can hold it; an edge names its ends by their numbers."""
    number = {node: place for place, node in enumerate(layout.places)}
    return {
        "nodes": [[node, round(x, 1), round(y, 1), layout.layers[node]] for node, (x, y) in layout.places.items()],
        "edges": [
            [number[before], number[after], *[round(each, 1) for point in curve for each in point]]
            for (before, after), curve in layout.curves.items()
        ],
        "size": [round(layout.width, 1), round(layout.height, 1)],
    }


def unpacked(packed: dict[str, Any]) -> Geometry:
    """Return the geometry that was packed.

    Raises:
        ValueError, TypeError, LookupError: It is something else.
    """
    nodes, (width, height) = packed["nodes"], packed["size"]
    return Geometry(
        {node: (x, y) for node, x, y, _ in nodes},
        {
            (nodes[before][0], nodes[after][0]): tuple(zip(curve[::2], curve[1::2], strict=True))
            for before, after, *curve in packed["edges"]
        },
        {node: layer for node, _, _, layer in nodes},
        width,
        height,
    )

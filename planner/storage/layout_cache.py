"""Layouts of maps kept as JSON, keyed by the graph that they are of."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from planner.layout.geometry import Geometry
from planner.storage import kept

if TYPE_CHECKING:
    from pathlib import Path

    from planner.layout.graph import Graph

FORM = 2
"""Version of this form and of the way layouts are made; a better way makes a new one."""
_MOST_KEPT = 24


def key_of(graph: Graph) -> str:
    """Return the key of ``graph``: equal graphs have equal ones, in whatever order they came."""
    nodes = sorted((node.id, node.width, node.height, node.group, node.band) for node in graph.nodes)
    return sha256(repr((FORM, nodes, sorted(graph.edges))).encode()).hexdigest()[:32]


def read(folders: list[Path], key: str) -> Geometry | None:
    """Return the layout kept under ``key`` in the first of ``folders`` that has it, none if none does."""
    for folder in folders:
        packed = kept.read(folder, key)
        if packed is not None:
            try:
                return _unpacked(packed)
            except (ValueError, TypeError, LookupError):
                continue
    return None


def write(folder: Path, key: str, layout: Geometry) -> None:
    """Keep ``layout`` under ``key``, and only the newest few."""
    kept.write(folder, key, _packed(layout), _MOST_KEPT)


def _packed(layout: Geometry) -> dict[str, Any]:
    """Return ``layout`` to a tenth of its units; an edge names its ends by their numbers."""
    number = {node: place for place, node in enumerate(layout.places)}
    return {
        "nodes": [[node, round(x, 1), round(y, 1), layout.layers[node]] for node, (x, y) in layout.places.items()],
        "edges": [
            [number[before], number[after], *[round(each, 1) for point in curve for each in point]]
            for (before, after), curve in layout.curves.items()
        ],
        "size": [round(layout.width, 1), round(layout.height, 1)],
    }


def _unpacked(packed: dict[str, Any]) -> Geometry:
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

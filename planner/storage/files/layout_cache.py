"""Layouts of maps kept as JSON, keyed by the graph that they are of."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING

from planner.layout.as_json import packed, unpacked
from planner.storage.files import json_cache

if TYPE_CHECKING:
    from pathlib import Path

    from planner.layout.geometry import Geometry
    from planner.layout.graph import Graph

FORM = 3
"""Version of this form and of the way layouts are made; a better way makes a new one."""
SLACK = 1.0
"""How far a point may lie outside, as it is rounded."""
_MOST_KEPT = 24


def key_of(graph: Graph) -> str:
    """Return the key of ``graph``: equal graphs have equal ones, in whatever order they came."""
    nodes = sorted((node.id, node.width, node.height, node.group, node.band) for node in graph.nodes)
    return sha256(repr((FORM, nodes, sorted(graph.edges))).encode()).hexdigest()[:32]


def read(folders: list[Path], graph: Graph) -> Geometry | None:
    """Return the layout of ``graph`` that is kept in the first of ``folders`` that has it, none if none does."""
    key = key_of(graph)
    for folder in folders:
        found = json_cache.read(folder, key)
        if found is not None:
            with suppress(ValueError, TypeError, LookupError):
                layout = unpacked(found)
                if _is_of(layout, graph):
                    return layout
    return None


def write(folder: Path, graph: Graph, layout: Geometry) -> None:
    """Keep the ``layout`` of ``graph``, and only the newest few."""
    json_cache.write(folder, key_of(graph), packed(layout), _MOST_KEPT)


def _is_of(layout: Geometry, graph: Graph) -> bool:
    """Tell whether ``layout`` has all of ``graph``, at places that are numbers and lie within it.

    Raises:
        TypeError: Something there is no number.
    """
    if layout.places.keys() != graph.number.keys() or layout.curves.keys() != set(graph.edges):
        return False
    points = [*layout.places.values(), *(point for curve in layout.curves.values() for point in curve)]
    within = all(-SLACK <= x <= layout.width + SLACK and -SLACK <= y <= layout.height + SLACK for x, y in points)
    return within and layout.width + layout.height < inf and all(len(curve) > 1 for curve in layout.curves.values())

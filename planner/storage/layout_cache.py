"""Layouts of maps kept as JSON, keyed by the graph that they are of."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from planner.layout.packing import packed, unpacked
from planner.storage import kept

if TYPE_CHECKING:
    from pathlib import Path

    from planner.layout.geometry import Geometry
    from planner.layout.graph import Graph

FORM = 3
"""Version of this form and of the way layouts are made; a better way makes a new one."""
_MOST_KEPT = 24


def key_of(graph: Graph) -> str:
    """Return the key of ``graph``: equal graphs have equal ones, in whatever order they came."""
    nodes = sorted((node.id, node.width, node.height, node.group, node.band) for node in graph.nodes)
    return sha256(repr((FORM, nodes, sorted(graph.edges))).encode()).hexdigest()[:32]


def read(folders: list[Path], key: str) -> Geometry | None:
    """Return the layout kept under ``key`` in the first of ``folders`` that has it, none if none does."""
    for folder in folders:
        found = kept.read(folder, key)
        if found is not None:
            try:
                return unpacked(found)
            except (ValueError, TypeError, LookupError):
                continue
    return None


def write(folder: Path, key: str, layout: Geometry) -> None:
    """Keep ``layout`` under ``key``, and only the newest few."""
    kept.write(folder, key, packed(layout), _MOST_KEPT)

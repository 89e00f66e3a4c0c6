"""Lay out the maps of the shipped catalogue anew: ``python -m tests.layout.make_shipped``.

These maps are seen first and by everybody, so they are refined far longer than one that is made in the window.
Equal catalogues give equal files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.layout.geometry import geometry
from planner.layout.layout import layout, refined
from planner.learner.learner import BOTH
from planner.locations import resources
from planner.planning.answers.map_graph import map_graph
from planner.planning.route.goal import goal_of
from planner.storage.catalog.folder import load_catalog
from planner.storage.files import layout_cache
from planner.ui.map.scene.node_sizes import ends, graph_of

if TYPE_CHECKING:
    from planner.layout.graph import Graph

FOLDER = resources() / "layouts"
STEPS = 64_000


def graphs() -> dict[str, Graph]:
    """Return the map of every goal by the key that it is kept under."""
    catalog = load_catalog([resources() / "catalog"])
    goals = [tuple(goal_of(catalog, goal).roles) for goal in (*catalog.roles, BOTH)]
    made = [graph_of(map_graph(catalog, roles), roles) for roles in goals]
    return {layout_cache.key_of(graph): graph for graph in made}


def main() -> None:
    made = graphs()
    for key, graph in made.items():
        first = layout(graph, ends(graph))
        better = refined(first, steps=STEPS)
        layout_cache.write(FOLDER, graph, geometry(better))
        print(f"{key}: {len(graph.nodes)} nodes, {first.crossings} crossings, refined {better.crossings}", flush=True)
    for old in FOLDER.glob("*.json"):
        if old.stem not in made:
            old.unlink()


if __name__ == "__main__":
    main()

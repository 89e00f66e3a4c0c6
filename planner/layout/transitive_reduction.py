"""The fewest edges that say the same: no edge that a longer way implies."""

from __future__ import annotations

from planner.layout.graph import Graph


def reduced(graph: Graph) -> Graph:
    """Return ``graph`` without the edges that other edges imply: its transitive reduction.

    It is unique, the graph being acyclic (Aho, Garey and Ullman 1972). Reachable nodes are bits of an
    integer: O(E V / word), and V bits for each node.
    """
    place = {node: place for place, node in enumerate(graph.topological)}
    reach = [0] * len(graph.nodes)
    kept: list[tuple[int, int]] = []
    for node in reversed(graph.topological):
        beyond = 0
        for after in sorted(graph.after[node], key=place.__getitem__):
            if not beyond >> after & 1:
                kept.append((node, after))
                beyond |= reach[after] | 1 << after
        reach[node] = beyond
    return Graph(graph.nodes, tuple([(graph.nodes[before].id, graph.nodes[after].id) for before, after in kept]))

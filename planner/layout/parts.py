"""The parts of a graph that only its last nodes hold together, and whether one drawing of all would be a strip."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.layout.graph import Graph, Node

if TYPE_CHECKING:
    from collections.abc import Collection

STRIP = 2.0
"""How many times as high as wide a drawing is at least that is worth being taken apart."""
ACROSS, DOWN = 80.0, 20.0
"""What a node takes besides its own width and height, nearly."""


def parts(graph: Graph, last: Collection[str]) -> list[Graph]:
    """Return the parts that hang together without the ``last`` nodes, each with an end (a point) for each of these it leads to.

    The largest come first, equal ones by group and then by id. O(V + E).
    """
    part = _part_of(graph, last)
    nodes: dict[int, list[Node]] = {}
    edges: dict[int, list[tuple[str, str]]] = {}
    for node in graph.nodes:
        if node.id not in last:
            nodes.setdefault(part[node.id], []).append(node)
    for before, after in graph.edges:
        edges.setdefault(part[before], []).append((before, after))
    made = [Graph((*its, *_ends(edges.get(number, ()), last)), tuple(edges.get(number, ()))) for number, its in nodes.items()]
    return sorted(made, key=lambda each: (-len(each.nodes), each.nodes[0].group, each.nodes[0].id))


def is_strip(graph: Graph, last: Collection[str]) -> bool:
    """Return whether the drawing of all at once would be a high strip: told by counting, as laying it out takes long."""
    behind = [0] * len(graph.nodes)
    for number in reversed(graph.topological):
        behind[number] = max([behind[after] + 1 for after in graph.after[number]], default=0)
    heights: Counter[int] = Counter()
    for node, layer in zip(graph.nodes, behind, strict=True):
        if node.id not in last:
            heights[layer] += round(node.height + DOWN)
    width = (max(behind, default=0) + 1) * (max([node.width for node in graph.nodes], default=0.0) + ACROSS)
    return max(heights.values(), default=0) > STRIP * width


def _ends(edges: Collection[tuple[str, str]], last: Collection[str]) -> list[Node]:
    return [Node(end, 0.0, 0.0) for end in sorted({after for _, after in edges if after in last})]


def _part_of(graph: Graph, last: Collection[str]) -> dict[str, int]:
    near: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for before, after in graph.edges:
        if after not in last:
            near[before].append(after)
            near[after].append(before)
    part: dict[str, int] = {}
    for number, start in enumerate(near):
        waiting = [start] if start not in part and start not in last else []
        while waiting:
            node = waiting.pop()
            if node not in part:
                part[node] = number
                waiting += near[node]
    return part

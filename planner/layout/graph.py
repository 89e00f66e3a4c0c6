"""A graph to be drawn: nodes with their sizes, and edges from what comes before to what comes after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A rectangle to be placed; ``width`` and ``height`` in the units of the drawing.

    Attributes:
        group: Nodes of one group in one layer sit together where that costs no crossing.
        band: Smaller bands lie above larger ones in every layer.
    """

    id: str
    width: float
    height: float
    group: str = ""
    band: int = 0


@dataclass(frozen=True)
class Graph:
    """An acyclic graph. Nodes and edges are kept sorted and edges once, so the order they come in never matters.

    Elsewhere in this room a node is its index in ``nodes``.

    Raises:
        ValueError: Two nodes have one id, an edge names no node, or the edges form a cycle.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "nodes", tuple(sorted(self.nodes, key=lambda node: node.id)))
        object.__setattr__(self, "edges", tuple(sorted(set(self.edges))))
        twice = [node for node, count in Counter(node.id for node in self.nodes).items() if count > 1]
        if twice:
            raise ValueError(f"More than one node has the id '{twice[0]}'.")
        unknown = [end for edge in self.edges for end in edge if end not in self.number]
        if unknown:
            raise ValueError(f"An edge names '{unknown[0]}', which is no node.")
        if len(self.topological) < len(self.nodes):
            raise ValueError(f"The edges form a cycle: {' -> '.join(self._cycle())}.")

    @cached_property
    def number(self) -> dict[str, int]:
        """The index of each node by its id."""
        return {node.id: number for number, node in enumerate(self.nodes)}

    @cached_property
    def arcs(self) -> tuple[tuple[int, int], ...]:
        """The edges as indices of nodes, in the order of ``edges``."""
        return tuple([(self.number[before], self.number[after]) for before, after in self.edges])

    @cached_property
    def after(self) -> tuple[tuple[int, ...], ...]:
        """The direct successors of each node, ascending."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for before, after in self.arcs:
            found[before].append(after)
        return tuple(map(tuple, found))

    @cached_property
    def topological(self) -> tuple[int, ...]:
        """The nodes in an order in which each stands after all before it (Kahn 1962); those on cycles are missing."""
        missing = Counter(after for _, after in self.arcs)
        order = [node for node in range(len(self.nodes)) if not missing[node]]
        for node in order:
            for after in self.after[node]:
                missing[after] -= 1
                if not missing[after]:
                    order.append(after)
        return tuple(order)

    def _cycle(self) -> list[str]:
        """Return the ids along a cycle, the first again last; there is one."""
        stuck = set(range(len(self.nodes))) - set(self.topological)
        before = {after: node for node, after in self.arcs if node in stuck}
        way = [min(stuck)]
        seen: dict[int, int] = {}
        while way[-1] not in seen:
            seen[way[-1]] = len(way) - 1
            way.append(before[way[-1]])
        return [self.nodes[node].id for node in reversed(way[seen[way[-1]] :])]

"""Where vertices lie across the layers: in their order, with gaps, near their neighbours."""

from __future__ import annotations

from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.layout.graph import Graph
    from planner.layout.proper import Proper
    from planner.layout.sifting import LayerOrder

NODE_GAP = 20.0
"""Least distance between two nodes of a layer."""
EDGE_GAP = 10.0
"""Least distance between an edge and a node, or between two edges."""
ROUNDS = 6
STIFF = 4.0
"""How much more each edge of a dummy weighs than one of a node: nodes give way to long edges."""
SWAY = 60.0
"""How far a line may be moved to be level."""
STAY = 0.1
"""What a vertex without neighbours on the side looked at weighs."""


def placed(graph: Graph, flat: Proper, order: LayerOrder, rounds: int = ROUNDS) -> list[float]:
    """Return the coordinate across the layers of the centre of each vertex.

    Layer after layer, there and back, moves to where its vertices lie nearest to the means of their
    neighbours, with its order and gaps: an isotonic regression. For half of the rounds the neighbours
    are those in the layer before, then all. At last long edges are straightened. A round is O(V + E).
    """
    columns = [_Layer(graph, flat, layer) for layer in order]
    place = [0.0] * len(flat.band)
    for column in columns:
        column.spread(place)
    both = [before + after for before, after in zip(flat.before, flat.after, strict=True)]
    for number in range(rounds):
        first = number < rounds // 2
        for way, near in ((columns, flat.before), (columns[::-1], flat.after)):
            for column in way:
                column.fit(place, near if first else both)
    _straighten(flat, columns, place)
    return place


class _Layer:
    """A layer, its vertices from top to bottom; ``below`` tells how far below the first each lies at least."""

    def __init__(self, graph: Graph, flat: Proper, layer: Sequence[int]) -> None:
        count = len(graph.nodes)
        heights = [graph.nodes[vertex].height if vertex < count else 0.0 for vertex in layer]
        gaps = [
            (one + other) / 2 + (NODE_GAP if max(vertices) < count else EDGE_GAP)
            for one, other, *vertices in zip(heights, heights[1:], layer, layer[1:], strict=False)
        ]
        self.layer = layer
        self.below = list(accumulate(gaps, initial=0.0)) if layer else []
        self._stiff = [STIFF * len(flat.after[vertex]) if vertex >= count else 0.0 for vertex in layer]

    def spread(self, place: list[float]) -> None:
        """Put the vertices as close as they may be, around 0."""
        for vertex, below in zip(self.layer, self.below, strict=True):
            place[vertex] = below - self.below[-1] / 2

    def fit(self, place: list[float], near: Sequence[Sequence[int]]) -> None:
        """Move the vertices as near to the means of their neighbours as order and gaps allow."""
        goals: list[float] = []
        for vertex, below in zip(self.layer, self.below, strict=True):
            ends = near[vertex]
            goals.append((sum([place[end] for end in ends]) / len(ends) if ends else place[vertex]) - below)
        weights = [stiff or len(near[vertex]) or STAY for vertex, stiff in zip(self.layer, self._stiff, strict=True)]
        for vertex, below, fitted in zip(self.layer, self.below, isotonic(goals, weights), strict=True):
            place[vertex] = fitted + below


def isotonic(goals: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the ascending numbers nearest to ``goals``: least sum of weight x squared distance.

    Neighbours out of order are pooled at their mean (Ayer et al. 1955). O(n).
    """
    pools: list[tuple[float, float, int]] = []
    for goal, weight in zip(goals, weights, strict=True):
        value, heavy, count = goal, weight, 1
        while pools and pools[-1][0] >= value:
            other, its, more = pools.pop()
            value = (value * heavy + other * its) / (heavy + its)
            heavy += its
            count += more
        pools.append((value, heavy, count))
    return [value for value, _, count in pools for _ in range(count)]


def _straighten(flat: Proper, columns: Sequence[_Layer], place: list[float]) -> None:
    """Make each long edge as straight as the room between its neighbours lets it: as few bends as can be, longest first."""
    where = {vertex: (column, number) for column in columns for number, vertex in enumerate(column.layer)}

    def room(vertex: int) -> tuple[float, float]:
        column, at = where[vertex]
        layer, below = column.layer, column.below
        high = place[layer[at - 1]] + below[at] - below[at - 1] if at else -inf
        low = place[layer[at + 1]] + below[at] - below[at + 1] if at + 1 < len(layer) else inf
        return max(high, place[vertex] - SWAY), min(low, place[vertex] + SWAY)

    straight: set[int] = set()
    for chain in sorted(flat.chains, key=len, reverse=True):
        dummies = [vertex for vertex in chain[1:-1] if vertex not in straight]
        straight.update(dummies)
        for run, high, low in _runs([(vertex, *room(vertex)) for vertex in dummies]):
            middle = sum([place[vertex] for vertex in run]) / len(run)
            for vertex in run:
                place[vertex] = min(max(middle, high), low)


def _runs(rooms: Sequence[tuple[int, float, float]]) -> Iterator[tuple[list[int], float, float]]:
    """Yield the longest runs of vertices that can lie level, with the room that is common to each."""
    run: list[int] = []
    highest, lowest = -inf, inf
    for vertex, high, low in rooms:
        if run and max(highest, high) > min(lowest, low):
            yield run, highest, lowest
            run, highest, lowest = [], -inf, inf
        run.append(vertex)
        highest, lowest = max(highest, high), min(lowest, low)
    if run:
        yield run, highest, lowest

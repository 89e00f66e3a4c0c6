"""How many pairs of edges cross between neighbouring layers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.layout.proper import Proper


def crossings(graph: Proper, layers: Sequence[Sequence[int]]) -> int:
    """Return the crossings of ``graph`` with its layers in the order of ``layers``; O(E log V) and a sort."""
    place = places(graph, layers)
    return sum([_between(graph, layer, len(after), place) for layer, after in pairwise(layers)])


def places(graph: Proper, layers: Iterable[Sequence[int]]) -> list[int]:
    """Return the place of each vertex in its layer, from 0."""
    place = [0] * len(graph.band)
    for layer in layers:
        for number, vertex in enumerate(layer):
            place[vertex] = number
    return place


def _between(graph: Proper, layer: Sequence[int], width: int, place: Sequence[int]) -> int:
    """Count by an accumulator tree over the places of the layer after (Barth, Jünger and Mutzel 2002)."""
    first = 1
    while first < width:
        first *= 2
    tree = [0] * (2 * first)
    found = 0
    for end in [end for vertex in layer for end in sorted([place[after] for after in graph.after[vertex]])]:
        index = end + first
        while index > 1:
            tree[index] += 1
            if not index & 1:
                found += tree[index + 1]
            index >>= 1
    return found

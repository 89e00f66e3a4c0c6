"""Sifting: a vertex is taken out of its layer and put back where it crosses least, or nearly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import log
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING

from planner.layout.crossings import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planner.layout.proper import Proper

LayerOrder = tuple[tuple[int, ...], ...]
"""The vertices of each layer from top to bottom."""


class Sifting:
    """An order of the layers that sifting changes; equal input and equal calls give an equal order.

    All places of a vertex in its layer are tried at once (Matuszewski, Schönfeld and Molitor 1999):
    what it costs to pass each other vertex depends on the neighbouring layers alone, and the sums of
    these are the costs of the places. A layer of n vertices takes O(n (n + E)) additions.
    """

    def __init__(self, graph: Proper, order: Iterable[Sequence[int]]) -> None:
        self._graph = graph
        self._layers = [list(layer) for layer in order]
        self._place = places(graph, self._layers)
        self._chance = Random(0)  # noqa: S311

    @property
    def order(self) -> LayerOrder:
        """The order as it is now."""
        return tuple(map(tuple, self._layers))

    def sift(self, number: int, heat: float = 0.0) -> int:
        """Sift each vertex of a layer within its band; return by how many crossings there are fewer.

        Without ``heat`` a vertex goes where it crosses least, among such places to its own group. With
        it the place is drawn so that one with c crossings more is taken exp(-c / heat) times as often
        (by a slice of what lies below a random height: Neal 2003).
        """
        layer, random = self._layers[number], self._chance.random
        near = {vertex: self._near(vertex) for vertex in layer}
        widths = self._width(number - 1), self._width(number + 1)
        picks = [_pick(*near[vertex], *widths) for vertex in layer]
        banded = self._graph.band[layer[0]] != self._graph.band[layer[-1]]
        gain = first = 0
        last = len(layer)
        for vertex in list(layer):
            now = layer.index(vertex)
            del layer[now]
            its = picks.pop(now)
            if banded:
                first, last = self._limits(layer, vertex)
            score = [*_passed(near[vertex][0], widths[0]), *_passed(near[vertex][1], widths[1]), 0]
            costs = list(accumulate([sum(pick(score)) for pick in picks[first:last]], initial=0))
            most = min(costs) if not heat else costs[now - first] - heat * log(1 - random())
            best = [place for place, cost in enumerate(costs, first) if cost <= most]
            new = best[int(random() * len(best))] if heat else self._with_its_group(layer, vertex, best)
            layer.insert(new, vertex)
            picks.insert(new, its)
            gain += costs[now - first] - costs[new - first]
        for place, vertex in enumerate(layer):
            self._place[vertex] = place
        return gain

    def _near(self, vertex: int) -> tuple[list[int], list[int]]:
        place = self._place.__getitem__
        return sorted(map(place, self._graph.before[vertex])), sorted(map(place, self._graph.after[vertex]))

    def _width(self, number: int) -> int:
        return len(self._layers[number]) if 0 <= number < len(self._layers) else 0

    def _limits(self, layer: Sequence[int], vertex: int) -> tuple[int, int]:
        """Return between which places of ``layer``, sorted by bands, ``vertex`` may stand."""
        bands = [self._graph.band[other] for other in layer]
        own = self._graph.band[vertex]
        return bisect_left(bands, own), bisect_right(bands, own)

    def _with_its_group(self, layer: Sequence[int], vertex: int, ways: Sequence[int]) -> int:
        """Return the first of ``ways`` with the most neighbours in the layer of the vertex's own group."""
        if len(ways) == 1:
            return ways[0]
        group = self._graph.group
        own = group[vertex]
        beside = [0, *[group[other] == own for other in layer], 0]
        return max(ways, key=lambda place: beside[place] + beside[place + 1])


def _pick(before: Sequence[int], after: Sequence[int], width: int, other: int) -> Callable[[list[int]], tuple[int, ...]]:
    """Return what picks the scores at these places from those of both layers and a 0 after them."""
    indices = [*before, *[width + place for place in after]]
    return itemgetter(*indices, *[width + other] * (2 - len(indices)))


def _passed(near: Sequence[int], width: int) -> list[int]:
    """Return, for an edge to each place, with how many more edges to ``near`` it crosses once its vertex is passed."""
    score: list[int] = []
    value = -len(near)
    for place in near:
        score += [value] * (place - len(score))
        score.append(value + 1)
        value += 2
    return score + [value] * (width - len(score))

"""The order of the vertices in each layer: few crossings, bands kept apart, groups together where that costs nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.layout.crossings import crossings, places
from planner.layout.sifting import Sifting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from planner.layout.proper import Proper
    from planner.layout.sifting import LayerOrder

PAIRS_OF_SWEEPS = 6
MOST_SWEPT = 2_000_000
"""Vertices that the sweeps of a first order may sort; they are fewer in a large graph."""
SIFTINGS = 3
MOST_WORK = 6_000_000
"""Additions that one round of sifting may take in a first order."""
FAR = 1 << 40
"""More than any place, so that a band outweighs it."""


def ordered(graph: Proper) -> LayerOrder:
    """Return an order of each layer with few crossings, quickly; vertices are sorted by band.

    Sweeps over the layers, each vertex at the median or the mean of its neighbours in the layer before
    (Gansner et al. 1993; Sugiyama, Tagawa and Toda 1981), from two beginnings; the best is sifted.
    A sweep is O(E log V).
    """
    best: tuple[int, LayerOrder] | None = None
    for beginning in (_depth_first(graph), _by_number(graph)):
        for middle in (median, mean):
            for order in _swept(graph, beginning, middle):
                found = crossings(graph, order), order
                best = min(best or found, found, key=lambda each: each[0])
    return sifted(graph, best[1]) if best else ()


def sifted(graph: Proper, order: LayerOrder) -> LayerOrder:
    """Return ``order`` after some rounds of sifting, if they are not too much work."""
    if sum([len(layer) ** 2 for layer in order]) > MOST_WORK:
        return order
    sifting = Sifting(graph, order)
    for _ in range(SIFTINGS):
        for number in range(len(order)):
            sifting.sift(number)
    return sifting.order


def _by_number(graph: Proper) -> LayerOrder:
    return tuple([tuple(sorted(layer, key=graph.band.__getitem__)) for layer in graph.layers])


def _depth_first(graph: Proper) -> LayerOrder:
    """Return each layer in the order in which its vertices are found, so that what hangs together lies together."""
    found: dict[int, int] = {}
    waiting = [vertex for layer in reversed(graph.layers) for vertex in reversed(layer) if not graph.before[vertex]]
    while waiting:
        vertex = waiting.pop()
        if vertex not in found:
            found[vertex] = len(found)
            waiting += reversed(graph.after[vertex])
    return tuple([tuple(sorted(layer, key=lambda vertex: (graph.band[vertex], found[vertex]))) for layer in graph.layers])


def _swept(graph: Proper, beginning: LayerOrder, middle: Callable[[list[int]], float]) -> Iterator[LayerOrder]:
    """Yield the order after each pair of sweeps, to the right and back."""
    layers = [list(layer) for layer in beginning]
    place = places(graph, layers)
    for _ in range(max(1, min(PAIRS_OF_SWEEPS, MOST_SWEPT // (8 * len(place) + 1)))):
        for one, other in pairwise(layers):
            _sort(graph, other, (graph.before, len(one)), place, middle)
        for one, other in zip(layers[-2::-1], layers[:0:-1], strict=True):
            _sort(graph, one, (graph.after, len(other)), place, middle)
        yield tuple(map(tuple, layers))


def _sort(
    graph: Proper,
    layer: list[int],
    towards: tuple[Sequence[Sequence[int]], int],
    place: list[int],
    middle: Callable[[list[int]], float],
) -> None:
    """Sort ``layer`` by the middle of each vertex's neighbours; one without any keeps its place, to scale."""
    near, width = towards
    scale = width / len(layer)
    goal: dict[int, float] = {}
    for vertex in layer:
        ends = near[vertex]
        if len(ends) == 1:
            goal[vertex] = place[ends[0]]
        else:
            goal[vertex] = middle([place[end] for end in ends]) if ends else place[vertex] * scale
        goal[vertex] += graph.band[vertex] * FAR
    layer.sort(key=goal.__getitem__)
    for number, vertex in enumerate(layer):
        place[vertex] = number


def mean(values: list[int]) -> float:
    """Return the mean of some values, that is the barycentre of the vertices there."""
    return sum(values) / len(values)


def median(values: list[int]) -> float:
    """Return the median; of an even number of values one between the middle two, nearer where values are denser."""
    values.sort()
    half = len(values) // 2
    if len(values) % 2:
        return values[half]
    low, high = values[half - 1], values[half]
    below, above = low - values[0], values[-1] - high
    return (low * above + high * below) / (below + above) if below + above else (low + high) / 2

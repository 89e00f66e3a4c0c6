"""Edges that run side by side from one node, or to one, become one line for as long as they do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.layout.proper import Proper, joined

if TYPE_CHECKING:
    from planner.layout.sifting import LayerOrder


def bundled(graph: Proper, order: LayerOrder) -> tuple[Proper, LayerOrder]:
    """Return ``graph`` and its ``order`` with one dummy for those of one trunk that stand side by side. O(V + E).

    From a node they are one only up to where the first leaves them, to a node only from where the last has joined
    them, so the lines of a node are a tree: what has parted never meets again. No edge crosses one more than before.
    """
    into = list(range(len(graph.band)))
    for near, layers in ((graph.before, order), (graph.after, order[::-1])):
        for layer in layers:
            for one, other in pairwise(layer):
                alike = graph.trunk[one] == graph.trunk[other] and graph.band[one] == graph.band[other]
                if alike and into[near[one][0]] == into[near[other][0]]:
                    into[other] = into[one]
    kept = [vertex for vertex, its in enumerate(into) if vertex == its]
    number = {vertex: place for place, vertex in enumerate(kept)}
    now = [number[its] for its in into]
    chains = tuple([tuple([now[vertex] for vertex in chain]) for chain in graph.chains])
    layers = tuple([tuple(dict.fromkeys([now[vertex] for vertex in layer])) for layer in order])
    band, trunk, group = ([of[vertex] for vertex in kept] for of in (graph.band, graph.trunk, graph.group))
    return Proper(layers, *joined(len(kept), chains), tuple(band), tuple(trunk), tuple(group), chains), layers

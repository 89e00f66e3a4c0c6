"""A layered graph in which every edge leads to the very next layer: long edges are chains of dummies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.layout.graph import Graph


class Proper(NamedTuple):
    """Vertices by layer: the nodes of the graph keep their numbers, dummies follow.

    Attributes:
        before: The vertices of the layer before that each vertex is joined to.
        after: Those of the layer after.
        band: Of each vertex; a dummy has that of the end of its edge, but on the way to the last layer that of the beginning.
        trunk: Of a dummy the node from which its edge leads or, on the way to the last layer, to which; of a node itself.
        group: Of each vertex, 0 for none; the dummies of a trunk are a group.
        chains: The vertices along each edge of the graph, its ends included, in the order of the graph's edges.
    """

    layers: tuple[tuple[int, ...], ...]
    before: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, ...], ...]
    band: tuple[int, ...]
    trunk: tuple[int, ...]
    group: tuple[int, ...]
    chains: tuple[tuple[int, ...], ...]


def proper(graph: Graph, layer: Sequence[int]) -> Proper:
    """Return ``graph`` in the layers given for its nodes, with a dummy wherever an edge crosses a layer."""
    members: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    for node, its in enumerate(layer):
        members[its].append(node)
    bands, trunks = [node.band for node in graph.nodes], list(range(len(graph.nodes)))
    last = max(layer, default=0)
    chains: list[tuple[int, ...]] = []
    for before, after in graph.arcs:
        dummies = range(len(bands), len(bands) + layer[after] - layer[before] - 1)
        ends = (before, after) if layer[after] == last else (after, before)
        bands += [bands[ends[0]]] * len(dummies)
        trunks += [ends[1]] * len(dummies)
        for dummy, its in zip(dummies, range(layer[before] + 1, layer[after]), strict=True):
            members[its].append(dummy)
        chains.append((before, *dummies, after))
    groups = {name: number for number, name in enumerate(sorted({node.group for node in graph.nodes} | {""}))}
    group = [groups[node.group] for node in graph.nodes] + [len(groups) + its for its in trunks[len(graph.nodes) :]]
    return Proper(
        tuple(map(tuple, members)), *joined(len(bands), chains), tuple(bands), tuple(trunks), tuple(group), tuple(chains)
    )


def joined(count: int, chains: Sequence[Sequence[int]]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Return what comes directly before and after each of ``count`` vertices along ``chains``, as often as they say."""
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for chain in chains:
        for one, next_one in pairwise(chain):
            after[one].append(next_one)
            before[next_one].append(one)
    return tuple(map(tuple, before)), tuple(map(tuple, after))

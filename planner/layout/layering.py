"""The layers of least total edge length: a layer says what comes before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.layout.min_cost_flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.layout.graph import Graph


def layers(graph: Graph, last: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return the layer of each node, from 0, such that edges lead to later layers and their lengths sum to the least.

    The nodes of ``last`` share the right-most layer. Every part of the graph without such a node begins at layer 0.
    Found by a flow (`planner.layout.min_cost_flow`), to which the question is dual (Gansner et al. 1993); past some thousand
    nodes, where that takes too long, the sum is only near the least.

    Raises:
        ValueError: A node of ``last`` does not exist or something comes after it.
    """
    ends = _numbers(graph, last)
    one = {node: min(ends) for node in ends}
    arcs = [(before, one.get(after, after), 1) for before, after in graph.arcs]
    supply = [0] * len(graph.nodes)
    for before, after, _ in arcs:
        supply[before] += 1
        supply[after] -= 1
    if ends:
        arcs += [(node, min(ends), 0) for node, after in enumerate(graph.after) if not after and node not in ends]
    order = [node for node in graph.topological if node not in ends] + sorted(ends)
    found = Flow(supply, arcs, order).potentials()
    return tuple(_from_zero(graph, [found[one.get(node, node)] for node in range(len(found))], ends))


def _numbers(graph: Graph, last: Iterable[str]) -> frozenset[int]:
    for node in sorted(last):
        if node not in graph.number:
            raise ValueError(f"The last layer names '{node}', which is no node.")
        if graph.after[graph.number[node]]:
            raise ValueError(f"'{node}' cannot be in the last layer: something comes after it.")
    return frozenset([graph.number[node] for node in last])


def _from_zero(graph: Graph, found: Sequence[int], ends: frozenset[int]) -> list[int]:
    """Return ``found`` with each part of the graph moved to begin at 0; the parts of ``ends`` move as one."""
    part = _parts(graph, ends)
    least: dict[int, int] = {}
    for node, layer in enumerate(found):
        least[part[node]] = min(layer, least.get(part[node], layer))
    moved = [layer - least[part[node]] for node, layer in enumerate(found)]
    if not ends:
        return moved
    behind = max(moved) - moved[min(ends)]
    return [layer + behind if part[node] == part[min(ends)] else layer for node, layer in enumerate(moved)]


def _parts(graph: Graph, ends: frozenset[int]) -> list[int]:
    """Return the connected part of each node, named by one of its nodes; the ``ends`` count as connected."""
    near: list[list[int]] = [list(after) for after in graph.after]
    for before, after in [*graph.arcs, *[(min(ends), end) for end in ends]]:
        near[after].append(before)
        near[before].append(after)
    part = [-1] * len(near)
    for start in range(len(near)):
        waiting = [start] if part[start] < 0 else []
        while waiting:
            node = waiting.pop()
            if part[node] < 0:
                part[node] = start
                waiting += near[node]
    return part

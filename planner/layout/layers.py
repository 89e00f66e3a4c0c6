"""The layers of least total edge length: a layer says what comes before."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.layout.graph import Graph

import os
ROUNDS=int(os.environ.get("ROUNDS","4"))
Arc = tuple[int, int, int]
"""From a node to a node that lies at least so many layers after it."""


def layers(graph: Graph, last: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return the layer of each node, from 0, such that edges lead to later layers and their lengths sum to the least.

    The nodes of ``last`` share the right-most layer. Every part of the graph without such a node begins at layer 0.

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
    found = _Flow(supply, arcs, order).potentials()
    return tuple(_from_zero(graph, [found[one.get(node, node)] for node in range(len(found))], ends))


def _numbers(graph: Graph, last: Iterable[str]) -> frozenset[int]:
    for node in sorted(last):
        if node not in graph.number:
            raise ValueError(f"The last layer names '{node}', which is no node.")
        if graph.after[graph.number[node]]:
            raise ValueError(f"'{node}' cannot be in the last layer: something comes after it.")
    return frozenset([graph.number[node] for node in last])


class _Flow:
    """A flow of greatest length, and the potentials that prove it: the dual of least total edge length.

    The lengths of all edges sum to the sum of supply x potential, but for its sign. Each node sends
    its supply (edges out less edges in) along arcs; arcs that carry anything are tight, that is as short
    as they may be. Potentials begin at the longest ways, then in each phase all nodes move by
    their distance in slack from where supply is left, and what tight arcs can carry is sent: the primal-dual
    method for flows of least cost (Ford and Fulkerson 1962). A phase is O(E log V) and what it sends; phases are few.
    """

    def __init__(self, supply: list[int], arcs: Sequence[Arc], order: Sequence[int]) -> None:
        self._left = supply
        self._arcs = arcs
        self._sent = [0] * len(arcs)
        self._out: list[list[int]] = [[] for _ in supply]
        self._in: list[list[int]] = [[] for _ in supply]
        for number, (before, after, _) in enumerate(arcs):
            self._out[before].append(number)
            self._in[after].append(number)
        self._potential = [0] * len(supply)
        for node in order:
            for number in self._in[node]:
                before, _, length = arcs[number]
                self._potential[node] = max(self._potential[node], self._potential[before] + length)
        for _ in range(ROUNDS):
            self._settle(order)

    def _settle(self, order: Sequence[int]) -> None:
        """Move each node by itself to where its edges are shortest: not the best yet, but near."""
        potential, arcs = self._potential, self._arcs
        for node in reversed(order):
            if self._left[node] > 0 and self._out[node]:
                potential[node] = min([potential[arcs[number][1]] - arcs[number][2] for number in self._out[node]])
        for node in order:
            if self._left[node] < 0 and self._in[node]:
                potential[node] = max([potential[arcs[number][0]] + arcs[number][2] for number in self._in[node]])

    def potentials(self) -> list[int]:
        """Return the potentials of least total length."""
        while any(left > 0 for left in self._left):
            self._move()
            self._send_all()
        return self._potential

    def _move(self) -> None:
        """Move each node by its distance in slack from the nearest supply, so that ways to demand get tight."""
        far = self._distances()
        most = max(far.values())
        self._potential = [layer - far.get(node, most) for node, layer in enumerate(self._potential)]

    def _distances(self) -> dict[int, int]:
        potential, arcs, sent = self._potential, self._arcs, self._sent
        heap = [(0, node) for node, left in enumerate(self._left) if left > 0]
        found: dict[int, int] = {}
        while heap:
            far, node = heappop(heap)
            if node in found:
                continue
            found[node] = far
            for number in self._out[node]:
                _, after, length = arcs[number]
                if after not in found:
                    heappush(heap, (far + potential[after] - potential[node] - length, after))
            for number in self._in[node]:
                if sent[number] and arcs[number][0] not in found:
                    heappush(heap, (far, arcs[number][0]))
        return found

    def _send_all(self) -> None:
        """Send what tight arcs can carry; on each pass a node that once led nowhere is not tried again."""
        sent = True
        while sent:
            sent = False
            seen: set[int] = set()
            for node, left in enumerate(self._left):
                while left > 0 and self._left[node] > 0 and (way := self._way(node, seen)):
                    self._send(node, way)
                    sent = True

    def _way(self, start: int, seen: set[int]) -> list[int]:
        """Return the arcs of a tight way from ``start`` to demand, those walked backwards as complements; or nothing."""
        way: list[int] = []
        nodes = [start]
        trying = [self._tight(start)]
        seen.add(start)
        while nodes:
            if self._left[nodes[-1]] < 0:
                seen.difference_update(nodes)
                return way
            while trying[-1]:
                number = trying[-1].pop()
                node = self._arcs[number][1] if number >= 0 else self._arcs[~number][0]
                if node not in seen:
                    seen.add(node)
                    way.append(number)
                    nodes.append(node)
                    trying.append(self._tight(node))
                    break
            else:
                nodes.pop()
                trying.pop()
                if way:
                    way.pop()
        return []

    def _tight(self, node: int) -> list[int]:
        potential, arcs, sent = self._potential, self._arcs, self._sent
        here = potential[node]
        found = [~number for number in self._in[node] if sent[number]]
        return found + [number for number in self._out[node] if potential[arcs[number][1]] - here == arcs[number][2]]

    def _send(self, start: int, way: Sequence[int]) -> None:
        end = self._arcs[way[-1]][1] if way[-1] >= 0 else self._arcs[~way[-1]][0]
        amount = min([self._left[start], -self._left[end], *[self._sent[~number] for number in way if number < 0]])
        for number in way:
            if number >= 0:
                self._sent[number] += amount
            else:
                self._sent[~number] -= amount
        self._left[start] -= amount
        self._left[end] += amount


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

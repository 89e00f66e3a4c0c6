"""Potentials of least total length, by the flow that is dual to them."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 2
MOST_WORK = 2_000_000
"""Visits to nodes after which the layers are taken as they are, nearly best but not proven."""
Arc = tuple[int, int, int]
"""From a node to a node that lies at least so many layers after it."""


class Flow:
    """A flow that proves which potentials of the nodes make the arcs shortest in total.

    Wanted are potentials that grow along each arc by at least its length, and in total, over the arcs that
    count, by the least. A node's supply is the number of such arcs out of it less that of those into it. If all
    supply can be sent to where it is negative along arcs that are tight, that is as short as they may be,
    nothing is shorter (complementary slackness).

    Potentials begin as the longest ways. In each phase all nodes move by their distance in slack from where
    supply is left, then what tight arcs can carry is sent: the primal-dual method for flows of least cost (Ford and
    Fulkerson 1962). Each phase is O(E log V) and what it sends, and potentials are possible ones after each.
    """

    def __init__(self, supply: list[int], arcs: Sequence[Arc], order: Sequence[int]) -> None:
        self._left = supply
        self._work = 0
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
        """Return the potentials of least total length, or after too much work those found so far."""
        while self._work < MOST_WORK and any(left > 0 for left in self._left):
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
        while sent and self._work < MOST_WORK:
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
        self._work += 1
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

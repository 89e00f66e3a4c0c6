"""The closure that gains most where some nodes gain, others lose, and each takes its needs along.

Sets of nodes are integers used as bit sets. A closure is a set that holds all that its nodes need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.planning.search import bits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Cut(NamedTuple):
    """A closure of greatest gain, and what the flow that proves it leaves of each gain and loss.

    Attributes:
        closure: The least closure of greatest gain, empty if that gain is 0.
        surplus: What is left of the gains inside; the sum is the greatest gain. A closure without
            some of these nodes gains less by at least their surplus.
        deficit: What is left of the losses outside. A closure that holds some of these nodes gains
            less than the greatest by at least their deficit.
    """

    closure: int
    surplus: dict[int, int]
    deficit: dict[int, int]


def cut(part: int, needs: Sequence[Sequence[int]], gains: Mapping[int, int]) -> Cut:
    """Return the closure of ``part`` with the greatest sum of ``gains``; what lies outside ``part`` is met already.

    A minimum cut (Picard 1976), found by a maximum flow by shortest augmenting paths (Edmonds and
    Karp 1972) that sends each gain to the losses below it. What the gains cannot spend is surplus.
    """
    flow = _Flow(part, needs, gains)
    surplus = {node: left for node, gain in gains.items() if gain > 0 and (left := flow.spend(node, gain))}
    deficit = {node: loss for node, loss in flow.losses.items() if loss}
    return Cut(sum([1 << node for node in flow.unspent]), surplus, deficit)


class _Flow:
    """A flow down the needs; ``unspent`` nodes reach no loss that is left to pay."""

    def __init__(self, part: int, needs: Sequence[Sequence[int]], gains: Mapping[int, int]) -> None:
        self._needs = needs
        self._from: dict[int, dict[int, int]] = {node: {} for node in bits(part)}
        self.losses = {node: -gain for node, gain in gains.items() if gain < 0}
        self.unspent: set[int] = set()

    def spend(self, node: int, gain: int) -> int:
        """Send the ``gain`` of ``node`` to losses; return what is left of it."""
        while gain:
            before = {node: node}
            last = self._search(before)
            if last is None:
                self.unspent.update(before)
                return gain
            gain -= self._send(before, last, gain)
        return 0

    def _search(self, before: dict[int, int]) -> int | None:
        """Return the nearest node with a loss to pay, and in ``before`` the way there."""
        losses, needs, coming, unspent = self.losses, self._needs, self._from, self.unspent
        waiting = list(before)
        for now in waiting:
            if losses.get(now):
                return now
            for after in needs[now]:
                if after not in before and after in coming and after not in unspent:
                    before[after] = now
                    waiting.append(after)
            for after in coming[now]:
                if after not in before and after not in unspent:
                    before[after] = now
                    waiting.append(after)
        return None

    def _send(self, before: dict[int, int], last: int, gain: int) -> int:
        """Send as much of ``gain`` to ``last`` as its way there takes; return how much."""
        way = [last]
        while before[way[-1]] != way[-1]:
            way.append(before[way[-1]])
        steps = list(zip(way[1:], way, strict=False))
        back = [self._from[u][v] for u, v in steps if v not in self._needs[u]]
        sent = min([gain, self.losses[last], *back])
        for u, v in steps:
            if v in self._needs[u]:
                self._from[v][u] = self._from[v].get(u, 0) + sent
            elif self._from[u][v] == sent:
                del self._from[u][v]
            else:
                self._from[u][v] -= sent
        self.losses[last] -= sent
        return sent

"""Which closure gains most, where some nodes gain, others lose, and each takes its needs along.

The maximum-weight closure problem, solved as a minimum cut (Picard 1976).

A closure is a set of nodes that holds all that its nodes need. Gains are integers, so answers are exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class MaxFlow:
    """A maximum flow of gains down to the losses that they need; it proves what gains most.

    A minimum cut (Picard 1976), by shortest augmenting paths (Edmonds and Karp 1972).

    Attributes:
        closed: The least closure of greatest gain, empty if that gain is 0.
        surplus: What is left of the gains inside; their sum is the greatest gain.
        deficit: What is left of the losses; above 0 only outside.
    """

    def __init__(self, members: Iterable[int], needs: Sequence[Sequence[int]], gains: Mapping[int, int]) -> None:
        """Send all that can be sent among ``members``; needs outside of them are met already."""
        self._needs = needs
        self._from: dict[int, dict[int, int]] = {node: {} for node in members}
        self.deficit = {node: -gain for node, gain in gains.items() if gain < 0}
        self.closed: set[int] = set()
        self.surplus: dict[int, int] = {}
        for node, gain in gains.items():
            left = gain
            while left > 0 and (sent := self._spend(node, left)):
                left -= sent
            if left > 0:
                self.surplus[node] = left

    def _spend(self, node: int, gain: int) -> int:
        """Send what one path takes of ``gain``; return how much, 0 if there is no path."""
        before: dict[int, int] = {node: node}
        deficit, closed, needs, coming = self.deficit, self.closed, self._needs, self._from
        waiting = [node]
        for now in waiting:
            if deficit.get(now):
                return self._send(node, before, now, gain)
            for after in needs[now]:
                if after not in before and after in coming and after not in closed:
                    before[after] = now
                    waiting.append(after)
            for after in coming[now]:
                if after not in before and after not in closed:
                    before[after] = ~now
                    waiting.append(after)
        self.closed.update(before)
        return 0

    def _send(self, node: int, before: dict[int, int], last: int, gain: int) -> int:
        """Send along the path to ``last``; a node that is given back to stands in ``before`` as its complement."""
        sent, now, coming = min(gain, self.deficit[last]), last, self._from
        while now != node:
            past = before[now]
            if past < 0:
                past = ~past
                sent = min(sent, coming[past][now])
            now = past
        self.deficit[last] -= sent
        now = last
        while now != node:
            past = before[now]
            if past >= 0:
                coming[now][past] = coming[now].get(past, 0) + sent
            else:
                past = ~past
                coming[past][now] -= sent
                if not coming[past][now]:
                    del coming[past][now]
            now = past
        return sent

    def tight(self) -> set[int]:
        """Return, where nothing gains, a closure without gain or loss that is not everything; nothing if there is none.

        These are the sets that the flow does not leave: all that the first node leads to, or all that does not lead to it.
        """
        coming = self._from
        ahead = {node: {*coming[node], *(need for need in self._needs[node] if need in coming)} for node in coming}
        reached = _reached(ahead)
        if len(reached) < len(ahead):
            return reached
        behind: dict[int, set[int]] = {node: set() for node in ahead}
        for node, after in ahead.items():
            for each in after:
                behind[each].add(node)
        return ahead.keys() - _reached(behind)


def _reached(ahead: Mapping[int, Iterable[int]]) -> set[int]:
    first = next(iter(ahead))
    seen, waiting = {first}, [first]
    while waiting:
        for node in ahead[waiting.pop()]:
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen

"""The shortest chain from a prerequisite to what rests on it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.catalog.structure import Structure


def chain(structure: Structure, first: NodeId, last: NodeId) -> list[NodeId]:
    """Return a shortest chain of nodes from ``first`` to ``last``, each a prerequisite of the next; none if there is none.

    A node is a chain to itself. Making ``last`` a prerequisite of ``first`` would close the chain to a circle. O(V + E).
    """
    start, end = structure.number[first], structure.number[last]
    before: dict[int, int] = {start: start}
    waiting = deque([start])
    while waiting and end not in before:
        now = waiting.popleft()
        for after in structure.unlocks[now]:
            if after not in before:
                before[after] = now
                waiting.append(after)
    if end not in before:
        return []
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return [structure.ids[node] for node in reversed(way)]

"""A graph drawn quickly, then better: as one, or where that were a strip, its parts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.layout.geometry import Geometry, geometry
from planner.layout.layout import STEPS, enough, layout, refined
from planner.layout.parts import is_strip, parts
from planner.layout.shelves import shelved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.layout.graph import Graph

LEAST_STEPS = 20
"""What each part is refined at least."""


def drawn(
    graph: Graph, last: frozenset[str] = frozenset(), tell: Callable[[float], None] = lambda _share: None
) -> Iterator[Geometry]:
    """Yield a drawing of ``graph``, then one with fewer crossings and shorter edges; ``tell`` is told the part done, up to 1.

    Raises:
        ValueError: A node of ``last`` does not exist or something comes after it.
    """
    apart = parts(graph, last) if is_strip(graph, last) else []
    if len(apart) < 2:  # noqa: PLR2004 - one part is the whole
        first = layout(graph, last)
        yield geometry(first)
        yield geometry(refined(first, progress=tell))
        return
    ends = [node for node in graph.nodes if node.id in last]
    shown = [layout(part, last & part.number.keys()) for part in apart]
    yield shelved([geometry(each) for each in shown], ends)
    better, done, whole = [], 0, sum([len(part.nodes) for part in apart])
    for each in shown:
        size = len(each.graph.nodes)
        steps = min(enough(each.flat), max(LEAST_STEPS, STEPS * size // whole))
        better.append(refined(each, steps=steps) if each.crossings else each)
        done += size
        tell(done / whole)
    yield shelved([geometry(each) for each in better], ends)

"""A graph laid out in layers from left to right: quickly at first, then better."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, count
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from planner.layout.annealing import annealed
from planner.layout.bundling import bundled
from planner.layout.coordinates import ROUNDS, placed
from planner.layout.crossings import crossings
from planner.layout.curves import Curve, curve, total_length
from planner.layout.layering import layers
from planner.layout.ordering import ordered
from planner.layout.proper import Proper, proper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.layout.curves import Point
    from planner.layout.graph import Edge, Graph
    from planner.layout.sifting import LayerOrder

COLUMN_GAP = 60.0
"""Distance of two columns between which no edge passes."""
GAP_PER_EDGE = 0.5
"""How much farther apart columns are for each line that passes between them."""
STEPS = 1_000
"""Layers that a refinement sifts unless it is told another number, or they are too much work."""
MOST_WORK = 200_000_000
"""Additions that a refinement may take: some twenty seconds."""
REFINED_ROUNDS = 24


@dataclass(frozen=True)
class Layout:
    """Where everything lies; x grows from before to after, y downwards, and nothing lies left of or above 0.

    Attributes:
        places: The centre of each node.
        curves: Each edge from the right side of a node to the left side of another.
        layers: The layer of each node, from 0.
        crossings: How many pairs of edges cross, as counted between neighbouring layers.
    """

    graph: Graph
    places: dict[str, Point]
    curves: dict[Edge, Curve]
    layers: dict[str, int]
    width: float
    height: float
    crossings: int
    flat: Proper = field(repr=False)
    order: LayerOrder = field(repr=False)

    @cached_property
    def length(self) -> float:
        """The total length of all edges, very nearly."""
        return total_length(self.curves.values())


def layout(graph: Graph, last: frozenset[str] = frozenset()) -> Layout:
    """Lay ``graph`` out quickly, with the nodes of ``last`` in the right-most layer.

    Raises:
        ValueError: A node of ``last`` does not exist or something comes after it.
    """
    flat = proper(graph, layers(graph, last))
    return _laid_out(graph, flat, ordered(flat))


def refined(
    shown: Layout,
    *,
    steps: int = 0,
    seconds: float = inf,
    progress: Callable[[float], None] = lambda _done: None,
) -> Layout:
    """Return a layout with fewer crossings, or shorter edges and no more crossings; ``shown`` if none is found.

    It ends after ``steps`` (each looks at one layer; none: what is enough) or after ``seconds``, with the best so
    far. Without ``seconds`` equal input gives an equal layout. ``progress`` is told the part done, up to 1.
    """
    begin, step, steps = monotonic(), count(), steps or enough(shown.flat)

    def done() -> float:
        part = min(1.0, max(next(step) / steps, (monotonic() - begin) / seconds))
        progress(part)
        return part

    order = annealed(shown.flat, shown.order, done) if shown.crossings else shown.order
    progress(1.0)
    found = _laid_out(shown.graph, shown.flat, order, REFINED_ROUNDS)
    return min(shown, found, key=lambda each: (each.crossings, each.length))


def enough(flat: Proper) -> int:
    """Return how many layers to sift: fewer where they are large, at most `MOST_WORK` in all."""
    ends = [sum([len(flat.before[vertex]) + len(flat.after[vertex]) for vertex in layer]) for layer in flat.layers]
    work = sum([len(layer) * (len(layer) + its) for layer, its in zip(flat.layers, ends, strict=True)])
    return max(1, min(STEPS, MOST_WORK * len(flat.layers) // max(1, work)))


def _laid_out(graph: Graph, flat: Proper, order: LayerOrder, rounds: int = ROUNDS) -> Layout:
    drawn, lines = bundled(flat, order)
    columns = _columns(graph, drawn)
    across, height = _from_top(graph, placed(graph, drawn, lines, rounds))
    number = {node: at for at, layer in enumerate(drawn.layers) for node in layer if node < len(graph.nodes)}
    middles = [(left + right) / 2 for left, right in columns]
    return Layout(
        graph=graph,
        places={node.id: (middles[number[at]], across[at]) for at, node in enumerate(graph.nodes)},
        curves={
            edge: _curve(graph, chain, columns[number[chain[0]] : number[chain[-1]] + 1], across)
            for edge, chain in zip(graph.edges, drawn.chains, strict=True)
        },
        layers={node.id: number[at] for at, node in enumerate(graph.nodes)},
        width=columns[-1][1] if columns else 0.0,
        height=height,
        crossings=crossings(flat, order),
        flat=flat,
        order=order,
    )


def _from_top(graph: Graph, across: Sequence[float]) -> tuple[list[float], float]:
    """Return the heights moved so that the highest edge or side of a node lies at 0, and where the lowest then lies."""
    reach = [node.height / 2 for node in graph.nodes] + [0.0] * (len(across) - len(graph.nodes))
    top = min([middle - half for middle, half in zip(across, reach, strict=True)], default=0.0)
    low = max([middle + half for middle, half in zip(across, reach, strict=True)], default=0.0)
    return [middle - top for middle in across], low - top


def _columns(graph: Graph, flat: Proper) -> list[tuple[float, float]]:
    """Return the left and the right side of each layer."""
    widths = [max([graph.nodes[v].width for v in layer if v < len(graph.nodes)], default=0.0) for layer in flat.layers]
    gaps = [COLUMN_GAP + GAP_PER_EDGE * sum([len(set(flat.after[vertex])) for vertex in layer]) for layer in flat.layers]
    rights = list(accumulate([width + gap for width, gap in zip(widths, [0.0, *gaps], strict=False)]))
    return [(right - width, right) for right, width in zip(rights, widths, strict=True)]


def _curve(graph: Graph, chain: Sequence[int], columns: Sequence[tuple[float, float]], across: Sequence[float]) -> Curve:
    """Return the curve of an edge; it leaves and enters a column level even where its node is narrower."""
    first, *between, last = [(*column, across[vertex]) for vertex, column in zip(chain, columns, strict=True)]
    begin = (first[0] + first[1] + graph.nodes[chain[0]].width) / 2
    end = (last[0] + last[1] - graph.nodes[chain[-1]].width) / 2
    return curve([(begin, first[1], first[2]), *between, (last[0], end, last[2])])

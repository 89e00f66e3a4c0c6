"""A set of nodes of an AND/OR graph completed: choices met by their cheapest options, hours left filled by what pays most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.optimize.bit_sets import bits

if TYPE_CHECKING:
    from planner.optimize.and_or_graph import AndOr, SearchState


def cheapest_option(graph: AndOr, state: SearchState, choice: int, held: int) -> int:
    """Return the free option of ``choice`` that takes least on top of ``held``, the first of equal ones; it has one."""
    options = bits(graph.options[choice] & state.free)
    return min(options, key=lambda option: graph.time(state.graph.below[option] & ~held))


def met(graph: AndOr, state: SearchState, held: int) -> int:
    """Return ``held`` with the cheapest option of every choice that it leaves unmet, and with all choices it meets."""
    while unmet := graph.unmet(held):
        held |= state.graph.below[cheapest_option(graph, state, unmet[0], held)]
    return graph.with_met(held)


def completed(graph: AndOr, state: SearchState, held: int, budget: int) -> int:
    """Return ``held`` with all that still fits, what pays most for its time first; a few rounds of O(nodes)."""
    added = True
    while added:
        added = False
        for node in _by_density(graph, state, held):
            more = met(graph, state, held | state.graph.below[node])
            if more != held and graph.time(more) <= budget:
                held, added = more, True
    return held


def _by_density(graph: AndOr, state: SearchState, held: int) -> list[int]:
    """Return the free nodes that weigh something, those first whose way there weighs most for its time."""
    missing = [node for node in bits(state.free & ~held) if graph.nodes[node].weight]
    ways = {node: met(graph, state, held | state.graph.below[node]) & ~held for node in missing}
    return sorted(missing, key=lambda node: -graph.weight(ways[node]) / (graph.time(ways[node]) or 0.5))

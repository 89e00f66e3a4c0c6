"""The most valuable set of nodes of an AND/OR graph within a budget of time, exact, with its certificate.

The precedence-constrained (partially ordered) knapsack problem, which is NP-hard (Johnson and Niemi 1983).
The bound lets choices need only what all of
their options need; then the best that a fraction of the last part allows is the fill with the
modules of Sidney (1975), densest first, as in the Lagrangian dual of the budget. Only the module at
which the budget breaks is sought, by minimum cuts (Picard 1976). Each cut bounds what a better set
may hold at its density: a node whose surplus or deficit is more than the slack is settled. What is
left is branched on, depth first, the more promising side first.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.and_or_graph import AndOr, SearchState
from planner.optimize.bit_sets import bits, union
from planner.optimize.greedy_fill import cheapest_option, completed, met
from planner.optimize.max_closure import MaxFlow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.optimize.and_or_graph import AndOrNode

_MOST_WORK, _LEAST_WORK = 120_000, 4_000


class Packing(NamedTuple):
    """The nodes held, ascending, what they weigh and take, and a weight that no set within the budget exceeds.

    ``optimal``: no set weighs more, and none that weighs as much takes less.
    """

    nodes: tuple[int, ...]
    weight: int
    time: int
    bound: int
    optimal: bool


class _Best(NamedTuple):
    held: int
    weight: int
    time: int


class _Density(NamedTuple):
    """Weight for time."""

    weight: int
    time: int


class _Fill(NamedTuple):
    """The best of a state with choices relaxed: all of ``sure``, then a fraction of ``part`` at its ``density``.

    ``sure`` holds what is taken; ``weight`` and ``time`` are its own. Without a ``part`` everything fits.
    """

    state: SearchState
    sure: int
    weight: int
    time: int
    part: int
    density: _Density


class Knapsack:
    """Finds the set of ``nodes`` that weighs most within ``budget``, and takes least among these."""

    def __init__(self, nodes: Iterable[AndOrNode], budget: int, effort: float = 1.0) -> None:
        """Prepare; ``effort`` scales the limit of work (nodes looked at, over all cuts)."""
        nodes = list(nodes)
        self._unit = gcd(*[node.time for node in nodes]) or 1
        self._graph = AndOr([node._replace(time=node.time // self._unit) for node in nodes])
        self._budget = budget // self._unit
        self._all = (1 << len(nodes)) - 1
        self._best = _Best(0, 0, 0)
        self._work_left = max(_LEAST_WORK, round(_MOST_WORK * effort))

    def solve(self) -> Packing:
        """Return the best set, of equal ones the first found; equal input gives an equal answer."""
        waiting = self._begin()
        while waiting and self._work_left > 0:
            fill = waiting.pop()
            if self._hopeful(fill):
                waiting += self._branches(fill)
        waiting = [fill for fill in waiting if self._hopeful(fill)]
        best = self._best
        bound = max([best.weight, *map(self._most, waiting)])
        return Packing(tuple(bits(best.held)), best.weight, best.time * self._unit, bound, optimal=not waiting)

    def _begin(self) -> list[_Fill]:
        state = self._state(0, self._all)
        fill = self._filled(state) if state else None
        if fill is None:
            return []
        self._offer(completed(self._graph, fill.state, self._rounded(fill), self._budget))
        narrowed = self._narrowed(fill.state, fill.density)
        return [again] if narrowed and (again := self._filled(narrowed)) else []

    def _branches(self, fill: _Fill) -> list[_Fill]:
        """Return the two sides of one node, taken or dropped, that may hold something better, the more promising last."""
        if not self._graph.unmet(fill.sure):
            self._offer(fill.sure)
        unmet = self._graph.unmet(fill.sure | fill.part)
        if not unmet and not fill.part:
            return []
        node = self._option(fill, unmet) if unmet else self._pivot(fill)
        taken, free, graph = fill.state
        sides = (
            self._state(taken | graph.below[node], free & ~graph.below[node]),
            self._state(taken, free & ~graph.above[node]),
        )
        narrowed = [self._narrowed(side, fill.density) for side in sides if side]
        fills = [found for side in narrowed if side and (found := self._filled(side, fill.density))]
        return sorted(fills, key=self._most)

    def _state(self, taken: int, free: int) -> SearchState | None:
        state = self._graph.state(taken, free)
        return state if state and self._graph.time(state.taken) <= self._budget else None

    def _option(self, fill: _Fill, unmet: list[int]) -> int:
        """Return the cheapest option of the choice that most rests on."""
        graph, within = fill.state.graph, fill.sure | fill.part
        choice = max(unmet, key=lambda choice: (graph.above[choice] & within).bit_count())
        return cheapest_option(self._graph, fill.state, choice, fill.state.taken)

    def _pivot(self, fill: _Fill) -> int:
        """Return the node of the part whose taking and dropping both lose most at the part's density."""
        graph, part = fill.state.graph, fill.part

        def loss(node: int) -> tuple[int, int]:
            taking = -self._gain(graph.below[node] & part, fill.density)
            dropping = self._gain(graph.above[node] & part, fill.density)
            return min(taking, dropping), self._graph.nodes[node].time

        return max(bits(part), key=loss)

    def _gain(self, held: int, density: _Density) -> int:
        return self._graph.weight(held) * density.time - self._graph.time(held) * density.weight

    def _needed(self, density: _Density) -> int:
        """Return the gain at ``density`` of the least that would be better than the best found."""
        more = (self._best.weight + 1) * density.time - self._budget * density.weight
        sooner = self._best.weight * density.time - (self._best.time - 1) * density.weight
        return min(more, sooner)

    def _hopeful(self, fill: _Fill) -> bool:
        """Tell whether something better than the best found may be in ``fill``."""
        if not fill.part:
            return (fill.weight, -fill.time) > (self._best.weight, -self._best.time)
        return fill.weight * fill.density.time - fill.time * fill.density.weight >= self._needed(fill.density)

    def _most(self, fill: _Fill) -> int:
        """Return the greatest weight that may be in ``fill``."""
        if not fill.part:
            return fill.weight
        return fill.weight + fill.density.weight * (self._budget - fill.time) // fill.density.time

    def _cut(self, part: int, state: SearchState, density: _Density) -> tuple[int, MaxFlow]:
        """Return the closure of ``part`` that gains most at ``density``, and the flow that proves it."""
        nodes, weight, time = self._graph.nodes, density.weight, density.time
        gains = {node: nodes[node].weight * time - nodes[node].time * weight for node in bits(part)}
        self._work_left -= len(gains)
        flow = MaxFlow(gains, state.graph.needs, gains)
        return sum([1 << node for node in flow.closed]), flow

    def _narrowed(self, state: SearchState, density: _Density) -> SearchState | None:
        """Settle what every better set holds or lacks, as one cut at ``density`` proves; none if there is no better set."""
        closure, flow = self._cut(state.free, state, density)
        surplus, deficit = flow.surplus, flow.deficit
        slack = self._gain(state.taken, density) + sum(surplus.values()) - self._needed(density)
        if slack < 0:
            return None
        below, above = state.graph.below, state.graph.above
        outside = state.free & ~closure
        dropped = union(above[n] for n in bits(outside) if _sum(deficit, below[n] & outside) > slack) & state.free
        taken = union(below[n] for n in bits(closure) if _sum(surplus, above[n] & closure) > slack) & state.free
        if taken & dropped:
            return None
        return self._state(state.taken | taken, state.free & ~taken & ~dropped)

    def _filled(self, state: SearchState, guess: _Density | None = None) -> _Fill | None:
        """Return the fill of ``state``, sought from the density ``guess``; none if nothing better can be in it."""
        graph = self._graph
        sure, rest = state.taken, self._worth(state)
        weight, time, density = graph.weight(sure), graph.time(sure), _Density(0, 1)
        while rest:
            own = _Density(graph.weight(rest), graph.time(rest))
            density, guess, first = guess or own, None, rest
            if time + own.time > self._budget:
                first, flow = self._cut(rest, state, density)
                if weight * density.time - time * density.weight + sum(flow.surplus.values()) < self._needed(density):
                    return None
                if first in {0, rest}:
                    if density == own:
                        break
                    continue
            took = graph.time(first)
            if time + took <= self._budget:
                sure, weight, time, rest = sure | first, weight + graph.weight(first), time + took, rest & ~first
            else:
                rest = first
        fill = _Fill(state, sure, weight, time, rest, density)
        return fill if self._hopeful(fill) else None

    def _worth(self, state: SearchState) -> int:
        """Return the free nodes that weigh something, with all below them."""
        weighs = [node for node in bits(state.free) if self._graph.nodes[node].weight]
        return union(state.graph.below[node] for node in weighs) & state.free

    def _rounded(self, fill: _Fill) -> int:
        """Return a set without unmet choices: the fill, once each has its cheapest option only, again and again."""
        graph, now = self._graph, fill
        while unmet := graph.unmet(now.sure):
            taken, free, relaxed = now.state
            for choice in unmet:
                if options := graph.options[choice] & free:
                    best = cheapest_option(graph, SearchState(taken, free, relaxed), choice, taken)
                    free &= ~union(relaxed.above[option] for option in bits(options & ~relaxed.below[best]))
            state = self._state(taken, free)
            again = self._filled(state) if state else None
            if again is None:
                break
            now = again
        held = met(graph, fill.state, now.sure)
        return held if graph.time(held) <= self._budget else 0

    def _offer(self, held: int) -> None:
        found = _Best(held, self._graph.weight(held), self._graph.time(held))
        if (found.weight, -found.time) > (self._best.weight, -self._best.time):
            self._best = found


def _sum(values: dict[int, int], nodes: int) -> int:
    return sum([values.get(node, 0) for node in bits(nodes)])

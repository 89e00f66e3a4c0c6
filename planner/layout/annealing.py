"""Fewer crossings by sifting with heat, which lets an order out of a dead end and cools down to a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.layout.crossings import crossings
from planner.layout.sifting import Sifting

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.layout.proper import Proper
    from planner.layout.sifting import LayerOrder

HOTTEST = 2.0
COLDEST = 0.1
"""Heat is in crossings: at heat h, one more crossing makes a place e^(1/h) times rarer."""
COOL = 0.9
"""The part of the work done with heat; the rest only descends."""


def annealed(graph: Proper, order: LayerOrder, done: Callable[[], float]) -> LayerOrder:
    """Return the order with the fewest crossings that is met on the way; never one with more than ``order``.

    Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): layer after layer is sifted while the heat
    falls by equal factors. ``done`` is asked before each layer which part of the work is done; at 1 it ends.
    """
    sifting = Sifting(graph, order)
    now = least = crossings(graph, order)
    best = order
    while (part := done()) < 1:
        for number in range(len(order)):
            now -= sifting.sift(number, HOTTEST * (COLDEST / HOTTEST) ** (part / COOL) if part < COOL else 0.0)
            if (part := done()) >= 1:
                break
        if now < least:
            best, least = sifting.order, now
    return best

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.layout.crossings import crossings
from planner.layout.layering import layers
from planner.layout.proper import proper
from tests.layout.graphs import graphs
from tests.profile import examples


def by_trying_all_pairs(flat, order):
    found = 0
    for left, right in pairwise(order):
        ends = [(place, right.index(after)) for place, vertex in enumerate(left) for after in flat.after[vertex]]
        found += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(ends, 2))
    return found


@examples(150)
@given(graphs(edges=50), st.randoms(use_true_random=False))
def test_crossings_are_the_pairs_of_edges_in_opposite_order(graph, random):
    flat = proper(graph, layers(graph))
    order = [random.sample(layer, len(layer)) for layer in flat.layers]
    assert crossings(flat, order) == by_trying_all_pairs(flat, order)

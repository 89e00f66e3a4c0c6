from __future__ import annotations

import networkx as nx
from hypothesis import given

from planner.layout.transitive_reduction import reduced
from tests.layout.graphs import chain, graphs
from tests.profile import examples


@examples(200)
@given(graphs(edges=60))
def test_the_reduction_is_that_of_networkx(graph):
    oracle = nx.DiGraph(graph.edges)
    assert set(reduced(graph).edges) == set(nx.transitive_reduction(oracle).edges)
    assert reduced(graph).nodes == graph.nodes


def test_a_long_chain_is_its_own_reduction():
    assert reduced(chain(10_000)) == chain(10_000)

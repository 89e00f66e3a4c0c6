from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from planner.layout.layering import layers
from planner.layout.proper import proper
from tests.layout.graphs import graphs


@given(graphs(bands=(-1, 0, 1)))
def test_each_edge_is_a_chain_that_visits_every_layer_on_its_way_once(graph):
    found = layers(graph)
    flat = proper(graph, found)
    layer = {vertex: number for number, members in enumerate(flat.layers) for vertex in members}
    assert sorted(layer) == list(range(len(flat.band)))
    assert all(layer[node] == its for node, its in enumerate(found))
    for (before, after), chain in zip(graph.arcs, flat.chains, strict=True):
        assert (chain[0], chain[-1]) == (before, after)
        assert [layer[vertex] for vertex in chain] == list(range(found[before], found[after] + 1))
        assert {flat.band[vertex] for vertex in chain[1:-1]} <= {flat.band[before], flat.band[after]}
    joined = {pair for chain in flat.chains for pair in pairwise(chain)}
    assert {(vertex, after) for vertex, ends in enumerate(flat.after) for after in ends} == joined
    assert {(before, vertex) for vertex, ends in enumerate(flat.before) for before in ends} == joined

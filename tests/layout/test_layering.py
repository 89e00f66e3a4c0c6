from __future__ import annotations

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.graph import Graph, Node
from planner.layout.layering import layers
from tests.layout.graphs import chain, graphs, sinks
from tests.profile import examples


def least_length(graph, last):
    """Ask HiGHS, as a linear programme with whole solutions."""
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    layer = {node.id: model.addVariable(lb=0, ub=len(graph.nodes)) for node in graph.nodes}
    for before, after in graph.edges:
        model.addConstr(layer[after] - layer[before] >= 1)
    for end in last:
        for node in graph.nodes:
            model.addConstr(layer[end] - layer[node.id] >= 0)
    model.minimize(sum((layer[after] - layer[before] for before, after in graph.edges), start=0 * layer[graph.nodes[0].id]))
    return model.getObjectiveValue()


@examples(150)
@given(graphs(most=16, edges=40), st.data())
def test_edges_lead_to_later_layers_the_last_nodes_are_last_and_no_layers_are_shorter(graph, data):
    ends = sinks(graph)
    last = data.draw(st.sets(st.sampled_from(ends))) if ends else set()
    found = layers(graph, frozenset(last))
    assert all(found[before] < found[after] for before, after in graph.arcs)
    assert all(found[graph.number[end]] == max(found) for end in last)
    assert min(found, default=0) == 0
    if graph.edges:
        total = sum(found[after] - found[before] for before, after in graph.arcs)
        assert total == pytest.approx(least_length(graph, last))


def test_a_part_apart_begins_in_the_first_layer_and_a_single_node_lies_there():
    graph = Graph(tuple(Node(name, 1, 1) for name in "abcdez"), (("a", "b"), ("b", "c"), ("d", "e")))
    assert layers(graph) == (0, 1, 2, 0, 1, 0)
    assert layers(graph, frozenset("e")) == (0, 1, 2, 1, 2, 0)


def test_a_long_chain_takes_a_layer_for_each_node():
    assert layers(chain(10_000)) == tuple(range(10_000))


@pytest.mark.parametrize(
    ("last", "sentence"), [("q", "'q', which is no node"), ("a", "'a' cannot be in the last layer: something comes after")]
)
def test_what_cannot_be_last_is_refused_in_a_sentence(last, sentence):
    with pytest.raises(ValueError, match=sentence):
        layers(Graph((Node("a", 1, 1), Node("b", 1, 1)), (("a", "b"),)), frozenset(last))

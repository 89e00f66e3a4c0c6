from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.graph import Graph, Node
from tests.layout.graphs import graphs


def nodes(names):
    return tuple(Node(name, 10, 10) for name in names)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_in_which_nodes_and_edges_come_does_not_matter(graph, random):
    shuffled = Graph(
        tuple(random.sample(graph.nodes, len(graph.nodes))), tuple(random.sample(graph.edges, len(graph.edges))) * 2
    )
    assert shuffled == graph


@given(graphs())
def test_the_topological_order_holds_every_node_after_all_before_it(graph):
    place = {node: place for place, node in enumerate(graph.topological)}
    assert sorted(place) == list(range(len(graph.nodes)))
    assert all(place[before] < place[after] for before, after in graph.arcs)


@pytest.mark.parametrize(
    ("names", "edges", "sentence"),
    [
        ("aba", [], "More than one node has the id 'a'."),
        ("ab", ["ac"], "An edge names 'c', which is no node."),
        ("ab", ["aa"], "The edges form a cycle: a -> a."),
        ("abcd", ["ab", "bc", "cb", "cd"], "The edges form a cycle: b -> c -> b."),
        ("abcde", ["ea", "ab", "bc", "ca"], "The edges form a cycle: a -> b -> c -> a."),
    ],
)
def test_what_is_no_acyclic_graph_is_refused_in_a_sentence(names, edges, sentence):
    with pytest.raises(ValueError, match="^" + sentence.replace(".", "[.]") + "$"):
        Graph(nodes(names), tuple(tuple(edge) for edge in edges))

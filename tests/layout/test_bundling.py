from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given

from planner.layout.bundling import bundled
from planner.layout.crossings import crossings
from planner.layout.graph import Graph, Node
from planner.layout.layering import layers
from planner.layout.layout import layout
from planner.layout.ordering import ordered
from planner.layout.proper import proper
from tests.layout.graphs import graphs, sinks
from tests.profile import examples


def lines(graph, last=frozenset()):
    flat = proper(graph, layers(graph, frozenset(last)))
    order = ordered(flat)
    return flat, order, *bundled(flat, order)


@examples(200)
@given(graphs(edges=40, bands=(-1, 0, 1)))
def test_lines_lead_where_their_edges_did_in_the_same_order_and_cross_no_more(graph):
    for last in ((), sinks(graph)):
        flat, order, drawn, rows = lines(graph, last)
        count = len(graph.nodes)
        assert [[vertex for vertex in row if vertex < count] for row in rows] == [
            [vertex for vertex in row if vertex < count] for row in order
        ]
        assert sorted(vertex for row in rows for vertex in row) == list(range(len(drawn.band)))
        layer = {vertex: number for number, row in enumerate(rows) for vertex in row}
        for before, after in zip(flat.chains, drawn.chains, strict=True):
            assert (before[0], before[-1]) == (after[0], after[-1])
            assert [layer[vertex] for vertex in after] == list(range(layer[after[0]], layer[after[-1]] + 1))
        assert crossings(drawn, rows) <= crossings(flat, order)


@examples(200)
@given(graphs(edges=40, bands=(-1, 0, 1)))
def test_lines_that_have_parted_never_meet_again(graph):
    for last in ((), sinks(graph)):
        flat, _, drawn, _ = lines(graph, last)
        trunk = {chain: flat.trunk[old[1]] for old, chain in zip(flat.chains, drawn.chains, strict=True) if len(old) > 2}
        for one, other in combinations(trunk, 2):
            shared = [vertex for vertex in one[1:-1] if vertex in other[1:-1]]
            if trunk[one] != trunk[other]:
                assert not shared
            elif trunk[one] == one[0]:
                assert tuple(shared) == one[1 : 1 + len(shared)] == other[1 : 1 + len(shared)]
            else:
                end = -1 - len(shared)
                assert tuple(shared) == one[end:-1] == other[end:-1]


@given(graphs(edges=40, bands=(-1, 0, 1)))
def test_side_by_side_there_is_nothing_left_that_could_be_one_line(graph):
    _, _, drawn, rows = lines(graph, sinks(graph))
    for one, other in (pair for row in rows for pair in pairwise(row)):
        if drawn.trunk[one] == drawn.trunk[other] and drawn.band[one] == drawn.band[other]:
            assert not set(drawn.before[one]) & set(drawn.before[other])
            assert not set(drawn.after[one]) & set(drawn.after[other])


def test_edges_from_one_node_are_one_line_until_they_part():
    nodes = tuple(Node(name, 10, 10) for name in "abcdefg")
    chain = tuple(pairwise("abcdefg"))
    shown = layout(Graph(nodes, (*chain, ("a", "d"), ("a", "f"))))
    short, long = shown.curves["a", "d"], shown.curves["a", "f"]
    common = [piece for piece, its in zip(short.segments, long.segments, strict=False) if piece == its]
    column = shown.places["c"][0]
    assert common[-1][-1][0] >= column
    assert common == list(short.segments[: len(common)]) == list(long.segments[: len(common)])


def test_edges_to_a_node_of_the_last_layer_are_one_line_from_where_they_have_met():
    nodes = tuple(Node(name, 10, 10) for name in "abcdez")
    shown = layout(Graph(nodes, (*pairwise("abcde"), ("a", "z"), ("b", "z"), ("e", "z"))), frozenset("z"))
    one, other = shown.curves["a", "z"].segments, shown.curves["b", "z"].segments
    column = shown.places["d"][0]
    assert [piece for piece in one if piece[-1][0] > column] == [piece for piece in other if piece[-1][0] > column]

from __future__ import annotations

from itertools import pairwise, permutations, product

from hypothesis import given
from hypothesis import strategies as st

from planner.layout.crossings import crossings
from planner.layout.graph import Graph, Node
from planner.layout.layering import layers
from planner.layout.ordering import median, ordered
from planner.layout.proper import proper
from planner.layout.sifting import Sifting
from tests.layout.graphs import graphs
from tests.profile import examples

BANDS = (-1, 0, 1)


@examples(100)
@given(graphs(edges=40, bands=BANDS))
def test_an_order_holds_each_vertex_of_each_layer_once_sorted_by_band(graph):
    flat = proper(graph, layers(graph))
    order = ordered(flat)
    assert [sorted(layer) for layer in order] == [sorted(layer) for layer in flat.layers]
    for layer in order:
        bands = [flat.band[vertex] for vertex in layer]
        assert bands == sorted(bands)


@examples(100)
@given(graphs(edges=40, bands=BANDS), st.data())
def test_sifting_tells_how_many_crossings_it_takes_away_and_keeps_bands(graph, data):
    flat = proper(graph, layers(graph))
    sifting = Sifting(flat, [sorted(layer, key=flat.band.__getitem__) for layer in flat.layers])
    before = crossings(flat, sifting.order)
    for number in range(len(flat.layers)):
        gain = sifting.sift(number, data.draw(st.sampled_from((0.0, 0.5, 3.0))))
        after = crossings(flat, sifting.order)
        assert before - after == gain
        before = after
    assert all([flat.band[v] for v in layer] == sorted(flat.band[v] for v in layer) for layer in sifting.order)


@examples(60)
@given(graphs(edges=40))
def test_sifting_without_heat_never_adds_a_crossing_and_leaves_its_last_vertex_where_it_crosses_least(graph):
    flat = proper(graph, layers(graph))
    sifting = Sifting(flat, flat.layers)
    for number, before in enumerate(flat.layers):
        assert sifting.sift(number) >= 0
        best, vertex = crossings(flat, sifting.order), before[-1]
        rest = [other for other in sifting.order[number] if other != vertex]
        for place in range(len(before)):
            tried = [*sifting.order[:number], [*rest[:place], vertex, *rest[place:]], *sifting.order[number + 1 :]]
            assert crossings(flat, tried) >= best


def test_few_small_graphs_are_drawn_with_more_crossings_than_needed():
    needed = found = 0
    for shift in range(1, 6):
        edges = [(f"a{number}", f"b{(number * shift + extra) % 5}") for number in range(5) for extra in (0, 2)]
        graph = Graph(tuple(Node(f"{side}{number}", 1, 1) for side in "ab" for number in range(5)), tuple(edges))
        flat = proper(graph, layers(graph))
        found += crossings(flat, ordered(flat))
        needed += min(crossings(flat, each) for each in product(permutations(flat.layers[0]), permutations(flat.layers[1])))
    assert found <= needed * 1.1


def test_nodes_of_one_group_sit_together_where_that_costs_nothing():
    graph = Graph(
        (Node("root", 1, 1), *[Node(f"n{number}", 1, 1, "red" if number % 2 else "blue") for number in range(8)]),
        tuple(("root", f"n{number}") for number in range(8)),
    )
    flat = proper(graph, layers(graph))
    groups = [flat.group[vertex] for vertex in ordered(flat)[1]]
    assert sum(one != other for one, other in pairwise(groups)) <= 2


def test_the_median_of_two_is_between_and_of_four_nearer_to_where_they_are_dense():
    assert median([4]) == 4
    assert median([7, 1]) == 4
    assert median([3, 1, 2]) == 2
    assert 1 < median([0, 1, 3, 9]) < 2

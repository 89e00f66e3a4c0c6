from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.coordinates import EDGE_GAP, NODE_GAP, SWAY, isotonic, placed
from planner.layout.layering import layers
from planner.layout.ordering import ordered
from planner.layout.proper import proper
from tests.layout.graphs import graphs
from tests.profile import examples

NUMBERS = st.lists(st.tuples(st.integers(-9, 9), st.integers(1, 5)), max_size=12)


def by_min_max(goals, weights):
    """The formula of the isotonic regression: the least over ends of the greatest mean over beginnings."""

    def mean(first, last):
        part = range(first, last + 1)
        return sum(goals[i] * weights[i] for i in part) / sum(weights[i] for i in part)

    count = len(goals)
    return [max(min(mean(first, last) for last in range(i, count)) for first in range(i + 1)) for i in range(count)]


@given(NUMBERS)
def test_isotonic_regression_is_that_of_the_max_min_formula(pairs):
    goals, weights = [float(goal) for goal, _ in pairs], [float(weight) for _, weight in pairs]
    assert isotonic(goals, weights) == pytest.approx(by_min_max(goals, weights))


@examples(100)
@given(graphs(edges=40))
def test_vertices_keep_their_order_and_their_gaps(graph):
    flat = proper(graph, layers(graph))
    order = ordered(flat)
    place = placed(graph, flat, order)
    half = [node.height / 2 for node in graph.nodes] + [0.0] * (len(place) - len(graph.nodes))
    for layer in order:
        for above, below in pairwise(layer):
            gap = NODE_GAP if max(above, below) < len(graph.nodes) else EDGE_GAP
            assert place[below] - place[above] >= half[above] + half[below] + gap - 1e-6


def test_an_edge_that_nothing_hinders_is_straight():
    from planner.layout.graph import Graph, Node

    graph = Graph(tuple(Node(name, 10, 10) for name in "abcd"), (("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")))
    flat = proper(graph, layers(graph))
    place = placed(graph, flat, ordered(flat))
    assert place[4] == pytest.approx(place[5])


@examples(100)
@given(graphs(edges=40))
def test_straightening_moves_no_line_farther_than_it_may_sway(graph):
    flat = proper(graph, layers(graph))
    order = ordered(flat)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planner.layout.coordinates._straighten", lambda *_: None)
        before = placed(graph, flat, order)
    after = placed(graph, flat, order)
    assert all(abs(one - other) <= SWAY + 1e-6 for one, other in zip(before, after, strict=True))
    assert before[: len(graph.nodes)] == after[: len(graph.nodes)]

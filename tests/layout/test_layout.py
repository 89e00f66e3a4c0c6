from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.layout.graph import Graph, Node
from planner.layout.layout import STEPS, layout, refined
from planner.layout.transitive_reduction import reduced
from tests.layout.graphs import chain, graphs, sinks
from tests.layout.shipped import GOALS, graph_of, shipped
from tests.profile import examples

TOP = Path(__file__).parents[2]


def rectangles(shown):
    for node in shown.graph.nodes:
        x, y = shown.places[node.id]
        yield node.id, x - node.width / 2, y - node.height / 2, x + node.width / 2, y + node.height / 2


def assert_nothing_overlaps(shown):
    boxes = list(rectangles(shown))
    for (_, a, b, c, d), (_, e, f, g, h) in combinations(boxes, 2):
        assert a >= g or e >= c or b >= h or f >= d
    for _, left, top, right, low in boxes:
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= shown.width + 1e-6
        assert low <= shown.height + 1e-6


def assert_curves_join_their_nodes_and_avoid_all_others(shown):
    boxes = {name: box for name, *box in rectangles(shown)}
    assert set(shown.curves) == set(shown.graph.edges)
    for (before, after), curve in shown.curves.items():
        points = list(curve.points(12))
        assert points[0] == pytest.approx((boxes[before][2], shown.places[before][1]))
        assert points[-1] == pytest.approx((boxes[after][0], shown.places[after][1]))
        for name, (left, top, right, low) in boxes.items():
            assert not any(left + 1e-6 < x < right - 1e-6 and top - 1e-6 < y < low + 1e-6 for x, y in points), name


@examples(100)
@given(graphs(edges=30, bands=(-1, 0, 1)), st.booleans())
def test_nothing_is_lost_nothing_overlaps_and_no_edge_runs_through_a_node(graph, pinned):
    shown = layout(graph, frozenset(sinks(graph) if pinned else ()))
    assert set(shown.places) == set(shown.layers) == set(graph.number)
    assert_nothing_overlaps(shown)
    assert_curves_join_their_nodes_and_avoid_all_others(shown)


@examples(50)
@given(graphs(edges=30))
def test_the_layer_says_where_a_node_lies_from_left_to_right(graph):
    shown = layout(graph)
    for one, other in combinations(shown.places, 2):
        if shown.layers[one] < shown.layers[other]:
            assert shown.places[one][0] < shown.places[other][0]


@examples(50)
@given(graphs(edges=30, bands=(-1, 0, 1)))
def test_smaller_bands_lie_above_larger_ones_in_every_layer(graph):
    shown = layout(graph)
    for one, other in combinations(graph.nodes, 2):
        if shown.layers[one.id] == shown.layers[other.id] and one.band < other.band:
            assert shown.places[one.id][1] < shown.places[other.id][1]


@examples(50)
@given(graphs(edges=30), st.randoms(use_true_random=False))
def test_the_same_graph_in_another_order_gives_the_same_layout(graph, random):
    shuffled = Graph(tuple(random.sample(graph.nodes, len(graph.nodes))), tuple(random.sample(graph.edges, len(graph.edges))))
    assert layout(shuffled) == layout(graph)
    assert refined(layout(shuffled), steps=20) == refined(layout(graph), steps=20)


def test_the_layout_does_not_depend_on_the_seed_of_hashes():
    program = (
        "from planner.layout.layout import STEPS, layout, refined; from tests.layout.shipped import *;"
        "from planner.layout.transitive_reduction import reduced; import zlib;"
        "shown = refined(layout(reduced(graph_of(shipped(), GOALS['both'])), frozenset(GOALS['both'])), steps=30);"
        "print(zlib.crc32(repr((shown.places, shown.curves, shown.crossings)).encode()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=TOP, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


@examples(50)
@given(graphs(edges=40, bands=(0, 1)), st.integers(1, 60))
def test_refinement_never_worsens_and_keeps_every_promise(graph, steps):
    first = layout(graph)
    better = refined(first, steps=steps)
    assert (better.crossings, better.length) <= (first.crossings, first.length)
    assert better.layers == first.layers
    assert_nothing_overlaps(better)
    assert_curves_join_their_nodes_and_avoid_all_others(better)


def test_refinement_tells_how_far_it_is():
    graph = reduced(graph_of(shipped(), GOALS["engineer"]))
    told: list[float] = []
    refined(layout(graph), steps=40, progress=told.append)
    assert told == sorted(told)
    assert told[0] < 0.1
    assert told[-1] == 1.0


def test_the_larger_the_layers_the_fewer_of_them_a_refinement_sifts():
    def steps(graph):
        told: list[float] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("planner.layout.layout.MOST_WORK", 400_000)
            refined(layout(graph), progress=told.append)
        return len(told)

    def crossed(count):
        names = [f"n{number:03}" for number in range(count)]
        nodes = [Node(name, 9, 9) for name in [*names, "y", "z"]]
        return Graph(tuple(nodes), tuple((name, end) for name in names for end in "yz"))

    few, many = steps(crossed(40)), steps(crossed(80))
    assert 3.5 * many < few < 4.5 * many
    assert STEPS <= steps(crossed(3)) <= STEPS + 3


def test_what_has_no_crossing_is_refined_at_once():
    told: list[float] = []
    refined(layout(chain(50)), progress=told.append)
    assert told == [1.0]


def test_seconds_bound_a_refinement():
    graph = reduced(graph_of(shipped(), GOALS["scientist"]))
    told: list[float] = []
    refined(layout(graph), steps=10**9, seconds=0.05, progress=told.append)
    assert told[-1] == 1.0


def test_an_empty_graph_and_one_node_have_a_layout():
    assert layout(Graph(())).places == {}
    assert (layout(Graph(())).width, layout(Graph(())).height) == (0, 0)
    one = layout(Graph((Node("a", 30, 20),)))
    assert one.places == {"a": (15, 10)}
    assert (one.width, one.height, one.crossings, one.length) == (30, 20, 0, 0)
    assert refined(one, steps=3) == one
    assert refined(layout(Graph(())), steps=3) == layout(Graph(()))


@pytest.mark.slow
def test_a_chain_of_ten_thousand_is_a_straight_line():
    shown = layout(chain(10_000))
    assert len({y for _, y in shown.places.values()}) == 1
    assert shown.crossings == 0


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("banded", [False, True])
def test_the_shipped_catalogue_is_drawn_without_overlaps_and_its_roles_are_last(goal, banded):
    shown = layout(reduced(graph_of(shipped(), GOALS[goal], banded=banded)), frozenset(GOALS[goal]))
    assert_nothing_overlaps(shown)
    assert_curves_join_their_nodes_and_avoid_all_others(shown)
    last = max(shown.layers.values())
    assert [node for node, layer in shown.layers.items() if layer == last] == sorted(GOALS[goal])

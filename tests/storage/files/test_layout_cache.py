from __future__ import annotations

from math import inf, nan

import pytest

from planner.layout.geometry import geometry
from planner.layout.graph import Graph, Node
from planner.layout.layout import layout
from planner.storage.files import layout_cache

GRAPH = Graph((Node("a", 10, 5), Node("b", 10, 5, "x", 1), Node("c", 10, 5)), (("a", "b"), ("b", "c"), ("a", "c")))

KEY = layout_cache.key_of(GRAPH)


def test_what_is_kept_is_read_back_as_it_was(tmp_path):
    made = geometry(layout(GRAPH))
    layout_cache.write(tmp_path, GRAPH, made)
    kept = layout_cache.read([tmp_path / "nothing", tmp_path], GRAPH)
    assert kept.layers == made.layers
    assert kept.places == {node: pytest.approx(place, abs=0.051) for node, place in made.places.items()}
    assert kept.curves.keys() == made.curves.keys()
    for edge, curve in made.curves.items():
        assert [number for point in kept.curves[edge] for number in point] == pytest.approx(
            [number for point in curve for number in point], abs=0.051
        )


@pytest.mark.parametrize("damage", [b"", b"00000000\n{}", b"x\n[]"])
def test_a_damaged_layout_is_not_there(tmp_path, damage):
    (tmp_path / f"{KEY}.json").write_bytes(damage)
    assert layout_cache.read([tmp_path], GRAPH) is None


def test_a_layout_of_another_form_is_not_there(tmp_path):
    from planner.storage.files import json_cache

    nodes = [["a", 1, 2, 0], ["b", 9, 2, 1]]
    for other in (3, [], {"places": {}}, {"nodes": nodes, "edges": [[0, 2, 1, 1, 5, 5]], "size": [9, 9]}):
        json_cache.write(tmp_path, KEY, other, 2)
        assert layout_cache.read([tmp_path], GRAPH) is None


def changed(made, **fields):
    return made._replace(**{name: value(getattr(made, name)) for name, value in fields.items()})


@pytest.mark.parametrize(
    "wrong",
    [
        {"places": lambda its: {**its, "a": (nan, 1.0)}},
        {"places": lambda its: {**its, "a": (1e9, 1.0)}},
        {"places": lambda its: {**its, "a": ("x", 1.0)}},
        {"places": lambda its: {**its, "z": (1.0, 1.0)}, "layers": lambda its: {**its, "z": 0}},
        {"curves": lambda its: {edge: curve for edge, curve in its.items() if edge != ("a", "c")}},
        {"curves": lambda its: {**its, ("a", "c"): ((1.0, 1.0),)}},
        {"width": lambda _: inf},
        {"width": lambda _: nan},
        {"height": lambda its: -its},
    ],
)
def test_a_layout_that_cannot_be_drawn_is_not_there(tmp_path, wrong):
    from planner.storage.files import json_cache

    made = geometry(layout(GRAPH))
    layout_cache.write(tmp_path, GRAPH, made)
    assert layout_cache.read([tmp_path], GRAPH)
    other = changed(made, **wrong)
    number = {node: place for place, node in enumerate(other.places)}
    nodes = [[node, *place, other.layers[node]] for node, place in other.places.items()]
    edges = [[number[a], number[b], *[n for point in curve for n in point]] for (a, b), curve in other.curves.items()]
    json_cache.write(tmp_path, KEY, {"nodes": nodes, "edges": edges, "size": [other.width, other.height]}, 2)
    assert layout_cache.read([tmp_path], GRAPH) is None


def test_equal_graphs_have_equal_keys_and_others_have_others():
    again = Graph(GRAPH.nodes[::-1], GRAPH.edges[::-1])
    assert layout_cache.key_of(again) == layout_cache.key_of(GRAPH)
    wider = Graph((GRAPH.nodes[0], GRAPH.nodes[1], Node("c", 11, 5)), GRAPH.edges)
    fewer = Graph(GRAPH.nodes, GRAPH.edges[1:])
    assert len({layout_cache.key_of(graph) for graph in (GRAPH, wider, fewer)}) == 3

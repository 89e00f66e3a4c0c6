from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from planner.layout.curves import SAMPLES, Curve, bend
from planner.layout.drawn import drawn
from planner.layout.geometry import geometry
from planner.layout.graph import Graph, Node
from planner.layout.layout import layout, refined
from planner.layout.parts import is_strip, parts
from planner.layout.shelves import shelved
from tests.layout.graphs import chain, graphs, sinks
from tests.profile import examples

ROLES = (Node("zz-first", 240.0, 64.0), Node("zz-second", 240.0, 64.0))


def towards(graph, count):
    """Return ``graph`` with so many last nodes, to which what nothing comes after leads in turn."""
    ends, roles = sinks(graph), ROLES[:count]
    return Graph((*graph.nodes, *roles), (*graph.edges, *((end, roles[at % count].id) for at, end in enumerate(ends))))


def on_shelves(graph, last):
    made = [geometry(layout(part, last & part.number.keys())) for part in parts(graph, last)]
    return shelved(made, [node for node in graph.nodes if node.id in last])


def many(count, width=240.0, height=58.0):
    """Return so many nodes that only lead to one last node."""
    alone = [Node(f"n{number:04}", width, height) for number in range(count)]
    return Graph((*alone, ROLES[0]), tuple((node.id, ROLES[0].id) for node in alone))


def box(graph, made, node):
    its, (x, y) = graph.nodes[graph.number[node]], made.places[node]
    return x - its.width / 2, y - its.height / 2, x + its.width / 2, y + its.height / 2


def samples(points):
    for start, end in pairwise(points):
        yield from Curve(start, ((*bend(start, end), end),)).points(SAMPLES)


@examples(60)
@given(graphs(edges=10))
@pytest.mark.parametrize("count", [1, 2])
def test_on_shelves_nodes_keep_apart_and_edges_keep_clear_of_them(count, plain):
    graph, last = towards(plain, count), frozenset(role.id for role in ROLES[:count])
    made = on_shelves(graph, last)
    assert made.places.keys() == made.layers.keys() == graph.number.keys()
    assert made.curves.keys() == set(graph.edges)
    boxes = {node: box(graph, made, node) for node in made.places}
    for one, other in combinations(boxes.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, low in boxes.values():
        assert left >= -0.01
        assert top >= -0.01
        assert right <= made.width + 0.01
        assert low <= made.height + 0.01
    for (before, after), points in made.curves.items():
        assert points[0] == pytest.approx((boxes[before][2], made.places[before][1]))
        assert points[-1] == pytest.approx((boxes[after][0], made.places[after][1]))
        assert all(one[0] <= other[0] for one, other in pairwise(points))
        for x, y in samples(points):
            assert 0 <= y <= made.height
            for node in boxes.keys() - {before, after}:
                left, top, right, low = boxes[node]
                assert not (left + 1 < x < right - 1 and top + 1 < y < low - 1), (before, after, node)


@examples(60)
@given(graphs(edges=10))
def test_parts_are_what_hangs_together_without_the_last(plain):
    graph, last = towards(plain, 1), frozenset([ROLES[0].id])
    found = parts(graph, last)
    own = [frozenset(part.number) - last for part in found]
    assert sorted(node for part in own for node in part) == sorted(node.id for node in plain.nodes)
    of = {node: number for number, part in enumerate(own) for node in part}
    assert all(of[before] == of[after] for before, after in plain.edges)
    assert sum(len(part.edges) for part in found) == len(graph.edges)
    for part, its in zip(found, own, strict=True):
        reached, waiting = set(), [min(its)]
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting += [end for edge in part.edges for end in edge if node in edge and end in its]
        assert reached == its


@pytest.mark.parametrize("count", [40, 300, 1_500])
def test_many_skills_that_need_nothing_make_no_strip(count):
    graph, last = many(count), frozenset([ROLES[0].id])
    assert is_strip(graph, last)
    first, better = drawn(graph, last)
    assert first == better
    assert 1 / 3 < first.width / first.height < 3


def test_the_lines_of_a_shelf_become_one():
    graph, last = many(300), frozenset([ROLES[0].id])
    made, _ = drawn(graph, last)
    pieces = [piece for points in made.curves.values() for piece in pairwise(points)]
    assert len(set(pieces)) < 4 * len(made.places)


def test_what_is_no_strip_is_drawn_as_one(monkeypatch):
    graph = chain(6)
    told = []
    first = layout(graph, frozenset(["n00005"]))
    assert list(drawn(graph, frozenset(["n00005"]), told.append)) == [geometry(first), geometry(refined(first))]
    assert told[-1] == 1


def test_the_parts_are_refined_one_after_the_other():
    ladder = [(f"{side}{a}-{k}", f"{side}{b}-{k}") for k in range(30) for side, a, b in (("p", 0, 3), ("p", 1, 2), ("p", 2, 4))]
    nodes = sorted({end for edge in ladder for end in edge})
    graph = Graph((*(Node(node, 240.0, 58.0) for node in nodes), ROLES[0]), (*ladder, *((n, ROLES[0].id) for n in nodes)))
    told = []
    found = list(drawn(graph, frozenset([ROLES[0].id]), told.append))
    assert len(found) == 2
    assert told == sorted(told)
    assert told[-1] == 1
    assert found == list(drawn(graph, frozenset([ROLES[0].id])))

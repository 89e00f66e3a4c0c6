from __future__ import annotations

from itertools import pairwise

import pytest

from tests.ui.map.maps import grid, shipped


@pytest.fixture(scope="module")
def drawing():
    return shipped().drawing


def test_each_piece_of_line_is_there_once_with_all_edges_along_it(drawing):
    curves = drawing.layout.curves
    assert set(drawing.along) == {piece for curve in curves.values() for piece in pairwise(curve)}
    assert sorted(drawing.pieces.within(drawing.whole)) == sorted(drawing.along)
    for edge, curve in curves.items():
        assert all(edge in drawing.along[piece] for piece in pairwise(curve))
    assert max(map(len, drawing.along.values())) > 4


def test_edges_along_one_piece_come_from_one_node_or_lead_to_one(drawing):
    for edges in drawing.along.values():
        assert len({before for before, _ in edges}) == 1 or len({after for _, after in edges}) == 1


def test_the_box_around_nodes_holds_the_edges_between_them(drawing):
    for node in ("linear-regression", "sql-basics", "git"):
        cone = drawing.cone(node)
        box = drawing.around(cone)
        inside = [*cone, *(edge for edge in drawing.layout.curves if cone.issuperset(edge))]
        points = [point for edge in inside if isinstance(edge, tuple) for point in drawing.layout.curves[edge]]
        assert len(points) > len(cone)
        assert all(box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height for x, y in points)
        assert all(box.united(drawing.boxes[each]) == box for each in cone)


def test_around_nothing_is_the_whole_map_and_around_one_node_its_box(drawing):
    assert drawing.around(()) == drawing.around(["no such node"]) == drawing.whole
    assert drawing.around(["git"]) == drawing.boxes["git"]


def test_the_path_of_a_piece_begins_and_ends_where_the_piece_does(qapp):
    drawing = grid(4, 3).drawing
    for piece in drawing.along:
        path = drawing.path(piece)
        assert path.elementAt(0).x == piece[0][0]
        assert path.currentPosition().toTuple() == piece[1]

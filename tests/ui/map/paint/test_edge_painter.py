from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.paint.edge_painter import INK, EdgePainter
from planner.ui.map.paint.node_painter import mixed
from planner.ui.style.theme import LIGHT
from tests.ui.map.maps import shipped


@pytest.fixture(scope="module")
def shown():
    return shipped()


@pytest.fixture
def edges(shown):
    return EdgePainter(shown.drawing, shown.looks, LIGHT)


def test_all_lines_are_painted_each_once(shown, edges):
    found = edges._lines(shown.drawing.whole, None)
    times = Counter(piece for pieces in found.values() for piece in pieces)
    assert set(times) == set(shown.drawing.along)
    assert set(times.values()) == {1}


def test_a_line_is_the_wider_the_more_edges_it_is_and_strong_if_one_of_them_is_on_the_path(shown, edges):
    drawing, seen = shown.drawing, set()
    for (strong, wider), pieces in edges._lines(drawing.whole, None).items():
        for piece in pieces:
            on_path = [
                shown.looks[before].planned
                and shown.looks[after].planned
                and drawing.land.spots[after].kind is not NodeKind.ROLE
                for before, after in drawing.along[piece]
            ]
            assert strong is any(on_path)
            count = sum(on_path) or len(on_path)
            assert wider == (0 if count == 1 else 1 if count < 5 else 2)
            seen.add((strong, wider))
    assert len(seen) == 6
    widths = [edges._pen((True, wider), 1.0, lit=False).widthF() for wider in range(3)]
    assert widths == sorted(set(widths))


def test_of_some_nodes_only_the_edges_between_them_are_painted(shown, edges):
    cone = shown.drawing.cone("linear-regression")
    found = {piece for pieces in edges._lines(shown.drawing.whole, cone).values() for piece in pieces}
    wanted = {piece for piece, along in shown.drawing.along.items() if any(cone.issuperset(edge) for edge in along)}
    assert found == wanted
    assert wanted < set(shown.drawing.along)


def test_a_head_stands_where_an_edge_ends_and_only_there(qapp, shown, edges):
    drawing, image = shown.drawing, QImage(60, 40, QImage.Format.Format_RGB32)
    before, after = next(edge for edge in drawing.layout.curves if edge in edges._strong)
    strong = mixed(QColor(LIGHT.window), QColor(LIGHT.muted), INK)

    def thick(x, y, shift):
        image.fill(QColor(LIGHT.window))
        painter = QPainter(image)
        painter.translate(30 - x, 20 - y)
        edges.paint(painter, drawing.boxes[after].united(drawing.boxes[before]), 1.0, {before, after})
        painter.end()
        return sum(image.pixelColor(30 + shift, row) == strong for row in range(40))

    begin, end = drawing.layout.curves[before, after][0], drawing.layout.curves[before, after][-1]
    assert thick(*end, -5) >= 4
    assert thick(*begin, 5) <= 2

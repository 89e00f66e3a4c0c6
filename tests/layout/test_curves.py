from __future__ import annotations

from math import pi

import pytest

from planner.layout.curves import Curve, curve


def test_a_curve_is_level_in_columns_and_changes_height_between_them():
    found = curve([(10, 20, 5), (30, 40, 9), (50, 60, 9)])
    assert found.start == (10, 5)
    assert found.segments[-1][-1] == (60, 9)
    points = list(found.points(20))
    assert all(5 - 1e-9 <= y <= 9 + 1e-9 for _, y in points)
    assert all(y == pytest.approx(5 if x <= 20 else 9) for x, y in points if x <= 20 or x >= 30)
    assert [x for x, _ in points] == sorted(x for x, _ in points)


def test_pieces_end_at_the_right_sides_of_columns_so_that_edges_share_them_as_far_as_they_are_one_line():
    found = curve([(10, 20, 5), (30, 40, 5), (50, 60, 9)])
    assert [end for _, _, end in found.segments] == [(20, 5), (40, 5), (50, 9), (60, 9)]
    longer = curve([(10, 20, 5), (30, 40, 5), (50, 60, 5), (70, 80, 7)])
    assert longer.segments[:2] == found.segments[:2]


def test_the_length_of_a_quarter_circle_is_nearly_that_of_its_arc():
    bend = 0.5522847498
    assert Curve((0, 1), (((bend, 1), (1, bend), (1, 0)),)).length() == pytest.approx(pi / 2, rel=1e-3)


def test_segments_join_without_a_corner():
    found = curve([(0, 10, 0), (20, 30, 7), (40, 50, -3), (60, 70, 0)])
    start = found.start
    for one, two, end in found.segments:
        assert one[1] == start[1]
        assert two[1] == end[1]
        start = end

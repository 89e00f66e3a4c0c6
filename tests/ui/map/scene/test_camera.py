from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ui.map.scene.camera import LARGEST, SMALLEST, Box, Camera, fitted

numbers = st.floats(-1e4, 1e4)
sizes = st.tuples(st.floats(50, 3000), st.floats(50, 2000))
cameras = st.builds(Camera, numbers, numbers, st.floats(SMALLEST, LARGEST))
boxes = st.builds(Box, numbers, numbers, st.floats(1, 1e4), st.floats(1, 1e4))


@given(cameras, sizes, numbers, numbers)
def test_window_and_map_are_each_others_way_back(camera, size, x, y):
    assert camera.to_map(camera.to_window((x, y), size), size) == pytest.approx((x, y), abs=1e-3)


@given(cameras, sizes, st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1))
def test_zooming_keeps_what_is_under_the_pointer(camera, size, factor, across, up):
    at = size[0] * across, size[1] * up
    zoomed = camera.zoomed(factor, at, size)
    assert zoomed.to_map(at, size) == pytest.approx(camera.to_map(at, size), abs=1e-3)
    assert SMALLEST <= zoomed.scale <= LARGEST


@given(cameras, sizes, numbers, numbers)
def test_dragging_moves_the_map_with_the_pointer(camera, size, dx, dy):
    before = camera.to_window((3.0, 4.0), size)
    after = camera.moved(dx, dy).to_window((3.0, 4.0), size)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((dx, dy), abs=1e-3)


@given(boxes, sizes)
def test_what_is_fitted_is_seen_whole_unless_it_is_too_large_for_any_scale(box, size):
    camera = fitted(box, size)
    seen = camera.seen(size)
    if camera.scale > SMALLEST and min(size) > 100:
        assert seen.x <= box.x + 1e-6
        assert seen.y <= box.y + 1e-6
        assert seen.x + seen.width >= box.x + box.width - 1e-6
        assert seen.y + seen.height >= box.y + box.height - 1e-6


@given(cameras, boxes)
def test_the_middle_never_leaves_the_map(camera, box):
    kept = camera.kept_on(box)
    assert box.x <= kept.x <= box.x + box.width
    assert box.y <= kept.y <= box.y + box.height
    assert kept.kept_on(box) == kept


@given(cameras, cameras)
def test_a_glide_begins_and_ends_where_it_should(one, other):
    assert one.between(other, 0.0) == pytest.approx(one)
    assert one.between(other, 1.0) == pytest.approx(other)


@given(boxes, boxes)
def test_the_box_around_two_holds_both_and_is_no_larger(one, other):
    both = one.united(other)
    assert both.x == min(one.x, other.x)
    assert both.y + both.height == pytest.approx(max(one.y + one.height, other.y + other.height))


@given(boxes, boxes)
def test_a_box_holds_what_lies_within_and_nothing_else(one, other):
    assert one.grown(1.0).holds(one)
    assert one.united(other).grown(1e-6).holds(other)
    if one.holds(other):
        assert one.united(other) == pytest.approx(one)

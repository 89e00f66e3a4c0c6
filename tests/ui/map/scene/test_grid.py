from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.ui.map.scene.camera import Box
from planner.ui.map.scene.grid import Grid

spots = st.floats(-3000, 3000)
boxes = st.builds(Box, spots, spots, st.floats(1, 900), st.floats(1, 900))


def touch(one, other):
    return (
        one.x <= other.x + other.width
        and other.x <= one.x + one.width
        and one.y <= other.y + other.height
        and other.y <= one.y + one.height
    )


@given(st.dictionaries(st.integers(0, 40), boxes, max_size=20), boxes)
def test_all_that_touches_a_region_is_found_in_the_order_it_was_put_in(things, region):
    found = Grid(things.items()).within(region)
    assert found == [thing for thing, box in things.items() if touch(box, region)]


@given(st.dictionaries(st.integers(0, 40), boxes, max_size=20), spots, spots)
def test_what_lies_at_a_point_is_found_and_nothing_else(things, x, y):
    here = {thing for thing, box in things.items() if touch(box, Box(x, y, 0, 0))}
    found = Grid(things.items()).at(x, y)
    assert found in here if here else found is None


@given(st.lists(st.tuples(st.integers(0, 5), boxes), max_size=20), boxes)
def test_a_thing_of_several_boxes_is_where_any_of_them_is(parts, region):
    here = {thing for thing, box in parts if touch(box, region)}
    assert Grid(parts).within(region) == [thing for thing in dict(parts) if thing in here]

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given

from planner.layout.geometry import geometry
from planner.layout.layout import layout
from planner.planning.answers.map_graph import map_graph
from planner.ui.map.scene.camera import Box
from planner.ui.map.scene.drawing import Drawing
from planner.ui.map.scene.lanes import CLEAR, FIRST, SECOND, SHARED, Lanes
from planner.ui.map.scene.node_sizes import ends, graph_of
from tests.catalogs import catalogs
from tests.profile import examples


def drawn(catalog, roles):
    land = map_graph(catalog, roles)
    graph = graph_of(land, roles)
    return Drawing(land, geometry(layout(graph, ends(graph))))


def heights(line, left, right):
    """Return the heights of ``line`` from ``left`` to ``right``, where it is level."""
    return {y for x, y in line if left <= x <= right} or {
        begin for (one, begin), (other, _) in pairwise(line) if one <= left and right <= other
    }


@examples(80)
@given(catalogs(20, 5))
def test_what_both_roles_call_for_lies_between_the_lines_and_all_else_on_its_own_side(catalog):
    drawing = drawn(catalog, tuple(catalog.roles))
    lanes = drawing.lanes
    shared = {node for node, spot in drawing.land.spots.items() if len(spot.roles) == 2}
    if not shared:
        assert lanes is None
        return
    for node, box in drawing.boxes.items():
        top, low = box.y - CLEAR + 0.01, box.y + box.height + CLEAR - 0.01
        upper, lower = (heights(line, box.x, box.x + box.width) for line in (lanes.upper, lanes.lower))
        if node in shared:
            assert all(y <= top for y in upper)
            assert all(y >= low for y in lower)
        elif drawing.land.spots[node].roles == lanes.roles[0].roles:
            assert all(y >= low for y in upper)
        else:
            assert all(y <= top for y in lower)
    for line in (lanes.upper, lanes.lower):
        xs = [x for x, _ in line]
        assert xs == sorted(xs)
        assert (xs[0], xs[-1]) == (drawing.whole.x, drawing.whole.x + drawing.whole.width)
    assert all(above[1] <= below[1] for above, below in zip(lanes.upper, lanes.lower, strict=True))


def test_the_map_of_one_role_has_no_lanes(tiny):
    assert drawn(tiny, ("ml-engineer",)).lanes is None
    assert drawn(tiny, ("ml-engineer", "data-scientist")).lanes is not None


LANES = Lanes((None, None), ((0, 100), (50, 100), (60, 40), (100, 40)), ((0, 200), (100, 200)))


@pytest.mark.parametrize(
    ("region", "seen"),
    [
        (Box(10, 0, 50, 300), [(FIRST, 0), (SHARED, 100), (SECOND, 200)]),
        (Box(55, 0, 50, 300), [(FIRST, 0), (SHARED, 70), (SECOND, 200)]),
        (Box(10, 120, 50, 50), [(SHARED, 120)]),
        (Box(10, 90, 50, 50), [(SHARED, 100)]),
        (Box(10, 185, 50, 50), [(SECOND, 200)]),
        (Box(-40, -500, 9, 50), [(FIRST, -500)]),
        (Box(400, 30, 50, 50), [(SHARED, 40)]),
    ],
)
def test_each_lane_that_is_seen_has_a_sign_at_its_top_if_there_is_room(region, seen):
    assert list(LANES.seen(region, 20)) == seen


def test_a_line_without_any_node_beside_it_is_still_there(tiny):
    lanes = drawn(tiny, ("ml-engineer", "data-scientist")).lanes
    assert all(-inf < y < inf for line in (lanes.upper, lanes.lower) for _, y in line)

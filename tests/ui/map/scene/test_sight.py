from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.ui.map.scene.camera import LARGEST, SMALLEST, Box, Camera
from planner.ui.map.scene.grid import Grid
from planner.ui.map.scene.sight import SHOWN, anchor, carried, kept_in_sight

numbers = st.floats(-2e4, 2e4)
sizes = st.tuples(st.floats(40, 3000), st.floats(40, 2000))
cameras = st.builds(Camera, numbers, numbers, st.floats(SMALLEST, LARGEST))
boxes = st.builds(Box, numbers, numbers, st.floats(1, 400), st.floats(1, 100))
maps = st.dictionaries(st.sampled_from("abcdefghijkl"), boxes, min_size=1)


def pixels(camera, size, part, box):
    """Return how many pixels of ``box`` are seen in ``part``, across and down."""
    left, top = camera.to_window((box.x, box.y), size)
    right, low = camera.to_window((box.x + box.width, box.y + box.height), size)
    across = min(right, part.x + part.width) - max(left, part.x)
    return across, min(low, part.y + part.height) - max(top, part.y)


def is_seen(camera, size, part, box):
    across, down = pixels(camera, size, part, box)
    least = [min(SHOWN, side * camera.scale, room) - 0.3 for side, room in ((box.width, part.width), (box.height, part.height))]
    return across >= least[0] and down >= least[1]


def near(nodes):
    grid = Grid(nodes.items())
    return lambda region: [nodes[node] for node in grid.within(region)]


def parts(size):
    """Return a window without its lower right corner."""
    return [Box(0, 0, size[0], size[1] * 0.6), Box(0, 0, size[0] * 0.6, size[1])]


@given(cameras, sizes, maps)
def test_a_node_is_always_seen_beside_what_covers_the_corner(camera, size, nodes):
    kept = kept_in_sight(camera, size, parts(size), near(nodes))
    assert kept.scale == camera.scale
    assert any(is_seen(kept, size, part, box) for part in parts(size) for box in nodes.values())


@given(cameras, sizes, maps)
def test_a_camera_that_shows_a_node_stays(camera, size, nodes):
    kept = kept_in_sight(camera, size, parts(size), near(nodes))
    assert kept_in_sight(kept, size, parts(size), near(nodes)) == kept
    if any(is_seen(camera, size, part, box) and pixels(camera, size, part, box) >= (SHOWN, SHOWN) for part in parts(size)
           for box in nodes.values()):  # fmt: skip
        assert kept == camera


@given(cameras, sizes)
def test_a_map_without_nodes_leaves_the_camera_alone(camera, size):
    assert kept_in_sight(camera, size, parts(size), lambda _region: []) == camera


@given(cameras, sizes, maps, maps, st.sampled_from("abcdefghijkl"))
def test_what_is_current_or_in_the_middle_stays_where_it_is_seen_on_another_map(camera, size, before, after, current):
    node = anchor(camera, size, (before, after), current)
    assume(node)
    there = carried(camera, size, (before, after), current)
    middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in (before[node], after[node])]
    one, other = camera.to_window(middles[0], size), there.to_window(middles[1], size)
    assert abs(one[0] - other[0]) < 0.01
    assert abs(one[1] - other[1]) < 0.01
    window = Box(0, 0, *size)
    seen = [each for each in before if each in after and is_seen(camera, size, window, before[each])]
    assert node == current if current in seen else node in seen or not seen


@given(cameras, sizes, maps)
def test_maps_that_share_nothing_leave_the_camera_alone(camera, size, before):
    assert carried(camera, size, (before, {}), "a") == camera

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.paint.name_painter import FEW, NamePainter
from planner.ui.map.paint.node_painter import NAMED, READABLE
from planner.ui.map.scene.camera import Camera
from planner.ui.map.scene.naming import placed
from planner.ui.style.hues import Hues
from planner.ui.style.theme import LIGHT
from tests.ui.map.maps import grid, shipped

names = st.lists(st.tuples(st.floats(0, 200), st.floats(0, 60), st.floats(1, 80)), max_size=12)


@given(names, st.floats(1, 30))
def test_names_never_cover_each_other_and_each_stands_over_its_point(wanted, height):
    found = dict(placed(wanted, height))
    assert not wanted or found[0] == wanted[0][:2]
    for number, (x, y) in found.items():
        assert x == wanted[number][0]
        assert abs(y - wanted[number][1]) <= 2 * height + 1e-9
    for one, other in combinations(found, 2):
        apart_across = abs(found[one][0] - found[other][0]) >= (wanted[one][2] + wanted[other][2]) / 2
        assert apart_across or abs(found[one][1] - found[other][1]) >= height


@given(names, st.floats(1, 30))
def test_a_name_is_left_out_only_where_those_before_it_leave_no_room(wanted, height):
    found = dict(placed(wanted, height))
    for number, (x, y, width) in enumerate(wanted):
        if number not in found:
            near = [each for each in found if each < number and abs(found[each][0] - x) < (wanted[each][2] + width) / 2]
            assert any(abs(found[each][1] - y) < height for each in near)


def painter(shown):
    return NamePainter(shown.drawing, LIGHT, Hues(shown.areas), shown.areas, "Sans Serif")


def test_roles_and_areas_have_names_and_a_role_s_ends_where_it_does(qapp):
    shown = shipped()
    boxes = painter(shown).boxes(0.2, None)
    texts = [name.text for name, _ in boxes]
    assert {"Machine Learning Engineer", "Data Scientist", "Mathematics", "Deep learning"} <= set(texts)
    ends = {spot.title: spot.id for spot in shown.drawing.land.spots.values() if spot.kind is NodeKind.ROLE}
    for name, box in boxes:
        if name.text in ends:
            assert box.right() == pytest.approx(shown.drawing.rect(ends[name.text]).right())
    assert not any(one.intersects(other) for (_, one), (_, other) in combinations(boxes, 2))


def test_few_nodes_shown_alone_have_titles_and_many_have_areas(qapp):
    shown = shipped()
    few, many = frozenset(list(shown.drawing.boxes)[:3]), frozenset(list(shown.drawing.boxes)[: FEW + 1])
    spots = shown.drawing.land.spots
    titles = tuple(spots[node].title for node in few)
    assert all(name.text in titles or name.text.endswith("…") for name, _ in painter(shown).boxes(0.02, few))
    areas = {shown.areas[spots[node].area] for node in many if spots[node].area}
    assert {name.text for name, _ in painter(shown).boxes(0.02, many)} <= areas | {spots[node].title for node in many}
    assert areas & {name.text for name, _ in painter(shown).boxes(0.02, many)}


def test_a_long_title_is_cut_and_stands_above_its_node(qapp):
    shown = grid(3, 2)
    node = "1-1"
    spot = shown.drawing.land.spots[node]._replace(title="Long " * 100)
    shown.drawing.land.spots[node] = spot
    (name, box), *_ = painter(shown).boxes(0.3, frozenset({node}))
    assert name.text.endswith("…")
    rect = shown.drawing.rect(node)
    assert box.bottom() < rect.top()
    assert abs(box.center().x() - rect.center().x()) < 1


@pytest.mark.parametrize("scale", [0.2, 0.3])
def test_what_is_current_or_pointed_at_is_named_where_it_is_too_small_to_be_read(page, scale):
    canvas = page.canvas
    page.make_current("vectors")
    rect = canvas.drawing.rect("vectors")
    canvas.look_from(Camera(rect.center().x(), rect.center().y(), scale))

    def is_named(node):
        _, box = canvas.painter_now._names.title_box(node, scale)
        x, y = canvas.camera.to_window((box.center().x(), box.center().y()), canvas.extent)
        shown = canvas.grab().toImage()
        return QColor(LIGHT.text) in [shown.pixelColor(round(x) + step, round(y) - 7) for step in range(-20, 20)]

    assert is_named("vectors")
    canvas.look_from(canvas.camera._replace(scale=0.9))
    assert not is_named("vectors")


def test_a_title_stands_above_its_node_or_below_it_where_it_covers_no_name(qapp):
    shown, scale = shipped(), 0.25
    names = painter(shown)
    others = names.boxes(scale, None)
    sides = set()
    for node in shown.drawing.boxes:
        rect, (title, box) = shown.drawing.rect(node), names.title_box(node, scale)
        free = not any(box.intersects(other) for name, other in others if name.text != title.text)
        below = box.top() > rect.bottom()
        sides.add((below, free))
        assert below or box.bottom() < rect.top()
    assert sides == {(False, True), (True, True)}


@pytest.mark.parametrize(("scale", "written"), [(NAMED - 0.02, False), (NAMED, True), (READABLE - 0.01, True)])
def test_a_block_holds_its_title_in_small_letters_from_where_it_fits(page, scale, written):
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    painted = QPainter(made)
    page.canvas.painter_now.paint(painted, page.canvas.drawing.whole, scale)
    painted.end()
    assert (b">Vectors<" in buffer.data().data()) is written


def test_no_name_covers_the_pin_of_the_fork(page):
    paint = page.canvas.painter_now
    for scale in (0.05, 0.1, 0.2, 0.3):
        pin = paint._pin(scale, None)
        assert pin is not None
        assert not any(box.intersects(pin) for _, box in paint._names.boxes(scale, None))

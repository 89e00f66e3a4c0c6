from __future__ import annotations

from math import floor, inf

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.ui.map.paint import backing as backings
from planner.ui.map.paint import tiles
from planner.ui.map.paint.backing import Backing
from planner.ui.map.paint.painter import MapPainter
from planner.ui.map.paint.snapshot import View
from planner.ui.map.scene.camera import Camera
from planner.ui.style.hues import Hues
from planner.ui.style.theme import DARK, LIGHT
from tests.ui.map.maps import grid, shipped

SIZE = (700, 500)
GROUND = QColor(LIGHT.window)


def seen(camera, ratio=1.0):
    return View(camera, SIZE, ratio, GROUND)


class Squares:
    """Paints a chequered map, and counts how often it is asked to."""

    def __init__(self):
        self.asked = 0

    def __call__(self, painter, region, _scale):
        self.asked += 1
        for column in range(floor(region.x / 40) - 1, floor((region.x + region.width) / 40) + 1):
            for row in range(floor(region.y / 40) - 1, floor((region.y + region.height) / 40) + 1):
                colour = QColor.fromHsl(column * 37 % 360, 120 if (column + row) % 2 else 40, 128)
                painter.fillRect(QRectF(column * 40, row * 40, 40, 40), colour)


def image(ratio=1.0):
    made = QImage(round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(GROUND)
    return made


def nothing(_painter, _view):
    """Show roughly nothing."""


def frame(backing, view, paint, *, zooming=False, rough=nothing):
    """Return what a frame shows, and whether there is more to paint."""
    made = image(view.ratio)
    painter = QPainter(made)
    more = backing.show(painter, view, paint, rough, zooming=zooming)
    painter.end()
    return made, more


def last_frame(backing, view, paint):
    """Return what is shown when nothing more is to be painted."""
    for _ in range(400):
        made, more = frame(backing, view, paint)
        if not more:
            return made
    raise AssertionError("it never ends")


def at_once(view, paint):
    made = image(view.ratio)
    painter = QPainter(made)
    x, y = view.camera.to_window((0, 0), SIZE)
    painter.translate(QPointF(floor(x * view.ratio + 0.5), floor(y * view.ratio + 0.5)) / view.ratio)
    painter.scale(view.camera.scale, view.camera.scale)
    paint(painter, view.camera.seen(SIZE).grown(2 / view.camera.scale), view.camera.scale)
    painter.end()
    return made


def share_that_differs(one, other):
    """Return of how many pixels any colour differs by more than a few in 256."""
    assert one.size() == other.size()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) / (4 * one.width() * one.height())


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """Give the first frame all the time that it takes, however slow the machine."""
    monkeypatch.setattr(backings, "FIRST", inf)


@pytest.fixture
def paint(qapp):
    return Squares()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("camera", [Camera(0, 0, 1.0), Camera(313.7, -90.3, 0.85), Camera(-5000, 77, 0.31), Camera(9, 9, 2.7)])
def test_the_squares_together_are_the_map(paint, camera, ratio):
    view = seen(camera, ratio)
    assert share_that_differs(frame(Backing(), view, paint)[0], at_once(view, paint)) < 0.02 * ratio


@pytest.mark.parametrize("tones", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1.3, 0.6, 0.4, 0.12])
@pytest.mark.parametrize("shown", [shipped, lambda: grid(40, 40)], ids=["shipped", "many"])
def test_no_node_name_edge_or_letter_is_cut_where_squares_meet(qapp, shown, scale, tones):
    drawing, looks, areas = shown()
    painter = MapPainter(drawing, looks, tones, Hues(areas), areas, "Sans Serif")
    whole = drawing.whole
    view = seen(Camera(whole.x + whole.width / 2, whole.y + whole.height / 2, scale))
    assert share_that_differs(frame(Backing(), view, painter.paint)[0], at_once(view, painter.paint)) < 0.003


def test_the_first_frame_paints_all_that_is_seen_and_later_ones_one_square_if_there_is_no_time(paint):
    backing, camera = Backing(), Camera(0, 0, 1.0)
    backing.patience = 0
    assert backing.empty
    made, more = frame(backing, seen(camera), paint)
    assert more
    assert made == at_once(seen(camera), paint)
    painted = paint.asked
    for step in range(1, 6):
        frame(backing, seen(camera.moved(-300 * step, 0)), paint)
        assert paint.asked == painted + step


def test_a_first_frame_without_time_for_all_begins_in_the_middle_and_goes_on(paint):
    backing, view = Backing(), seen(Camera(128, 128, 1.0))
    backing.first = 0
    made, more = frame(backing, view, paint)
    assert more
    assert paint.asked == 1
    assert made.pixelColor(350, 250) != GROUND
    assert made.pixelColor(2, 2) == GROUND
    assert last_frame(backing, view, paint) == at_once(view, paint)


def test_after_a_drag_and_some_frames_all_is_there_again(paint):
    backing = Backing()
    frame(backing, seen(Camera(0, 0, 1.0)), paint)
    backing.patience = 0.001
    for step in range(30):
        frame(backing, seen(Camera(37.0 * step, -11.0 * step, 1.0)), paint)
    backing.patience = inf
    view = seen(Camera(1100, -300, 1.0))
    assert last_frame(backing, view, paint) == at_once(view, paint)


def test_nothing_is_painted_while_zooming_and_what_was_seen_is_stretched(paint):
    backing, camera = Backing(), Camera(0, 0, 1.0)
    frame(backing, seen(camera), paint)
    painted = paint.asked
    for scale in (1.2, 1.44, 1.2, 0.9):
        made, more = frame(backing, seen(camera._replace(scale=scale)), paint, zooming=True)
        assert not more
        assert share_that_differs(made, at_once(seen(camera._replace(scale=scale)), Squares())) < 0.1
    assert paint.asked == painted


def test_what_was_not_seen_before_is_shown_roughly_around_what_was_until_all_is_sharp(paint):
    backing, camera = Backing(), Camera(0, 0, 1.0)
    last_frame(backing, seen(camera), paint)
    asked = []

    def red(painter, _view):
        asked.append(painter)
        painter.fillRect(0, 0, *SIZE, QColor("red"))

    within, _ = frame(backing, seen(camera._replace(scale=1.2)), paint, rough=red, zooming=True)
    assert not asked
    view = seen(camera._replace(scale=0.3))
    around, _ = frame(backing, view, paint, rough=red, zooming=True)
    assert around.pixelColor(2, 2) == around.pixelColor(697, 497) == QColor("red")
    assert QColor("red") not in (around.pixelColor(350, 250), within.pixelColor(2, 2))
    assert last_frame(backing, view, paint) == at_once(view, paint)


def test_when_zooming_ends_squares_are_painted_over_what_is_stretched_until_all_is_sharp(paint):
    backing, camera = Backing(), Camera(0, 0, 1.0)
    backing.patience = 0
    frame(backing, seen(camera), paint)
    view = seen(camera._replace(scale=1.7))
    frame(backing, view, paint, zooming=True)
    for _ in range(3):
        made, more = frame(backing, view, paint)
        assert more
        assert share_that_differs(made, at_once(view, paint)) < 0.1
    backing.patience = inf
    assert last_frame(backing, view, paint) == at_once(view, paint)


def test_zooming_on_before_anything_is_sharp_costs_no_more_than_any_zoom(paint, monkeypatch):
    looked = []
    wanted = tiles.Tiles.wanted
    monkeypatch.setattr(tiles.Tiles, "wanted", lambda *args: looked.append(places := wanted(*args)) or places)
    backing = Backing()
    frame(backing, seen(Camera(0, 0, 0.05)), paint)
    for scale in (3.0, 0.05, 3.0):
        frame(backing, seen(Camera(0, 0, scale)), paint, zooming=True)
        frame(backing, seen(Camera(0, 0, scale)), paint)
    assert max(map(len, looked)) < 60
    view = seen(Camera(0, 0, 3.0))
    assert last_frame(backing, view, paint) == at_once(view, paint)


def test_what_was_dropped_is_painted_anew(paint):
    backing, view = Backing(), seen(Camera(0, 0, 1.0))
    last_frame(backing, view, paint)
    backing.drop()
    assert backing.empty
    made, _ = frame(backing, view, lambda painter, region, _: painter.fillRect(QRectF(*region), QColor("red")))
    assert made.pixelColor(350, 250) == QColor("red")


def test_who_roams_far_does_not_fill_the_memory(paint, monkeypatch):
    monkeypatch.setattr(tiles, "MOST", 60)
    backing = Backing()
    for step in range(40):
        last_frame(backing, seen(camera := Camera(800.0 * step, 0, 1.0)), paint)
    assert len(backing._tiles._pictures) <= 60 + len(backing._tiles.wanted(seen(camera), 2))


def test_on_another_screen_the_squares_are_painted_in_its_pixels(paint):
    backing, camera = Backing(), Camera(0, 0, 1.0)
    last_frame(backing, seen(camera), paint)
    view = seen(camera, 2.0)
    assert share_that_differs(last_frame(backing, view, paint), at_once(view, paint)) < 0.001

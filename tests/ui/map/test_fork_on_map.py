from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.cli.asking import Picture
from planner.learner.availability import Availability
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.fork import Parting, fork, parting
from planner.planning.answers.map_graph import map_graph
from planner.planning.plan import make_plan
from planner.ui.map.paint.fork_painter import ForkPainter, beside, pin_box
from planner.ui.map.picture import map_picture
from planner.ui.map.scene.camera import Camera
from planner.ui.map.scene.node_looks import looks
from planner.ui.style.locales import local
from planner.ui.style.theme import DARK, LIGHT, Scheme

MONDAY = date(2027, 1, 4)


def forked(catalog, learner):
    """Return where the map says that the roles part, and on which day."""
    plan = make_plan(catalog, learner, MONDAY)
    made = looks(catalog, plan, map_graph(catalog, plan.roles))
    return {node: look.fork.finish for node, look in made.items() if look.fork}


def test_the_fork_stands_at_the_last_shared_step_with_the_day_on_which_the_trunk_is_done(catalog):
    learner = Learner()
    plan = make_plan(catalog, learner, MONDAY)
    assert forked(catalog, learner) == {"vectors": fork(catalog, learner, plan, MONDAY).day}


def test_one_role_has_no_fork_nor_has_a_map_on_which_one_is_reached_or_all_that_is_shared_is_known(catalog):
    learner = Learner()
    assert forked(catalog, replace(learner, goal="mle")) == {}
    for known in ("vectors", "charts"):
        assert forked(catalog, replace(learner, marks={known: Mark(State.KNOWN)})) == {}


def test_without_study_time_the_fork_has_a_place_but_no_day(catalog):
    assert forked(catalog, Learner(availability=Availability((0.0,) * 7))) == {"vectors": None}


def test_the_fork_is_told_to_who_does_not_see_it(page, study):
    page.make_current("vectors")
    assert "Here the roles part  ·  " in page.canvas.accessibleDescription()
    study.mark(["vectors"], State.KNOWN)
    assert "part" not in page.canvas.accessibleDescription()


@pytest.mark.parametrize(("scheme", "tones"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
@pytest.mark.parametrize("scale", [0.3, 0.85, 2.0])
def test_the_fork_is_seen_upon_its_step_until_that_is_known(page, study, theme, scheme, tones, scale):
    theme.use(scheme)
    canvas = page.canvas
    box = canvas.drawing.boxes["vectors"]
    canvas.look_from(Camera(box.x, box.y, scale))
    unit = max(1.0, 1 / scale) if scale < 0.5 else 1.0
    x, y = canvas.camera.to_window((box.x + 6 * unit, box.y - 10 * unit), (canvas.width(), canvas.height()))
    assert canvas.grab().toImage().pixelColor(round(x), round(y)) == QColor(tones.accent)
    study.mark(["vectors"], State.KNOWN)
    assert canvas.grab().toImage().pixelColor(round(x), round(y)) != QColor(tones.accent)


def test_the_lanes_are_told_apart_unless_one_role_or_one_cone_is_shown(page, study):
    canvas = page.canvas
    canvas.look_at(())
    corner = (14, 14)
    assert canvas.grab().toImage().pixelColor(*corner) == QColor(LIGHT.base)
    page.make_current("charts")
    page.focus.setChecked(True)
    assert canvas.grab().toImage().pixelColor(*corner) == QColor(LIGHT.window)
    page.focus.setChecked(False)
    study.set_goal("mle")
    canvas.look_at(())
    assert canvas.grab().toImage().pixelColor(*corner) == QColor(LIGHT.window)


def test_a_picture_tells_the_lanes_and_the_fork_in_words(catalog, qapp):
    plan = make_plan(catalog, Learner(), MONDAY)
    drawn = map_picture(catalog, plan, Picture(), []).decode()
    day = local().day(parting(plan).finish, year=True)
    for words in ("Machine Learning Engineer only", f"Both roles, which part on {day}", "Data Scientist only"):
        assert words in drawn
    assert f"Here the roles part  ·  {day}" in unescape(drawn)
    around = map_picture(catalog, plan, Picture(("vectors",)), []).decode()
    assert "Here the roles part" in around
    assert "Both roles" not in around
    one = make_plan(catalog, Learner(goal="mle"), MONDAY)
    assert "part" not in map_picture(catalog, one, Picture(), []).decode()


def test_a_sign_moves_to_the_right_until_it_covers_no_name():
    taken = [QRectF(150, 0, 60, 20), QRectF(0, 5, 40, 20), QRectF(90, 8, 30, 20), QRectF(0, 100, 500, 20)]
    assert beside(QRectF(10, 10, 50, 20), taken, 6) == QPointF(216, 10)
    assert beside(QRectF(10, 10, 20, 20), taken, 6) == QPointF(46, 10)
    assert beside(QRectF(10, 60, 80, 20), taken, 6) == QPointF(10, 60)


@pytest.mark.parametrize(("left", "first", "last"), [(40, 40, None), (380, None, 399)])
def test_the_fork_begins_with_its_step_unless_it_would_reach_beyond_the_map(qapp, left, first, last):
    image = QImage(420, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.window))
    painter = QPainter(image)
    part, family = Parting(3, 20.0, MONDAY), qapp.font().family()
    ForkPainter(painter, LIGHT, family).pin(pin_box(QRectF(left, 30, 20, 8), part, 400, 1.0, family), part, 1.0)
    painter.end()
    inked = [x for x in range(420) if image.pixelColor(x, 22) != QColor(LIGHT.window)]
    assert abs(min(inked) - first) <= 1 if first else min(inked) < left
    assert abs(max(inked) - last) <= 1 if last else max(inked) < 400

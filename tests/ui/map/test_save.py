"""The map that is shown into a file: all of it, what is in focus, what is selected."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QFileDialog

from planner.asking import Picture
from planner.errors import PlannerError
from planner.ui.map.picture import map_picture
from planner.ui.map.save import save_picture
from planner.ui.pages import Name
from planner.ui.theme import LIGHT


@pytest.fixture
def answer(monkeypatch):
    """Let the file dialog answer with a path and a kind."""

    def into(path, picked="SVG drawing (*.svg)"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path) if path else "", picked))

    return into


def test_the_kind_that_was_picked_names_the_file_and_existing_ones_are_safe(page, answer, tmp_path):
    answer(tmp_path / "map", "PDF document (*.pdf)")
    assert save_picture(page, page.canvas, LIGHT, None) == tmp_path / "map.pdf"
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(PlannerError, match="exists already"):
        save_picture(page, page.canvas, LIGHT, None)
    answer(tmp_path / "map.pdf")
    assert save_picture(page, page.canvas, LIGHT, None) == tmp_path / "map.pdf"


def test_who_does_not_want_to_gets_no_file(page, answer, tmp_path):
    answer(None)
    assert save_picture(page, page.canvas, LIGHT, None) is None
    assert not list(tmp_path.glob("*.svg"))


def test_of_a_selection_only_that_is_drawn(page, answer, tmp_path):
    answer(tmp_path / "some.svg")
    page.make_current("serving")
    assert "platform" in page.selection()
    page.canvas.also_select("vectors")
    assert page.selection() == {"serving", "vectors"}
    save_picture(page, page.canvas, LIGHT, page.selection())
    drawn = (tmp_path / "some.svg").read_text()
    assert ">Serving<" in drawn
    assert ">Vectors<" in drawn
    assert ">Matrices<" not in drawn


def test_the_menu_of_the_map_saves_what_is_selected(qtbot, window, answer, tmp_path):
    window.turn_to(Name.MAP)
    page = window.tabs.map()
    qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    page.stop()
    window.select("charts")
    page.fits.fill()
    answer(tmp_path / "some.svg")
    next(action for action in page.fit.menu().actions() if "selected as a picture" in action.text()).trigger()
    drawn = (tmp_path / "some.svg").read_text()
    assert ">Vectors<" in drawn
    assert ">Matrices<" not in drawn
    assert "some.svg" in window.toast.accessibleName()


def test_the_picture_around_several_skills_holds_what_each_needs_and_unlocks(catalog, study, qapp):
    drawn = map_picture(catalog, study.plan, Picture(("aws", "charts")), []).decode()
    around_choice = map_picture(catalog, study.plan, Picture(("platform",)), []).decode()
    assert catalog.title("platform") in around_choice
    assert all(f">{title}<" in drawn for title in ("AWS", "Vectors", "Serving"))
    assert ">Azure<" not in drawn
    with pytest.raises(PlannerError, match="'nothing' is not on the map"):
        map_picture(catalog, study.plan, Picture(("charts", "nothing")), [])


def test_fonts_of_a_drawing_have_a_fallback_that_every_viewer_has(catalog, study, qapp):
    drawn = map_picture(catalog, study.plan, Picture(), []).decode()
    families = set(re.findall(r'font-family="([^"]*)"', drawn))
    assert families
    assert all(family.endswith("sans-serif") and "Sans Serif" not in family for family in families)

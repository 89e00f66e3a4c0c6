"""The map that is shown into a file: all of it, what is in focus, what is selected."""

from __future__ import annotations

import re
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.cli.asking import Picture
from planner.errors import PlannerError
from planner.ui.map import picture as pictures
from planner.ui.map.picture import map_picture
from planner.ui.map.picture_dialog import PictureDialog, made_apart
from planner.ui.map.save import save_picture
from planner.ui.style.theme import LIGHT
from planner.ui.window.pages import PageName


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
    page.canvas._selection.toggle("vectors")
    assert page.selection() == {"serving", "vectors"}
    save_picture(page, page.canvas, LIGHT, page.selection())
    drawn = (tmp_path / "some.svg").read_text()
    assert ">Serving<" in drawn
    assert ">Vectors<" in drawn
    assert ">Matrices<" not in drawn


def test_the_menu_of_the_map_saves_what_is_selected(qtbot, window, answer, tmp_path):
    window.turn_to(PageName.MAP)
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


def test_a_png_that_would_be_too_large_is_as_large_as_can_be_and_says_so(catalog, study, qapp, monkeypatch):
    said = []
    whole = QImage.fromData(map_picture(catalog, study.plan, Picture(form=".png"), [], say=said.append))
    assert said == []
    for most, area in ((whole.width() // 2, 10**9), (10**6, whole.width() * whole.height() // 4)):
        monkeypatch.setattr(pictures, "MOST_PIXELS", most)
        monkeypatch.setattr(pictures, "MOST_AREA", area)
        made = QImage.fromData(map_picture(catalog, study.plan, Picture(form=".png"), [], say=said.append))
        assert whole.width() / 2 - 2 <= made.width() <= whole.width() / 2
        assert made.width() * made.height() <= area
        assert said.pop() == (
            f"Drawn at scale 0.5 ({made.width():,} x {made.height():,} pixels): at 1 the picture would be too large. "
            "SVG has no limit."
        )


def test_the_window_says_too_that_a_picture_is_smaller(page, answer, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 500)
    told = []
    answer(tmp_path / "map.png")
    save_picture(page, page.canvas, LIGHT, None, told.append)
    assert max(QImage(str(tmp_path / "map.png")).size().toTuple()) == 500
    assert told[0].startswith(f"Saved as {tmp_path / 'map.png'}. Drawn at scale 0.")


def test_a_picture_is_drawn_off_the_windows_thread(page, answer, tmp_path, monkeypatch):
    threads, draw = [], pictures.picture
    monkeypatch.setattr("planner.ui.map.save.picture", lambda *words: threads.append(threading.get_ident()) or draw(*words))
    answer(tmp_path / "map.svg")
    save_picture(page, page.canvas, LIGHT, None)
    assert threads != [threading.get_ident()]
    assert "</svg>" in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_picture_that_takes_long_is_told_and_can_be_cancelled(page):
    gate, shares = threading.Event(), []

    def work(token):
        token.tell(0.25)
        gate.wait()
        yield b"picture"

    def cancel():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PictureDialog))
        if dialog.isVisible() and dialog._bar.value() > 0:
            shares.append(dialog._bar.value())
            timer.stop()
            dialog.reject()
            gate.set()

    timer = QTimer(page)
    timer.timeout.connect(cancel)
    timer.start(0)
    assert made_apart(page, page.canvas.pictures, work) is None
    assert shares == [25]
    assert made_apart(page, page.canvas.pictures, lambda _token: iter([b"another"])) == b"another"


def test_what_a_picture_fails_of_is_raised_where_it_was_wanted(page):
    def work(_token):
        raise PlannerError("No memory.")
        yield b""

    with pytest.raises(PlannerError, match=r"No memory\."):
        made_apart(page, page.canvas.pictures, work)


def test_a_cancelled_picture_stops_at_the_next_node_and_leaves_no_file(page, answer, tmp_path, monkeypatch):
    monkeypatch.setattr("planner.ui.map.save.made_apart", lambda *_: None)
    answer(tmp_path / "map.svg")
    assert save_picture(page, page.canvas, LIGHT, None) is None
    assert not list(tmp_path.iterdir())

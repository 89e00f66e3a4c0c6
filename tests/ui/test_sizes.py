"""Windows and dialogs fit the screen they come back on, whatever was saved and however large text is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QScrollArea

from planner.ui.widgets.modal import fit
from planner.ui.window.window_state import FRAME, WindowState, fitted
from tests.ui.everything import DIALOGS

ROOMS = st.builds(QRect, st.integers(-3000, 3000), st.integers(-3000, 3000), st.integers(640, 4000), st.integers(400, 3000))
PLACES = st.builds(QRect, st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(1, 20_000), st.integers(1, 20_000))


@given(PLACES, ROOMS)
def test_a_window_comes_back_inside_the_screen_with_its_head(place, room):
    back = fitted(place, room)
    assert room.contains(back)
    assert back == place if room.contains(place) else room.contains(back.adjusted(-8, -48, 8, 16))
    assert fitted(back, room) == back


@pytest.mark.parametrize("place", ["0 0 3800 2000", "700 500 760 480", "-100 10 20000 20000", "0 0 3800 480", "500 300 10 10"])
def test_what_was_saved_on_a_larger_screen_fits_this_one(window, tmp_path, place):
    state = WindowState(tmp_path / "large.ini")
    state._settings.setValue("place", place)
    state.restore(window, window.splitter, window.tabs.turn_to)
    room = window.screen().availableGeometry()
    assert room.width() >= window.width()
    assert room.height() >= window.height()
    assert window.x() >= room.left()
    assert window.y() >= room.top()
    assert window.minimumSize().boundedTo(room.size() - FRAME) == window.minimumSize()


@pytest.mark.parametrize("kind", DIALOGS)
@pytest.mark.parametrize("room", [QSize(704, 386), QSize(320, 240), QSize(1424, 836)])
def test_every_dialog_fits_a_small_screen_and_scrolls_what_it_cannot_show(qtbot, window, monkeypatch, kind, room):
    dialog = DIALOGS[kind](window)
    qtbot.addWidget(dialog)
    monkeypatch.setattr("planner.ui.widgets.modal.room_of", lambda _: room)
    fit(dialog)
    dialog.show()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    inside = dialog.layout().itemAt(0).widget()
    if isinstance(inside, QScrollArea) and dialog.layout().count() == 1:
        assert inside.widget().size().expandedTo(inside.viewport().size()) == inside.widget().size()


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_at_any_scale_the_whole_window_fits(tmp_path, scale):
    program = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from planner.storage.catalog.folder import load_catalog
from planner.study.study import Study
from planner.ui.window.main_window import MainWindow
from planner.ui.style.theme import Scheme, Theme
from planner.ui.window.window_state import WindowState
from tests.study.test_study import MemoryFile
app = QApplication([])
icons = Path("resources/icons")
study = Study(load_catalog([Path("resources/catalog")], None), MemoryFile())
window = MainWindow(study, None, Theme(icons, Scheme.LIGHT), WindowState(Path(sys.argv[1])), icons)
window.show()
window.complete()
app.processEvents()
room = app.primaryScreen().availableGeometry()
print(room.width(), room.contains(window.geometry()), window.minimumSizeHint().width() <= window.width())
window.close()
"""
    (tmp_path / "window.ini").write_text("[General]\nplace=0 0 3800 2000\npanes=2000 1800\n")
    screen = {"name": "small", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    env = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": platform, "PYTHONPATH": "."}
    command = [sys.executable, "-c", program, str(tmp_path / "window.ini")]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == [str(round(1440 / float(scale))), "True", "True"], done.stderr

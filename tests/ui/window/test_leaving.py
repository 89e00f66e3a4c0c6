"""A signal, or the end of the session, loses nothing that was typed and not the place of the window."""

from __future__ import annotations

import os
import signal
import sys
from operator import attrgetter

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.storage.learner.learner_file import LearnerFile
from planner.ui.window.app import keep, run
from planner.ui.window.leaving import ENDINGS
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName
from planner.ui.window.window_state import WindowState
from tests.ui.window.test_app import launch, welcomed

__all__ = ["launch"]
pytestmark = pytest.mark.usefixtures("qapp")


def when_complete(act):
    """Run ``act`` on the window once it is complete."""

    def look():
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
        if windows and windows[0].is_complete and QApplication.activeModalWidget() is None:
            act(windows[0])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def type_and(then):
    def act(window):
        window.turn_to(PageName.OPTIONS)
        window.select("vectors")
        QApplication.processEvents()
        QTest.keyClicks(window.panel.note, "typed just now")
        window.tabs.page(PageName.OPTIONS).hours.setValue(33)
        window.resize(1001, 701)
        then(window)

    return act


def kept(launch):
    learner = LearnerFile.open(launch.profile).learner()
    place = WindowState(launch.settings_file)._numbers("place", 4)
    return learner.notes.get("vectors"), round(learner.availability.hours_per_week, 6), place and place[2:]


@pytest.mark.skipif(sys.platform == "win32", reason="No process is sent these there.")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_signal_loses_neither_the_note_typed_just_now_nor_the_place(launch, ending):
    welcomed(launch.profile)
    before = signal.getsignal(ending)
    when_complete(type_and(lambda _: os.kill(os.getpid(), ending)))
    assert run(launch) == 0
    assert kept(launch) == ("typed just now", 33, [1001, 701])
    assert signal.getsignal(ending) == before


@pytest.mark.skipif(sys.platform == "win32", reason="No process is sent these there.")
@pytest.mark.parametrize("door", ["dialogs.set_time", "dialogs.welcome", "dialogs.about", "actions_.show_shortcuts"])
def test_an_open_dialog_does_not_hold_the_end_up(launch, door):
    welcomed(launch.profile)

    def with_dialog(window):
        QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGTERM))
        attrgetter(door)(window)()

    when_complete(type_and(with_dialog))
    assert run(launch) == 0
    assert kept(launch)[0] == "typed just now"


def test_the_end_of_the_session_keeps_the_same_while_the_window_is_open(launch):
    welcomed(launch.profile)
    seen = []

    def end(window):
        keep(window)
        seen.append(kept(launch))
        window.close()

    when_complete(type_and(end))
    run(launch)
    assert seen == [("typed just now", 33, [1001, 701])]


def test_closing_takes_what_a_field_was_about_to_tell(launch):
    welcomed(launch.profile)
    when_complete(type_and(lambda window: window.close()))
    run(launch)
    assert kept(launch) == ("typed just now", 33, [1001, 701])

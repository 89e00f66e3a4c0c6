from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel
from shiboken6 import isValid

from planner.learner.changes import Change
from planner.learner.learner import State
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.storage.learner.backups import back_up, backups_of, folder_of
from planner.storage.learner.faults import DamagedError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.window_lock import WindowLock
from planner.study.state import ReadOnlyError
from planner.ui.dialogs.backups_dialog import BackupsDialog
from planner.ui.dialogs.welcome import Welcome
from planner.ui.window.app import Launch, opened, run
from planner.ui.window.keeper import Keeper
from planner.ui.window.main_window import MainWindow
from tests.ui.conftest import ICONS, own_on

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def launch(tmp_path, catalog, monkeypatch):
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    return Launch(
        own=own_on(catalog, tmp_path / "catalogue"),
        profile=tmp_path / "me.db",
        settings_file=tmp_path / "window.ini",
        log_file=tmp_path / "planner.log",
        reset_window=False,
        data_dir=tmp_path,
        icons=ICONS,
        layouts=[tmp_path / "layouts"],
    )


def in_the_window(kind, look):
    """Run ``look`` on the first seen widget of ``kind`` when it is complete, then close the window."""
    found = []

    def watch():
        seen = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow) and widget.isVisible()]
        if not seen or not all(hasattr(window, "actions_") for window in windows):
            QTimer.singleShot(20, watch)
            return
        try:
            found.append(look(seen[0]))
        finally:
            for widget in dict.fromkeys([*seen, *windows]):
                widget.close()

    QTimer.singleShot(0, watch)
    return found


def welcomed(path):
    LearnerFile.open(path).record([Change("setting", "welcomed", value=True)], "Finish the welcome")


def test_the_first_start_opens_the_welcome_over_the_path(launch):
    found = in_the_window(Welcome, lambda dialog: dialog.parent().path.model.rowCount())
    assert run(launch) == 0
    assert found[0] > 0


def test_a_tick_in_the_running_window_is_in_the_file_and_in_the_next_window(launch):
    welcomed(launch.profile)

    def tick(window):
        window.path.list.go_to("vectors")
        window.verbs.toggle()

    in_the_window(MainWindow, tick)
    run(launch)
    found = in_the_window(MainWindow, lambda window: window.study.learner.state("vectors"))
    run(launch)
    assert found == [State.KNOWN]


def test_the_window_is_gone_before_the_interpreter_ends(launch):
    welcomed(launch.profile)
    found = in_the_window(MainWindow, lambda window: window)
    assert run(launch) == 0
    assert not isValid(found[0])


def test_a_second_window_says_so_and_changes_nothing(launch, monkeypatch):
    welcomed(launch.profile)
    told = []
    monkeypatch.setattr("planner.ui.window.errors.tell", lambda sentence, _="": told.append(sentence))
    lock = WindowLock.take(launch.profile)

    def look(window):
        with pytest.raises(ReadOnlyError, match="Another window"):
            window.verbs.mark(["vectors"], State.KNOWN)
        return window.banner.isVisible(), window.banner.findChild(QLabel).text()

    found = in_the_window(MainWindow, look)
    assert run(launch) == 0
    lock.release()
    assert found[0][0]
    assert "Another window has me.db open" in found[0][1]
    assert not LearnerFile.open(launch.profile).learner().marks


def test_what_the_file_menu_offers_works(launch, monkeypatch, tmp_path):
    welcomed(launch.profile)
    opened_places = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_places.append(url.toLocalFile()))
    target = str(tmp_path / "plan.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, "CSV table (*.csv)"))

    def look(window):
        window.files.back_up()
        window.verbs.mark(["vectors"], State.KNOWN)
        window.dialogs.export()
        window.files.open_data_folder()
        said = answer(accept=True)
        window.files.restore()
        return said, window.study.learner.state("vectors")

    found = in_the_window(MainWindow, look)
    run(launch)
    assert found == [([1], State.KNOWN)]
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8-sig").startswith("number,")
    assert opened_places == [str(tmp_path)]
    assert len(list(tmp_path.glob("**/*backup*"))) > 0


def test_a_catalogue_with_faults_is_told_and_nothing_opens(launch, monkeypatch, tmp_path):
    told = []
    monkeypatch.setattr("planner.ui.window.errors.tell", lambda sentence, _="": told.append(sentence))

    (tmp_path / "base" / "skills").mkdir(parents=True)
    (tmp_path / "base" / "skills" / "a.yaml").write_text("area: [")
    assert run(launch._replace(own=OwnCatalog(tmp_path / "own", [tmp_path / "base"], None))) == 1
    assert told[0].startswith(f"{tmp_path / 'base' / 'skills' / 'a.yaml'}:2:1: this is not valid YAML")


@pytest.fixture
def damaged(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("mark", "vectors", ["known", "claimed", ""])], "Mark Vectors")
    back_up(file.path, datetime(2027, 1, 4, tzinfo=UTC))
    file.path.write_bytes(b"ruined")
    return file.path


def answer(accept):
    """Press a button of the backups dialog as soon as it is open; return what it says."""
    said = []

    def press():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BackupsDialog):
            QTimer.singleShot(20, press)
            return
        said.append(dialog.list.count())
        box = dialog.findChild(QDialogButtonBox)
        role = QDialogButtonBox.ButtonRole.AcceptRole if accept else QDialogButtonBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    QTimer.singleShot(0, press)
    return said


def test_a_damaged_file_is_mended_from_the_backup_that_is_chosen(damaged):
    said = answer(accept=True)
    file = opened(damaged)
    assert said == [2]
    assert set(file.learner().marks) == {"vectors"}


def test_declining_leaves_the_damaged_file_alone(damaged):
    answer(accept=False)
    assert opened(damaged) is None
    assert damaged.read_bytes() == b"ruined"


def test_without_a_backup_what_is_left_in_a_damaged_file_is_offered(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("mark", "vectors", ["known", "claimed", ""])], "Mark Vectors")
    file.path.write_bytes(b"\x00" * 100 + file.path.read_bytes()[100:])
    said = answer(accept=True)
    assert set(opened(file.path).learner().marks) == {"vectors"}
    assert said == [1]
    assert len(list(tmp_path.glob("me-damaged-*.db"))) == 1


def test_a_file_of_another_program_is_told_and_left_alone(tmp_path):
    database = sqlite3.connect(tmp_path / "me.db")
    database.execute("CREATE TABLE mine (x)")
    database.close()
    with pytest.raises(DamagedError, match="not a learner's file"):
        opened(tmp_path / "me.db")


def test_a_backup_is_made_when_the_window_opens_and_another_when_it_was_closed(launch, qtbot):
    welcomed(launch.profile)

    def mark(window):
        qtbot.waitUntil(lambda: len(backups_of(launch.profile)) == 1)
        window.verbs.mark(["vectors"], State.KNOWN)

    in_the_window(MainWindow, mark)
    run(launch)
    kept = [LearnerFile.open(backup.path, create=False) for backup in backups_of(launch.profile)]
    assert [len(file.events()) for file in kept] == [2, 1]
    in_the_window(MainWindow, lambda _: None)
    run(launch)
    assert len(backups_of(launch.profile)) == 2


def test_a_backup_that_fails_is_told_in_the_banner_and_the_window_stays_usable(launch, qtbot):
    welcomed(launch.profile)
    folder_of(launch.profile).write_text("a file where the folder has to be")

    def look(window):
        qtbot.waitUntil(lambda: window.banner.trouble is not None)
        window.verbs.mark(["vectors"], State.KNOWN)
        window.watch.look()
        return QApplication.activeModalWidget(), window.banner.trouble.sentence

    found = in_the_window(MainWindow, look)
    assert run(launch) == 0
    assert found[0][0] is None
    assert found[0][1].startswith("No backup of ")
    assert set(LearnerFile.open(launch.profile).learner().marks) == {"vectors"}


def test_the_day_is_kept_though_nobody_closes_the_window(tmp_path, qapp):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("note", "a", "x")], "Note")
    waiting = []
    keeper = Keeper(file.path, None, start=waiting.append)
    keeper._timer.timeout.emit()
    waiting.pop().run()
    assert len(backups_of(file.path)) == 1
    keeper._timer.timeout.emit()
    waiting.pop().run()
    assert len(backups_of(file.path)) == 1
    keeper.stop()

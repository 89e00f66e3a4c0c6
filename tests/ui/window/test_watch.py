"""Whatever happens to the learner's file while the window is open: one banner, no dialog, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from planner.learner.changes import Change
from planner.learner.learner import State
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.study.study import Study
from planner.ui.dialogs.backups_dialog import BackupsDialog
from planner.ui.window.main_window import MainWindow
from planner.ui.window.window_state import WindowState
from tests.ui.conftest import ICONS, own_on


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "me.db"


@pytest.fixture
def window(qtbot, catalog, path, theme, tmp_path):
    file = LearnerFile.open(path)
    study = Study(catalog, file, lambda: date(2026, 11, 23), own=own_on(catalog, tmp_path / "catalogue"))
    made = MainWindow(study, file, theme, WindowState(tmp_path / "window.ini"), ICONS)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.complete()
    study.mark(["vectors"], State.KNOWN)
    return made


def remove(path):
    path.unlink()


def empty(path):
    path.write_bytes(b"")


def ruin(path):
    path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 3000)


def folder(path):
    path.unlink()
    path.mkdir()


def fifo(path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    path.unlink()
    os.mkfifo(path)


def other_database(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mine (x)")


def link_to_itself(path):
    path.unlink()
    path.symlink_to(path)


def trigger(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END")


def somebody_elses(path):
    other = LearnerFile.open(path.with_name("other.db"))
    other.record([Change("mark", "charts", ["known", "claimed", ""])], "Mark Charts")
    other.path.replace(path)


def gone_with_its_folder(path):
    shutil.rmtree(path.parent)


CAUSES = [remove, empty, ruin, folder, fifo, other_database, link_to_itself, trigger, somebody_elses, gone_with_its_folder]


@pytest.mark.parametrize("happen", CAUSES)
def test_one_banner_tells_what_happened_and_nothing_is_ever_modal(window, path, happen):
    happen(path)
    for _ in range(5):
        window.watch.look()
        assert QApplication.activeModalWidget() is None
    trouble = window.banner.trouble
    assert trouble.sentence.endswith(".")
    assert len(trouble.sentence) < 700
    names = [button.text() for button in window.banner.findChildren(QPushButton) if button.isVisibleTo(window)]
    assert names == [way.name for way in trouble.ways]
    assert names
    assert window.close()


@pytest.mark.parametrize("happen", CAUSES)
def test_a_change_waits_and_is_saved_when_the_file_is_back(window, study, path, happen):
    kept = path.with_name("kept")
    shutil.copytree(path.parent, path.parent.with_name("kept"))
    kept = path.parent.with_name("kept")
    happen(path)
    with pytest.raises(LearnerFileError) as told:
        window.study.mark(["charts"], State.LEARNING)
    assert window.watch.take(told.value)
    assert "Not saved yet: “Mark " in window.banner.trouble.sentence
    assert window.study.learner.state("charts") is None
    assert not window.close()
    shutil.rmtree(path.parent, ignore_errors=True)
    shutil.copytree(kept, path.parent)
    window.watch.look()
    assert window.banner.trouble is None
    assert set(LearnerFile.open(path).learner().marks) == {"vectors", "charts"}
    assert window.close()


@pytest.mark.parametrize("happen", [remove, empty, ruin, folder, trigger, somebody_elses, gone_with_its_folder])
def test_restore_brings_back_everything_the_window_shows(qtbot, window, path, happen):
    happen(path)
    window.watch.look()
    restored = []
    dialog = BackupsDialog(window, path, lambda file, said: restored.append((file, said)), known=window.watch.file.events())
    qtbot.addWidget(dialog)
    dialog.accept()
    file, _ = restored[0]
    assert "vectors" in file.learner().marks
    window.watch.use(file)
    window.watch.look()
    assert window.banner.trouble is None
    window.study.mark(["charts"], State.KNOWN)
    assert {"vectors", "charts"} <= set(LearnerFile.open(path).learner().marks)


def test_a_lock_held_elsewhere_hinders_nobody_and_the_change_is_saved_after_it(window, path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert window.watch.file.patience < 0.1
    with pytest.raises(LearnerFileError, match="in use by another program"):
        window.study.mark(["charts"], State.KNOWN)
    window.watch.look()
    assert len(window.study.waiting) == 1
    assert [way.name for way in window.banner.trouble.ways] == ["Try again", "Discard change"]
    holder.execute("ROLLBACK")
    holder.close()
    window.watch.look()
    assert window.banner.trouble is None
    assert window.study.learner.state("charts") is State.KNOWN
    assert window.study.undo_name.startswith("Mark")


def test_discarding_a_change_that_waits_leaves_nothing_to_be_told(qtbot, window, path):
    path.rename(path.with_name("away.db"))
    with pytest.raises(LearnerFileError):
        window.study.mark(["charts"], State.KNOWN)
    window.watch.look()
    path.with_name("away.db").rename(path)
    window.study.give_up_waiting()
    qtbot.waitUntil(lambda: window.banner.trouble is None)
    assert not window.study.waiting
    assert window.study.learner.state("charts") is None


def test_closing_with_an_unsaved_note_is_refused_once_and_then_done(window, path):
    window.select("vectors")
    window.panel.note.setPlainText("ask Ada")
    path.rename(path.with_name("away.db"))
    assert not window.close()
    assert "Close once more to leave without it." in window.banner.trouble.sentence
    assert window.close()


def test_an_older_copy_put_in_place_is_told_and_gets_back_what_it_lacks(window, path):
    older = path.read_bytes()
    window.study.mark(["charts"], State.KNOWN)
    path.write_bytes(older)
    window.watch.look()
    assert "The 1 change it lacked was added to it again." in window.banner.trouble.sentence
    assert window.study.learner.state("charts") is State.KNOWN
    assert set(LearnerFile.open(path).learner().marks) == {"vectors", "charts"}
    window.banner.trouble.ways[0].do()
    assert window.banner.trouble is None


def test_somebody_elses_file_can_be_used_and_what_was_shown_is_kept(window, path):
    somebody_elses(path)
    window.watch.look()
    window.banner.trouble.ways[0].do()
    assert set(window.study.learner.marks) == {"charts"}
    kept = next(path.parent.glob("me-backups/*.db"))
    assert set(LearnerFile.open(kept, create=False).learner().marks) == {"vectors"}


def test_what_another_process_wrote_is_shown_after_the_next_change_too(window, path):
    LearnerFile.open(path).record([Change("mark", "charts", ["known", "claimed", ""])], "Mark Charts")
    window.study.mark(["matrices"], State.KNOWN)
    assert set(window.study.learner.marks) == {"vectors", "matrices", "charts"}


def test_merging_another_copy_is_one_step_that_undo_takes_back(window, path, tmp_path, monkeypatch):
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    LearnerFile.open(copy).record([Change("mark", "charts", ["known", "claimed", ""])], "Mark Charts")
    window.study.mark(["matrices"], State.KNOWN)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(copy), ""))
    window.files.merge()
    assert set(window.study.learner.marks) == {"vectors", "matrices", "charts"}
    assert list(path.parent.glob("me-backups/*.db"))
    window.history.undo()
    assert set(window.study.learner.marks) == {"vectors", "matrices"}
    assert set(LearnerFile.open(path).learner().marks) == {"vectors", "matrices"}


def test_a_lock_that_is_over_in_a_moment_is_not_even_told(qtbot, window, path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LearnerFileError) as told:
        window.study.mark(["charts"], State.KNOWN)
    assert window.watch.take(told.value)
    holder.close()
    assert window.banner.trouble is None
    qtbot.waitUntil(lambda: window.study.learner.state("charts") is State.KNOWN)
    assert window.banner.trouble is None

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.learner.changes import Change
from planner.storage.learner.backups import back_up
from planner.storage.learner.learner_file import LearnerFile
from planner.ui.dialogs.backups_dialog import BackupsDialog

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path):
    made = LearnerFile.open(tmp_path / "me.db")
    made.record([Change("note", "a", "x")], "Note")
    return made


@pytest.fixture
def ask(qtbot):
    """Open the dialog, let it find all backups, and return it with what it will tell."""

    def opened(path, **more):
        told = []
        dialog = BackupsDialog(None, path, lambda file, said: told.append((file.learner().notes, said)), **more)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: not dialog._more.isActive())
        return dialog, told

    return opened


def lines(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_backup_is_gone_back_to_and_later_changes_stay_on_top(ask, kept):
    back_up(kept.path, NOW)
    kept.record([Change("note", "b", "y")], "Note")
    dialog, told = ask(kept.path, why="You asked.")
    assert len(lines(dialog)) == 1
    assert lines(dialog)[0].endswith("   1 change")
    dialog.accept()
    assert told == [({"a": "x", "b": "y"}, "Restored the backup; 1 later change was saved on top of it.")]


def test_a_whole_file_without_a_backup_offers_nothing(ask, kept):
    dialog, told = ask(kept.path)
    assert lines(dialog) == []
    assert not dialog._go.isEnabled()
    assert dialog._note.text() == "There is no backup yet."
    dialog.accept()
    assert told == []


def test_a_damaged_file_offers_what_can_be_saved_before_its_backups(ask, kept):
    back_up(kept.path, NOW)
    kept.path.write_bytes(b"ruined")
    dialog, told = ask(kept.path)
    assert lines(dialog)[0] == "Everything that can be saved"
    assert len(lines(dialog)) == 2
    dialog.accept()
    assert told == [({"a": "x"}, "Saved 1 change.")]


def test_what_the_window_still_shows_is_offered_and_saved(ask, kept):
    kept.record([Change("note", "b", "y")], "Note")
    events = kept.events()
    kept.path.unlink()
    dialog, told = ask(kept.path, known=events)
    assert lines(dialog) == ["Everything this window shows (2 changes)"]
    dialog.accept()
    assert told == [({"a": "x", "b": "y"}, "Saved 2 changes.")]


def test_a_file_of_which_nothing_is_left_begins_anew(ask, kept):
    kept.path.write_bytes(b"ruined")
    dialog, told = ask(kept.path)
    dialog.accept()
    assert told == [({}, "Nothing could be saved; your plan starts anew, and the damaged file is kept beside it.")]

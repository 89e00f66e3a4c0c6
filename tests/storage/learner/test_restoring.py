from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.learner.changes import Change
from planner.storage.learner.backups import back_up, backups_of
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.restoring import holds, keep_events, restore, save_what_is_left

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    made = LearnerFile.open(tmp_path / "me.db")
    made.record([Change("note", "a", "x")], "Note")
    return made


def refuse(*_args, **_more):
    raise OSError(errno.ENOTSUP, "not here")


def test_events_that_are_kept_become_a_backup_that_can_be_gone_back_to(file, tmp_path):
    kept = keep_events(tmp_path / "other.db", file.events(), NOW)
    assert [each.path for each in backups_of(tmp_path / "other.db")] == [kept]
    assert LearnerFile.open(kept).events() == file.events()


def test_events_that_cannot_be_kept_are_told_and_leave_nothing(file, tmp_path):
    (tmp_path / "other-backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(LearnerFileError, match="cannot be written"):
        keep_events(tmp_path / "other.db", file.events(), NOW)
    assert (tmp_path / "other-backups").read_text(encoding="utf-8") == "in the way"


def test_a_file_holds_its_own_events_and_no_others(file, tmp_path):
    other = LearnerFile.open(tmp_path / "other.db")
    other.record([Change("note", "b", "y")], "Note")
    assert holds(file.path, file.events())
    assert holds(file.path, ())
    assert not holds(file.path, [*file.events(), *other.events()])
    assert not holds(tmp_path / "missing.db", ())
    assert not holds(tmp_path, ())


def test_a_folder_is_not_gone_back_over(file, tmp_path):
    backup = back_up(file.path, NOW)
    (tmp_path / "folder").mkdir()
    with pytest.raises(LearnerFileError, match=r"was left as it is: it is no file; name a learner's file\.$"):
        restore(tmp_path / "folder", backup, NOW)
    assert (tmp_path / "folder").is_dir()


def test_two_peoples_files_are_never_mixed(file, tmp_path):
    other = LearnerFile.open(tmp_path / "other.db")
    other.record([Change("note", "b", "y")], "Note")
    done = restore(other.path, back_up(file.path, NOW), NOW)
    assert done.salvaged == 0
    assert LearnerFile.open(other.path).learner().notes == {"a": "x"}
    assert LearnerFile.open(done.before).learner().notes == {"b": "y"}


def test_where_links_are_unknown_the_file_before_is_kept_all_the_same(file, monkeypatch):
    backup = back_up(file.path, NOW)
    file.record([Change("note", "b", "y")], "Note")
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    done = restore(file.path, backup, NOW)
    assert done.salvaged == 1
    assert LearnerFile.open(done.before).learner().notes == {"a": "x", "b": "y"}
    assert LearnerFile.open(file.path).learner().notes == {"a": "x", "b": "y"}


def test_an_exchange_that_the_disk_refuses_leaves_the_file_and_no_second_name(file, monkeypatch):
    backup = back_up(file.path, NOW)
    before = sorted(each.name for each in file.path.parent.iterdir())
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LearnerFileError, match=r"cannot be restored and was left as it is: .*not here"):
        restore(file.path, backup, NOW)
    assert sorted(each.name for each in file.path.parent.iterdir()) == before
    assert file.learner().notes == {"a": "x"}


def test_what_was_never_there_cannot_be_saved(tmp_path):
    with pytest.raises(LearnerFileError, match="There is no learner's file"):
        save_what_is_left(tmp_path / "none.db", NOW)
    assert [*tmp_path.iterdir()] == []

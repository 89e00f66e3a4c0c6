from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.learner.changes import Change
from planner.storage.files.atomic import StorageError, make_folder, write_atomically
from planner.storage.files.leftovers import FORGOTTEN, owner, sweep
from planner.storage.learner.backups import back_up, folder_of
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.making import draft_of
from planner.storage.learner.window_lock import WindowLock

TOP = Path(__file__).parents[3]
LEFT = """
import os, sys
from pathlib import Path
from planner.storage.learner.making import draft_of
from planner.storage.files.leftovers import owner
profile, cache = Path(sys.argv[1]), Path(sys.argv[2])
names = [draft_of(profile), profile.with_name(f".planner-{owner()}x.draft"), cache / f"abc.{os.getpid()}"]
backup = profile.parent / "me-backups" / f".20270104-120000.db.{owner()}0.draft"
for path in (*names, names[0].with_name(names[0].name + "-journal"), backup):
    path.write_bytes(b"half")
"""


@pytest.fixture
def profile(tmp_path) -> Path:
    file = LearnerFile.open(tmp_path / "data" / "me.db")
    file.record([Change("note", "a", "x")], "Note")
    back_up(file.path, datetime(2027, 1, 4, tzinfo=UTC))
    return file.path


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_a_killed_process_left_is_taken_away_at_once(profile, tmp_path):
    cache = tmp_path / "data" / "cache"
    cache.mkdir()
    before = tree(tmp_path)
    subprocess.run([sys.executable, "-c", LEFT, str(profile), str(cache)], cwd=TOP, check=True)
    assert len(tree(tmp_path) - before) == 5
    assert sweep(profile, cache) == 5
    assert tree(tmp_path) == before


def test_what_a_living_process_writes_is_left_alone_and_so_is_what_is_the_learners(profile, tmp_path):
    cache = tmp_path / "data" / "cache"
    cache.mkdir()
    mine = [
        draft_of(profile),
        profile.with_name(f".planner-{owner()}x.draft"),
        profile.with_name("my.draft"),
        profile.with_name(".other.db.0123.draft"),
        cache / f"abc.{os.getppid()}",
        cache / f"abc.{os.getpid()}",
        cache / "notes.txt",
    ]
    for path in mine:
        path.write_bytes(b"half")
    sweep(profile, cache)
    assert all(path.exists() for path in mine)


def test_drafts_of_unknown_making_go_when_they_are_old(profile):
    draft, young = (profile.parent / "me-backups" / f"{name}.draft" for name in ("20270101-120000", "20270102-120000"))
    for path in (draft, young):
        path.write_bytes(b"half")
    past = draft.stat().st_mtime - 2 * FORGOTTEN
    os.utime(draft, (past, past))
    sweep(profile)
    assert not draft.exists()
    assert young.exists()


def test_a_written_file_takes_old_drafts_beside_it_away(tmp_path):
    draft = tmp_path / ".planner-abc.draft"
    draft.write_bytes(b"half")
    os.utime(draft, (0, 0))
    write_atomically(tmp_path / "plan.md", b"plan")
    assert tree(tmp_path) == {"plan.md"}


def test_a_folder_is_made_with_all_above_it_and_each_name_is_made_durable(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("planner.storage.files.atomic.sync_folder", synced.append)
    make_folder(tmp_path / "a" / "b" / "c", private=True)
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    assert (tmp_path / "a" / "b" / "c").stat().st_mode & 0o777 == 0o700
    make_folder(tmp_path / "a" / "b" / "c")
    assert len(synced) == 3


def test_a_path_of_1500_folders_is_one_bounded_sentence(tmp_path):
    deep = tmp_path.joinpath(*["d"] * 1500)
    for what in (lambda: LearnerFile.open(deep / "me.db"), lambda: write_atomically(deep / "x.md", b"")):
        with pytest.raises(StorageError) as told:
            what()
        assert len(str(told.value)) < 400
        assert str(told.value).endswith(".")


def test_links_to_one_file_share_its_lock_its_marker_and_its_backups(profile, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(profile)
    lock = WindowLock.take(profile)
    assert WindowLock.take(link) is None
    lock.release()
    file = LearnerFile.open(link)
    assert file.path == profile
    file.record([Change("note", "b", "x")], "Note")
    assert set(LearnerFile.open(profile).learner().notes) == {"a", "b"}
    assert folder_of(link) == folder_of(profile)
    assert not list(tmp_path.glob(".link*"))


def test_a_hard_link_makes_a_file_read_only_until_it_is_gone(profile, tmp_path):
    file = LearnerFile.open(profile)
    (tmp_path / "second.db").hardlink_to(profile)
    for path in (profile, tmp_path / "second.db"):
        with pytest.raises(StorageError, match="second name"):
            LearnerFile.open(path).record([Change("note", "b", "x")], "Note")
    with pytest.raises(StorageError, match="second name"):
        file.record([Change("note", "b", "x")], "Note")
    (tmp_path / "second.db").unlink()
    file.record([Change("note", "b", "x")], "Note")
    assert set(LearnerFile.open(profile).learner().notes) == {"a", "b"}


def test_a_draft_that_a_crash_left_as_a_second_name_is_no_hindrance(profile):
    draft_of(profile).hardlink_to(profile)
    LearnerFile.open(profile).record([Change("note", "b", "x")], "Note")
    assert profile.stat().st_nlink == 1

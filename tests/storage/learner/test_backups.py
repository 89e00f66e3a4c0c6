from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from planner.learner.changes import Change
from planner.storage.learner.backups import back_up, backups_of, folder_of
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.restoring import restore
from planner.storage.learner.salvage import salvage

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)


def mark(file: LearnerFile, *skills: str) -> None:
    for skill in skills:
        file.record([Change("mark", skill, ["known", "claimed", "x" * 200])], f"Mark {skill}")


@pytest.fixture
def file(tmp_path) -> LearnerFile:
    file = LearnerFile.open(tmp_path / "me.db")
    mark(file, "a")
    return file


def test_a_backup_is_a_whole_learners_file_of_the_owner_alone(file):
    backup = back_up(file.path, NOW)
    assert LearnerFile.open(backup, create=False).learner() == file.learner()
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    assert list(folder_of(file.path).iterdir()) == [backup]


def test_a_damaged_backup_is_not_listed_and_a_new_one_is_made(file):
    back_up(file.path, NOW).write_bytes(b"ruined")
    assert backups_of(file.path) == []
    second = back_up(file.path, NOW + timedelta(days=1))
    assert [backup.path for backup in backups_of(file.path)] == [second]


def test_two_years_of_daily_backups_are_thinned_to_days_and_weeks(file):
    for day in range(730):
        (folder_of(file.path)).mkdir(exist_ok=True)
        (folder_of(file.path) / f"{NOW + timedelta(days=day):%Y%m%d-%H%M%S}.db").write_bytes(b"")
    mark(file, "b")
    back_up(file.path, NOW + timedelta(days=730))
    kept = sorted(path.stem for path in folder_of(file.path).iterdir())
    assert 60 <= len(kept) <= 68
    assert kept[0] >= f"{NOW + timedelta(days=730 - 366):%Y%m%d}"


def test_going_back_to_what_is_no_backup_changes_nothing(file, tmp_path):
    (tmp_path / "text.db").write_text("hello")
    before = file.path.read_bytes()
    with pytest.raises(LearnerFileError):
        restore(file.path, tmp_path / "text.db", NOW)
    assert file.path.read_bytes() == before


def test_going_back_twice_in_a_second_keeps_both_files_before(file):
    backup = back_up(file.path, NOW)
    first, second = restore(file.path, backup, NOW), restore(file.path, backup, NOW)
    assert first.before != second.before
    assert first.before.exists()


def test_going_back_saves_the_good_rows_on_both_sides_of_the_damage(file):
    backup = back_up(file.path, NOW)
    mark(file, *(f"s{number}" for number in range(120)))
    content = bytearray(file.path.read_bytes())
    hit = content.index(b"Mark s50") // 4096 * 4096
    content[hit : hit + 4096] = b"\xff" * 4096
    file.path.write_bytes(content)
    with pytest.raises(LearnerFileError, match="damaged"):
        LearnerFile.open(file.path)
    done = restore(file.path, backup, NOW)
    marks = set(LearnerFile.open(file.path).learner().marks)
    assert done.before.name == "me-damaged-20270104-120000.db"
    assert done.before.read_bytes() == content
    assert {"a", "s0", "s119"} <= marks
    assert done.salvaged == len(marks) - 1 >= 90


def test_a_row_with_a_wrong_check_sum_is_not_salvaged(file):
    mark(file, "b", "c")
    file.path.write_bytes(file.path.read_bytes().replace(b"Mark b", b"Mark ?"))
    assert [event.label for event in salvage(file.path)] == ["Mark a", "Mark c"]


def test_a_journal_left_by_a_crash_goes_aside_and_spoils_nothing(file):
    backup = back_up(file.path, NOW)
    journal = file.path.with_name("me.db-journal")
    file.path.write_bytes(b"ruined")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 600)
    done = restore(file.path, backup, NOW)
    assert not journal.exists()
    assert done.before.with_name(done.before.name + "-journal").exists()
    assert set(LearnerFile.open(file.path).learner().marks) == {"a"}


def test_a_disk_that_fills_up_while_going_back_leaves_the_file_with_all_its_changes(file, monkeypatch):
    backup = back_up(file.path, NOW)
    mark(file, "b", "c")
    whole = file.path.read_bytes()

    def full(*_):
        raise LearnerFileError(f"{file.path}: the disk is full and this change was not saved; free some space and try again.")

    monkeypatch.setattr(LearnerFile, "append", full)
    with pytest.raises(LearnerFileError, match="left as it is"):
        restore(file.path, backup, NOW)
    assert file.path.read_bytes() == whole
    assert sorted(path.name for path in file.path.parent.iterdir()) == [".me.db.exists", "me-backups", "me.db"]


def test_going_back_while_another_process_marks_loses_nothing(file):
    backup = back_up(file.path, NOW)
    command = """
import sys
from pathlib import Path
from planner.learner.changes import Change
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
for number in range(150):
    while True:
        try:
            file = LearnerFile.open(Path(sys.argv[1]), create=False)
            file.record([Change("mark", f"s{number}", ["known", "claimed", ""])], "M")
            break
        except LearnerFileError:
            pass
    print(f"s{number}", flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", command, str(file.path)], stdout=subprocess.PIPE, text=True) as marking:
        for second in range(25):
            restore(file.path, backup, NOW + timedelta(seconds=second))
        said = marking.communicate(timeout=60)[0].split()
    assert len(said) == 150
    assert set(said) <= set(LearnerFile.open(file.path).learner().marks)


def test_a_file_that_vanished_can_be_brought_back(file):
    backup = back_up(file.path, NOW)
    file.path.unlink()
    assert restore(file.path, backup, NOW) == (None, 0)
    assert set(LearnerFile.open(file.path).learner().marks) == {"a"}


def test_the_file_behind_a_link_is_set_aside_not_the_link(file, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(file.path)
    backup = back_up(file.path, NOW)
    mark(file, "b")
    whole = file.path.read_bytes()
    done = restore(link, backup, NOW)
    assert link.is_symlink()
    assert done.before.read_bytes() == whole


def test_a_backup_opens_with_sqlite_and_its_log_is_guarded_too(file):
    database = sqlite3.connect(back_up(file.path, NOW))
    with pytest.raises(sqlite3.IntegrityError, match="only appended"):
        database.execute("DELETE FROM event")
    database.close()

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from planner.learner.changes import Change, changes
from planner.learner.learner import Learner, Mark, State
from planner.storage.learner.backups import back_up, backups_of
from planner.storage.learner.faults import DamagedError, LearnerFileError, MissingError, ReplacedError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.restoring import restore
from planner.storage.learner.window_lock import WindowLock

TOP = Path(__file__).parents[3]
KILLS = int(os.environ.get("PLANNER_KILLS", "8"))
NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)


def marked(file: LearnerFile, *skills: str) -> Learner:
    for skill in skills:
        before = file.learner()
        file.record(changes(before, before.marked(skill, Mark(State.KNOWN))), f"Mark {skill}")
    return file.learner()


@pytest.fixture
def file(tmp_path) -> LearnerFile:
    return LearnerFile.open(tmp_path / "me.db")


def test_what_is_recorded_is_there_when_the_file_is_opened_again(file):
    learner = marked(file, "a", "b")
    again = LearnerFile.open(file.path)
    assert again.learner() == learner
    assert set(learner.marks) == {"a", "b"}
    assert [event.label for event in again.events()] == ["Mark a", "Mark b"]


def test_the_sqlite3_program_reads_it(file):
    marked(file, "vectors")
    if not shutil.which("sqlite3"):
        pytest.skip("the sqlite3 program is not installed")
    told = subprocess.run(
        ["sqlite3", str(file.path), "PRAGMA integrity_check; SELECT topic, key, value FROM event"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told == 'ok\nmark|vectors|["known", "claimed", ""]\n'


def test_the_log_refuses_to_be_changed_or_shortened(file):
    marked(file, "a")
    with sqlite3.connect(file.path) as database:
        for statement in ("UPDATE event SET value = ''", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="only appended"):
                database.execute(statement)
    database.close()


WRITER = """
import sys
import tempfile
from pathlib import Path
from planner.learner.changes import Change
from planner.storage.learner.faults import BusyError
from planner.storage.learner.learner_file import LearnerFile
file = None
number = 0
while True:
    try:
        file = file or LearnerFile.open(Path(sys.argv[1]))
        file.record([Change("mark", f"{sys.argv[2]}-{number}", ["known", "claimed", ""])], "Mark")
    except BusyError:
        continue  # the other one writes without a pause; on a slow disk it can have all turns
    print(f"{sys.argv[2]}-{number}", flush=True)
    number += 1
"""


def test_after_kill_at_any_moment_the_file_opens_and_holds_every_acknowledged_mark(tmp_path):
    path, random, acknowledged = tmp_path / "me.db", Random(5), set()
    for kill in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(kill)], cwd=TOP, stdout=subprocess.PIPE, text=True
        )
        wanted = random.randrange(12)
        for _ in range(wanted):
            acknowledged.add(writer.stdout.readline().strip())
        if not wanted:
            while not path.exists() and writer.poll() is None:
                pass
        writer.send_signal(signal.SIGKILL)
        acknowledged |= set(writer.stdout.read().split("\n")[:-1])
        writer.wait()
        writer.stdout.close()
        assert acknowledged <= set(LearnerFile.open(path).learner().marks)
    assert acknowledged


def test_two_processes_append_at_once_and_none_loses(tmp_path):
    path = tmp_path / "me.db"
    LearnerFile.open(path)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], cwd=TOP, stdout=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    said = {writer.stdout.readline().strip() for writer in writers for _ in range(10)}
    for writer in writers:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    assert said <= set(LearnerFile.open(path).learner().marks)


def test_changes_of_another_process_are_noticed_and_taken_in(file):
    other = LearnerFile.open(file.path)
    assert not file.changed_elsewhere()
    marked(other, "a")
    assert file.changed_elsewhere()
    assert set(file.learner().marks) == {"a"}
    assert not file.changed_elsewhere()


def test_two_logs_merge_by_union_of_their_events(file, tmp_path):
    marked(file, "a")
    copy = tmp_path / "copy.db"
    shutil.copy(file.path, copy)
    other = LearnerFile.open(copy)
    marked(other, "b")
    marked(file, "c")
    assert file.merge(other) == 1
    assert file.merge(other) == 0
    assert set(LearnerFile.open(file.path).learner().marks) == {"a", "b", "c"}


@pytest.mark.parametrize("content", [b"", b"hello, this is a text", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_learners_file_is_told_and_left_alone(tmp_path, content):
    path = tmp_path / "me.db"
    path.write_bytes(content)
    with pytest.raises(DamagedError, match=r"me\.db .*left alone"):
        LearnerFile.open(path)
    assert path.read_bytes() == content


def test_a_foreign_database_and_a_newer_version_are_told_and_left_alone(file, tmp_path):
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()
    with pytest.raises(DamagedError, match="not a learner's file"):
        LearnerFile.open(foreign)
    with sqlite3.connect(file.path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(DamagedError, match="newer version"):
        LearnerFile.open(file.path)


def test_a_truncated_file_is_told_and_never_read_as_less(file):
    marked(file, *(f"s{i}" for i in range(60)))
    whole = file.path.read_bytes()
    for length in range(0, len(whole) - 1, len(whole) // 24):
        file.path.write_bytes(whole[:length])
        with pytest.raises(DamagedError):
            LearnerFile.open(file.path)
        assert file.path.read_bytes() == whole[:length]


def test_flipped_bytes_are_told_or_harmless_and_never_lose_a_mark_silently(file):
    learner = marked(file, *(f"s{i}" for i in range(40)))
    whole, random = file.path.read_bytes(), Random(3)
    told = 0
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[random.randrange(len(whole))] ^= random.randrange(1, 256)
        file.path.write_bytes(bytes(damaged))
        try:
            assert LearnerFile.open(file.path).learner() == learner
        except LearnerFileError:
            told += 1
    assert told > 50


def test_a_full_disk_is_told_and_what_was_there_stays(file):
    learner = marked(file, "a")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from planner.learner.changes import Change\nfrom planner.storage.learner.learner_file import LearnerFile\n"
        "from planner.storage.learner.faults import LearnerFileError\n"
        "file = LearnerFile.open(Path(sys.argv[1]))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try:\n    file.record([Change('note', 'a', 'x' * 100_000)], 'Note')\n"
        "except LearnerFileError as error:\n    print(error)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(file.path)], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout
    assert "this change was not saved" in told
    assert told.count("\n") == 1
    assert LearnerFile.open(file.path).learner() == learner


def test_a_file_opened_read_only_refuses_changes_with_the_reason(file):
    marked(file, "a")
    file.read_only = "It is read-only."
    with pytest.raises(LearnerFileError, match=r"It is read-only\."):
        file.record([Change("note", "a", "x")], "Note")
    assert set(file.learner().marks) == {"a"}


def test_a_file_that_has_gone_is_told(file):
    file.path.unlink()
    with pytest.raises(MissingError, match="missing although it was there"):
        file.record([Change("note", "a", "x")], "Note")
    assert not file.path.exists()


def test_file_and_folder_are_the_owners_alone(tmp_path):
    path = LearnerFile.open(tmp_path / "new" / "me.db").path
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_second_window_does_not_get_the_lock_until_the_first_is_gone(file):
    first = WindowLock.take(file.path)
    assert first
    assert WindowLock.take(file.path) is None
    first.release()
    second = WindowLock.take(file.path)
    assert second
    second.release()


def test_backups_are_made_when_something_changed_and_thinned(file):
    assert back_up(file.path, NOW) is None
    for day in range(40):
        marked(file, f"s{day}")
        assert back_up(file.path, NOW + timedelta(days=day))
        assert back_up(file.path, NOW + timedelta(days=day, hours=1)) is None
    kept = backups_of(file.path)
    assert kept[0].events == 40
    assert 14 <= len(kept) <= 20
    assert [backup.time for backup in kept] == sorted((b.time for b in kept), reverse=True)


def test_going_back_to_a_backup_keeps_the_file_before_and_the_changes_since(file):
    marked(file, "a")
    backup = back_up(file.path, NOW)
    marked(file, "b")
    done = restore(file.path, backup, NOW)
    assert done.salvaged == 1
    assert done.before.exists()
    assert set(LearnerFile.open(file.path).learner().marks) == {"a", "b"}


def test_going_back_mends_a_damaged_file(file):
    marked(file, "a")
    backup = back_up(file.path, NOW)
    file.path.write_bytes(b"ruined")
    done = restore(file.path, backup, NOW)
    assert done.before.read_bytes() == b"ruined"
    assert set(LearnerFile.open(file.path).learner().marks) == {"a"}


def test_a_file_that_vanished_is_told_and_not_started_anew(file):
    marked(file, "a")
    file.path.unlink()
    with pytest.raises(LearnerFileError, match="missing although it was there"):
        LearnerFile.open(file.path)
    assert not file.path.exists()


def test_a_file_that_became_empty_is_told(file):
    file.path.write_bytes(b"")
    with pytest.raises(DamagedError, match="empty"):
        LearnerFile.open(file.path)
    assert file.path.read_bytes() == b""


def test_a_file_replaced_by_an_older_one_gets_back_what_it_lacks(file, tmp_path):
    marked(file, "a")
    shutil.copy(file.path, tmp_path / "old.db")
    marked(file, "b")
    (tmp_path / "old.db").replace(file.path)
    assert file.changed_elsewhere()
    assert set(file.learner().marks) == {"a", "b"}
    assert file.put_back == 1
    assert LearnerFile.open(file.path).learner() == file.learner()


def test_a_change_made_on_top_of_an_older_copy_is_saved_with_those_before(file, tmp_path):
    marked(file, "a")
    older = file.path.read_bytes()
    marked(file, "b")
    file.path.write_bytes(older)
    file.record([Change("note", "c", "x")], "Note")
    assert set(LearnerFile.open(file.path).learner().marks) == {"a", "b"}
    assert file.changed_elsewhere()
    assert file.learner().notes == {"c": "x"}


def test_another_learners_file_in_place_of_this_one_is_told_and_left_alone(file, tmp_path):
    marked(file, "a")
    other = LearnerFile.open(tmp_path / "other.db")
    marked(other, "z")
    there = other.path.read_bytes()
    file.path.write_bytes(there)
    for use in (file.learner, lambda: file.record([Change("note", "c", "x")], "Note")):
        with pytest.raises(ReplacedError, match="nothing in common"):
            use()
    assert file.path.read_bytes() == there


def test_a_merge_keeps_the_order_of_time_so_a_later_mark_wins(file, tmp_path):
    other = LearnerFile.open(tmp_path / "other.db")
    other.record([Change("mark", "a", ["learning", "claimed", ""])], "Earlier")
    marked(file, "a")
    assert file.merge(other.path) == other.merge(file) == 1
    assert file.learner() == other.learner()
    assert file.learner().state("a") is State.KNOWN


def test_rows_missing_at_the_end_are_told(file):
    marked(file, "a", "b")
    database = sqlite3.connect(file.path, isolation_level=None)
    trigger = database.execute("SELECT sql FROM sqlite_master WHERE name = 'no_delete'").fetchone()[0]
    database.executescript(f"DROP TRIGGER no_delete; DELETE FROM event WHERE key = 'b'; {trigger}")
    database.close()
    with pytest.raises(DamagedError, match="of 2 rows 1 are left"):
        LearnerFile.open(file.path)


def test_a_file_without_its_guards_is_told(file):
    database = sqlite3.connect(file.path, isolation_level=None)
    database.execute("DROP TRIGGER no_delete")
    database.close()
    with pytest.raises(DamagedError, match="triggers"):
        LearnerFile.open(file.path)


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "é\u2028'", "x" * 100_000])
def test_any_text_can_be_noted(file, text):
    file.record([Change("note", "a", text)], text)
    assert LearnerFile.open(file.path).learner().notes == {"a": text} == file.learner().notes


def test_changes_of_one_record_are_all_written_or_none(file):
    with pytest.raises(TypeError):
        file.record([Change("note", "a", "x"), Change("note", "b", object())], "Note")
    assert LearnerFile.open(file.path).events() == ()


def test_without_the_right_to_write_the_learner_is_shown_and_changes_are_refused(file):
    if os.name == "nt":
        pytest.skip("Windows has other rights")
    marked(file, "a")
    folder = Path(tempfile.mkdtemp())
    copy = folder / "me.db"
    copy.write_bytes(file.path.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom planner.learner.changes import Change\n"
        "from planner.storage.learner.faults import LearnerFileError\n"
        "from planner.storage.learner.learner_file import LearnerFile\n"
        "Path(sys.argv[1]).as_uri()\n"
        "if os.getuid() == 0:\n    os.setgid(65534)\n    os.setuid(65534)\n"
        "file = LearnerFile.open(Path(sys.argv[1]))\nprint(*file.learner().marks)\n"
        "try:\n    file.record([Change('note', 'a', 'x')], 'Note')\nexcept LearnerFileError as error:\n    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script, str(copy)], cwd=TOP, capture_output=True, text=True, check=False)
    folder.chmod(0o700)
    shutil.rmtree(folder)
    assert told.stdout.startswith("a\n"), told.stderr
    assert "can be read but not changed; make" in told.stdout


def test_a_file_in_use_by_another_program_is_told(file):
    file.patience = 0.01
    other = sqlite3.connect(file.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LearnerFileError, match="in use by another program"):
        file.record([Change("note", "a", "x")], "Note")
    other.close()
    marked(file, "a")

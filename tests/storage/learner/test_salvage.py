from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from random import Random

import pytest

from planner.learner.changes import Change
from planner.storage.learner.backups import back_up
from planner.storage.learner.faults import DamagedError, LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.restoring import save_what_is_left
from planner.storage.learner.salvage import salvage

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)
MANY = 600


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    file = LearnerFile.open(tmp_path_factory.mktemp("whole") / "me.db")
    file.append(
        [
            (f"{number:032x}", "", f"Mark s{number}", Change("mark", f"s{number}", ["known", "claimed", ""]))
            for number in range(MANY)
        ]
    )
    return file.path.read_bytes()


def put(path, content):
    path.write_bytes(bytes(content))
    path.with_name(f".{path.name}.exists").touch()
    return path


def test_of_truncated_files_about_half_is_found_on_average(whole, tmp_path):
    cuts = [len(whole) * part // 60 for part in range(60)]
    counts = [len(salvage(put(tmp_path / "me.db", whole[:cut]))) for cut in cuts]
    assert sum(counts) / len(counts) > 0.42 * MANY


def test_a_file_without_its_first_page_gives_all_that_is_not_in_it(whole, tmp_path):
    found = salvage(put(tmp_path / "me.db", b"\xff" * 4096 + whole[4096:]))
    assert len(found) == MANY


def test_flipped_bits_cost_no_more_than_the_rows_they_hit(whole, tmp_path):
    random = Random(11)
    for _ in range(30):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[random.randrange(len(whole))] ^= 1 << random.randrange(8)
        assert len(salvage(put(tmp_path / "me.db", damaged))) >= MANY - 3


def test_long_notes_that_go_over_many_pages_are_found(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    texts = {f"n{size}": "é" * size for size in (10, 2_000, 4_090, 30_000)}
    for key, text in texts.items():
        file.record([Change("note", key, text)], "Note")
    content = file.path.read_bytes()
    file.path.write_bytes(b"\x00" * 100 + content[100:])
    assert {event.change.key: event.change.value for event in salvage(file.path)} == texts


def test_a_damaged_file_without_backup_is_made_whole_and_kept_aside(whole, tmp_path):
    path = put(tmp_path / "me.db", whole[: len(whole) // 2])
    done = save_what_is_left(path, NOW)
    assert done.found > MANY / 3
    assert done.lost + done.found <= MANY
    assert done.before.read_bytes() == whole[: len(whole) // 2]
    assert len(LearnerFile.open(path).learner().marks) == done.found


def test_what_the_backup_and_a_window_still_hold_is_added(whole, tmp_path):
    path = put(tmp_path / "me.db", whole)
    events = LearnerFile.open(path).events()
    back_up(path, NOW)
    path.write_bytes(b"ruined")
    done = save_what_is_left(path, NOW)
    assert (done.found, done.added, done.lost) == (0, MANY, 0)
    path.unlink()
    assert save_what_is_left(path, NOW, events).lost == 0
    assert LearnerFile.open(path).events() == events


def test_a_whole_file_is_not_touched(whole, tmp_path):
    path = put(tmp_path / "me.db", whole)
    with pytest.raises(LearnerFileError, match="not damaged"):
        save_what_is_left(path, NOW)
    assert path.read_bytes() == whole


FOREIGN = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON event BEGIN INSERT INTO event SELECT 99, 'x', '', '', '', '', 'null', 0; END",
    "view": "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
    "table": "CREATE TABLE mine (x)",
    "index": "CREATE INDEX i ON event (label)",
}


@pytest.mark.parametrize("statement", FOREIGN.values(), ids=FOREIGN)
def test_foreign_parts_are_refused_before_anything_runs_and_salvage_leaves_them_out(tmp_path, statement):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("note", "a", "x")], "Note")
    with closing(sqlite3.connect(file.path, isolation_level=None)) as database:
        database.execute(statement)
    before = file.path.read_bytes()
    for use in (lambda: LearnerFile.open(file.path), file.learner, lambda: file.record([Change("note", "b", "x")], "Note")):
        with pytest.raises(DamagedError, match="not the planner's"):
            use()
    assert file.path.read_bytes() == before
    assert save_what_is_left(file.path, NOW).found == 1
    assert LearnerFile.open(file.path).learner().notes == {"a": "x"}


def test_an_event_table_that_is_a_view_is_refused(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    with closing(sqlite3.connect(file.path, isolation_level=None)) as database:
        database.executescript(
            "DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT * FROM c"
        )
    with pytest.raises(DamagedError):
        LearnerFile.open(file.path)
    assert salvage(file.path) == []


def test_another_programs_database_is_never_salvaged_away(tmp_path):
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE photo (name TEXT)")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(LearnerFileError, match=r"is another program's file and was left as it is; name a learner's file\.$"):
        save_what_is_left(path, NOW)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["photos.db"]


def test_a_learners_file_that_a_flipped_bit_makes_look_like_anothers_is_salvaged(tmp_path, whole):
    path = tmp_path / "me.db"
    path.write_bytes(whole[:68] + bytes([whole[68] ^ 1]) + whole[69:])
    assert save_what_is_left(path, NOW).before
    assert len(LearnerFile.open(path).learner().marks) == MANY

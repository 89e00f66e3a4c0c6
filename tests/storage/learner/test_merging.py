from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.learner.changes import Change
from planner.storage.learner.faults import DamagedError, LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.merging import merged
from planner.storage.learner.rows import folded
from tests.profile import examples

SKILLS = ("a", "b", "c")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("first", "second", "cli")), st.sampled_from(SKILLS), st.integers(0, 9)),
        st.just(("keep", "", 0)),
        st.just(("put back", "", 0)),
        st.just(("look", "", 0)),
    ),
    max_size=14,
)


@examples(40)
@given(STEPS)
def test_two_windows_a_command_and_older_copies_put_back_lose_no_change(steps):
    """The oracle is the union by id of all that was ever recorded; an older copy is put back at any moment."""
    with tempfile.TemporaryDirectory() as folder:
        path, older = Path(folder) / "me.db", Path(folder) / "older"
        windows = {"first": LearnerFile.open(path), "second": LearnerFile.open(path)}
        windows["first"].record([Change("note", "begin", "x")], "Begin")
        windows["second"].learner()
        written = {event.id: event for event in windows["first"].events()}
        shutil.copy(path, older)
        for who, skill, value in steps:
            if who == "keep":
                shutil.copy(path, older)
            elif who == "put back":
                shutil.copy(older, path)
                _all_look(windows)
            elif who == "look":
                _all_look(windows)
            else:
                file = windows.get(who) or LearnerFile.open(path)
                file.record([Change("note", skill, str(value))], "Note")
                written |= {event.id: event for event in file.events()}
                if who == "cli":
                    _all_look(windows)
        for file in windows.values():
            if file.changed_elsewhere():
                file.learner()
        _all_look(windows)
        there = LearnerFile.open(path)
        assert {event.id for event in there.events()} == set(written)
        expected = folded(written.values())
        assert [file.learner() for file in windows.values()] == [expected, expected] == [there.learner()] * 2


def _all_look(windows: dict[str, LearnerFile]) -> None:
    for file in windows.values():
        if file.changed_elsewhere():
            file.learner()
        assert not file.changed_elsewhere()


WRITES = st.lists(st.tuples(st.booleans(), st.sampled_from(SKILLS), st.integers(0, 9)), max_size=10)


@examples(30)
@given(WRITES)
def test_merging_is_the_union_in_whichever_direction_and_however_often(writes):
    with tempfile.TemporaryDirectory() as folder:
        one = LearnerFile.open(Path(folder) / "one.db")
        one.record([Change("note", "begin", "x")], "Begin")
        shutil.copy(one.path, Path(folder) / "two.db")
        two = LearnerFile.open(Path(folder) / "two.db")
        for here, skill, value in writes:
            (one if here else two).record([Change("note", skill, str(value))], "Note")
        mine, others = ({event.id for event in file.events()} for file in (one, two))
        union = mine | others
        three = LearnerFile.open(Path(folder) / "three.db")
        assert merged(one, two.path) == (len(others - mine), len(others & mine))
        merged(two, one.path)
        merged(three, two.path)
        for file in (one, two, three):
            assert {event.id for event in file.events()} == union
            assert merged(file, two.path if file is not two else one.path).added == 0
        assert one.learner() == two.learner() == three.learner()


def test_a_later_change_wins_although_the_clock_went_back(tmp_path, monkeypatch):
    file = LearnerFile.open(tmp_path / "me.db")
    file.append([("0" * 32, "2099-01-01T00:00:00.000000+00:00", "Note", Change("note", "a", "future"))])
    for value in ("one", "two", "three"):
        file.record([Change("note", "a", value)], "Note")
        assert file.learner().notes == {"a": value}
    stamps = [event.at for event in file.events()]
    assert stamps == sorted(set(stamps))


def test_what_cannot_be_merged_is_one_sentence_and_changes_nothing(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("note", "a", "x")], "Note")
    (tmp_path / "text.db").write_text("hello")
    (tmp_path / "link.db").symlink_to(file.path)
    before = file.path.read_bytes()
    for other, kind, words in (
        ("text.db", DamagedError, "damaged"),
        ("none.db", LearnerFileError, "There is no file"),
        ("link.db", LearnerFileError, "your file itself"),
        (".", LearnerFileError, "is a folder"),
    ):
        with pytest.raises(kind, match=words):
            merged(file, tmp_path / other)
    assert file.path.read_bytes() == before


def test_the_file_that_is_merged_stays_as_it_is_though_a_crash_left_its_journal(tmp_path):
    file, other = LearnerFile.open(tmp_path / "me.db"), LearnerFile.open(tmp_path / "other.db")
    other.record([Change("note", "a", "x")], "Note")
    journal = other.path.with_name("other.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 600)
    before = other.path.read_bytes(), journal.read_bytes()
    assert merged(file, other.path).added == 1
    assert (other.path.read_bytes(), journal.read_bytes()) == before

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from planner.cli import commands
from planner.cli.arguments import parser
from planner.cli.request import where_of
from planner.learner.changes import Change
from planner.storage.learner.backups import back_up
from planner.storage.learner.learner_file import LearnerFile

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)
CATALOGUE = "area: a\nskills:\n  - {id: one, title: One, hours: [1, 2, 4]}\n"


@pytest.fixture
def words(tmp_path):
    """Words for a small catalogue and a learner's file of its own."""
    (tmp_path / "c" / "skills").mkdir(parents=True)
    (tmp_path / "c" / "roles").mkdir()
    (tmp_path / "c" / "skills" / "a.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "c" / "roles" / "r.yaml").write_text("id: ml-engineer\ncore: [one]\n", encoding="utf-8")
    return ["--catalog", str(tmp_path / "c"), "--data-dir", str(tmp_path / "data"), "--profile", str(tmp_path / "me.db")]


@pytest.fixture
def file(tmp_path):
    made = LearnerFile.open(tmp_path / "me.db")
    made.record([Change("note", "a", "x")], "Note")
    return made


def answer(*said):
    return commands.answer(said, lambda *_: b"")


def fail(error):
    def write(*_):
        raise error

    return write


PLAN = ("plan", "--goal", "ml-engineer", "--profile", "none")


def test_a_reader_that_goes_away_is_no_fault_worth_a_word(words, monkeypatch, capsys):
    monkeypatch.setattr(commands, "_print", fail(BrokenPipeError(32, "gone")))
    assert answer(*PLAN, *words[:4]) == 1
    assert capsys.readouterr().err == ""
    assert sys.stdout is None


def test_a_full_disk_under_the_answer_is_told(words, monkeypatch, capsys):
    monkeypatch.setattr(commands, "_print", fail(OSError(28, "No space left on device")))
    assert answer(*PLAN, *words[:4]) == 1
    assert capsys.readouterr().err == "planner: the answer cannot be written: No space left on device.\n"


def test_a_file_that_the_system_refuses_is_named(words, monkeypatch, capsys):
    monkeypatch.setattr(commands, "_print", fail(OSError(5, "Input/output error", "some/file")))
    assert answer(*PLAN, *words[:4]) == 1
    assert capsys.readouterr().err == "planner: 'some/file' cannot be reached: Input/output error.\n"
    assert sys.stdout is not None


def test_who_stops_the_program_is_told_so(words, monkeypatch, capsys):
    monkeypatch.setattr(commands, "_print", fail(KeyboardInterrupt()))
    assert answer(*PLAN, *words[:4]) == 1
    assert capsys.readouterr().err == "planner: stopped.\n"


def test_without_standard_output_a_command_says_that_it_cannot_answer(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    assert answer(*PLAN, *words[:4]) == 1
    assert capsys.readouterr().err == "planner: There is nowhere to write to: standard output is closed.\n"


def test_where_no_window_opens_the_learners_plan_is_printed(words, file, capsys):
    file.record([Change("goal", "", "ml-engineer")], "Goal")
    where = where_of(parser().parse(words), NOW)
    assert commands.plan_instead(where) == 0
    assert "One" in capsys.readouterr().out


def test_a_plan_that_never_ends_is_told_and_is_no_complete_answer(words, capsys):
    never = ("--start", "2027-01-04", "--break", "2027-01-01..9999-12-31")
    assert answer(*PLAN, *words[:4], *never) == 1
    assert "planner: the plan never ends with these hours" in capsys.readouterr().err


def test_backups_are_listed_and_one_is_gone_back_to(words, file, capsys):
    assert answer("restore", *words) == 0
    assert capsys.readouterr().out == f"There are no backups of {file.path} yet.\n"
    backup = back_up(file.path, NOW)
    file.record([Change("note", "b", "y")], "Note")
    answer("restore", *words)
    said = capsys.readouterr().out
    assert said.startswith(f"{backup}  2027-01-0")
    assert said.endswith("  1 change\n")
    assert answer("restore", str(backup), *words) == 0
    assert f"Restored {backup}; 1 later change was saved on top of it.\n" in capsys.readouterr().out
    assert file.learner().notes == {"a": "x", "b": "y"}


def test_a_backup_that_cannot_be_made_is_told_and_hinders_no_change(words, file, tmp_path, capsys):
    (tmp_path / "me-backups").write_text("in the way", encoding="utf-8")
    assert answer("note", "one", "Stuck", *words) == 0
    assert "planner: No backup of" in capsys.readouterr().err
    assert file.learner().notes == {"a": "x", "one": "Stuck"}

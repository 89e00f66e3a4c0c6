from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import planner.storage
from planner.storage.files.real_path import real_path
from planner.storage.learner.backups import backups_of
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.making import marker_of
from planner.storage.learner.restoring import save_what_is_left


@pytest.fixture
def circle(tmp_path) -> Path:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    try:
        one.symlink_to(other)
        other.symlink_to(one)
    except OSError:
        pytest.skip("no links can be made here")
    return one


def test_a_link_in_a_circle_is_told_in_a_sentence_by_every_verb_of_the_file(circle):
    with pytest.raises(LearnerFileError, match=r"is a link that leads in a circle; name the file itself\.$"):
        LearnerFile.open(circle)
    with pytest.raises(LearnerFileError, match=r"^There is no learner's file"):
        save_what_is_left(circle, datetime(2027, 1, 4, tzinfo=UTC))
    assert backups_of(circle) == []
    assert not marker_of(circle).exists()
    assert circle.is_symlink()


def test_a_link_is_followed_to_what_it_names(tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "me.db")
    assert real_path(tmp_path / "link.db") == real_path(tmp_path) / "me.db"


def test_no_path_of_the_storage_is_followed_in_a_way_that_fails_on_circles():
    files = sorted(Path(planner.storage.__file__).parent.rglob("*.py"))
    assert len(files) > 10
    assert [file.name for file in files if re.search(r"\w\.resolve\(\)", file.read_text(encoding="utf-8"))] == []

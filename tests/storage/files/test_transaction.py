from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.storage.files import transaction
from planner.storage.files.leftovers import FORGOTTEN, INTENT
from planner.storage.files.transaction import complete, write_together

BEFORE = {"a.yaml": b"a: 1\n", "skills/b.yaml": b"b: 1\n", "skills/old.yaml": b"old: 1\n"}
CHANGED = {"a.yaml": b"a: 2\n", "skills/b.yaml": b"b: 2\n", "roles/c.yaml": b"c: 2\n"}
AFTER = {"a.yaml": b"a: 2\n", "skills/b.yaml": b"b: 2\n", "roles/c.yaml": b"c: 2\n"}


class DiedError(BaseException):
    """The program is gone: nothing is tidied up by what comes after."""


@pytest.fixture
def folder(tmp_path):
    for name, data in BEFORE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def yaml_in(folder):
    return {name: data for name, data in held(folder).items() if name.endswith(".yaml")}


def test_all_files_are_changed_and_nothing_else_is_left(folder):
    write_together(folder, CHANGED, ["skills/old.yaml"])
    assert held(folder) == AFTER


def moves_until(monkeypatch, step, stop):
    """Count the moves and removals of files; at number ``step`` the world ends by ``stop``."""
    done = [0]

    def counted(name):
        real = getattr(Path, name)

        def act(self, *args, **kwargs):
            done[0] += 1
            if done[0] > step:
                raise stop
            return real(self, *args, **kwargs)

        monkeypatch.setattr(Path, name, act)

    counted("replace")
    counted("unlink")
    return done


def test_wherever_it_dies_all_is_new_or_all_is_old(folder, monkeypatch):
    seen = []
    for step in range(30):
        for name in yaml_in(folder):
            (folder / name).unlink()
        for name, data in BEFORE.items():
            (folder / name).write_bytes(data)
        with monkeypatch.context() as patch:
            done = moves_until(patch, step, DiedError())
            try:
                write_together(folder, CHANGED, ["skills/old.yaml"])
            except DiedError:
                pass
            else:
                assert done[0] == step
                break
        complete(folder)
        assert not (folder / INTENT).exists()
        assert yaml_in(folder) in (BEFORE, AFTER)
        seen.append(yaml_in(folder) == AFTER)
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


@pytest.mark.parametrize("fails", ["drafted", "write_atomically"])
def test_what_cannot_be_written_changes_nothing(folder, monkeypatch, fails):
    real, calls = getattr(transaction, fails), []

    def full(*args, **kwargs):
        calls.append(args)
        if len(calls) == (2 if fails == "drafted" else 1):
            raise OSError(28, "No space left on device")
        return real(*args, **kwargs)

    monkeypatch.setattr(transaction, fails, full)
    with pytest.raises(OSError, match="No space"):
        write_together(folder, CHANGED, ["skills/old.yaml"])
    assert held(folder) == BEFORE


def test_a_folder_in_place_of_a_file_or_a_file_in_place_of_a_folder_changes_nothing(folder):
    (folder / "roles").write_bytes(b"")
    with pytest.raises(OSError):  # noqa: PT011 - the system's own words
        write_together(folder, CHANGED, [])
    (folder / "roles").unlink()
    (folder / "roles" / "c.yaml").mkdir(parents=True)
    with pytest.raises(OSError):  # noqa: PT011
        write_together(folder, CHANGED, [])
    assert yaml_in(folder) == BEFORE


@pytest.mark.parametrize(
    "intent",
    [
        b"", b"nonsense", b"[]", b'{"moves": 3, "gone": []}', b'{"moves": {}}',
        b'{"moves": {"../out.yaml": "a.yaml"}, "gone": []}', b'{"moves": {}, "gone": ["/etc/passwd"]}',
        b'{"moves": {"skills/../../out.yaml": "a.yaml"}, "gone": ["a/../../b"]}',
    ],
)  # fmt: skip
def test_what_is_no_intent_of_ours_moves_nothing(folder, intent):
    (folder / INTENT).write_bytes(intent)
    complete(folder)
    assert held(folder) == BEFORE
    assert not (folder.parent / "out.yaml").exists()


def test_drafts_that_a_crash_left_go_after_a_while(folder):
    old, new = folder / "skills" / ".planner-x.draft", folder / ".planner-y.draft"
    for path in (old, new):
        path.write_bytes(b"half")
    past = old.stat().st_mtime - 2 * FORGOTTEN
    os.utime(old, (past, past))
    complete(folder)
    assert not old.exists()
    assert new.exists()

"""What can be wrong with a learner's file, each kind by its own name, told in a finished sentence."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from planner.storage.files.atomic import StorageError

if TYPE_CHECKING:
    from pathlib import Path


class LearnerFileError(StorageError):
    """The learner's file cannot be read or written; says which, why, and what to do."""


class MissingError(LearnerFileError):
    """There is no file any more where one was."""


class BusyError(LearnerFileError):
    """Another program keeps the file to itself; trying again a moment later may do."""


class DamagedError(LearnerFileError):
    """The file is not, or no longer wholly, a learner's file; it has been left alone."""


class ForeignError(DamagedError):
    """The file is whole, but another program's or a newer planner's; it has been left alone."""


class ReplacedError(LearnerFileError):
    """Another learner's file lies where the file was."""


_READING = {
    sqlite3.SQLITE_BUSY: "{} is in use by another program and cannot be read; try again in a moment.",
    sqlite3.SQLITE_READONLY: "{} holds a broken-off change that has to be undone first, but it is read-only; make it writable.",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened; check that the file is there and that you may read it.",
    sqlite3.SQLITE_IOERR: "{} cannot be read: the disk is failing; check it and try again.",
}
_WRITING = {
    sqlite3.SQLITE_FULL: "{}: the disk is full and this change was not saved; free some space and try again.",
    sqlite3.SQLITE_BUSY: "{} is in use by another program, so this change was not saved; try again in a moment.",
    sqlite3.SQLITE_READONLY: "{} is read-only, so this change was not saved; make it writable and try again.",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened to save this change; check that you may write to it and its folder.",
    sqlite3.SQLITE_IOERR: "{}: the disk is full or failing and this change was not saved; check it and try again.",
}


def told(path: Path, error: Exception, *, writing: bool) -> LearnerFileError:
    """Return what the database's ``error`` means for the person; the low byte is SQLite's primary code."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    sentence = (_WRITING if writing else _READING).get(code)
    if not sentence:
        return damaged(path, str(error))
    return (BusyError if code == sqlite3.SQLITE_BUSY else LearnerFileError)(sentence.format(path))


def damaged(path: Path, what: str) -> DamagedError:
    """Return that ``path`` is damaged, and how."""
    ways = (
        f"restore a backup or save what is still in it: 'planner restore --profile {path}', 'planner salvage --profile {path}'"
    )
    return DamagedError(f"{path} is damaged ({' '.join(what[:120].split())}) and was left alone; {ways}.")


def missing(path: Path) -> MissingError:
    """Return that ``path`` was there and is not any more."""
    ways = f"put it back, or restore it: 'planner restore --profile {path}'"
    return MissingError(f"{path} is missing although it was there before; {ways}.")


def foreign(path: Path, why: str) -> ForeignError:
    """Return that ``path`` is not ours to touch, and ``why``."""
    return ForeignError(f"{path} {why}")


def holds_what_it_must_not(path: Path, names: list[str]) -> DamagedError:
    """Return that there are ``names`` in the database that no planner put there, such as triggers: nothing ran."""
    parts = ", ".join(f"'{name[:40]}'" for name in sorted(names)[:3])
    ways = f"make a clean file of its changes: 'planner salvage --profile {path}'"
    return DamagedError(f"{path} holds parts that are not the planner's ({parts}) and was not used; {ways}.")

"""A learner's file is made: whole or not at all; and what its place on the disk allows."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from glob import escape
from time import time
from typing import TYPE_CHECKING, NamedTuple

from planner.storage.files.atomic import make_folder, reason, sync_folder
from planner.storage.files.leftovers import owner
from planner.storage.files.real_path import real_path
from planner.storage.learner.faults import LearnerFileError, MissingError, told
from planner.storage.learner.rows import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

MOST_PATH = 450
"""Bytes of a path: SQLite opens none that is longer than 504, and drafts have longer names."""
DRAFT = ".{}.{}.draft"
AT_WORK = 5.0
"""Seconds after which whoever sets a file aside has done so, or died."""
ASIDE = ("before-restore", "damaged")
"""What a file that was set aside was, in its name."""


def marker_of(path: Path) -> Path:
    """Return the marker beside ``path`` that says that there is, or was, a learner's file."""
    real = real_path(path)
    return real.with_name(f".{real.name}.exists")


class Looks(NamedTuple):
    """How a file looks from outside: which it is, how long, and when (in nanoseconds) it was changed."""

    identity: tuple[int, int]
    size: int
    changed: int


def looks_of(path: Path) -> Looks | None:
    """Return how ``path`` looks now, none if there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Looks((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)


def identity(path: Path) -> tuple[int, int] | None:
    """Return which file lies at ``path``, whatever its name; none if there is none."""
    looks = looks_of(path)
    return looks and looks.identity


def draft_of(path: Path) -> Path:
    """Return a new name beside ``path`` for a file that is to take its place."""
    return path.with_name(DRAFT.format(path.name, owner() + os.urandom(8).hex()))


def remove_draft(draft: Path) -> None:
    """Remove ``draft`` and its journals."""
    for rest in ("", "-journal", "-wal"):
        with suppress(OSError):
            draft.with_name(draft.name + rest).unlink(missing_ok=True)


def make(path: Path) -> None:
    """Make an empty learner's file: whole or not at all, also when two processes try at once.

    Raises:
        MissingError: There was one.
        LearnerFileError: It cannot be made.
    """
    if marker_of(path).exists() and not path.exists():
        ways = f"put it back, use 'planner restore --profile {path}', or delete {marker_of(path)} to start anew"
        raise MissingError(f"{path} is missing although it was there before; {ways}.")
    draft = draft_of(path)
    try:
        make_folder(path.parent, private=True)
        write_empty(draft)
        _name(draft, path)
        sync_folder(path.parent)
    except sqlite3.Error as error:
        raise told(path, error, writing=True) from error
    except OSError as error:
        raise LearnerFileError(f"{path} cannot be made: {reason(error)}.") from error
    finally:
        remove_draft(draft)


def write_empty(path: Path) -> None:
    """Write a learner's file without any change to the new file ``path``, durably.

    Raises:
        OSError: It cannot be written, or is there already.
        sqlite3.Error: It cannot be written.
    """
    path.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = EXTRA")
        database.executescript(f"BEGIN; {SCHEMA} COMMIT;")


def _name(draft: Path, path: Path) -> None:
    """Give the finished ``draft`` its name unless another process was faster."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            draft.rename(path)


def why_no_file(path: Path) -> str:
    """Return why no learner's file can lie at ``path``, in a sentence; empty if one can.

    Raises:
        OSError: The path cannot even be looked at.
    """
    length = len(os.fsencode(path))
    if length > MOST_PATH:
        return f"{path} is too long a path for a learner's file ({length} bytes, at most {MOST_PATH}); choose a shorter one."
    if path.is_symlink() and not path.exists():
        return f"{path} is a link that leads in a circle; name the file itself."
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "no regular file"
        return f"{path} is {kind}; name a learner's file."
    return ""


def second_name(path: Path) -> str:
    """Return that ``path`` must not be written to because it has a second name (hard link), in a sentence; else empty.

    SQLite keeps what takes back a broken-off change under the name in use: opened under the other, the file is
    damaged. What a crash left while the file was made or set aside is no second name; it is removed.

    Raises:
        OSError: The path cannot be looked at.
    """
    if not path.is_file() or path.stat().st_nlink == 1:
        return ""
    ours = (f".{escape(path.name)}.*.draft", *(f"{escape(path.stem)}-{kind}-*{escape(path.suffix)}" for kind in ASIDE))
    at_rest = time() - path.stat().st_ctime > AT_WORK
    for name in ours if at_rest else ours[:1]:
        for other in path.parent.glob(name):
            if identity(other) == identity(path):
                other.unlink(missing_ok=True)
    if path.stat().st_nlink <= 1:
        return ""
    ways = "remove one of its names, or make one a symbolic link, to change it here"
    return f"{path} has a second name (a hard link), which would damage it if both were used, so it is only shown; {ways}."


def why_read_only(path: Path) -> str:
    """Return why the file cannot be changed, in a sentence; empty if it can."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    return f"{path} can be read but not changed; make the file and its folder writable, and try again."

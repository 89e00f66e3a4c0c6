"""Backups of the learner's file: when they are made, and how many are kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.storage.files.atomic import StorageError, make_folder, reason, write_atomically
from planner.storage.files.real_path import real_path
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.making import draft_of, remove_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAMP = "%Y%m%d-%H%M%S"
_NEWEST, _DAYS, _WEEKS = 10, 14, 52


class Backup(NamedTuple):
    """A backup: its file, when it was made (UTC), and how many changes it holds."""

    path: Path
    time: datetime
    events: int


def folder_of(path: Path) -> Path:
    """Return the folder that holds the backups of the learner's file ``path``."""
    real = real_path(path)
    return real.parent / f"{real.stem}-backups"


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of ``path`` that can be read, newest first."""
    return list(each_backup_of(path))


def each_backup_of(path: Path) -> Iterator[Backup]:
    """Yield the backups of ``path`` that can be read, newest first, each read when its turn comes."""
    for time, file in _by_time(path):
        with suppress(LearnerFileError):
            yield Backup(file, time, len(LearnerFile.open(file, create=False).events()))


def newest_backup(path: Path) -> LearnerFile | None:
    """Return the newest backup of ``path`` that can be read."""
    for _, file in _by_time(path):
        with suppress(LearnerFileError):
            return LearnerFile.open(file, create=False)
    return None


def back_up(path: Path, now: datetime) -> Path | None:
    """Keep a checked copy of the learner's file ``path`` as it is on disk; none if the newest backup holds the same.

    Raises:
        LearnerFileError: The copy cannot be written, or the file is not whole.
    """
    there = LearnerFile.open(path, create=False)
    newest = newest_backup(path)
    if not there.events() or (newest and newest.events() == there.events()):
        return None
    target = free_name(folder_of(path), now)
    draft = draft_of(target)
    try:
        make_folder(target.parent, private=True)
        draft.touch(mode=0o600)
        with closing(sqlite3.connect(f"{there.path.as_uri()}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(draft),))
        LearnerFile.open(draft, create=False)
        write_atomically(target, draft.read_bytes(), private=True)
    except (sqlite3.Error, OSError, StorageError) as error:
        why = reason(error).replace(str(draft), "the copy").rstrip(".")
        raise LearnerFileError(f"No backup of {path} could be made: {why}.") from error
    finally:
        remove_draft(draft)
    _thin(_by_time(path), now)
    return target


def back_up_daily(path: Path, now: datetime) -> Path | None:
    """Keep a copy as `back_up` does unless one was made on this day (UTC) already.

    Raises:
        LearnerFileError: The copy cannot be written, or the file is not whole.
    """
    if any(time.date() == now.date() for time, _ in _by_time(path)):
        return None
    return back_up(path, now)


def free_name(folder: Path, now: datetime) -> Path:
    """Return a name in ``folder`` for a backup of now, or of the first second after it that has none."""
    while (folder / f"{now:{STAMP}}.db").exists():
        now += timedelta(seconds=1)
    return folder / f"{now:{STAMP}}.db"


def _by_time(path: Path) -> list[tuple[datetime, Path]]:
    found = []
    for file in folder_of(path).glob("*.db"):
        with suppress(ValueError):
            found.append((datetime.strptime(file.stem, STAMP).replace(tzinfo=UTC), file))
    return sorted(found, reverse=True)


def _thin(backups: list[tuple[datetime, Path]], now: datetime) -> None:
    """Keep the ten newest, the newest of each of 14 days, and the newest of each week of a year."""
    keep = {path for _, path in backups[:_NEWEST]}
    for form, span in (("%Y%m%d", timedelta(days=_DAYS)), ("%G%V", timedelta(weeks=_WEEKS))):
        newest: dict[str, Path] = {}
        for time, path in backups:
            if now - time <= span:
                newest.setdefault(time.strftime(form), path)
        keep |= set(newest.values())
    for _, path in backups:
        if path not in keep:
            with suppress(OSError):
                path.unlink()

"""Backups of the learner's file, and the way back to one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.storage.atomic import StorageError, reason, write_atomically
from planner.storage.learner_file import Event, LearnerFile, LearnerFileError, event_of

if TYPE_CHECKING:
    from pathlib import Path

_STAMP = "%Y%m%d-%H%M%S"
_NEWEST, _DAYS, _WEEKS = 10, 14, 52


class Backup(NamedTuple):
    """A backup: its file, when it was made (UTC), and how many changes it holds."""

    path: Path
    time: datetime
    events: int


class Restored(NamedTuple):
    """What going back did: where the file before lies, and how many of its changes were saved on top."""

    before: Path | None
    salvaged: int


def folder_of(path: Path) -> Path:
    """Return the folder that holds the backups of the learner's file ``path``."""
    return path.parent / f"{path.stem}-backups"


def backups_of(path: Path) -> list[Backup]:
    """Return the backups of ``path`` that can be read, newest first."""
    found = []
    for file in folder_of(path).glob("*.db"):
        with suppress(ValueError, LearnerFileError):
            time = datetime.strptime(file.stem, _STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, time, len(LearnerFile.open(file, create=False).events())))
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def back_up(file: LearnerFile, now: datetime) -> Path | None:
    """Keep a checked copy of ``file`` as it is on disk; none if nothing came since the newest backup.

    Raises:
        LearnerFileError: The copy cannot be written.
    """
    file.learner()
    kept = backups_of(file.path)
    if not file.events() or (kept and kept[0].events == len(file.events())):
        return None
    folder = folder_of(file.path)
    target = folder / f"{now:{_STAMP}}.db"
    draft = target.with_suffix(".draft")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(file.path)) as database:
            database.execute("VACUUM INTO ?", (str(draft),))
        LearnerFile.open(draft, create=False)
        write_atomically(target, draft.read_bytes(), private=True)
    except (sqlite3.Error, OSError) as error:
        raise LearnerFileError(f"No backup of {file.path} could be made: {reason(error)}.") from error
    finally:
        draft.unlink(missing_ok=True)
    _thin([Backup(target, now, len(file.events())), *kept])
    return target


def _thin(backups: list[Backup]) -> None:
    """Keep the ten newest, the newest of each of 14 days, and the newest of each week of a year."""
    keep = {backup.path for backup in backups[:_NEWEST]}
    newest = backups[0].time
    for span, form, most in (("day", "%Y%m%d", _DAYS), ("week", "%G%V", _WEEKS)):
        firsts: dict[str, Path] = {}
        age = timedelta(days=most if span == "day" else 7 * most)
        for backup in backups:
            if newest - backup.time <= age:
                firsts.setdefault(backup.time.strftime(form), backup.path)
        keep |= set(firsts.values())
    for backup in backups:
        if backup.path not in keep:
            backup.path.unlink(missing_ok=True)


def restore(path: Path, backup: Path, now: datetime) -> Restored:
    """Go back to ``backup``; the present file is moved aside, and its good changes are kept on top.

    Raises:
        LearnerFileError: The backup is no learner's file, or the disk refuses; nothing has changed then.
    """
    LearnerFile.open(backup, create=False)
    saved = salvage(path) if path.exists() else []
    before = path.with_name(f"{path.stem}-before-{now:{_STAMP}}{path.suffix}") if path.exists() else None
    try:
        data = backup.read_bytes()
        if before:
            os.link(path, before)
            journal = path.with_name(path.name + "-journal")
            if journal.exists():
                journal.rename(before.with_name(before.name + "-journal"))
    except OSError as error:
        raise LearnerFileError(f"{path} cannot be restored: {reason(error)}.") from error
    try:
        write_atomically(path, data, private=True)
    except StorageError as error:
        raise LearnerFileError(str(error)) from error
    return Restored(before, _add(LearnerFile.open(path, create=False), saved))


def _add(file: LearnerFile, saved: list[Event]) -> int:
    have = {event.id for event in file.events()}
    missing = [(e.id, e.at, e.label, e.change) for e in saved if e.id not in have]
    if missing:
        file.append(missing)
    return len(missing)


def salvage(path: Path) -> list[Event]:
    """Return the rows of a perhaps damaged file that can still be read, up to where reading ends."""
    events: list[Event] = []
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(address, uri=True)) as database:
        for cells in database.execute("SELECT seq, id, at, label, topic, key, value, crc FROM event ORDER BY seq"):
            event = event_of(cells)
            if event:
                events.append(event)
    return events

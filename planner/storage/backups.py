"""Backups of the learner's file, and the way back to one."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from planner.storage.atomic import StorageError, reason, sync_folder, write_atomically
from planner.storage.learner_file import ROWS, DamagedError, Event, LearnerFile, LearnerFileError, event_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAMP = "%Y%m%d-%H%M%S"
_RESTS = ("-journal", "-wal")
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
    for time, file in _by_time(path):
        with suppress(LearnerFileError):
            found.append(Backup(file, time, len(LearnerFile.open(file, create=False).events())))
    return found


def back_up(file: LearnerFile, now: datetime) -> Path | None:
    """Keep a checked copy of ``file`` as it is on disk; none if nothing came since the newest backup.

    Raises:
        LearnerFileError: The copy cannot be written.
    """
    file.learner()
    if not file.events() or _newest_event(file.path) == file.events()[-1]:
        return None
    folder = folder_of(file.path)
    target = folder / f"{now:{_STAMP}}.db"
    draft = target.with_suffix(".draft")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with closing(sqlite3.connect(f"{file.path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(draft),))
        LearnerFile.open(draft, create=False)
        write_atomically(target, draft.read_bytes(), private=True)
    except (sqlite3.Error, OSError, StorageError) as error:
        raise LearnerFileError(f"No backup of {file.path} could be made: {reason(error).rstrip('.')}.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    _thin(_by_time(file.path), now)
    return target


def _by_time(path: Path) -> list[tuple[datetime, Path]]:
    found = []
    for file in folder_of(path).glob("*.db"):
        with suppress(ValueError):
            found.append((datetime.strptime(file.stem, _STAMP).replace(tzinfo=UTC), file))
    return sorted(found, reverse=True)


def _newest_event(path: Path) -> Event | None:
    """Return the last event of the newest backup that can be read."""
    for _, file in _by_time(path):
        with suppress(LearnerFileError):
            return LearnerFile.open(file, create=False).events()[-1]
    return None


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


def restore(path: Path, backup: Path, now: datetime) -> Restored:
    """Go back to ``backup``; the present file is moved aside, and its good changes are kept on top.

    Raises:
        LearnerFileError: The backup is no learner's file, or the disk refuses; nothing has changed then.
    """
    LearnerFile.open(backup, create=False)
    draft = None
    try:
        real = path.resolve()
        draft = real.with_name(f".{real.name}.{os.urandom(8).hex()}.draft")
        with ExitStack() as stack:
            kind, saved = stack.enter_context(_held(real))
            write_atomically(draft, backup.read_bytes(), private=True)
            salvaged = LearnerFile.open(draft, create=False).add(saved)
            if sys.platform == "win32":  # where no open file is renamed
                stack.close()
            before = _exchange(real, draft, kind, now)
    except (OSError, ValueError, RuntimeError, StorageError) as error:
        why = reason(error).replace(str(draft), "the new file").rstrip(".")
        raise LearnerFileError(f"{path} cannot be restored and was left as it is: {why}.") from error
    finally:
        if draft:
            _remove(draft)
    LearnerFile.open(path)
    return Restored(before, salvaged)


def _remove(draft: Path) -> None:
    for rest in ("", *_RESTS):
        with suppress(OSError):
            draft.with_name(draft.name + rest).unlink(missing_ok=True)


@contextmanager
def _held(path: Path) -> Iterator[tuple[str, list[Event]]]:
    """Keep writers out of ``path``; lend a word for its state and its good rows.

    The rows come through the connection that holds the lock: closing any other handle on the file would
    end a POSIX lock. A damaged file takes no writers, and its rows come from a copy.
    """
    if not path.exists():
        yield "", []
    elif not _is_whole(path):
        yield "damaged", salvage(path)
    else:
        with LearnerFile.open(path, create=False).held() as database:
            yield "before-restore", list(_good(database, "ORDER BY seq"))


def _exchange(path: Path, draft: Path, kind: str, now: datetime) -> Path | None:
    """Put ``draft`` where ``path`` is, and return where that lies now; none if there was nothing."""
    before = _set_aside(path, kind, now) if kind else None
    try:
        draft.replace(path)
    except OSError:
        if before:
            before.unlink()
        raise
    sync_folder(path.parent)
    return before


@contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    """Lend a copy with its journal, for SQLite may write to what it only reads."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        for rest in ("", *_RESTS):
            if path.with_name(path.name + rest).exists():
                copyfile(path.with_name(path.name + rest), copy.with_name(copy.name + rest))
        yield copy


def _is_whole(path: Path) -> bool:
    """Tell whether ``path`` is a good learner's file, without a change to it or to its journal.

    Looking at it respects the locks of whoever writes. Only where that cannot be, as beside the journal
    of a crash, is a copy looked at: nobody writes then.
    """
    try:
        LearnerFile.look(path)
    except DamagedError:
        return False
    except LearnerFileError:
        if not path.with_name(path.name + _RESTS[0]).exists():
            raise
        with _copy_of(path) as copy, suppress(LearnerFileError):
            LearnerFile.open(copy, create=False)
            return True
        return False
    return True


def _set_aside(path: Path, kind: str, now: datetime) -> Path:
    """Give the file a second name that stays; its journal goes along, for it would ruin the next file."""
    stem, number = f"{path.stem}-{kind}-{now:{_STAMP}}", 1
    aside = path.with_name(stem + path.suffix)
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    try:
        aside.hardlink_to(path)
    except OSError:
        write_atomically(aside, path.read_bytes(), overwrite=False, private=True)
    for rest in _RESTS:
        journal = path.with_name(path.name + rest)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + rest))
    return aside


def salvage(path: Path) -> list[Event]:
    """Return the rows of a perhaps damaged file whose check sums are good; works on a copy of it.

    Raises:
        OSError: The copy cannot be made.
    """
    with _copy_of(path) as copy, closing(sqlite3.connect(copy)) as database:
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        found = {event.seq: event for order in ("ASC", "DESC") for event in _good(database, f"ORDER BY seq {order}")}
        for seq in range(1, max(found, default=0)):
            if seq not in found:
                found.update({event.seq: event for event in _good(database, f"WHERE seq = {seq}")})
    return [found[seq] for seq in sorted(found)]


def _good(database: sqlite3.Connection, which: str) -> Iterator[Event]:
    """Yield the good rows up to where reading ends."""
    with suppress(sqlite3.Error, UnicodeDecodeError):
        for cells in database.execute(f"{ROWS} {which}"):
            event = event_of(cells)
            if event:
                yield event

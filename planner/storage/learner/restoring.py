"""The learner's file made anew: from a backup, from what is left in a damaged one, from what a window still knows.

Nothing is ever thrown away: what lay there is kept aside under a name with the time, and its good rows are kept.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from planner.storage.files.atomic import StorageError, make_folder, reason, sync_folder, write_atomically
from planner.storage.files.real_path import real_path
from planner.storage.learner.backups import STAMP, folder_of, free_name, newest_backup
from planner.storage.learner.faults import BusyError, DamagedError, ForeignError, LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.making import MOST_PATH, draft_of, marker_of, remove_draft, why_no_file, write_empty
from planner.storage.learner.rows import ROWS, Event, event_of
from planner.storage.learner.salvage import RESTS, copy_of, salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path


class Restored(NamedTuple):
    """What going back did: where the file before lies, and how many of its changes were saved on top."""

    before: Path | None
    salvaged: int


class Salvaged(NamedTuple):
    """What was saved of a damaged file.

    Attributes:
        before: Where the damaged file lies now.
        found: How many changes were still in it.
        added: How many more came from the newest good backup, or from a window that still knew them.
        lost: How many are gone, at least.
    """

    before: Path | None
    found: int
    added: int
    lost: int


def restore(path: Path, backup: Path, now: datetime, known: Sequence[Event] = ()) -> Restored:
    """Go back to ``backup``; the present file is moved aside, and its good changes are kept on top, as are those ``known``.

    Raises:
        LearnerFileError: The backup is no learner's file, or the disk refuses; nothing has changed then.
    """
    given = LearnerFile.open(backup, create=False).events()
    before, kept = _renew(path, given, known, now)
    have = {event.id for event in given}
    return Restored(before, len({event.id for event in (*kept, *known)} - have))


def save_what_is_left(path: Path, now: datetime, known: Sequence[Event] = ()) -> Salvaged:
    """Make a whole file of the good rows of a damaged or missing one, of its newest good backup, and of those ``known``.

    Raises:
        LearnerFileError: The file is whole, or another program's, or the disk refuses; nothing has changed then.
    """
    if not known and path.exists() and is_whole(real_path(path)):
        raise LearnerFileError(f"{path} is not damaged; there is nothing to salvage.")
    newest = newest_backup(path)
    if not (known or newest or path.exists() or marker_of(path).exists()):
        raise LearnerFileError(f"There is no learner's file {path}, and no backup of one.")
    if not (known or newest or marker_of(path).exists()) and _anothers(real_path(path)):
        raise LearnerFileError(f"{path} is another program's file and was left as it is; name a learner's file.")
    given = list(newest.events()) if newest else []
    before, kept = _renew(path, given, known, now)
    everything = (*given, *known, *kept)
    different = len({event.id for event in everything})
    numbered = max((event.seq for event in everything), default=0)
    return Salvaged(before, len(kept), different - len(kept), max(0, numbered - different))


def keep_events(path: Path, events: Sequence[Event], now: datetime) -> Path:
    """Keep ``events`` as a backup of ``path``, and return where.

    Raises:
        LearnerFileError: It cannot be written.
    """
    target = free_name(folder_of(path), now)
    draft = draft_of(target)
    try:
        make_folder(target.parent, private=True)
        _write(draft, events)
        write_atomically(target, draft.read_bytes(), private=True)
    except (OSError, sqlite3.Error, StorageError) as error:
        raise LearnerFileError(f"{target} cannot be written: {reason(error)}.") from error
    finally:
        remove_draft(draft)
    return target


def _renew(path: Path, given: Sequence[Event], known: Sequence[Event], now: datetime) -> tuple[Path | None, list[Event]]:
    """Put a new file of the events ``given`` and ``known`` and of the good ones of the old file in its place.

    Return where the old file lies now, and its good events.
    """
    draft = None
    try:
        real = real_path(path)
        if len(os.fsencode(real)) > MOST_PATH:
            raise LearnerFileError(why_no_file(real))
        if real.exists() and not real.is_file() and not marker_of(real).exists():
            raise LearnerFileError("it is no file; name a learner's file.")
        draft = draft_of(real)
        make_folder(real.parent, private=True)
        with ExitStack() as stack:
            old = stack.enter_context(_held(real))
            kept = old.events if _related(old.events, (*given, *known)) else []
            _write(draft, (*given, *kept, *known))
            if sys.platform == "win32":  # where no open file is renamed
                stack.close()
            before = _exchange(real, draft, old, now)
    except (OSError, ValueError, RuntimeError, sqlite3.Error, StorageError) as error:
        why = reason(error).replace(str(draft), "the new file").rstrip(".")
        raise LearnerFileError(f"{path} cannot be restored and was left as it is: {why}.") from error
    finally:
        if draft:
            remove_draft(draft)
    LearnerFile.open(path)
    return before, kept


def _related(some: Sequence[Event], others: Sequence[Event]) -> bool:
    """Tell whether two files, by their events, may be copies of one: two people's files are never mixed unasked."""
    return not some or not others or not {event.id for event in some}.isdisjoint(event.id for event in others)


def _write(draft: Path, events: Iterable[Event]) -> None:
    write_empty(draft)
    unique = {event.id: event for event in events}
    LearnerFile.open(draft, create=False).add(unique.values())
    LearnerFile.open(draft, create=False)


class _Old(NamedTuple):
    """The file that is to go aside: a word for its state, its good rows, and a way to its bytes."""

    kind: str
    events: list[Event]
    content: Callable[[], bytes]


@contextmanager
def _held(path: Path) -> Iterator[_Old]:
    """Keep writers out of ``path`` and lend what it holds.

    Rows and bytes come through the connection that holds the lock: closing any other handle on the file would
    end a POSIX lock. A damaged file takes no writers, and its rows come from a copy.
    """
    if not path.exists():
        yield _Old("", [], bytes)
    elif not is_whole(path):
        yield _Old("damaged", salvage(path) if path.is_file() else [], path.read_bytes)
    else:
        with LearnerFile.open(path, create=False).held() as database:
            good = [event for cells in database.execute(f"{ROWS} ORDER BY seq") if (event := event_of(cells))]
            yield _Old("before-restore", good, database.serialize)


def _exchange(path: Path, draft: Path, old: _Old, now: datetime) -> Path | None:
    """Put ``draft`` where ``path`` is, and return where that lies now; none if there was nothing."""
    before = _set_aside(path, old, now) if old.kind else None
    try:
        draft.replace(path)
    except OSError:
        if before and path.exists():
            before.unlink()
        raise
    sync_folder(path.parent)
    return before


def holds(path: Path, known: Sequence[Event]) -> bool:
    """Tell whether ``path`` is a good learner's file that lacks none of the events ``known``.

    Raises:
        LearnerFileError: It cannot be looked at.
    """
    if not path.exists() or not is_whole(path):
        return False
    there = {event.id for event in LearnerFile.open(path, create=False).events()} if known else set()
    return all(event.id in there for event in known)


def _anothers(path: Path) -> bool:
    """Tell whether ``path`` is a whole file of another program, with nothing of a learner in it."""
    try:
        LearnerFile.look(path)
    except ForeignError:
        return not salvage(path)
    except LearnerFileError:
        return False
    return False


def is_whole(path: Path) -> bool:
    """Tell whether ``path`` is a good learner's file, without a change to it or to its journal.

    Looking at it respects the locks of whoever writes. Only where that cannot be, as beside the journal
    of a crash, is a copy looked at: nobody writes then.

    Raises:
        LearnerFileError: It cannot be looked at.
    """
    if not path.is_file():
        return False
    try:
        LearnerFile.look(path)
    except (DamagedError, BusyError) as error:
        if isinstance(error, BusyError):
            raise
        return False
    except LearnerFileError:
        if not path.with_name(path.name + RESTS[0]).exists():
            raise
        with copy_of(path) as copy, suppress(LearnerFileError):
            LearnerFile.open(copy, create=False)
            return True
        return False
    return True


def _set_aside(path: Path, old: _Old, now: datetime) -> Path:
    """Keep the file under a second name; its journal goes along, for it would ruin the next file.

    What is no regular file, as a folder, is moved. A crash between this and the exchange leaves one file with two
    names, of which `second_name` takes the later one away.
    """
    stem, number = f"{path.stem}-{old.kind}-{now:{STAMP}}", 1
    aside = path.with_name(stem + path.suffix)
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    if not path.is_file():
        path.rename(aside)
        return aside
    try:
        aside.hardlink_to(path)
    except OSError:  # memory sticks (FAT) know no links
        write_atomically(aside, old.content(), overwrite=False, private=True)
    for rest in RESTS:
        journal = path.with_name(path.name + rest)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + rest))
    return aside

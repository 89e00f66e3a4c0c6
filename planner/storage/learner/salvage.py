"""What is left in a damaged learner's file: its good rows, found without running anything that lies in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.storage.files.leftovers import COPIES
from planner.storage.learner.pages import rows_in
from planner.storage.learner.rows import Event, event_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESTS = ("-journal", "-wal")


def salvage(path: Path) -> list[Event]:
    """Return the rows of a perhaps damaged file whose check sums are good, by their numbers; the file stays as it is.

    Rows of a change that was broken off are left out where the journal beside the file still says so.

    Raises:
        OSError: The file cannot be read.
    """
    with copy_of(path) as copy:
        if any(copy.with_name(copy.name + rest).exists() for rest in RESTS):
            with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as database:
                database.execute("PRAGMA trusted_schema = OFF")
                database.execute("PRAGMA schema_version").fetchone()  # any reading takes the journal back
        data = copy.read_bytes()
    return _good(rows_in(data))


def _good(rows: Iterable[tuple[int, tuple[object, ...]]]) -> list[Event]:
    found: dict[str, Event] = {}
    for _, cells in rows:
        event = event_of(cells)
        if event:
            found.setdefault(event.id, event)
    return sorted(found.values(), key=lambda event: (event.seq, event.id))


@contextmanager
def copy_of(path: Path) -> Iterator[Path]:
    """Lend a copy with its journal, for SQLite may write to what it only reads."""
    with TemporaryDirectory(prefix=COPIES) as folder:
        copy = Path(folder) / "copy.db"
        for rest in ("", *RESTS):
            if path.with_name(path.name + rest).exists():
                copyfile(path.with_name(path.name + rest), copy.with_name(copy.name + rest))
        yield copy

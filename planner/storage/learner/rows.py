"""The rows of a learner's file: their form, their check sums, and what they come to."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from planner.learner.changes import Change, applied
from planner.learner.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

APPLICATION = int.from_bytes(b"LPPl", "big")
VERSION = 1
SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, label TEXT NOT NULL,
    topic TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TRIGGER no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
CREATE TRIGGER no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
"""
PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_as_json = json.JSONEncoder(ensure_ascii=False).encode
ROWS = "SELECT seq, id, at, label, topic, key, value, crc FROM event"


class Event(NamedTuple):
    """One row of the log."""

    seq: int
    id: str
    at: str
    label: str
    change: Change


def event_of(cells: Sequence[object]) -> Event | None:
    """Return the event in a row's ``cells``, none if they do not match their check sum."""
    seq, row_id, at, label, topic, key, value, crc = cells
    if not isinstance(seq, int) or not all(isinstance(cell, str) for cell in cells[1:7]) or crc != _crc(cells[:7]):
        return None
    try:
        return Event(seq, str(row_id), str(at), str(label), Change(str(topic), str(key), json.loads(str(value))))
    except (ValueError, RecursionError):
        return None


def row(seq: int, said: tuple[str, str, str], change: Change) -> tuple[tuple[object, ...], Event]:
    """Return a row's cells and the event in them; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    value = json.dumps(change.value, ensure_ascii=False)
    texts = [text.encode("utf-8", "backslashreplace").decode() for text in (*said, change.topic, change.key, value)]
    row_id, at, label, topic, key, value = texts
    return (seq, *texts, _crc((seq, *texts))), Event(seq, row_id, at, label, Change(topic, key, json.loads(value)))


def _crc(cells: Sequence[object]) -> int:
    return crc32(_as_json(cells).encode("utf-8", "surrogatepass"))


def folded(events: Iterable[Event]) -> Learner:
    """Return the learner that ``events`` come to: in the order of their time, whatever order they lie in.

    So files that hold the same events tell the same learner; where times are equal the ids decide.
    """
    in_time = sorted(events, key=lambda event: (event.at, event.id))
    return applied(Learner(), (event.change for event in in_time))


def new_id() -> str:
    """Return an id that nothing else has, in this file or in one that it is merged with: of a row, a log or a review."""
    return os.urandom(16).hex()


def stamp_after(newest: str) -> str:
    """Return the time stamp (UTC) of a change made now, later than ``newest`` though the clock went back."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    if now > newest:
        return now
    try:
        return (datetime.fromisoformat(newest) + timedelta(microseconds=1)).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):  # no time at all, or the last one that there is
        return newest


@cache
def parts_of_ours() -> frozenset[tuple[object, ...]]:
    """Return the parts of a learner's database."""
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(SCHEMA)
        return frozenset(empty.execute(PARTS))

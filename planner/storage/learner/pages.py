"""The rows that lie in the bytes of a SQLite database, however damaged: no database is opened, nothing in it runs.

Rows are known by the form of their heads (https://www.sqlite.org/fileformat2.html#record_format), wherever they lie:
neither the file's header nor the tree above the rows nor the lists in its pages have to be whole. What is found is only
a candidate: the check sum of a row tells whether it is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = b"SQLite format 3\x00"
_USUAL, _SMALLEST, _LARGEST = 4096, 512, 65536
_HEAD = re.compile(rb"(?=([\x09-\x3f])\x00[\x0d-\xff])")
"""The beginning of a row: the length of its head, an empty first cell (the row's number stands before), a text."""
_COLUMNS = 8
_TEXT, _WHOLE = 13, 6
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)
_BEFORE = range(2, 10)
"""Bytes that the length of a row and its number take before it."""
Cells = tuple[object, ...]


class _Head(NamedTuple):
    """What the head of a row says: the types of its cells, and how long head and row are."""

    kinds: list[int]
    length: int
    size: int


def rows_in(data: bytes) -> Iterator[tuple[int, Cells]]:
    """Yield what may be rows of eight cells in ``data``, by their row number; takes time linear in its length."""
    sizes = dict.fromkeys((_page_size(data), _USUAL))
    for found in _HEAD.finditer(data):
        head = _head(data, found.start(), found[1][0])
        for number in _numbers(data, found.start(), head.size) if head else ():
            for size in sizes:
                content = _content(data, found.start(), head, size) if head else None
                if head and content:
                    yield number, (number, *_cells(head, content)[1:])


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = _LARGEST if size == 1 else size
    good = data.startswith(_MAGIC) and _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0
    return size if good else _USUAL


def _head(data: bytes, start: int, length: int) -> _Head | None:
    """Return the head of ``length`` bytes at ``start`` if a learner's row can have it: six texts between two numbers."""
    kinds: list[int] = []
    at, end = start + 1, start + length
    while at < end and len(kinds) <= _COLUMNS:
        kind, at = _varint(data, at)
        kinds.append(kind)
    texts = all(kind >= _TEXT and kind % 2 for kind in kinds[1:-1])
    if len(kinds) != _COLUMNS or at != end or not texts or not 1 <= kinds[-1] <= _WHOLE:
        return None
    return _Head(kinds, length, length + sum(map(_width, kinds)))


def _width(kind: int) -> int:
    return (kind - _TEXT) // 2 if kind >= _TEXT else _WIDTHS[kind]


def _numbers(data: bytes, start: int, size: int) -> Iterator[int]:
    """Yield the row numbers that can stand before the head at ``start`` of a row of ``size`` bytes."""
    for before in _BEFORE:
        if before <= start:
            said, at = _varint(data, start - before)
            number, end = _varint(data, at)
            if said == size and end == start and number > 0:
                yield number


def _content(data: bytes, start: int, head: _Head, page_size: int) -> bytes | None:
    """Return a row; what does not fit into its page goes on in a chain of others."""
    most = page_size - 35
    if head.size <= most:
        row = data[start : start + head.size]
        return row if len(row) == head.size else None
    least = (page_size - 12) * 32 // 255 - 23
    local = least + (head.size - least) % (page_size - 4)
    local = local if local <= most else least
    parts, missing = [data[start : start + local]], head.size - local
    page = int.from_bytes(data[start + local : start + local + 4], "big")
    while missing > 0 and 0 < page <= len(data) // page_size + 1 and head.size <= len(data):
        begin = (page - 1) * page_size
        parts.append(data[begin + 4 : begin + min(page_size, missing + 4)])
        missing -= page_size - 4
        page = int.from_bytes(data[begin : begin + 4], "big")
    row = b"".join(parts)
    return row if len(row) == head.size else None


def _cells(head: _Head, row: bytes) -> list[object]:
    cells: list[object] = []
    at = head.length
    for kind in head.kinds:
        content = row[at : at + _width(kind)]
        cells.append(_text(content) if kind >= _TEXT else int.from_bytes(content, "big", signed=True))
        at += len(content)
    return cells


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at ``at`` (seven bits a byte, nine bytes at most) and where it ends; 0 past the end."""
    value = 0
    for step in range(9):
        if at + step >= len(data):
            return 0, len(data)
        byte = data[at + step]
        if step == 8:  # noqa: PLR2004 - the ninth byte counts whole
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more comes
            return value, at + step + 1
    return value, at + 9

"""The rows that lie in the bytes of a SQLite database, however damaged: no database is opened, nothing in it runs.

Every page is read for itself (file format: https://www.sqlite.org/fileformat2.html), so neither the header nor the
tree above the rows has to be whole. What is found is only a candidate: the check sum of a row tells whether it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = b"SQLite format 3\x00"
_USUAL, _SMALLEST, _LARGEST = 4096, 512, 65536
_LEAF, _HEAD, _TOP = 13, 8, 100
_LONGEST = 50_000_000
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_TEXT = 13
_COLUMNS = 8
_MOST_TYPES = 64
Cells = tuple[object, ...]


class _Record(NamedTuple):
    rowid: int
    size: int
    start: int


def rows_in(data: bytes) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of eight cells in ``data`` by their row number; takes time linear in its length."""
    for size in dict.fromkeys((_page_size(data), _USUAL)):
        for start in range(0, len(data), size):
            yield from _rows_of_page(data, start, size)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = _LARGEST if size == 1 else size
    good = data.startswith(_MAGIC) and _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0
    return size if good else _USUAL


def _rows_of_page(data: bytes, start: int, size: int) -> Iterator[tuple[int, Cells]]:
    """Yield what the page's own list of cells names, or, if that leads nowhere, what any of its bytes may begin."""
    page = data[start : start + size]
    head = _TOP if start == 0 else 0
    places: list[int] = []
    if page[head : head + 1] == bytes([_LEAF]):
        count = int.from_bytes(page[head + 3 : head + 5], "big")
        firsts = range(head + _HEAD, min(head + _HEAD + 2 * count, len(page) - 1), 2)
        places = [int.from_bytes(page[at : at + 2], "big") for at in firsts]
    found = [_row(data, start, place, size) for place in places]
    yield from (row for row in found if row)
    if not places or not all(found):
        yield from (row for place in range(len(page)) if (row := _row(data, start, place, size)))


def _row(data: bytes, start: int, place: int, size: int) -> tuple[int, Cells] | None:
    at = start + place
    if place >= size or at >= len(data):
        return None
    length, at = _varint(data, at)
    number, at = _varint(data, at)
    if not 0 < length < min(_LONGEST, 2 * len(data)) or number <= 0:
        return None
    payload = _payload(data, _Record(number, length, at), size)
    cells = _cells(payload, number) if payload is not None else None
    return (number, cells) if cells else None


def _payload(data: bytes, record: _Record, size: int) -> bytes | None:
    """Return the content of a record; what does not fit into its page goes on in a chain of others."""
    if not _looks_like_a_row(data, record.start):
        return None
    most = size - 35
    if record.size <= most:
        return data[record.start : record.start + record.size]
    least = (size - 12) * 32 // 255 - 23
    local = least + (record.size - least) % (size - 4)
    local = local if local <= most else least
    parts, missing = [data[record.start : record.start + local]], record.size - local
    page = int.from_bytes(data[record.start + local : record.start + local + 4], "big")
    while missing > 0 and 0 < page <= len(data) // size + 1 and len(parts) <= record.size // (size - 4) + 2:
        begin = (page - 1) * size
        parts.append(data[begin + 4 : begin + min(size, missing + 4)])
        missing -= size - 4
        page = int.from_bytes(data[begin : begin + 4], "big")
    return b"".join(parts)


def _looks_like_a_row(data: bytes, at: int) -> bool:
    """Tell whether a list of types that a learner's row can have begins at ``at``."""
    length, at = _varint(data, at)
    if not _COLUMNS < length <= _MOST_TYPES or data[at : at + 1] != b"\x00":
        return False
    kind, _ = _varint(data, at + 1)
    return kind >= _TEXT and kind % 2 == 1


def _cells(payload: bytes, number: int) -> Cells | None:
    length, at = _varint(payload, 0)
    if not _COLUMNS < length <= len(payload):
        return None
    kinds, body = [], length
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != _COLUMNS:
        return None
    cells: list[object] = []
    for kind in kinds:
        width = (kind - 12) // 2 if kind >= _TEXT - 1 else _WIDTHS[kind] if kind < len(_WIDTHS) else 0
        cells.append(_cell(kind, payload[body : body + width], width))
        body += width
    return (number, *cells[1:])


def _cell(kind: int, content: bytes, width: int) -> object:
    if len(content) != width:
        return None
    if kind >= _TEXT and kind % 2 == 1:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return None
    if kind in {8, 9}:
        return kind - 8
    return int.from_bytes(content, "big", signed=True) if 1 <= kind <= 6 else None  # noqa: PLR2004 - SQLite's whole numbers


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

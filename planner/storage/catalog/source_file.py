"""One file of a catalogue, as it was read."""

from __future__ import annotations

from typing import NamedTuple


class SourceFile(NamedTuple):
    """One file: number of its folder, what it holds (``skills``, ``choices`` ...), shown name, content."""

    folder: int
    kind: str
    name: str
    data: bytes

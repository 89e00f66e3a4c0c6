"""Which folder holds what the learner changed in a catalogue: found again by what the catalogue holds, wherever it lies now."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog, source_files
from planner.storage.files.atomic import StorageError, write_atomically
from planner.storage.files.leftovers import INTENT

if TYPE_CHECKING:
    from pathlib import Path

RECORD = ".planner-on.json"
"""In the learner's folder: where the catalogue lay, a check sum of its files, and the ids it had."""
OTHERS = "catalogue-on-*"
_WORD = re.compile(r"[a-z0-9][a-z0-9._-]*")
ALIKE = 0.5
"""Share of ids, of those in either, that a catalogue keeps from one version of it to the next."""


class OwnPlace(NamedTuple):
    """The ``folder`` of the learner's changes, and a ``note`` if there are others that may be meant; else it is empty."""

    folder: Path
    note: str = ""


class _Identity(NamedTuple):
    """What tells a catalogue from others: where it lies, a check sum of its files, its ids."""

    path: str
    content: int
    ids: frozenset[str]


def own_place(usual: Path, catalog: Path, cache: Path | None) -> OwnPlace:
    """Return where the changes to ``catalog`` are: in ``usual``, or in the folder that was another catalogue's before it moved.

    A folder that says which catalogue it is for is that one's as long as at least half of the ids are the same; one of an
    earlier version, which does not say it, is if it goes on top of it without a fault and speaks of something in it.
    """
    others = [each for each in sorted(usual.parent.glob(OTHERS)) if _is_used(each)]
    if not others:
        return OwnPlace(usual)
    try:
        found = _OwnFolderSearch(catalog, cache)
        mine = found.mine(others, usual)
    except (CatalogError, OSError):
        return OwnPlace(usual)
    if len(mine) == 1:
        found.remember(mine[0])
        return OwnPlace(mine[0])
    free = _free(usual)
    if mine:
        names = " or in ".join(map(str, mine[:3]))
        return OwnPlace(free, f"Your changes to this catalogue may be in {names}; rename the right one to {free} to use it.")
    if copied := found.copies(others):
        folder, path = copied[0]
        said = f"Your changes to the catalogue in {path} are not part of this copy of it"
        return OwnPlace(free, f"{said}; copy {folder} to {free} to use them.")
    return OwnPlace(free)


def remember(folder: Path, catalog: Path, cache: Path | None) -> None:
    """Note in ``folder`` which ``catalog`` it is for; what cannot be written is found out again the next time."""
    with suppress(CatalogError, OSError):
        _OwnFolderSearch(catalog, cache).remember(folder)


class _OwnFolderSearch:
    def __init__(self, catalog: Path, cache: Path | None) -> None:
        self._path, self._cache = catalog.absolute(), cache
        content = 0
        for file in source_files([catalog]):
            content = crc32(file.data, crc32(file.kind.encode(), content))
        self._content = content
        self._known: frozenset[str] | None = None

    @property
    def ids(self) -> frozenset[str]:
        if self._known is None:
            catalog = load_catalog([self._path], self._cache)
            self._known = frozenset([*catalog.skills, *catalog.choices, *catalog.roles])
        return self._known

    def mine(self, folders: list[Path], usual: Path) -> list[Path]:
        """Return the folder of this place, or else those whose catalogue is this one and lies nowhere else now."""
        said = {folder: _read(folder) for folder in folders}
        here = [folder for folder in folders if (record := said[folder]) and record.path == str(self._path)]
        here += [usual] if usual in folders and self._is_meant(said[usual], [*said.values()]) else []
        for folder in here:
            record = said[folder]
            if record is None or self._is_alike(record):
                return [folder]
        return [
            folder
            for folder, record in said.items()
            if (self._is_moved(record) if record else self._takes(folder) and folder != usual)
        ]

    def copies(self, folders: list[Path]) -> list[tuple[Path, str]]:
        """Return the folders for catalogues like this one that lie somewhere else, and where."""
        said = [(folder, _read(folder)) for folder in folders]
        return [(folder, record.path) for folder, record in said if record and self._is_alike(record)]

    def remember(self, folder: Path) -> None:
        record = _read(folder)
        if record is None or record[:2] != (str(self._path), self._content):
            value = {"path": str(self._path), "content": self._content, "ids": sorted(self.ids)}
            with suppress(StorageError):
                write_atomically(folder / RECORD, json.dumps(value).encode())

    def _is_alike(self, record: _Identity) -> bool:
        if record.content == self._content:
            return True
        return len(record.ids & self.ids) >= ALIKE * len(record.ids | self.ids)

    def _is_meant(self, record: _Identity | None, all_said: list[_Identity | None]) -> bool:
        """Return whether the folder of the usual name is for this catalogue: it says nothing else, or is a copy of another."""
        twins = [each for each in all_said if record and each and each.path == record.path]
        return record is None or len(twins) > 1 or not self._is_there(record)

    def _is_moved(self, record: _Identity) -> bool:
        return self._is_alike(record) and not self._is_there(record)

    def _is_there(self, record: _Identity) -> bool:
        """Return whether a catalogue like this one still lies where ``record`` says."""
        from pathlib import Path

        with suppress(CatalogError, OSError, ValueError):
            return _OwnFolderSearch(Path(record.path), self._cache)._is_alike(record)  # noqa: SLF001 - another of our own
        return False

    def _takes(self, folder: Path) -> bool:
        try:
            files = source_files([folder])
            load_catalog([self._path], self._cache, folder)
        except CatalogError:
            return False
        return any(not self.ids.isdisjoint(_WORD.findall(file.data.decode(errors="replace"))) for file in files)


def _is_used(folder: Path) -> bool:
    return folder.is_dir() and ((folder / INTENT).exists() or next(folder.rglob("*.y*ml"), None) is not None)


def _free(usual: Path) -> Path:
    """Return ``usual``, or the first such name that no changes of another catalogue have."""
    number, free = 1, usual
    while _is_used(free):
        number += 1
        free = usual.with_name(f"{usual.name}-{number}")
    return free


def _read(folder: Path) -> _Identity | None:
    try:
        said = json.loads((folder / RECORD).read_bytes())
        return _Identity(str(said["path"]), int(said["content"]), frozenset(map(str, said["ids"])))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None

"""The learner's own overlay: a folder of YAML on top of a catalogue, read, tried out and written."""

from __future__ import annotations

from contextlib import suppress
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING

from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import MOST_BYTES, load_catalog
from planner.storage.catalog.overlay import Overlay
from planner.storage.catalog.own_place import OTHERS, RECORD, remember
from planner.storage.catalog.source_file import SourceFile
from planner.storage.files.atomic import StorageError, reason
from planner.storage.files.leftovers import DRAFTS, INTENT
from planner.storage.files.transaction import complete, write_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.storage.catalog.overlay import Content

COPY = "my-skills"
HEAD = b"# Your changes to the catalogue. The planner writes this file and keeps what you add by hand, but no comments.\n"


class OwnCatalog:
    """The overlay in ``folder`` on top of the catalogue in ``bases``, which is kept in ``cache``.

    Attributes:
        fault: What is wrong in the folder, so that it is no part of the catalogue and must be mended by hand; else empty.
        faults: How many faults that are.
        note: What the learner is to be told about where their changes are; mostly empty.
    """

    def __init__(self, folder: Path, bases: Sequence[Path], cache: Path | None, note: str = "") -> None:
        self.folder, self.note = folder, note
        self.fault, self.faults = "", 0
        self._bases, self._cache = list(bases), cache
        self._base: Catalog | None = None
        self._seen: dict[str, bytes] = {}
        self._read: tuple[dict[str, bytes], Overlay] | None = None

    @property
    def base(self) -> Catalog:
        """The catalogue without what the learner changed."""
        if self._base is None:
            self._base = load_catalog(self._bases, self._cache)
        return self._base

    def catalog(self) -> Catalog:
        """Return the catalogue with what lies in the folder now.

        Raises:
            CatalogError: There are faults; all of them are told, and kept as ``fault``.
        """
        with suppress(OSError):
            complete(self.folder)
        self._seen = self._lying()
        try:
            catalog = load_catalog(self._bases, self._cache, self.folder) if self._seen else self.base
        except CatalogError as error:
            self.fault, self.faults = str(error), len(error.faults)
            raise
        self.fault, self.faults = "", 0
        return catalog

    def overlay(self) -> Overlay:
        """Return what lay in the folder when it was last looked at.

        Raises:
            StorageError: It has faults.
        """
        self._refuse_if_faulty()
        if self._read is None or self._read[0] != self._seen:
            self._read = self._seen, Overlay(_contents(self._seen))
        return self._read[1]

    def changed_elsewhere(self) -> bool:
        """Return whether the folder holds something else than was last seen or written here."""
        return self._lying() != self._seen

    def tried(self, overlay: Overlay) -> Catalog:
        """Return the catalogue as it would be with ``overlay``; nothing is written.

        Raises:
            CatalogError: It would have faults.
        """
        from planner.storage.catalog.reader import read_catalog
        from planner.storage.catalog.yaml_round_trip import yaml_of

        files = [
            SourceFile(1, _kind(name), str(self.folder / name), yaml_of(content))
            for name, content in overlay.files.items()
            if content
        ]
        return read_catalog(files, self.base) if files else self.base

    def write(self, overlay: Overlay) -> None:
        """Put ``overlay`` into the folder durably; after a crash all of it is there or nothing.

        Raises:
            StorageError: It cannot be written, or the folder was changed elsewhere and nothing was overwritten.
        """
        self._refuse_if_faulty()
        if self.changed_elsewhere():
            raise StorageError(f"{self.folder} was changed by another program; go to another window and back, then try again.")
        from planner.storage.catalog.yaml_round_trip import yaml_of

        before = _contents(self._seen)
        changed = {name: HEAD + yaml_of(content) for name, content in overlay.files.items() if before.get(name) != content}
        try:
            write_together(self.folder, changed, [name for name in before if name not in overlay.files])
        except OSError as error:
            raise StorageError(f"{self.folder} cannot be written: {reason(error)}.") from error
        finally:
            self._seen = self._lying()
        if self.folder.match(OTHERS):
            remember(self.folder, self._bases[0], self._cache)

    def copy_into(self, place: Path) -> Path:
        """Put a copy of the folder into the folder ``place`` and return it; what is there already is left alone.

        Raises:
            StorageError: It cannot be written.
        """
        number, copy = 1, place / COPY
        while copy.exists():
            number += 1
            copy = place / f"{COPY}-{number}"
        try:
            copytree(self.folder, copy, ignore=ignore_patterns(DRAFTS, INTENT, RECORD))
        except OSError as error:
            raise StorageError(f"{copy} cannot be written: {reason(error)}.") from error
        return copy

    def _refuse_if_faulty(self) -> None:
        if self.fault:
            first = self.fault.splitlines()[0]
            raise StorageError(f"Your changes to the catalogue have a fault that must be mended first: {first}")

    def _lying(self) -> dict[str, bytes]:
        paths = sorted(path for depth in ("", "*/", "*/*/") for path in self.folder.glob(f"{depth}*.y*ml"))
        return {path.relative_to(self.folder).as_posix(): _bytes(path) for path in paths}


def _bytes(path: Path) -> bytes:
    """Return what ``path`` holds; nothing if it cannot be read, which is told when it is loaded."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        return b""


def _contents(files: Mapping[str, bytes]) -> dict[str, Content]:
    from planner.storage.catalog.yaml_round_trip import content_of

    return {name: content_of(data) for name, data in files.items()}


def _kind(name: str) -> str:
    room, _, rest = name.rpartition("/")
    return room or rest.removesuffix(".yaml")

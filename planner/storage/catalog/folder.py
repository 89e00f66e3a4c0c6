"""A catalogue from folders of YAML: the first is the base, the others are overlays on top of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from planner import __version__
from planner.storage.catalog import cache as catalog_cache
from planner.storage.catalog.faults import CatalogError, Fault, Position
from planner.storage.catalog.source_file import SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.catalog.catalog import Catalog

MOST_FILES = 2_000
MOST_BYTES = 4_000_000
ROOMS = ("skills", "roles")
SINGLE_FILES = ("choices", "projects", "comparison", "sources", "backgrounds", "fit")


def load_catalog(folders: Sequence[Path], cache: Path | None = None, own: Path | None = None) -> Catalog:
    """Return the checked catalogue in ``folders``, from ``cache`` (a folder) if its files are unchanged.

    The learner's ``own`` folder, if it is there, goes on top of what must be without faults by itself.

    Raises:
        CatalogError: The files have faults; all of them are told.
    """
    if own and own.is_dir():
        from planner.storage.files.transaction import complete

        with suppress(OSError):
            complete(own)
    files = source_files([*folders, *([own] if own and own.is_dir() else [])])
    key = _key(folders, files)
    kept = catalog_cache.read(cache, key) if cache else None
    if kept is not None:
        return kept
    from planner.storage.catalog.reader import read_catalog

    mine = [file for file in files if file.folder == len(folders)]
    catalog = read_catalog(mine, load_catalog(folders, cache)) if mine else read_catalog(files)
    if cache:
        catalog_cache.write(cache, key, catalog)
    return catalog


def source_files(folders: Sequence[Path]) -> list[SourceFile]:
    """Return the files of catalogues in ``folders``, in a fixed order.

    Raises:
        CatalogError: A folder is missing, or a file cannot be read or is at a place where none is looked for.
    """
    faults: list[Fault] = []
    files: list[SourceFile] = []
    for number, folder in enumerate(folders):
        if not folder.is_dir():
            faults.append(_fault(folder, "there is no such folder; name the folder that holds skills/ and roles/."))
            continue
        paths = _paths(folder, faults)
        if not paths and not number and not faults:
            faults.append(_fault(folder, "the folder holds no catalogue: it has neither skills/*.yaml nor roles/*.yaml."))
        for path in paths:
            kind = path.parent.name if path.parent != folder else path.stem
            try:
                with path.open("rb") as stream:
                    files.append(SourceFile(number, kind, str(path), stream.read(MOST_BYTES + 1)))
            except OSError as error:
                faults.append(_fault(path, f"the file cannot be read: {error.strerror}."))
    if faults:
        raise CatalogError(faults)
    return files


def _paths(folder: Path, faults: list[Fault]) -> list[Path]:
    """Return the YAML files of ``folder`` in a fixed order; what is named oddly is a fault."""
    found = [folder / f"{name}.yaml" for name in SINGLE_FILES if (folder / f"{name}.yaml").exists()]
    for room in ROOMS:
        found += sorted((folder / room).glob("*.yaml"))
    near = [*folder.glob("*"), *folder.glob("*/*"), *(path for room in ROOMS for path in (folder / room).glob("*/*"))]
    for path in sorted(path for path in near if path.suffix.lower() in {".yaml", ".yml"} and path not in found):
        if path.is_symlink() and not path.exists():
            faults.append(_fault(path, "this link leads nowhere; take it away or put the file where it leads."))
        elif path.parent == folder or path.suffix != ".yaml" or path.parent.parent != folder:
            places = "skills/NAME.yaml, roles/NAME.yaml, " + ", ".join(f"{name}.yaml" for name in SINGLE_FILES)
            faults.append(_fault(path, f"this file would not be read; a catalogue is made of {places}."))
    faults += [_fault(path, "this is not a regular file.") for path in found if not path.is_file()]
    if len(found) > MOST_FILES:
        faults.append(_fault(folder, f"the folder holds {len(found):,} files; at most {MOST_FILES:,} are read."))
    return [path for path in found if path.is_file()][:MOST_FILES]


def _fault(path: Path, sentence: str) -> Fault:
    return Fault(str(path), Position(1, 1), sentence)


def _key(folders: Sequence[Path], files: list[SourceFile]) -> str:
    """Return a fingerprint of everything that is read; two checksums of it, as nobody forges their own cache."""
    crc = adler = 0
    parts = [f"{__version__}\n{catalog_cache.FORM}\n{len(folders)}".encode()]
    for number, kind, name, data in files:
        parts += [f"\n{number} {kind} {name} {len(data)}\n".encode(errors="surrogateescape"), data]
    for part in parts:
        crc, adler = crc32(part, crc), adler32(part, adler)
    return f"{crc:08x}{adler:08x}"

"""Several files of a folder changed together: after a crash all of them are the new ones, or none is."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from planner.storage.files.atomic import drafted, make_folder, sync_folder, write_atomically
from planner.storage.files.leftovers import INTENT, sweep_drafts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


def write_together(folder: Path, files: Mapping[str, bytes], gone: Collection[str]) -> None:
    """Give ``files``, by their names within ``folder``, these contents, and take away those that are ``gone``.

    All contents are on disk as drafts before an intent is, which names the moves still to be made; from then on `complete`
    makes them, here or when the folder is next looked at. Nothing is changed if anything fails before.

    Raises:
        OSError: A file cannot be written.
    """
    drafts: dict[str, str] = {}
    try:
        for name, data in files.items():
            path = folder / name
            make_folder(path.parent)
            if path.is_dir():
                raise IsADirectoryError(f"{name} is a folder")
            drafts[name] = drafted(path, data, private=False).relative_to(folder).as_posix()
        for parent in {(folder / name).parent for name in files}:
            sync_folder(parent)
        write_atomically(folder / INTENT, json.dumps({"moves": drafts, "gone": sorted(gone)}).encode())
    except BaseException:
        for draft in drafts.values():
            (folder / draft).unlink(missing_ok=True)
        raise
    complete(folder)


def complete(folder: Path) -> None:
    """Make the moves that an intent in ``folder`` names, and take away what crashes left; does nothing if there is none.

    Raises:
        OSError: The folder cannot be changed.
    """
    intent = folder / INTENT
    if intent.is_file():
        wanted = _read(intent)
        for name, draft in wanted["moves"].items():
            with suppress(FileNotFoundError):  # it was moved before, or another window does so now
                (folder / draft).replace(folder / name)
        for name in wanted["gone"]:
            (folder / name).unlink(missing_ok=True)
        for parent in {(folder / name).parent for name in (*wanted["moves"], *wanted["gone"])}:
            sync_folder(parent)
        intent.unlink(missing_ok=True)
        sync_folder(folder)
    for each in (folder, *(part for part in folder.glob("*") if part.is_dir())):
        sweep_drafts(each)


def _read(intent: Path) -> dict[str, dict[str, str]]:
    """Return what is intended; nothing if it is not an intent of ours, and never anything outside of its folder."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        found = json.loads(intent.read_bytes())
        moves, gone = dict(found["moves"]), list(found["gone"])
        if all(_inside(name) for name in (*moves, *moves.values(), *gone)):
            return {"moves": moves, "gone": dict.fromkeys(gone, "")}
    return {"moves": {}, "gone": {}}


def _inside(name: str) -> bool:
    return name.count("/") <= 1 and not name.startswith(("/", "..", "./")) and "\\" not in name and "/.." not in name

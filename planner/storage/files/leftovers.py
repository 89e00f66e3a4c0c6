"""What a process that was killed left behind, and who it was: a file that is being written says so in its name."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from time import time
from typing import TYPE_CHECKING
from zlib import crc32

from planner.storage.files.real_path import real_path

if TYPE_CHECKING:
    from collections.abc import Iterable

INTENT = ".planner-intent"
DRAFTS = ".planner-*.draft"
FORGOTTEN = 3600
"""Seconds after which a draft of unknown making is taken to be left by a crash; writing one takes less than one."""
COPIES = "planner-copy-"
_OWNER = re.compile(r"[.-](?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-")
_CACHED = re.compile(r"\.(?P<pid>\d{1,10})$")


def owner() -> str:
    """Return what names this process, for the name of a file that it is writing."""
    return f"{_host()}-{os.getpid()}-"


@cache
def _host() -> str:
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{crc32(name.encode(errors='surrogateescape')):08x}"


def sweep(profile: Path, cache_folder: Path | None = None) -> int:
    """Remove what killed processes left around the learner's file ``profile`` and in the cache; return how many files.

    What somebody still writes is left alone: the process lives, or it is another machine's and not an hour old.
    """
    real = real_path(profile)
    backups = real.parent / f"{real.stem}-backups"
    found: list[Path] = []
    for folder, names in (
        (real.parent, (f".{real.name}.", ".planner-")),
        (backups, ("",)),
    ):
        found += [path for path in _files(folder) if _is_draft(path.name) and path.name.startswith(names)]
    for folder in (cache_folder, cache_folder / "layouts") if cache_folder else ():
        found += [path for path in _files(folder) if _CACHED.search(path.name)]
    return _remove(found) + _remove_copies()


def sweep_drafts(folder: Path) -> None:
    """Remove the drafts of files that were to be written into ``folder``, which killed processes left there.

    Those that an intent speaks of are still wanted.
    """
    if any((each / INTENT).exists() for each in (folder, folder.parent)):
        return
    _remove(path for path in _files(folder) if path.name.startswith(".planner-") and _is_draft(path.name))


def _is_draft(name: str) -> bool:
    return name.endswith((".draft", ".draft-journal", ".draft-wal"))


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(entry.path) for entry in found if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _remove(paths: Iterable[Path]) -> int:
    count = 0
    for path in paths:
        with suppress(OSError):
            if _is_left(path):
                path.unlink()
                count += 1
    return count


def _is_left(path: Path) -> bool:
    """Tell whether nobody writes ``path`` any more."""
    named = _OWNER.search(path.name)
    here = named["host"] == _host() if named else False
    cached = _CACHED.search(path.name)
    pid = int(named["pid"]) if named and here else int(cached["pid"]) if cached else 0
    if pid and not _lives(pid):
        return True
    return pid != os.getpid() and time() - path.lstat().st_mtime > FORGOTTEN


def _lives(pid: int) -> bool:
    if sys.platform == "win32":  # where asking a process ends it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove_copies() -> int:
    count = 0
    for folder in Path(gettempdir()).glob(f"{COPIES}*"):
        with suppress(OSError):
            if time() - folder.lstat().st_mtime > FORGOTTEN and not folder.is_symlink() and _is_ours(folder):
                rmtree(folder)
                count += 1
    return count


def _is_ours(folder: Path) -> bool:
    return sys.platform == "win32" or folder.lstat().st_uid == os.getuid()

"""Where the program's resources and the learner's files are."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import MutableMapping

NAME = "learning-path-planner"
LAY_OUT = "--lay-out-a-map"
"""The word on which the program, started once more, becomes the process that makes layouts (`planner.layout.process`)."""


def resources() -> Path:
    """Return the folder of the shipped resources: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def program() -> list[str]:
    """Return the words that start this very program once more: in a checkout, installed, and frozen into one of its own."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "planner"]


def import_path() -> str:
    """Return the folder in which Python finds the program."""
    return str(Path(__file__).resolve().parents[1])


def give_back_libraries(environ: MutableMapping[str, str]) -> None:
    """Let other programs find their own libraries: a frozen build starts with a path to its own, which browsers choke on."""
    if getattr(sys, "frozen", False):
        environ.pop("LD_LIBRARY_PATH", None)
        before = environ.pop("LD_LIBRARY_PATH_ORIG", None)
        if before is not None:
            environ["LD_LIBRARY_PATH"] = before


class Locations(NamedTuple):
    """The learner's folders: ``data`` for what must not be lost, ``cache`` for what can be made again."""

    data: Path
    cache: Path

    @property
    def profile(self) -> Path:
        """The learner's file if no other is named."""
        return self.data / "learner.db"

    def own_catalog(self, catalog: Path | None) -> Path:
        """The learner's own overlay on the shipped catalogue, or on another ``catalog``."""
        if catalog is None:
            return self.data / "catalogue"
        place = str(catalog.absolute()).encode(errors="surrogateescape")
        return self.data / f"catalogue-on-{catalog.absolute().name}-{crc32(place):08x}"

    @property
    def settings(self) -> Path:
        """Window positions and the like."""
        return self.data / "window.ini"

    @property
    def log(self) -> Path:
        """The program's log; it holds no notes and no marks."""
        return self.data / "planner.log"


def locations(data_dir: Path | None = None) -> Locations:
    """Return the platform's folders, or ``data_dir`` for everything."""
    if data_dir:
        return Locations(data_dir, data_dir / "cache")
    home = Path(os.path.expanduser("~") if os.environ.get("HOME") != "" else "")  # noqa: PTH111 - Path.home raises where nobody knows a home
    if not home.is_absolute() and not (_absolute("XDG_DATA_HOME") and _absolute("XDG_CACHE_HOME")):
        raise PlannerError("Your home folder is not known (is HOME empty?); name a folder for your files with --data-dir.")
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME
        return Locations(local, local / "cache")
    if sys.platform == "darwin":
        return Locations(home / "Library" / "Application Support" / NAME, home / "Library" / "Caches" / NAME)
    data = _absolute("XDG_DATA_HOME") or home / ".local" / "share"
    cache = _absolute("XDG_CACHE_HOME") or home / ".cache"
    return Locations(data / NAME, cache / NAME)


def _absolute(variable: str) -> Path | None:
    """Return the folder in ``variable``; the XDG rules say that a relative one does not count."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None

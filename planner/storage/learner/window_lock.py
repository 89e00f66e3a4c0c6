"""A lock that one window holds on a learner's file; it goes with the process, however that ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from planner.storage.files.real_path import real_path

if TYPE_CHECKING:
    from pathlib import Path


class WindowLock:
    """Held while it lives; see `take`."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @staticmethod
    def take(path: Path) -> WindowLock | None:
        """Return the lock on the learner's file ``path``, whatever link leads to it, none if another window holds it.

        Where the folder cannot be written or knows no locks, nothing can be changed at once either,
        and the lock is given.
        """
        try:
            real = real_path(path)
            handle = os.open(real.with_name(f".{real.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except (OSError, RuntimeError):
            return WindowLock(-1)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return None
        return WindowLock(handle)

    def release(self) -> None:
        """Let another window take it."""
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)
            self._handle = -1


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

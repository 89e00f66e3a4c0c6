"""Backups made without being asked: when the window opens, once a day while it is open, and when it was closed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError
from planner.storage.files.leftovers import sweep
from planner.storage.learner.backups import back_up, back_up_daily
from planner.storage.learner.faults import LearnerFileError
from planner.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QRunnable

    from planner.ui.jobs import Token

EVERY = 3_600_000
"""Milliseconds between two looks whether there is a backup of the day."""


class Keeper(QObject):
    """Keeps copies of the learner's file ``path``, off the window's thread.

    Signals:
        failed: A copy could not be made; carries why, in a sentence.
        done: All is kept.
    """

    failed = Signal(str)
    done = Signal()

    def __init__(
        self, path: Path, cache: Path | None, parent: QObject | None = None, start: Callable[[QRunnable], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._cache = path, cache
        self._jobs = Jobs(self, start)
        self._jobs.ended.connect(self._tell)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(lambda: self._jobs.run(self._daily))

    def begin(self) -> None:
        """Keep a copy of what came since the last one, take away what crashes left, and look again every hour."""
        self._timer.start()
        self._jobs.run(self._now)

    def stop(self) -> None:
        """Wait for the copy that is being made."""
        self._timer.stop()
        self._jobs.stop()

    def _now(self, _token: Token) -> Iterator[object]:
        sweep(self._path, self._cache)
        yield back_up(self._path, datetime.now(UTC))

    def _daily(self, _token: Token) -> Iterator[object]:
        yield back_up_daily(self._path, datetime.now(UTC))

    def _tell(self, _token: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit()
        elif type(error) is LearnerFileError:  # what is wrong with the file itself is told by who watches it
            self.failed.emit(str(error))
        elif not isinstance(error, PlannerError):
            raise error


def keep_last(path: Path) -> str:
    """Keep a copy of what came since the last one, now that nobody waits; return why that failed, if it did."""
    try:
        back_up(path, datetime.now(UTC))
    except PlannerError as error:
        return str(error)
    return ""

"""The new day, noticed while the window is open."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from planner.study.study import Study

LONGEST = 60_000
"""Milliseconds between two looks at the clock: it can be set, and a computer sleeps through its timers."""


class Midnight(QObject):
    """Lets a study turn to the new day at local midnight, at latest a minute after the clock was set or the computer woke."""

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        self._wait()

    def look(self) -> None:
        """Turn to the new day if it has come, and wait for the next."""
        self._wait()
        self._study.turn()

    def _wait(self) -> None:
        self.timer.start(min(LONGEST, until_midnight(self._study.now())))


def until_midnight(now: datetime) -> int:
    """Return the milliseconds from ``now`` to the beginning of the next local day, at least one."""
    here = now.astimezone()
    midnight = datetime.combine(here.date() + timedelta(days=1), time()).astimezone()
    return max(1, round((midnight - here) / timedelta(milliseconds=1)))

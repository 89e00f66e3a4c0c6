"""One piece of work at a time off the window's thread, with progress and cancel."""

from __future__ import annotations

import sys
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TURN = 0.001
"""Seconds after which the work gives way to the window that waits for its turn; Python's own five add up in a frame."""


class CancelledError(Exception):
    """The work is not wanted any more."""


class Token:
    """What work asks whether it is still wanted, and tells how far it is."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self.tell = tell
        self._cancelled = Event()
        self._stops: list[Callable[[], object]] = []

    @property
    def cancelled(self) -> bool:
        """Whether the work is not wanted any more."""
        return self._cancelled.is_set()

    def on_cancel(self, stop: Callable[[], object]) -> None:
        """Call ``stop``, which may be called twice, as soon as the work is not wanted any more."""
        self._stops.append(stop)
        if self.cancelled:
            stop()

    def cancel(self) -> None:
        """Say that the work is not wanted any more."""
        self._cancelled.set()
        for stop in self._stops:
            stop()


class _Job(QRunnable):
    def __init__(self, runner: Jobs, work: Callable[[Token], Iterator[object]], token: Token) -> None:
        super().__init__()
        self._runner, self._work, self._token = runner, work, token

    def run(self) -> None:
        try:
            for result in self._work(self._token):
                self._runner.found.emit(self._token, result)
            self._runner.ended.emit(self._token, None)
        except CancelledError:
            self._runner.ended.emit(self._token, None)
        except Exception as error:  # noqa: BLE001 - raised again on the window's thread
            self._runner.ended.emit(self._token, error)


class Jobs(QObject):
    """Runs work; new work cancels what runs.

    Signals:
        found: The work of this token has a result; there may be several, each better than the one before.
        told: The work of this token is so far (0 to 1).
        ended: The work of this token is over; carries the error that ended it, or none.
    """

    found = Signal(object, object)
    told = Signal(object, float)
    ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, start: Callable[[QRunnable], None] | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._start = start or self._pool.start
        self.token: Token | None = None

    def run(self, work: Callable[[Token], Iterator[object]]) -> Token:
        """Start ``work``; return what it is known by."""
        self.cancel()
        token = Token(lambda share: self.told.emit(token, share))
        self.token = token
        self._start(_Job(self, work, token))
        return token

    def cancel(self) -> None:
        """Stop what runs, as soon as it looks."""
        if self.token:
            self.token.cancel()
        self.token = None

    def done_within(self, milliseconds: int) -> bool:
        """Wait so long at most for what runs, and return whether it has ended; what it tells is still to be delivered."""
        return self._pool.waitForDone(milliseconds)

    def stop(self) -> None:
        """Stop what runs and wait until it has."""
        self.cancel()
        self._pool.clear()
        self._pool.waitForDone()

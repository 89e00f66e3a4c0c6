"""The system asks the program to end: a signal, or the end of the session. Nothing that was typed is lost by it."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
MANY = 64


class Leaving(QObject):
    """Hears of signals in the event loop, where widgets may be asked what they hold.

    A second signal ends the program at once, as it would without this.

    Signals:
        asked: The system wants the program to end.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakeup = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._before = {ending: signal.signal(ending, _pass) for ending in ENDINGS}

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        self._give_back()
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for end in (self._heard, self._told):
            end.close()

    def _hear(self) -> None:
        try:
            numbers = self._heard.recv(MANY)
        except BlockingIOError:
            return
        if {*numbers} & {int(ending) for ending in ENDINGS}:
            self._give_back()
            self.asked.emit()

    def _give_back(self) -> None:
        for ending, before in self._before.items():
            signal.signal(ending, before)
        self._before = {}


def _pass(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the byte that the signal wrote wakes the event loop."""

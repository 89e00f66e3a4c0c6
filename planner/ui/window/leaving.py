"""The system asks the program to end: a signal, or the end of the session. Nothing that was typed is lost by it."""

from __future__ import annotations

import signal
import socket
from logging import getLogger
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal

from planner.errors import PlannerError
from planner.ui.widgets.fields import settle_all

if TYPE_CHECKING:
    from types import FrameType

    from planner.ui.window.main_window import MainWindow

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


def flush(window: MainWindow) -> None:
    """Save what is being typed, or was set just now, in any field of ``window``."""
    settle_all(window)
    window.panel.flush()


def keep(window: MainWindow) -> None:
    """Save what is unsaved as far as it can be, and where ``window`` is, without a question."""
    try:
        if window.is_complete:
            flush(window)
            window.study.save_waiting()
    except PlannerError as error:
        getLogger("planner").warning("Not saved at the end: %s", error)
    window.save_place()


def leave(window: MainWindow) -> None:
    """Keep everything and end, whatever dialog is open: the system asks for it.

    The window is hidden first: one that is deleted while it is seen hides its parts when they are half gone.
    """
    keep(window)
    if on_map := window.tabs.map():
        on_map.stop()
    window.hide()
    QCoreApplication.exit(0)


def _pass(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the byte that the signal wrote wakes the event loop."""

"""The window comes back as it was left. Only whole numbers and words are kept, no blobs of Qt's, which can crash it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication

from planner.ui.pages import Name
from planner.ui.theme import Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from planner.ui.main_window import MainWindow

LARGEST = 20_000
GRIP = QSize(120, 24)
FRAME = QSize(16, 64)
"""What a window manager puts around a window, at most."""


class WindowState:
    """Kept in the INI file at ``path``; what is damaged there is passed over."""

    def __init__(self, path: Path, *, reset: bool = False) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        if reset:
            self._settings.clear()

    def scheme(self) -> Scheme:
        """Return the colours that were chosen."""
        try:
            return Scheme(str(self._settings.value("colours", Scheme.SYSTEM.value)))
        except ValueError:
            return Scheme.SYSTEM

    def save(self, window: MainWindow) -> None:
        """Keep how ``window`` is now."""
        place = window.normalGeometry()
        self._settings.setValue("place", f"{place.x()} {place.y()} {place.width()} {place.height()}")
        self._settings.setValue("maximised", int(window.isMaximized()))
        self._settings.setValue("panes", " ".join(map(str, window.splitter.sizes())))
        self._settings.setValue("page", window.tabs.name().value)
        self._settings.setValue("colours", window.theme.scheme.value)
        self._settings.sync()

    def restore(self, window: MainWindow) -> None:
        """Put ``window`` where it was, if that is still on a screen."""
        place = self._numbers("place", 4)
        rect = QRect(*place) if place else QRect()
        if place and rect.isValid() and _is_reachable(rect):
            window.setGeometry(rect)
        else:
            window.resize(QSize(1280, 800).boundedTo(QGuiApplication.primaryScreen().availableSize() - FRAME))
        panes = self._numbers("panes", 2)
        if panes and all(size > 0 for size in panes):
            window.splitter.setSizes(panes)
        page = str(self._settings.value("page", ""))
        if page in set(Name):
            window.tabs.turn_to(Name(page))
        if self._numbers("maximised", 1) == [1]:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def _numbers(self, key: str, count: int) -> list[int] | None:
        try:
            numbers = [int(word) for word in str(self._settings.value(key, "")).split()]
        except ValueError:
            return None
        return numbers if len(numbers) == count and all(abs(number) <= LARGEST for number in numbers) else None


def _is_reachable(rect: QRect) -> bool:
    """Tell whether enough of the window's head lies on a screen to take hold of it."""
    head = QRect(rect.x(), rect.y(), rect.width(), 48)
    return any(
        (seen := screen.availableGeometry().intersected(head)).width() >= GRIP.width() and seen.height() >= GRIP.height()
        for screen in QGuiApplication.screens()
    )

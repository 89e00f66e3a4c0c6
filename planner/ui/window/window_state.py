"""The window comes back as it was left. Only whole numbers and words are kept, no blobs of Qt's, which can crash it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication

from planner.ui.style.theme import Scheme
from planner.ui.window.pages import PageName

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QSplitter, QWidget

LARGEST = 20_000
USUAL = QSize(1280, 800)
GRIP = QSize(120, 24)
FRAME = QSize(16, 64)
"""What a window manager puts around a window, at most."""
HEAD = QPoint(8, 48)
"""How much of that lies left of a window and above it."""


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

    def save(self, window: QWidget, panes: QSplitter, page: PageName, scheme: Scheme) -> None:
        """Keep how ``window`` with its ``panes`` is now, and which page and colours it shows."""
        place = window.normalGeometry()
        self._settings.setValue("place", f"{place.x()} {place.y()} {place.width()} {place.height()}")
        self._settings.setValue("maximised", int(window.isMaximized()))
        self._settings.setValue("panes", " ".join(map(str, panes.sizes())))
        self._settings.setValue("page", page.value)
        self._settings.setValue("colours", scheme.value)
        self._settings.sync()

    def restore(self, window: QWidget, panes: QSplitter, turn_to: Callable[[PageName], None]) -> None:
        """Put ``window`` where it was, if that is still on a screen, and turn to the page that it showed."""
        place = self._numbers("place", 4)
        rect = QRect(*place) if place else QRect()
        seen = _screen_of(rect) if rect.isValid() else None
        room = seen or QGuiApplication.primaryScreen().availableGeometry()
        _let_fit(window, panes, room.size() - FRAME)
        if seen:
            window.setGeometry(fitted(rect, seen))
        else:
            window.resize(USUAL.boundedTo(room.size() - FRAME))
        sizes = self._numbers("panes", 2)
        if sizes and all(size > 0 for size in sizes):
            panes.setSizes(sizes)
        page = str(self._settings.value("page", ""))
        if page in set(PageName):
            turn_to(PageName(page))
        if self._numbers("maximised", 1) == [1]:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def _numbers(self, key: str, count: int) -> list[int] | None:
        try:
            numbers = [int(word) for word in str(self._settings.value(key, "")).split()]
        except ValueError:
            return None
        return numbers if len(numbers) == count and all(abs(number) <= LARGEST for number in numbers) else None


def _let_fit(window: QWidget, panes: QSplitter, room: QSize) -> None:
    """Let ``window`` and its ``panes`` be as small as ``room``."""
    each = [pane for place in range(panes.count()) if (pane := panes.widget(place))]
    least = sum(pane.minimumWidth() for pane in each) + panes.handleWidth()
    for pane in each if least > room.width() else ():
        pane.setMinimumWidth(pane.minimumWidth() * room.width() // least)
    window.setMinimumSize(window.minimumSize().boundedTo(room))


def fitted(rect: QRect, room: QRect) -> QRect:
    """Return ``rect`` as it is if it lies in ``room``; else no larger than that, and moved so that its head is seen."""
    if room.contains(rect):
        return rect
    inside = QRect(room.topLeft() + HEAD, (room.size() - FRAME))
    size = rect.size().boundedTo(inside.size())
    x = max(inside.left(), min(rect.x(), inside.right() + 1 - size.width()))
    y = max(inside.top(), min(rect.y(), inside.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)


def _screen_of(rect: QRect) -> QRect | None:
    """Return the room of the screen that holds most of ``rect``, none if too little of its head is seen to take hold of."""
    head = QRect(rect.x(), rect.y(), rect.width(), 48)
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    seen = [room for room in rooms if _is_enough(room.intersected(head))]
    return max(seen, key=lambda room: _area(room.intersected(rect)), default=None)


def _is_enough(head: QRect) -> bool:
    return head.width() >= GRIP.width() and head.height() >= GRIP.height()


def _area(part: QRect) -> int:
    return part.width() * part.height()

"""Boxes that the wheel passes over: turning it scrolls what they stand in, and never sets what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from planner.ui.style import locales
from planner.ui.widgets.plain_text import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

MOST, ROOM = 320, 40
"""Pixels of a box at most, and what its frame and arrow take of them."""
POLICY = Qt.FocusPolicy.StrongFocus
"""By Tab and click; Qt's own boxes take the keyboard by the wheel too."""


class ChoiceBox(QComboBox):
    """A box to pick from; the wheel turns only the list that drops down, and no text makes it wider than `MOST`."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(POLICY)
        self.currentTextChanged.connect(self._tell_whole)

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(QSize(MOST, MOST))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(MOST, MOST))

    def _tell_whole(self, text: str) -> None:
        """Tell all of a text that is cut."""
        if self.fontMetrics().size(0, text).width() > MOST - ROOM:
            self.setToolTip(tip(text))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberBox(QDoubleSpinBox):
    """A number; the wheel changes it only while it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(locales.written())
        self.setFocusPolicy(POLICY)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

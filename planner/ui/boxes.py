"""Boxes that the wheel passes over: turning it scrolls what they stand in, and never sets what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from planner.ui import locales

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

POLICY = Qt.FocusPolicy.StrongFocus
"""By Tab and click; Qt's own boxes take the keyboard by the wheel too."""


class ChoiceBox(QComboBox):
    """A box to pick from; the wheel turns only the list that drops down."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(POLICY)

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

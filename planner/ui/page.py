"""A page that scrolls and is made again when it is seen after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.ui.plain import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout


class Page(QScrollArea):
    """Follows the study while it is seen; what it shows is the subclass's matter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._dirty = True
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def follow(self) -> None:
        """Show what the study is now, at once if this page is seen."""
        self._dirty = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._renew()

    def fill(self) -> None:
        """Show what the study is now."""
        raise NotImplementedError

    def show_body(self, body: QWidget) -> None:
        """Show ``body`` in place of what was there, scrolled to the same height."""
        body.setObjectName("panelBody")
        scroll = self.verticalScrollBar().value()
        self.setWidget(body)
        self.verticalScrollBar().setValue(scroll)

    def _renew(self) -> None:
        self._dirty = False
        self.fill()


def card(*parts: QWidget | QLayout, title: str = "") -> QFrame:
    """Return a framed card of ``parts`` below each other."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    if title:
        column.addWidget(label(title, "heading"))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return frame

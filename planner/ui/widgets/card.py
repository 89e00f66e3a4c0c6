"""A framed card: a title and parts below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


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

"""A titled part of the skill panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from planner.ui.widgets.plain_text import SKILL, button, clear, label, shortened, tip, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 40


class Section(QWidget):
    """A heading and what stands under it; hidden while that is nothing."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        self._heading = label(title, "heading")
        if not title:
            self._heading.hide()
        column.addWidget(self._heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        column.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Put ``title`` in the heading."""
        self.title = title
        self._heading.setText(title)

    def fill(self, parts: list[QWidget | QLayout]) -> None:
        """Show ``parts`` in place of what was there."""
        clear(self.body)
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.setVisible(bool(parts))


def line(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Return ``widgets`` side by side, to the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch()
    return row


def bullet(text: str) -> QHBoxLayout:
    """Return ``text`` behind a bullet."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label("•", "muted", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text), 1)
    return row


def link(text: str, pressed: Callable[[], None], note: str = "", skill: str = "") -> QHBoxLayout:
    """Return a flat button, which may be shortened, with ``note`` behind it; it may stand for a ``skill``."""
    made = button(text, "link")
    made.setProperty(SKILL, skill)
    if len(text) > LONGEST:
        made.setText(unmarked(shortened(text, LONGEST)))
        made.setToolTip(tip(text))
    made.clicked.connect(lambda _=False: pressed())
    row = line(made, stretch=not note)
    if note:
        row.addWidget(label(note, "muted"), 1)
    return row

"""Widgets that show text as it is: what a catalogue, a note or a file name says is never HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy

SKILL, KEY = "skill", "key"
"""Properties of a widget: the skill that it stands for, and what it is called where its name tells figures that change."""

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST, MOST = 240, 900
"""Pixels of a label on one line: what it may insist on, and what it may wish for."""
LONGEST = 400
"""Letters of it that are looked at."""


def label(text: str = "", kind: str = "", *, wrap: bool = True, selectable: bool = True) -> QLabel:
    """Return a label of plain text; ``kind`` is its look in the style sheet."""
    made = QLabel() if wrap else OneLine()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if kind:
        made.setProperty("kind", kind)
    return made


class OneLine(QLabel):
    """A label on one line, shortened where there is no room for all; then its tooltip tells all.

    ``text`` is all of it, too. No text asks for more than `LEAST` pixels, or gets more than `MOST`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole = self._told = ""

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        if self._told:
            self._told = ""
            self.setToolTip("")
        super().setText(" ".join(text[:LONGEST].split()))
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(MOST, self._beside() + self._advance(self._line())), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _line(self) -> str:
        return " ".join(self._whole[:LONGEST].split())

    def _advance(self, text: str) -> int:
        return self.fontMetrics().size(0, text).width()

    def _beside(self) -> int:
        """Return how much wider the label is than what is written."""
        return super().sizeHint().width() - self._advance(super().text())

    def _fit(self) -> None:
        room = max(0, self.width() - self._beside())
        line = self._line()
        shown = line if self._advance(line) <= room else self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        if shown != super().text():
            super().setText(shown)
        if shown != self._whole and not self.toolTip():
            self._told = tip(self._whole)
            self.setToolTip(self._told)
        elif shown == self._whole and self._told:
            self._told = ""
            self.setToolTip("")


def shortened(text: str, most: int) -> str:
    """Return ``text`` in ``most`` letters at most."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def button(text: str, kind: str = "", name: str = "") -> QPushButton:
    """Return a push button whose text holds no mnemonic."""
    made = QPushButton(unmarked(text))
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    return made


def unmarked(text: str) -> str:
    """Return ``text`` for a menu, button or tab, where a single & would mark a letter."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return ``text`` for a tooltip, which would otherwise guess whether it is HTML."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "<br>")):
        text = text.replace(sign, written)
    return f"<qt>{text}</qt>" if text else ""


def clear(layout: QLayout) -> None:
    """Remove everything from ``layout``; its widgets are deleted in the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner:
            clear(inner)
            inner.deleteLater()
        if widget:
            widget.hide()
            widget.deleteLater()

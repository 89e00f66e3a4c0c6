"""Widgets that show text as it is: what a catalogue, a note or a file name says is never HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QMessageBox, QPushButton, QSizePolicy, QWidget

from planner.ui.modal import ask

SKILL, KEY = "skill", "key"
"""Properties of a widget: the skill that it stands for, and what it is called where its name tells figures that change."""


def label(text: str = "", kind: str = "", *, wrap: bool = True, selectable: bool = True) -> QLabel:
    """Return a label of plain text; ``kind`` is its look in the style sheet."""
    made = QLabel()
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


def tell(parent: QWidget | None, text: str) -> None:
    """Show one plain sentence and wait."""
    box = QMessageBox(QMessageBox.Icon.Information, "Learning-path planner", "", QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    ask(box)


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

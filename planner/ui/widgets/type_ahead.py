"""Letters typed over a list or a map find what is called so; they are seen while they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

PAUSE = 3000
"""Milliseconds after the last key for which the next one goes on with the word."""
EDGE = 12
LONGEST = 60
_Mod = Qt.KeyboardModifier


class TypeAhead(QLabel):
    """Takes the letters that ``view`` is given, and stands in its corner with them while more may come.

    While this is seen, Space and signs belong to the words, Backspace shortens them, Escape and Return end them; else
    they are the view's own.

    Attributes:
        find_words: Goes to what holds the words, and returns whether anything does.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.words = ""
        self.find_words: Callable[[str], bool] = lambda _: False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.end)
        self.setObjectName("typed")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def key(self, event: QKeyEvent) -> bool:
        """Take a key that belongs to the words; return whether it does."""
        typed = _typed(event)
        if not self.words:
            return typed[:1].isalnum() and self._go_on(typed)
        if event.key() == Qt.Key.Key_Backspace:
            return self._go_on(self.words[:-1], anew=True)
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.end()
            return True
        if typed:
            return self._go_on(typed)
        if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}:
            self.end()
        return False

    def end(self) -> None:
        """Begin afresh with the next letter."""
        self.words = ""
        self._pause.stop()
        self.hide()

    def _go_on(self, typed: str, *, anew: bool = False) -> bool:
        self.words = typed if anew else (self.words + typed)[:LONGEST]
        if not self.words:
            self.end()
            return True
        found = self.find_words(self.words)
        self.setText(self.words if found else f"{self.words}   (not found)")
        self.adjustSize()
        self.move(EDGE, self._view.height() - self.height() - EDGE)
        self.show()
        self.raise_()
        self._pause.start()
        return True


def _typed(event: QKeyEvent) -> str:
    """Return what the key writes, nothing if it is part of a shortcut; AltGr counts as Ctrl and Alt on Windows."""
    held = event.modifiers() & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier)
    free = held in {_Mod.NoModifier, _Mod.ControlModifier | _Mod.AltModifier}
    return event.text() if free and event.text().isprintable() else ""

"""A message at the bottom that goes by itself and offers to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from planner.ui.widgets.plain_text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

SECONDS = 6
LINE, LONGEST = 80, 320
"""Characters that stand on one line, and at the most; a longer text stays longer."""
WIDE = 520
BESIDE, SPARE = 88, 4
"""Pixels of margins around the text, and of it beyond its letters."""


class Toast(QFrame):
    """Floats over ``over``, centred at its foot; calls ``leave`` if it goes while it has the keyboard."""

    def __init__(self, over: QWidget, undo: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over, self._leave = over, leave
        self._text = label(selectable=False)
        self._undo = button("Undo", name="Undo the last change")
        self._undo.clicked.connect(undo)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undoable: bool = True) -> None:
        """Show ``text``, with the offer to undo what it tells of."""
        self._undo.setVisible(undoable)
        is_long = len(text) > LINE
        self._text.setText(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
        beside = BESIDE + (self._undo.sizeHint().width() if undoable else 0)
        whole = self._text.fontMetrics().horizontalAdvance(self._text.text()) + SPARE
        self._text.setFixedWidth(max(1, min(whole, WIDE, self._over.width() - beside)))
        self.setAccessibleName(text)
        self._timer.start(SECONDS * 1000 * (1 + is_long))
        self.setMinimumWidth(min(320, self.fontMetrics().averageCharWidth() * 40))
        self.show()
        self._place()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 24)

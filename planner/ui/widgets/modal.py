"""The one door through which a dialog is shown and waited for; it is deleted as soon as it is closed.

`QDialog.exec()` takes a dialog from the care of its Python parent. Left to the cyclic collector its parts are torn
down in any order, which kills the process; kept by its parent it lives as long as the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

FRAME = QSize(16, 64)
"""What a window manager puts around a dialog, at most."""
BAR = QMargins(0, 0, 20, 0)
"""Room for a scroll bar."""


def ask(dialog: QDialog) -> bool:
    """Show ``dialog`` until it is closed, and tell whether it was accepted; its widgets are gone then."""
    return run(dialog) != 0


def run(dialog: QDialog) -> int:
    """Show ``dialog`` until it is closed, and return with what result; its widgets are gone then."""
    fit(dialog)
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def fit(dialog: QDialog) -> None:
    """Let ``dialog`` be no larger than the screen; where its parts need more, they are scrolled."""
    room = room_of(dialog)
    layout = dialog.layout()
    dialog.ensurePolished()
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    if layout and (least.width() > room.width() or least.height() > room.height()):
        inside, scroll = QWidget(), QScrollArea()
        inside.setLayout(layout)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        around = QVBoxLayout(dialog)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        dialog.setMinimumSize(dialog.minimumSize().boundedTo(room))
        dialog.resize(least.grownBy(BAR).boundedTo(room))
    elif dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        dialog.resize(dialog.size().boundedTo(room))


def room_of(dialog: QDialog) -> QSize:
    """Return how large ``dialog`` may be on its screen."""
    return dialog.screen().availableSize() - FRAME


def file_to_save(parent: QWidget, title: str, suggested: Path, filters: list[str], wanted: str = "") -> tuple[str, str]:
    """Ask for a file to write, and return it with the filter chosen; empty if the learner does not want to."""
    return QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(filters), wanted)


def file_to_open(parent: QWidget, title: str, start: Path, filters: list[str]) -> str:
    """Ask for a file to read; empty if the learner does not want to."""
    return QFileDialog.getOpenFileName(parent, title, str(start), ";;".join(filters))[0]


def folder(parent: QWidget, title: str, start: Path) -> str:
    """Ask for a folder; empty if the learner does not want to."""
    return QFileDialog.getExistingDirectory(parent, title, str(start))

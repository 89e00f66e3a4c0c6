"""A picture that is made off the window's thread: how far it is, and Cancel; unseen where it takes no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout

from planner.ui.widgets import modal
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from planner.ui.jobs import Jobs, Token

PATIENCE = 80
"""Milliseconds that a picture may take before anything is said."""


class PictureDialog(QDialog):
    """Waits for what ``jobs`` make.

    Attributes:
        made: The file's content, none as long as it is not there.
        error: Why there is none.
    """

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent)
        self.made: bytes | None = None
        self.error: Exception | None = None
        self.is_over = False
        self._jobs = jobs
        self.setWindowTitle("Save map as a picture")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName("Share of the picture that is drawn")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label("Drawing the map…", wrap=False), self._bar, buttons):
            column.addWidget(widget)
        jobs.found.connect(self._take)
        jobs.told.connect(self._show)
        jobs.ended.connect(self._end)

    def _take(self, token: Token, made: bytes) -> None:
        if token is self._jobs.token:
            self.made = made

    def _show(self, token: Token, share: float) -> None:
        if token is self._jobs.token:
            self._bar.setValue(round(100 * share))

    def _end(self, token: Token, error: Exception | None) -> None:
        if token is self._jobs.token:
            self.error, self.is_over = error, True
            self.accept()


def made_apart(parent: QWidget, jobs: Jobs, work: Callable[[Token], Iterator[bytes]]) -> bytes | None:
    """Return what ``work`` makes off the window's thread, none if the learner cancels it.

    Raises:
        Exception: What the work has raised.
    """
    dialog = PictureDialog(parent, jobs)
    jobs.run(work)
    if jobs.done_within(PATIENCE):
        QCoreApplication.sendPostedEvents(dialog)
    if dialog.is_over:
        dialog.deleteLater()
    elif not modal.ask(dialog):
        jobs.cancel()
        return None
    if dialog.error:
        raise dialog.error
    return dialog.made

"""The one place that shows errors, whatever they are and wherever they escape."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from traceback import format_exception
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.ui.plain import label

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger("planner")


class ErrorDialog(QDialog):
    """A sentence; of a mistake of the program, also the details, which can be copied."""

    def __init__(self, sentence: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Learning-path planner"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        text = label(sentence)
        text.setMinimumWidth(440)
        column.addWidget(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if details:
            shown = QPlainTextEdit(details)
            shown.setReadOnly(True)
            shown.setAccessibleName(self.tr("Details"))
            shown.setMinimumHeight(200)
            column.addWidget(shown)
            copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        column.addWidget(buttons)


def install() -> None:
    """Show whatever escapes from slots and timers."""
    sys.excepthook = show


def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show ``error``: a sentence for the learner as it is, anything else as a mistake of the program."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    if isinstance(error, PlannerError):
        ErrorDialog(str(error), "", QApplication.activeWindow()).exec()
        return
    details = "".join(format_exception(kind, error, trace))
    log.error("Unexpected error\n%s", details)
    sentence = QApplication.translate("errors", "The planner made a mistake. Your progress is safe.")
    ErrorDialog(sentence, details, QApplication.activeWindow()).exec()


def write_log(path: Path) -> None:
    """Keep the program's log in ``path`` and two older ones; no file if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=False)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)

"""The one place that shows and logs errors, whatever they are and wherever they escape."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from planner.errors import PlannerError
from planner.storage.files.atomic import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger
    from pathlib import Path
    from types import TracebackType


def install(log_file: Path, take: Callable[[PlannerError], bool] | None = None) -> None:
    """Show whatever escapes from slots and timers; what is a mistake of the program goes to ``log_file`` too.

    A sentence for the learner is first offered to ``take``, which may show it its own way and says whether it did.
    """
    sys.excepthook = partial(show, log_file, take=take)


def tell(sentence: str, details: str = "") -> None:
    """Show ``sentence`` until it is closed."""
    from planner.ui.widgets.modal import ask
    from planner.ui.window.error_dialog import ErrorDialog

    ask(ErrorDialog(sentence, details, QApplication.activeWindow()))


def show(
    log_file: Path,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    take: Callable[[PlannerError], bool] | None = None,
) -> None:
    """Show ``error``: a sentence for the learner as it is, anything else as a mistake of the program."""
    from traceback import format_exception

    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
    elif isinstance(error, PlannerError):
        if not (take and take(error)):
            tell(str(error))
    else:
        details = "".join(format_exception(kind, error, trace))
        log(log_file).error("Unexpected error\n%s", details)
        tell("The planner made a mistake. Your progress is safe.", details)


def log(path: Path) -> Logger:
    """Return the program's log, kept in ``path`` and two older files; on standard error if it cannot be written."""
    import logging
    from logging.handlers import RotatingFileHandler

    made = logging.getLogger("planner")
    if not made.handlers:
        try:
            make_folder(path.parent)
            handler: logging.Handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        made.addHandler(handler)
        made.setLevel(logging.INFO)
    return made

"""The program with a window: made, shown, and run."""

from __future__ import annotations

import sys
from functools import partial
from logging import getLogger
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from planner.errors import PlannerError
from planner.storage.catalog.faults import CatalogError
from planner.storage.learner.faults import DamagedError, ForeignError, MissingError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.window_lock import WindowLock
from planner.study.study import Study
from planner.ui.collector import Collector
from planner.ui.style.theme import Theme
from planner.ui.widgets.modal import ask
from planner.ui.window import errors
from planner.ui.window.keeper import Keeper, keep_last
from planner.ui.window.leaving import Leaving
from planner.ui.window.main_window import MainWindow
from planner.ui.window.window_state import WindowState

if TYPE_CHECKING:
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.storage.catalog.own_catalog import OwnCatalog


class Launch(NamedTuple):
    """What the window needs to know of the world."""

    own: OwnCatalog
    profile: Path
    settings_file: Path
    log_file: Path
    reset_window: bool
    data_dir: Path
    icons: Path
    layouts: list[Path]


def run(launch: Launch) -> int:
    """Show the window until it is closed and return the exit code.

    The window is deleted here: what PySide6 6.12 finds alive when the interpreter ends, it deletes in
    an order that can crash.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    app.setApplicationName("learning-path-planner")
    app.setApplicationDisplayName("Learning-path planner")
    app.setDesktopFileName("learning-path-planner")
    app.setStyle("Fusion")
    errors.install(launch.log_file)
    state = WindowState(launch.settings_file, reset=launch.reset_window)
    theme = Theme(launch.icons, state.scheme())
    leaving = Leaving()
    leaving.asked.connect(app.exit)
    try:
        return shown(app, launch, state, theme, leaving)
    finally:
        leaving.stop()
        delete(leaving)


def shown(app: QApplication, launch: Launch, state: WindowState, theme: Theme, leaving: Leaving) -> int:
    """Make the window, show it until it is closed or the system ends the program, and return the exit code."""
    try:
        file = opened(launch.profile)
        if file is None:
            return 1
        lock = WindowLock.take(file.path)
        study = Study(catalog_of(launch.own), file, read_only="" if lock else second_window(file), own=launch.own)
    except PlannerError as error:
        errors.tell(str(error))
        return 1
    window = MainWindow(study, file, theme, state, launch.icons, launch.layouts)
    errors.install(launch.log_file, window.watch.take)
    window.completed.connect(Collector(window).begin)
    if not study.learner.welcomed and not study.read_only:
        window.completed.connect(window.dialogs.welcome, Qt.ConnectionType.QueuedConnection)
    keeper = None if study.read_only else Keeper(file.path, launch.layouts[0].parent if launch.layouts else None)
    if keeper:
        keeper.failed.connect(window.watch.tell_backup)
        keeper.done.connect(window.watch.tell_backup)
        window.completed.connect(keeper.begin)
    leaving.asked.disconnect(app.exit)
    leaving.asked.connect(partial(leave, window))
    app.commitDataRequest.connect(lambda _: keep(window))
    window.show()
    try:
        return app.exec()
    finally:
        if keeper:
            keeper.stop()
            delete(keeper)
        delete(window)
        if keeper and (fault := keep_last(file.path)):
            errors.log(launch.log_file).warning(fault)
        if lock:
            lock.release()


def keep(window: MainWindow) -> None:
    """Save what is unsaved as far as it can be, and where ``window`` is, without a question."""
    try:
        window.save()
    except PlannerError as error:
        getLogger("planner").warning("Not saved at the end: %s", error)
    window.save_place()


def leave(window: MainWindow) -> None:
    """Keep everything and end, whatever dialog is open: the system asks for it.

    The window is hidden first: one that is deleted while it is seen hides its parts when they are half gone.
    """
    keep(window)
    if on_map := window.tabs.map():
        on_map.stop()
    window.hide()
    QCoreApplication.exit(0)


def catalog_of(own: OwnCatalog) -> Catalog:
    """Return the catalogue with the learner's changes, or without them if they have faults, which the window tells."""
    try:
        return own.catalog()
    except CatalogError:
        return own.base


def opened(path: Path) -> LearnerFile | None:
    """Open the learner's file; if it is damaged or gone, offer what can be saved, and return none if that is declined."""
    try:
        return LearnerFile.open(path)
    except (DamagedError, MissingError) as error:
        from planner.storage.learner.backups import newest_backup

        if isinstance(error, (ForeignError, MissingError)) and not newest_backup(path):
            raise
        from planner.ui.dialogs.backups_dialog import BackupsDialog

        restored: list[LearnerFile] = []
        ask(BackupsDialog(None, path, lambda file, _said: restored.append(file), str(error)))
        return restored[0] if restored else None


def second_window(file: LearnerFile) -> str:
    """Return why a second window on ``file`` changes nothing."""
    return f"Another window has {file.path.name} open. This one only shows it; close the other to make changes here."

"""All pages and all dialogs of the window, so that a test can try a whole kind."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

import planner.ui
from planner.ui.dialogs.availability_dialog import AvailabilityDialog
from planner.ui.dialogs.backups_dialog import BackupsDialog
from planner.ui.dialogs.fit_dialog import FitDialog
from planner.ui.dialogs.missed_dialog import MissedDialog
from planner.ui.dialogs.welcome import Welcome
from planner.ui.dialogs.whats_new import WhatsNew
from planner.ui.editing.changes_dialog import ChangesDialog
from planner.ui.editing.needs_form import NeedsForm
from planner.ui.editing.skill_form import AddSkill, ChangeSkill
from planner.ui.jobs import Jobs
from planner.ui.map.picture_dialog import PictureDialog
from planner.ui.window.error_dialog import ErrorDialog
from planner.ui.window.pages import PageName
from planner.ui.window.shortcuts_dialog import ShortcutsDialog

DIALOGS = {
    AvailabilityDialog: lambda window: AvailabilityDialog(window, window.study),
    MissedDialog: lambda window: MissedDialog(window, window.study),
    FitDialog: lambda window: FitDialog(window, window.study),
    Welcome: lambda window: Welcome(window, window.study),
    AddSkill: lambda window: AddSkill(window, window.study),
    ChangeSkill: lambda window: ChangeSkill(window, window.study, "matrices"),
    NeedsForm: lambda window: NeedsForm(window, window.study, "matrices"),
    ChangesDialog: lambda window: ChangesDialog(window, window.study),
    BackupsDialog: lambda window: BackupsDialog(window, Path("none.db"), print),
    ShortcutsDialog: lambda window: ShortcutsDialog(window, window.actions_.all),
    PictureDialog: lambda window: PictureDialog(window, Jobs(window)),
    WhatsNew: WhatsNew,
    ErrorDialog: lambda window: ErrorDialog("It failed.", "Details", window),
}


def kinds_of_dialogs():
    """Return every class of a dialog that the program has, whether or not a test knows it."""
    for module in pkgutil.walk_packages(planner.ui.__path__, "planner.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("planner.") and not kind.__subclasses__():
                found.add(kind)
    return found


def shown_pages(window):
    """Turn to each page, and yield what is seen of it."""
    for name in PageName:
        window.turn_to(name)
        QApplication.processEvents()
        yield name, window.tabs.page(name)


def skills_of(rows):
    """Return the skills among the rows of a list."""
    return [row.skill.id for row in rows if row.skill]

"""What the menus open: dialogs, exports, backups."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.study.state import ReadOnlyError
from planner.ui.widgets.modal import ask

if TYPE_CHECKING:
    from planner.storage.learner.learner_file import LearnerFile
    from planner.storage.learner.merging import Merged
    from planner.ui.window.main_window import MainWindow


class Dialogs:
    """Opens each of them on top of a window; nothing is imported before it is wanted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def export(self, name: str = "markdown") -> None:
        from planner.ui.dialogs.export import export_plan

        window = self._window
        written = export_plan(window, window.study, name)
        if written:
            window.tell(f"Exported to {written}")

    def save_picture(self, selection: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        from planner.ui.map.save import save_picture
        from planner.ui.window.pages import PageName

        window = self._window
        window.turn_to(PageName.MAP)
        page = window.tabs.map()
        only = (page.selection() if selection else page.canvas.only) if page else None
        if page:
            save_picture(window, page.canvas, window.theme.tones, only, window.tell)

    def fill_export_menu(self) -> None:
        from planner.ui.dialogs.export import fill_menu

        window = self._window
        fill_menu(window.actions_.export_menu, self.export)

    def back_up(self) -> None:
        from planner.storage.learner.backups import back_up

        window = self._window
        if window.file:
            window.panel.flush()
            kept = back_up(window.file.path, datetime.now(UTC))
            said = f"Backed up to {kept}" if kept else "The newest backup holds everything already"
            window.tell(said)

    def restore(self) -> None:
        from planner.ui.dialogs.backups_dialog import BackupsDialog

        window = self._window
        if window.file:
            if not window.banner.trouble:
                window.panel.flush()
            if window.study.shown_only:
                raise ReadOnlyError(window.study.shown_only)
            ask(BackupsDialog(window, window.file.path, self._go_on_with, known=window.file.events()))

    def _go_on_with(self, file: LearnerFile, said: str) -> None:
        window = self._window
        window.watch.use(file)
        window.tell(said)

    def merge(self) -> None:
        """Add what another copy of the file holds: one step that can be undone, with a backup made before."""
        from planner.storage.learner.backups import back_up
        from planner.storage.learner.merging import merged
        from planner.ui.widgets.modal import file_to_open

        window = self._window
        if not window.file:
            return
        if window.study.read_only:
            raise ReadOnlyError(window.study.read_only)
        window.panel.flush()
        window.study.refresh()
        title = "Merge another copy of your file"
        other = file_to_open(window, title, window.file.path.parent, ["Learner's files (*.db)", "All files (*)"])
        if not other:
            return
        back_up(window.file.path, datetime.now(UTC))
        done = merged(window.file, Path(other))
        window.study.take_in(f"Merge {Path(other).name}")
        window.toast.say(_merge_told(done, Path(other).name), undoable=bool(window.study.undo_name) and done.added > 0)

    def open_data_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        window = self._window
        if window.file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.file.path.parent)))

    def set_time(self) -> None:
        from planner.ui.dialogs.availability_dialog import AvailabilityDialog

        window = self._window
        ask(AvailabilityDialog(window, window.study))

    def miss_days(self) -> None:
        from planner.ui.dialogs.missed_dialog import MissedDialog

        window = self._window
        ask(MissedDialog(window, window.study))

    def welcome(self) -> None:
        from planner.ui.dialogs.welcome import Welcome

        window = self._window
        ask(Welcome(window, window.study))

    def ask_fit(self) -> None:
        from planner.ui.dialogs.fit_dialog import FitDialog

        window = self._window
        ask(FitDialog(window, window.study))

    def show_shortcuts(self) -> None:
        from planner.ui.window.shortcuts_dialog import ShortcutsDialog

        window = self._window
        ask(ShortcutsDialog(window, window.actions_.all))

    def show_whats_new(self) -> None:
        from planner.ui.dialogs.whats_new import WhatsNew

        ask(WhatsNew(self._window))

    def about(self) -> None:
        from planner import __version__
        from planner.ui.window.error_dialog import ErrorDialog

        window = self._window
        text = "Learning-path planner {}\n\nFor machine learning engineers and data scientists."
        where = f"Your progress is in {window.file.path}" if window.file else ""
        ask(ErrorDialog(f"{text.format(__version__)}\n\n{where}", parent=window))


def _merge_told(done: Merged, name: str) -> str:
    added, same = f"{done.added} {'change' if done.added == 1 else 'changes'}", f"{done.same} were in both files already"
    if not done.added:
        return f"Nothing to add: everything in {name} is in your file already."
    if not done.related:
        return f"Added {added} from {name}. It shares nothing with your file; undo if it is somebody else's."
    return f"Added {added} from {name}; {same}."

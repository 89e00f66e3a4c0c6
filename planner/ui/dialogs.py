"""What the menus open: dialogs, exports, backups."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.history import ReadOnlyError
from planner.ui.modal import ask

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow


class Dialogs:
    """Opens each of them on top of a window; nothing is imported before it is wanted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def export(self, name: str = "markdown") -> None:
        from planner.ui.export import export_plan

        window = self._window
        written = export_plan(window, window.study, name)
        if written:
            window.tell(window.tr("Exported to {}").format(written))

    def save_picture(self, selection: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        from planner.ui.map.save import save_picture
        from planner.ui.pages import Name

        window = self._window
        window.turn_to(Name.MAP)
        page = window.tabs.map()
        only = (page.selection() if selection else page.canvas.only) if page else None
        written = save_picture(window, page.canvas, window.theme.tones, only) if page else None
        if written:
            window.tell(window.tr("Saved as {}").format(written))

    def fill_export_menu(self) -> None:
        from planner.ui.export import fill_menu

        window = self._window
        fill_menu(window.actions_.export_menu, self.export)

    def back_up(self) -> None:
        from planner.storage.backups import back_up

        window = self._window
        if window.file:
            window.panel.flush()
            kept = back_up(window.file.path, datetime.now(UTC))
            said = (
                window.tr("Backed up to {}").format(kept) if kept else window.tr("The newest backup holds everything already")
            )
            window.tell(said)

    def restore(self) -> None:
        from planner.ui.backups_dialog import BackupsDialog

        window = self._window
        if window.file:
            window.panel.flush()
            if window.study.read_only:
                raise ReadOnlyError(window.study.read_only)
            ask(BackupsDialog(window, window.file.path, window.study.reopen))

    def open_data_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        window = self._window
        if window.file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.file.path.parent)))

    def set_time(self) -> None:
        from planner.ui.availability_dialog import AvailabilityDialog

        window = self._window
        ask(AvailabilityDialog(window, window.study))

    def miss_days(self) -> None:
        from planner.ui.missed_dialog import MissedDialog

        window = self._window
        ask(MissedDialog(window, window.study))

    def welcome(self) -> None:
        from planner.ui.welcome import Welcome

        window = self._window
        ask(Welcome(window, window.study))

    def ask_fit(self) -> None:
        from planner.ui.fit_dialog import FitDialog

        window = self._window
        ask(FitDialog(window, window.study))

    def show_shortcuts(self) -> None:
        from planner.ui.shortcuts_dialog import ShortcutsDialog

        window = self._window
        ask(ShortcutsDialog(window, window.actions_.all))

    def about(self) -> None:
        from planner import __version__
        from planner.ui import plain

        window = self._window
        text = window.tr("Learning-path planner {}\n\nFor machine learning engineers and data scientists.")
        where = window.tr("Your progress is in {}").format(window.file.path) if window.file else ""
        plain.tell(window, f"{text.format(__version__)}\n\n{where}")

"""What the menus open: dialogs and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.ui.widgets.modal import ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from planner.study.study import Study
    from planner.ui.map.map_page import MapPage
    from planner.ui.style.theme import Theme


class Dialogs(QObject):
    """Opens each of them on top of a window; nothing is imported before it is wanted.

    Signals:
        told: Something is done; carries a sentence about it.
    """

    told = Signal(str)

    def __init__(
        self, window: QWidget, study: Study, theme: Theme, turn_to_map: Callable[[], MapPage | None], path: Path | None
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._theme, self._turn_to_map, self._path = window, study, theme, turn_to_map, path

    def export(self, name: str = "markdown") -> None:
        from planner.ui.dialogs.export import export_plan

        written = export_plan(self._window, self._study, name)
        if written:
            self.told.emit(f"Exported to {written}")

    def save_picture(self, selection: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        from planner.ui.map.save import save_picture

        page = self._turn_to_map()
        only = (page.selection() if selection else page.canvas.only) if page else None
        if page:
            save_picture(self._window, page.canvas, self._theme.tones, only, self.told.emit)

    def fill_export_menu(self, menu: QMenu) -> None:
        from planner.ui.dialogs.export import fill_menu

        fill_menu(menu, self.export)

    def set_time(self) -> None:
        from planner.ui.dialogs.availability_dialog import AvailabilityDialog

        ask(AvailabilityDialog(self._window, self._study))

    def miss_days(self) -> None:
        from planner.ui.dialogs.missed_dialog import MissedDialog

        ask(MissedDialog(self._window, self._study))

    def welcome(self) -> None:
        from planner.ui.dialogs.welcome import Welcome

        ask(Welcome(self._window, self._study))

    def ask_fit(self) -> None:
        from planner.ui.dialogs.fit_dialog import FitDialog

        ask(FitDialog(self._window, self._study))

    def show_shortcuts(self, actions: list[tuple[str, str, QAction]]) -> None:
        from planner.ui.window.shortcuts_dialog import ShortcutsDialog

        ask(ShortcutsDialog(self._window, actions))

    def show_whats_new(self) -> None:
        from planner.ui.dialogs.whats_new import WhatsNew

        ask(WhatsNew(self._window))

    def about(self) -> None:
        from planner import __version__
        from planner.ui.window.error_dialog import ErrorDialog

        text = "Learning-path planner {}\n\nFor machine learning engineers and data scientists."
        where = f"Your progress is in {self._path}" if self._path else ""
        ask(ErrorDialog(f"{text.format(__version__)}\n\n{where}", parent=self._window))

"""What a page that was made wants done, connected to what does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.learner.learner import State
from planner.ui.pages.page import Page
from planner.ui.pages.path_view import SkillPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.map.map_page import MapPage
    from planner.ui.window.main_window import MainWindow


def wired(window: MainWindow, page: QWidget) -> None:
    """Connect ``page`` to the selection, verbs and dialogs of ``window``."""
    from planner.ui.map.map_page import MapPage
    from planner.ui.pages.compare_view import CompareView
    from planner.ui.pages.options_view import OptionsView
    from planner.ui.pages.progress_view import ProgressView
    from planner.ui.pages.week_view import WeekView

    if isinstance(page, Page):
        window.selection.changed.connect(page.show_current)
        page.show_current(window.selection.node)
    if isinstance(page, SkillPage):
        page.box_clicked.connect(window.verbs.toggle_box)
        page.list.set_menu(window.actions_.skill)
    elif isinstance(page, MapPage):
        _wire_map(window, page)
    elif isinstance(page, WeekView):
        page.wanted.connect(window.select)
        page.ticked.connect(lambda skill: window.verbs.mark([skill], State.KNOWN))
    elif isinstance(page, ProgressView):
        page.wanted.connect(window.select)
    elif isinstance(page, CompareView):
        page.fit_wanted.connect(window.dialogs.ask_fit)
    elif isinstance(page, OptionsView):
        page.time_wanted.connect(window.dialogs.set_time)


def _wire_map(window: MainWindow, page: MapPage) -> None:
    page.chosen.connect(window.selection.choose)
    window.selection.changed.connect(page.make_current)
    page.ticked.connect(window.verbs.toggle_box)
    page.picture_wanted.connect(window.dialogs.save_picture)
    page.requirement_wanted.connect(window.editor.need)
    page.canvas.set_menu(window.actions_.skill)
    page.make_current(window.selection.node)

"""The window: header, pages, skill panel, and what the menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QTime, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from planner.ui.pages.page import Page
from planner.ui.skill.selection import Selection
from planner.ui.style import locales
from planner.ui.widgets.fields import settle_all
from planner.ui.widgets.menu import Menu
from planner.ui.window.banner import Banner
from planner.ui.window.dialogs import Dialogs
from planner.ui.window.goal_bar import GoalBar
from planner.ui.window.menus.catalog_actions import CatalogActions
from planner.ui.window.menus.doers import Doers
from planner.ui.window.menus.file_actions import FileActions
from planner.ui.window.menus.skill_actions import SkillActions
from planner.ui.window.menus.undo_actions import UndoActions
from planner.ui.window.notes import notes
from planner.ui.window.pages import PageName, PageParts
from planner.ui.window.panes import Panes
from planner.ui.window.tabs import Tabs, column_of
from planner.ui.window.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from planner.catalog.entries import SkillId
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.dialogs.moved_notice import MovedNotice
    from planner.ui.map.map_page import MapPage
    from planner.ui.pages.path_view import PathView
    from planner.ui.skill.skill_panel import SkillPanel
    from planner.ui.style.theme import Scheme, Theme
    from planner.ui.widgets.toast import Toast
    from planner.ui.window.menus.actions import Actions
    from planner.ui.window.window_state import WindowState

MENUS = ("&File", "&Edit", "&Plan", "&Skill", "&View", "&Help")


class MainWindow(QMainWindow):
    """Shows a study; changes it only by its verbs.

    Made in two parts, so that the plan is seen at once: first the header and the lists; when they
    have been painted, `complete` adds the skill panel, what the menus do, and the messages.

    Signals:
        completed: The second part is there.
    """

    completed = Signal()

    panel: SkillPanel
    actions_: Actions
    toast: Toast
    moved: MovedNotice

    def __init__(
        self,
        study: Study,
        file: LearnerFile | None,
        theme: Theme,
        state: WindowState,
        icons: Path,
        layouts: list[Path] | None = None,
    ) -> None:
        super().__init__()
        self.study, self.theme = study, theme
        self._state = state
        self.is_complete = self._painted = False
        self._icons = icons
        self.setWindowTitle("Learning-path planner")
        self.setMinimumSize(760, 480)
        self.selection = Selection(study)
        self.verbs = SkillActions(study, self._targets)
        self.goal_bar = GoalBar(study.catalog)
        self.banner = Banner("Notes on this plan")
        self.watch = Watch(self, study, file, self.banner, self.save)
        self.dialogs = Dialogs(self, study, theme, self._turn_to_map, file.path if file else None)
        self.files = FileActions(self, study, self.watch, self._flush_note)
        self.editor = CatalogActions(self, study, self._targets)
        self.history = UndoActions(self, study, self._flush_note)
        self.menus: list[QMenu] = [Menu(title, self.menuBar()) for title in MENUS]
        for menu in self.menus:
            self.menuBar().addMenu(menu)
        self.tabs = Tabs(self._page_parts(layouts or []))
        self._lay_out()
        study.changed.connect(self._follow)
        study.refused.connect(self._follow)
        self._follow()
        state.restore(self, self.splitter, self.tabs.turn_to)
        self.path.list.setFocus()

    @property
    def path(self) -> PathView:
        """The page of the path."""
        return self.tabs.path

    def complete(self) -> None:
        """Add what the first frame can do without; once only."""
        if self.is_complete:
            return
        from planner.ui.dialogs.moved_notice import MovedNotice
        from planner.ui.skill.skill_panel import SkillPanel
        from planner.ui.widgets.focus import UndoKeys
        from planner.ui.widgets.toast import Toast
        from planner.ui.window.menus.actions import Actions
        from planner.ui.window.midnight import Midnight

        self.is_complete = True
        Midnight(self.study, self)
        self.panel = SkillPanel(self.study, self.selection)
        self.splitter.fill(self.panel)
        self.toast = Toast(self.tabs, self.history.undo, self.tabs.give_keyboard)
        self.moved = MovedNotice(self.study, self.toast)
        doers = Doers(self.verbs, self.editor, self.files, self.dialogs)
        self.actions_ = Actions(self, self.menus, self.study, self.selection, doers, self.theme.scheme)
        self.watch.begin()
        UndoKeys(self)
        self._tint()
        self._connect()
        self.actions_.follow()
        self.tabs.complete()
        self._select_first()
        self.tabs.give_keyboard()
        self.completed.emit()

    def _page_parts(self, layouts: list[Path]) -> PageParts:
        _, _, _, skill_menu, _, _ = self.menus
        return PageParts(
            self.study,
            self.theme,
            layouts,
            self.selection,
            skill_menu,
            select=self.select,
            tick=self.verbs.toggle_box,
            mark=self.verbs.mark,
            set_time=self.dialogs.set_time,
            ask_fit=self.dialogs.ask_fit,
            save_picture=self.dialogs.save_picture,
            need=self.editor.need,
        )

    def _lay_out(self) -> None:
        self.splitter = Panes(self.tabs)
        central = QWidget()
        column = column_of(central)
        for widget in (self.goal_bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        study, bar = self.study, self.goal_bar
        self.theme.changed.connect(self._tint)
        study.history_changed.connect(self.actions_.follow)
        study.changed.connect(self.actions_.follow)
        study.saved.connect(self._say_saved)
        bar.goal_chosen.connect(self.set_goal)
        bar.useful_chosen.connect(self._include_useful)
        bar.time_wanted.connect(self.dialogs.set_time)
        self.panel.wanted.connect(self.select)
        self.panel.state_chosen.connect(lambda skill, state: self.verbs.mark([skill], state))
        self.panel.denied.connect(self.verbs.deny_one)
        self._connect_doers()
        self._connect_actions()

    def _connect_doers(self) -> None:
        self.verbs.done.connect(self.moved.say)
        self.history.gone.connect(self.moved.pass_over)
        self.history.undone.connect(self.toast.hide)
        self.history.touched.connect(self.select)
        self.verbs.unclear.connect(self.panel.show_skill)
        self.editor.made_current.connect(self.select)
        self.editor.circled.connect(self.tabs.show_circle)
        self.editor.done.connect(self.toast.say)
        for doer in (self.editor, self.files, self.dialogs, self.watch):
            doer.told.connect(self.tell)
        self.files.merged.connect(lambda text, undoable: self.toast.say(text, undoable=undoable))
        self.watch.looked.connect(self._follow_rights)
        self.watch.focus_lost.connect(self.tabs.give_keyboard)
        self.watch.restore_wanted.connect(self.files.restore)
        self.watch.folder_wanted.connect(self.files.open_data_folder)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.quit_wanted.connect(self.close)
        actions.undo_wanted.connect(self.history.undo)
        actions.redo_wanted.connect(self.history.redo)
        actions.find_wanted.connect(self.tabs.begin_search)
        actions.focus_wanted.connect(self.tabs.focus_map)
        actions.back_wanted.connect(self.panel.go_back)
        actions.goal_wanted.connect(self.set_goal)
        actions.page_wanted.connect(self.turn_to)
        actions.scheme_wanted.connect(self.use_scheme)

    def _tint(self) -> None:
        from planner.ui.style.icons import icon

        self.setWindowIcon(icon(self._icons, "planner"))
        self.panel.back.setIcon(icon(self._icons, "back", self.theme.tones.accent))

    def _follow(self) -> None:
        study = self.study
        self.goal_bar.show_plan(study.plan, study.learner)
        self.banner.show_sentences(notes(study))
        self._follow_rights()
        self.tabs.follow()
        self.selection.settle()

    def _follow_rights(self) -> None:
        self.goal_bar.setEnabled(not self.study.read_only)

    def _select_first(self) -> None:
        if self.study.plan.steps and not self.selection.node:
            self.select(self.study.plan.steps[0].skill.id)

    def _targets(self) -> list[SkillId]:
        """Return what verbs act on: what the panel shows, and what else is selected where the learner looks."""
        page = self.tabs.shown()
        found = page.selected if page and not isinstance(page, Page) else []
        current = self.selection.skill
        return found if current is None or current in found else [current]

    def select(self, skill: str) -> None:
        """Make ``skill`` the current one, here and wherever it is shown."""
        self.selection.choose(skill)
        page = self.tabs.skill_page()
        if not page.model.rows:
            page.refill()

    def set_goal(self, goal: str) -> None:
        self.study.set_goal(goal)

    def _include_useful(self, include: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.study.set_include_useful(include)

    def tell(self, text: str) -> None:
        """Say ``text`` where it is seen for a while, and in the status bar."""
        self.toast.say(text, undoable=False)
        self.statusBar().showMessage(text)

    def turn_to(self, page: PageName) -> None:
        self.tabs.go_to(page)

    def _turn_to_map(self) -> MapPage | None:
        return self.tabs.turn_to_map()

    def use_scheme(self, scheme: Scheme) -> None:
        self.theme.use(scheme)
        self.save_place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self.watch.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.complete)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.watch.may_close():
            event.ignore()
            return
        self.tabs.stop()
        self.save_place()
        super().closeEvent(event)

    def save(self) -> None:
        """Save what is being typed, or was set just now, in any field, and what waits to be written."""
        if self.is_complete:
            settle_all(self)
            self._flush_note()
            self.study.save_waiting()

    def _flush_note(self) -> None:
        """Save the note that is being typed in the panel."""
        self.panel.flush()

    def save_place(self) -> None:
        self._state.save(self, self.splitter, self.tabs.name(), self.theme.scheme)

    def _say_saved(self, _label: str) -> None:
        time = locales.written().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.statusBar().showMessage(f"Saved {time}")

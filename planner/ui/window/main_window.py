"""The window: header, pages, skill panel, and what the menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QWidget

from planner.ui.pages.page import Page
from planner.ui.pages.path_view import SkillPage
from planner.ui.skill.selection import Selection
from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.menu import Menu
from planner.ui.window.banner import Banner
from planner.ui.window.catalog_actions import CatalogActions
from planner.ui.window.dialogs import Dialogs
from planner.ui.window.goal_bar import GoalBar
from planner.ui.window.pages import PageName, PageParts
from planner.ui.window.skill_actions import SkillActions
from planner.ui.window.tabs import Tabs, column_of, place
from planner.ui.window.watch import Watch
from planner.words import answers, left_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from planner.catalog.entries import SkillId
    from planner.learner.learner import Mark
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.dialogs.moved_notice import MovedNotice
    from planner.ui.pages.path_view import PathView
    from planner.ui.skill.skill_panel import SkillPanel
    from planner.ui.style.theme import Scheme, Theme
    from planner.ui.widgets.toast import Toast
    from planner.ui.window.actions import Actions
    from planner.ui.window.window_state import WindowState


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
        self.study, self.theme, self.file = study, theme, file
        self._state = state
        self.dialogs, self.editor = Dialogs(self), CatalogActions(self)
        self._complete = self._painted = False
        self._icons = icons
        self.setWindowTitle("Learning-path planner")
        self.setMinimumSize(760, 480)
        self.selection = Selection(study)
        self.verbs = SkillActions(study, self._targets)
        titles = ["&File", "&Edit", "&Plan", "&Skill", "&View", "&Help"]
        self.menus: list[QMenu] = [Menu(title, self.menuBar()) for title in titles]
        for menu in self.menus:
            self.menuBar().addMenu(menu)
        self.tabs = Tabs(self._page_parts(layouts or []))
        self.goal_bar = GoalBar(study.catalog)
        self.banner = Banner("Notes on this plan")
        self.watch = Watch(self)
        self._lay_out()
        study.changed.connect(self._follow)
        study.refused.connect(self._follow)
        self._follow()
        state.restore(self)
        self.path.list.setFocus()

    @property
    def is_complete(self) -> bool:
        """Whether `complete` has been done."""
        return self._complete

    @property
    def path(self) -> PathView:
        """The page of the path."""
        return self.tabs.path

    def complete(self) -> None:
        """Add what the first frame can do without; once only."""
        if self._complete:
            return
        from planner.ui.dialogs.moved_notice import MovedNotice
        from planner.ui.skill.skill_panel import SkillPanel
        from planner.ui.widgets.focus import UndoKeys
        from planner.ui.widgets.toast import Toast
        from planner.ui.window.actions import Actions
        from planner.ui.window.midnight import Midnight

        self._complete = True
        Midnight(self.study, self)
        self.panel = SkillPanel(self.study, self.selection)
        column_of(self._place_of_panel).addWidget(self.panel)
        self.panel.show()
        self.toast = Toast(self.tabs, self.undo, self.tabs.give_keyboard)
        self.moved = MovedNotice(self.study, self.toast)
        self.actions_ = Actions(self)
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
        self._place_of_panel = place("panel")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self._place_of_panel)
        self.splitter.setStretchFactor(0, 1)
        self.tabs.setMinimumWidth(400)
        self._place_of_panel.setMinimumWidth(340)
        self.splitter.setSizes([760, 440])
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
        self.verbs.done.connect(self.moved.say)
        self.verbs.unclear.connect(self.panel.show_skill)

    def _tint(self) -> None:
        from planner.ui.style.icons import icon

        self.setWindowIcon(icon(self._icons, "planner"))
        self.panel.back.setIcon(icon(self._icons, "back", self.theme.tones.accent))

    def _follow(self) -> None:
        study = self.study
        self.goal_bar.show_plan(study.plan, study.learner)
        read_only = [study.read_only] if study.read_only else []
        gone = [left_out.gone(study.plan.gone)] if study.plan.gone else []
        gone += [study.own.note] if study.own and study.own.note else []
        faulty = [answers.left_out(study.own.fault, study.own.faults)] if study.own and study.own.fault else []
        self.banner.show_sentences(
            [*read_only, *faulty, *gone, *left_out.unmet_by_skip(study.catalog, study.plan.unmet, local())]
        )
        self.goal_bar.setEnabled(not study.read_only)
        self.tabs.follow()
        self.selection.settle()

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

    def undo(self) -> None:
        self.panel.flush()
        before = self.study.learner.marks
        self.study.undo()
        self.moved.pass_over()
        self.toast.hide()
        self._show_marked_since(before)

    def redo(self) -> None:
        before = self.study.learner.marks
        self.study.redo()
        self.moved.pass_over()
        self._show_marked_since(before)

    def _show_marked_since(self, before: Mapping[SkillId, Mark]) -> None:
        now = self.study.learner.marks
        touched = [skill for skill in {**before, **now} if before.get(skill) != now.get(skill)]
        if len(touched) == 1:
            self.select(touched[0])

    def tell(self, text: str) -> None:
        """Say ``text`` where it is seen for a while, and in the status bar."""
        self.toast.say(text, undoable=False)
        self.statusBar().showMessage(text)

    def find_skill(self) -> None:
        on_map = self.tabs.map()
        if on_map and on_map.isVisible():
            on_map.begin_search()
            return
        if not isinstance(self.tabs.currentWidget(), SkillPage):
            self.tabs.turn_to(PageName.KNOWN if self.tabs.name() is PageName.KNOWN else PageName.PATH)
        self.tabs.skill_page().search.setFocus()
        self.tabs.skill_page().search.selectAll()

    def turn_to(self, page: PageName) -> None:
        self.tabs.turn_to(page)
        self.tabs.give_keyboard()

    def focus_map(self) -> None:
        """Show on the map only what the current skill needs and unlocks, or all of it again."""
        self.turn_to(PageName.MAP)
        page = self.tabs.map()
        if page:
            page.focus.toggle()

    def use_scheme(self, scheme: Scheme) -> None:
        self.theme.use(scheme)
        self._state.save(self)

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

    def save_place(self) -> None:
        self._state.save(self)

    def _say_saved(self, _label: str) -> None:
        time = locales.written().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.statusBar().showMessage(f"Saved {time}")

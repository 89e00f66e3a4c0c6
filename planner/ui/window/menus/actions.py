"""All actions of the window, by menu; the list of shortcuts is made from the same ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from planner.learner.learner import State
from planner.planning.route.goal import goals
from planner.ui.style.locales import local
from planner.ui.style.theme import Scheme
from planner.ui.widgets.menu import Menu
from planner.ui.widgets.plain_text import unmarked
from planner.ui.window.pages import PAGES
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from planner.study.study import Study
    from planner.ui.skill.selection import Selection
    from planner.ui.window.menus.doers import Doers

DIGITS = range(1, 10)


class Actions(QObject):
    """Fills the menu bar of a window: the ``doers`` do what is picked, the window what a signal says.

    Signals:
        quit_wanted, undo_wanted, redo_wanted, find_wanted, focus_wanted, back_wanted: The learner has picked this.
        goal_wanted: The plan is to be for this goal.
        page_wanted: This page is to be shown.
        scheme_wanted: These colours are to be used.
    """

    quit_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    find_wanted = Signal()
    focus_wanted = Signal()
    back_wanted = Signal()
    goal_wanted = Signal(str)
    page_wanted = Signal(object)
    scheme_wanted = Signal(object)

    def __init__(
        self, window: QWidget, menus: list[QMenu], study: Study, selection: Selection, doers: Doers, scheme: Scheme
    ) -> None:
        super().__init__(window)
        self._study, self._doers, self._scheme = study, doers, scheme
        self.all: list[tuple[str, str, QAction]] = []
        file, edit, plan, self.skill, view, help_ = menus
        for menu, fill in ((file, self._file), (edit, self._edit), (plan, self._plan), (self.skill, self._skill)):
            self._fill(menu, fill)
        self._fill(view, self._view)
        self._fill(help_, self._help)
        selection.changed.connect(self._name_target)

    def follow(self) -> None:
        """Name what can be undone and redone, and check the goal in force."""
        study = self._study
        self._name_target()
        self.undo.setText(unmarked(f"Undo {texts.short(study.undo_name)}".strip()))
        self.redo.setText(unmarked(f"Redo {texts.short(study.redo_name)}".strip()))
        self.undo.setEnabled(bool(study.undo_name))
        self.redo.setEnabled(bool(study.redo_name))
        for goal, action in self._goals.items():
            action.setChecked(goal == study.plan.goal)

    def _fill(self, menu: QMenu, fill: Callable[[], None]) -> None:
        self._menu, self._title = menu, menu.title().replace("&", "")
        fill()

    def _add(self, text: str, slot: Callable[[], object], *keys: str, menu: QMenu | None = None) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _=False: slot())
        (menu or self._menu).addAction(action)
        self.all.append((self._title, text, action))
        return action

    def _file(self) -> None:
        dialogs, files = self._doers.dialogs, self._doers.files
        self._add("&Export plan…", dialogs.export, "Ctrl+E")
        self.export_menu = Menu("Export plan &as", self._menu)
        self._menu.addMenu(self.export_menu)
        self._add("Save map as a &picture…", dialogs.save_picture, "Ctrl+Shift+E")
        self.export_menu.aboutToShow.connect(partial(dialogs.fill_export_menu, self.export_menu))
        self._menu.addSeparator()
        self._add("&Back up now", files.back_up)
        self._add("&Restore a backup…", files.restore)
        self._add("&Merge another copy…", files.merge)
        self._menu.addSeparator()
        self._add("&Quit", self.quit_wanted.emit, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        editor = self._doers.editor
        self.undo = self._add("Undo", self.undo_wanted.emit, "Ctrl+Z")
        self.redo = self._add("Redo", self.redo_wanted.emit, "Ctrl+Shift+Z", "Ctrl+Y")
        self._menu.addSeparator()
        self._add("&Find", self.find_wanted.emit, "Ctrl+F")
        self._menu.addSeparator()
        self._add("&Add a skill…", editor.add, "Ctrl+N")
        self._add("&My changes to the catalogue…", editor.show_changes)

    def _plan(self) -> None:
        catalog, dialogs = self._study.catalog, self._doers.dialogs
        group = QActionGroup(self)
        self._goals: dict[str, QAction] = {}
        for number, goal in enumerate(goals(catalog), 1):
            keys = [f"Ctrl+{number}"] if number in DIGITS else []
            title = unmarked(texts.short(texts.goal(catalog, goal)))
            action = self._add(title, partial(self.goal_wanted.emit, goal), *keys)
            action.setCheckable(True)
            group.addAction(action)
            self._goals[goal] = action
        self._menu.addSeparator()
        self._add("Study &time…", dialogs.set_time, "Ctrl+,")
        self._add("I &missed some days…", dialogs.miss_days)
        self._add("&Which role suits me?…", dialogs.ask_fit)
        self._add("&Set up again…", dialogs.welcome)

    def _skill(self) -> None:
        verbs, editor = self._doers.verbs, self._doers.editor
        self._target = QAction(self)
        self._target.setEnabled(False)
        self._menu.addAction(self._target)
        self._menu.addSeparator()
        self._verbs = [
            self._add("Mark or unmark as &known", verbs.toggle, "Ctrl+Shift+K"),
            self._add("Mark as &learning", lambda: verbs.set_state(State.LEARNING), "Ctrl+Shift+L"),
            self._add("&Skip", lambda: verbs.set_state(State.SKIPPED), "Ctrl+Shift+X"),
            self._add("Mark as &not started", lambda: verbs.set_state(None), "Ctrl+Shift+N"),
            self._add("I &don't know this (or do again)", verbs.deny, "Ctrl+Shift+D"),
        ]
        self._menu.addSeparator()
        self._verbs += [
            self._add("&Change…", editor.change, "F2"),
            self._add("What it needs &first…", editor.need, "Ctrl+Shift+R"),
            self._add("R&etire", editor.retire, "Ctrl+Del"),
        ]
        self._menu.addSeparator()
        self._add("&Back to the skill before", self.back_wanted.emit, "Alt+Left")
        self._menu.aboutToShow.connect(self._name_target)

    def _name_target(self) -> None:
        """Say at the head of the menu which skills its verbs act on, and offer them if there are any."""
        targets = self._doers.verbs.targets()
        what = texts.named(self._study.catalog, targets, local()) if targets else "No skill is selected"
        self._target.setText(unmarked(texts.short(what)))
        for action in self._verbs:
            action.setEnabled(bool(targets))

    def _view(self) -> None:
        for number, page in enumerate(PAGES, 1):
            self._add(page.action, partial(self.page_wanted.emit, page.name), f"Alt+{number}")
        self._menu.addSeparator()
        self._add("&Focus the map on the selected skill", self.focus_wanted.emit, "Ctrl+Shift+F")
        self._menu.addSeparator()
        group = QActionGroup(self)
        names = {Scheme.SYSTEM: "&System colours", Scheme.LIGHT: "&Light", Scheme.DARK: "&Dark"}
        for scheme, name in names.items():
            action = self._add(name, partial(self.scheme_wanted.emit, scheme))
            action.setCheckable(True)
            action.setChecked(scheme is self._scheme)
            group.addAction(action)

    def _help(self) -> None:
        dialogs = self._doers.dialogs
        self._add("&Shortcuts", self.show_shortcuts, "F1")
        self._add("&What's new", dialogs.show_whats_new)
        self._add("Open &data folder", self._doers.files.open_data_folder)
        self._add("&About", dialogs.about).setMenuRole(QAction.MenuRole.AboutRole)

    def show_shortcuts(self) -> None:
        """List all actions with their keys."""
        self._doers.dialogs.show_shortcuts(self.all)

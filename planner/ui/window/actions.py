"""All actions of the window, by menu; the list of shortcuts is made from the same ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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

    from PySide6.QtWidgets import QMenu

    from planner.ui.window.main_window import MainWindow

DIGITS = range(1, 10)


class Actions:
    """Fills the menu bar of a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.all: list[tuple[str, str, QAction]] = []
        file, edit, plan, self.skill, view, help_ = window.menus
        for menu, fill in ((file, self._file), (edit, self._edit), (plan, self._plan), (self.skill, self._skill)):
            self._fill(menu, fill)
        self._fill(view, self._view)
        self._fill(help_, self._help)

    def follow(self) -> None:
        """Name what can be undone and redone, and check the goal in force."""
        study = self._window.study
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
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _=False: slot())
        (menu or self._menu).addAction(action)
        self.all.append((self._title, text, action))
        return action

    def _file(self) -> None:
        window = self._window
        self._add("&Export plan…", window.dialogs.export, "Ctrl+E")
        self.export_menu = Menu("Export plan &as", self._menu)
        self._menu.addMenu(self.export_menu)
        self._add("Save map as a &picture…", window.dialogs.save_picture, "Ctrl+Shift+E")
        self.export_menu.aboutToShow.connect(window.dialogs.fill_export_menu)
        self._menu.addSeparator()
        self._add("&Back up now", window.dialogs.back_up)
        self._add("&Restore a backup…", window.dialogs.restore)
        self._add("&Merge another copy…", window.dialogs.merge)
        self._menu.addSeparator()
        self._add("&Quit", window.close, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        window = self._window
        self.undo = self._add("Undo", window.undo, "Ctrl+Z")
        self.redo = self._add("Redo", window.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._menu.addSeparator()
        self._add("&Find", window.find_skill, "Ctrl+F")
        self._menu.addSeparator()
        self._add("&Add a skill…", window.editor.add, "Ctrl+N")
        self._add("&My changes to the catalogue…", window.editor.show_changes)

    def _plan(self) -> None:
        window = self._window
        group = QActionGroup(window)
        self._goals: dict[str, QAction] = {}
        for number, goal in enumerate(goals(window.study.catalog), 1):
            keys = [f"Ctrl+{number}"] if number in DIGITS else []
            title = unmarked(texts.short(texts.goal(window.study.catalog, goal)))
            action = self._add(title, partial(window.set_goal, goal), *keys)
            action.setCheckable(True)
            group.addAction(action)
            self._goals[goal] = action
        self._menu.addSeparator()
        self._add("Study &time…", window.dialogs.set_time, "Ctrl+,")
        self._add("I &missed some days…", window.dialogs.miss_days)
        self._add("&Which role suits me?…", window.dialogs.ask_fit)
        self._add("&Set up again…", window.dialogs.welcome)

    def _skill(self) -> None:
        verbs, window = self._window.verbs, self._window
        self._target = QAction(window)
        self._target.setEnabled(False)
        self._menu.addAction(self._target)
        self._menu.addSeparator()
        editor = window.editor
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
        self._add("&Back to the skill before", window.panel.go_back, "Alt+Left")
        self._menu.aboutToShow.connect(self._name_target)
        window.selection.changed.connect(self._name_target)

    def _name_target(self) -> None:
        """Say at the head of the menu which skills its verbs act on, and offer them if there are any."""
        targets = self._window.verbs.targets()
        what = texts.named(self._window.study.catalog, targets, local()) if targets else "No skill is selected"
        self._target.setText(unmarked(texts.short(what)))
        for action in self._verbs:
            action.setEnabled(bool(targets))

    def _view(self) -> None:
        window = self._window
        for number, page in enumerate(PAGES, 1):
            self._add(page.action, partial(window.turn_to, page.name), f"Alt+{number}")
        self._menu.addSeparator()
        self._add("&Focus the map on the selected skill", window.focus_map, "Ctrl+Shift+F")
        self._menu.addSeparator()
        group = QActionGroup(window)
        names = {Scheme.SYSTEM: "&System colours", Scheme.LIGHT: "&Light", Scheme.DARK: "&Dark"}
        for scheme, name in names.items():
            action = self._add(name, partial(window.use_scheme, scheme))
            action.setCheckable(True)
            action.setChecked(scheme is window.theme.scheme)
            group.addAction(action)

    def _help(self) -> None:
        self._add("&Shortcuts", self._window.dialogs.show_shortcuts, "F1")
        self._add("&What's new", self._window.dialogs.show_whats_new)
        self._add("Open &data folder", self._window.dialogs.open_data_folder)
        self._add("&About", self._window.dialogs.about).setMenuRole(QAction.MenuRole.AboutRole)

"""The pages of the window, side by side as tabs; each but the path is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from planner.ui.pages.page import Page
from planner.ui.pages.path_view import SkillPage
from planner.ui.window.pages import PAGES, PageName, path_page

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.ui.map.map_page import MapPage
    from planner.ui.window.pages import PageParts


class Tabs(QTabWidget):
    """Shows one page at a time."""

    def __init__(self, parts: PageParts) -> None:
        super().__init__()
        self._parts = parts
        self._complete = False
        self.path = path_page(parts)
        self._made: dict[PageName, SkillPage | MapPage | Page] = {PageName.PATH: self.path}
        self.setDocumentMode(True)
        self.setAccessibleName("Pages")
        self._rows = {row.name: row for row in PAGES}
        self._names = tuple(self._rows)
        self._places: dict[PageName, QWidget] = {
            name: self.path if name is PageName.PATH else place("page") for name in self._rows
        }
        for name, row in self._rows.items():
            self.addTab(self._places[name], row.title)
        self.setCurrentWidget(self.path)
        self.currentChanged.connect(self._see)

    def complete(self) -> None:
        """Make the pages that are seen from now on."""
        self._complete = True
        self._see()

    def name(self) -> PageName:
        """Return which page is shown."""
        return self._names[self.currentIndex()]

    def turn_to(self, name: PageName) -> None:
        """Show a page."""
        self.setCurrentIndex(self._names.index(name))

    def go_to(self, name: PageName) -> None:
        """Show a page and give it the keyboard."""
        self.turn_to(name)
        self.give_keyboard()

    def turn_to_map(self) -> MapPage | None:
        """Show the map, give it the keyboard, and return it."""
        self.go_to(PageName.MAP)
        return self.map()

    def page(self, name: PageName) -> SkillPage | MapPage | Page:
        """Return a page, made now if it is not there yet."""
        if name not in self._made:
            made = self._made[name] = self._rows[name].make(self._parts)
            column_of(self._places[name]).addWidget(made)
            made.show()
            if isinstance(made, Page):
                self._parts.selection.changed.connect(made.show_current)
                made.show_current(self._parts.selection.node)
        return self._made[name]

    def map(self) -> MapPage | None:
        """Return the page of the map, if it was made."""
        return self._made.get(PageName.MAP)  # type: ignore[return-value]

    def shown(self) -> SkillPage | MapPage | Page | None:
        """Return the page that is shown, if it was made."""
        return self._made.get(self.name())

    def skill_page(self) -> SkillPage:
        """Return the page with a list of skills that is shown, or else the path."""
        shown = self.shown()
        return shown if isinstance(shown, SkillPage) else self.path

    def begin_search(self) -> None:
        """Give the keyboard to the search of what is shown; a page without one gives way to the path."""
        on_map = self.map()
        if on_map and on_map.isVisible():
            on_map.search.begin()
            return
        if not isinstance(self.currentWidget(), SkillPage):
            self.turn_to(PageName.KNOWN if self.name() is PageName.KNOWN else PageName.PATH)
        self.skill_page().search.setFocus()
        self.skill_page().search.selectAll()

    def focus_map(self) -> None:
        """Show on the map only what the current skill needs and unlocks, or all of it again."""
        page = self.turn_to_map()
        if page:
            page.focus.toggle()

    def show_circle(self, nodes: list[NodeId]) -> None:
        """Show on the map, if it is there, the circle that a requirement would close."""
        page = self.map()
        if page:
            page.show_circle(nodes)

    def follow(self) -> None:
        """Show what the study is now."""
        for page in self._made.values():
            page.follow()

    def stop(self) -> None:
        """Stop what is worked out in the background, and wait until it has: a pool outlives no window."""
        for page in self._made.values():
            if not isinstance(page, SkillPage):
                page.stop()

    def give_keyboard(self) -> None:
        """Give the keyboard to what is shown."""
        shown = self.shown()
        if shown:
            (shown.list if isinstance(shown, SkillPage) else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self) -> None:
        if self._complete:
            self.page(self.name())


def place(name: str) -> QWidget:
    """Return what keeps the place of a part that is made later, and has its ground."""
    made = QWidget()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def column_of(widget: QWidget) -> QVBoxLayout:
    """Return a new column without margins that fills ``widget``."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column

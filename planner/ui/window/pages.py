"""The pages of the window, side by side as tabs; each but the path is made when it is first needed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from planner.ui.pages.path_view import PathView, SkillPage

if TYPE_CHECKING:
    from pathlib import Path

    from planner.study.study import Study
    from planner.ui.map.map_page import MapPage
    from planner.ui.pages.page import Page
    from planner.ui.skill.selection import Selection
    from planner.ui.style.theme import Theme


class PageName(StrEnum):
    """The pages in the order of their tabs."""

    WEEK = "week"
    PATH = "path"
    MAP = "map"
    KNOWN = "known"
    COMPARE = "compare"
    PROGRESS = "progress"
    OPTIONS = "options"


class Pages(QTabWidget):
    """Shows one page at a time.

    Signals:
        made: A page was made; carries it.
    """

    made = Signal(object)

    def __init__(self, study: Study, theme: Theme, layouts: list[Path], selection: Selection) -> None:
        super().__init__()
        self._selection = selection
        self._study, self._theme, self._layouts = study, theme, layouts
        self._complete = False
        self.path = PathView(study, theme, selection)
        self._made: dict[PageName, SkillPage | MapPage | Page] = {PageName.PATH: self.path}
        titles = {
            PageName.WEEK: "This week", PageName.PATH: "Path", PageName.MAP: "Map",
            PageName.KNOWN: "What I know",
            PageName.COMPARE: "Compare", PageName.PROGRESS: "Progress", PageName.OPTIONS: "Options",
        }  # fmt: skip
        self.setDocumentMode(True)
        self.setAccessibleName("Pages")
        self._places: dict[PageName, QWidget] = {name: self.path if name is PageName.PATH else place("page") for name in titles}
        for name, title in titles.items():
            self.addTab(self._places[name], title)
        self.setCurrentWidget(self.path)
        self.currentChanged.connect(self._see)

    def complete(self) -> None:
        """Make the pages that are seen from now on."""
        self._complete = True
        self._see()

    def name(self) -> PageName:
        """Return which page is shown."""
        return list(PageName)[self.currentIndex()]

    def turn_to(self, name: PageName) -> None:
        """Show a page."""
        self.setCurrentIndex(list(PageName).index(name))

    def page(self, name: PageName) -> SkillPage | MapPage | Page:
        """Return a page, made now if it is not there yet."""
        if name not in self._made:
            made = self._made[name] = self._make(name)
            column = column_of(self._places[name])
            column.addWidget(made)
            made.show()
            self.made.emit(made)
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

    def _make(self, name: PageName) -> SkillPage | MapPage | Page:
        study, theme = self._study, self._theme
        match name:
            case PageName.WEEK:
                from planner.ui.pages.week_view import WeekView

                return WeekView(study)
            case PageName.MAP:
                from planner.ui.map.atlas import Atlas
                from planner.ui.map.map_page import MapPage

                return MapPage(study, theme, Atlas(study.catalog, self._layouts))
            case PageName.KNOWN:
                from planner.ui.pages.known_view import KnownView

                return KnownView(study, theme, self._selection)
            case PageName.COMPARE:
                from planner.ui.pages.compare_view import CompareView

                return CompareView(study, theme)
            case PageName.PROGRESS:
                from planner.ui.pages.progress_view import ProgressView

                return ProgressView(study, theme)
            case _:
                from planner.ui.pages.options_view import OptionsView

                return OptionsView(study, theme)


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

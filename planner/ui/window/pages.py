"""The table of the pages: how each is called, how it is made, and what it may ask the window to do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import State
from planner.ui.pages.path_view import PathView, SkillPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from planner.catalog.entries import NodeId, SkillId
    from planner.study.study import Study
    from planner.ui.map.map_page import MapPage
    from planner.ui.pages.compare_view import CompareView
    from planner.ui.pages.known_view import KnownView
    from planner.ui.pages.options_view import OptionsView
    from planner.ui.pages.page import Page
    from planner.ui.pages.progress_view import ProgressView
    from planner.ui.pages.week_view import WeekView
    from planner.ui.skill.selection import Selection
    from planner.ui.style.theme import Theme


class PageName(StrEnum):
    """The pages, each by the word that the settings keep for it."""

    WEEK = "week"
    PATH = "path"
    MAP = "map"
    KNOWN = "known"
    COMPARE = "compare"
    PROGRESS = "progress"
    OPTIONS = "options"


class PageParts(NamedTuple):
    """What pages are made of, and the verbs of the window that they may call."""

    study: Study
    theme: Theme
    layouts: list[Path]
    selection: Selection
    skill_menu: QMenu
    select: Callable[[str], None]
    tick: Callable[[str], None]
    mark: Callable[[list[SkillId], State | None], None]
    set_time: Callable[[], None]
    ask_fit: Callable[[], None]
    save_picture: Callable[[bool], None]
    need: Callable[[str, NodeId], None]


class PageRow(NamedTuple):
    """One page: the title of its tab, the name of the action that turns to it, and what makes it when it is first needed."""

    name: PageName
    title: str
    action: str
    make: Callable[[PageParts], SkillPage | MapPage | Page]


def path_page(parts: PageParts) -> PathView:
    """Return the page of the path, the only one that stands on the first frame."""
    page = PathView(parts.study, parts.theme, parts.selection)
    _connect_list(page, parts)
    return page


def _connect_list(page: SkillPage, parts: PageParts) -> None:
    page.box_clicked.connect(parts.tick)
    page.list.set_menu(parts.skill_menu)


def _week(parts: PageParts) -> WeekView:
    from planner.ui.pages.week_view import WeekView

    page = WeekView(parts.study)
    page.wanted.connect(parts.select)
    page.ticked.connect(lambda skill: parts.mark([skill], State.KNOWN))
    return page


def _map(parts: PageParts) -> MapPage:
    from planner.ui.map.atlas import Atlas
    from planner.ui.map.map_page import MapPage

    page = MapPage(parts.study, parts.theme, Atlas(parts.study.catalog, parts.layouts))
    page.chosen.connect(parts.selection.choose)
    page.ticked.connect(parts.tick)
    page.picture_wanted.connect(parts.save_picture)
    page.requirement_wanted.connect(parts.need)
    page.canvas.set_menu(parts.skill_menu)
    parts.selection.changed.connect(page.make_current)
    page.make_current(parts.selection.node)
    return page


def _known(parts: PageParts) -> KnownView:
    from planner.ui.pages.known_view import KnownView

    page = KnownView(parts.study, parts.theme, parts.selection)
    _connect_list(page, parts)
    return page


def _compare(parts: PageParts) -> CompareView:
    from planner.ui.pages.compare_view import CompareView

    page = CompareView(parts.study, parts.theme)
    page.fit_wanted.connect(parts.ask_fit)
    return page


def _progress(parts: PageParts) -> ProgressView:
    from planner.ui.pages.progress_view import ProgressView

    page = ProgressView(parts.study, parts.theme)
    page.wanted.connect(parts.select)
    return page


def _options(parts: PageParts) -> OptionsView:
    from planner.ui.pages.options_view import OptionsView

    page = OptionsView(parts.study, parts.theme)
    page.time_wanted.connect(parts.set_time)
    return page


PAGES = (
    PageRow(PageName.WEEK, "This week", "This &week", _week),
    PageRow(PageName.PATH, "Path", "&Path", path_page),
    PageRow(PageName.MAP, "Map", "&Map", _map),
    PageRow(PageName.KNOWN, "What I know", "What I &know", _known),
    PageRow(PageName.COMPARE, "Compare", "&Compare the roles", _compare),
    PageRow(PageName.PROGRESS, "Progress", "P&rogress", _progress),
    PageRow(PageName.OPTIONS, "Options", "&Options", _options),
)
"""The pages in the order of their tabs and of the View menu."""

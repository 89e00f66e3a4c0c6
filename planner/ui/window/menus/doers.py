"""Those that do what a menu wants done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.ui.window.dialogs import Dialogs
    from planner.ui.window.menus.catalog_actions import CatalogActions
    from planner.ui.window.menus.file_actions import FileActions
    from planner.ui.window.menus.skill_actions import SkillActions


class Doers(NamedTuple):
    """Who acts on skills, on the catalogue and on the learner's file, and who opens dialogs."""

    verbs: SkillActions
    editor: CatalogActions
    files: FileActions
    dialogs: Dialogs

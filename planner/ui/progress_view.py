"""The page of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.ui import texts
from planner.ui.page import Page

if TYPE_CHECKING:
    from planner.study import Study
    from planner.ui.theme import Theme


class ProgressView(Page):
    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__(texts.tr("Progress"))
        self._study, self._theme = study, theme

    def fill(self) -> None:
        self.show_body(QWidget())

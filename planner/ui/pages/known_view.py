"""The page of what the learner knows: every skill by area, to be ticked one by one or many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.pages.path_view import SkillPage
from planner.ui.pages.rows import Row, known_rows
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from planner.study.study import Study
    from planner.ui.skill.selection import Selection
    from planner.ui.style.theme import Theme


class KnownView(SkillPage):
    """All skills; those that known ones imply have a dashed box and say why."""

    def __init__(self, study: Study, theme: Theme, selection: Selection) -> None:
        super().__init__(study, theme, selection, "What I know", numbered=False)
        self._count: QLabel = label(kind="muted", wrap=False)
        self.lay_out(self.area, self._count)
        self.empty.pressed.connect(self.clear_filters)
        self.empty.say("No skill matches. Try fewer words, or clear the filters.", "Clear the filters")

    def rows(self) -> list[Row]:
        study = self._study
        rows = known_rows(study.catalog, study.learner, study.plan, self.found())
        skills = study.catalog.skills
        done = sum(skill in study.plan.known for skill in skills)
        self._count.setText(f"{done} of {len(skills)} known")
        return rows

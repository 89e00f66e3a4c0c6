"""What the menus and the map offer to change in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.catalog.entries import SkillId
from planner.study.editing import CircleError, Editing
from planner.study.state import ReadOnlyError
from planner.ui.style.locales import local
from planner.ui.widgets.modal import ask
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.catalog.entries import NodeId
    from planner.study.study import Study


class CatalogActions(QObject):
    """Opens what each verb needs on top of a window, and says afterwards what became of the path.

    Signals:
        made_current: This skill is what the learner has changed.
        circled: A requirement would close this circle of nodes.
        done: Something was changed that can be undone; carries a sentence about it.
        told: Nothing was changed; carries why.
    """

    made_current = Signal(str)
    circled = Signal(list)
    done = Signal(str)
    told = Signal(str)

    def __init__(self, window: QWidget, study: Study, targets: Callable[[], list[SkillId]]) -> None:
        super().__init__(window)
        self._window, self._study, self._targets = window, study, targets

    def add(self) -> None:
        """Ask for a skill and add it."""
        from planner.ui.editing.skill_form import AddSkill

        study = self._study
        self._refuse_if_read_only()
        before = study.plan.hours.likely
        form = AddSkill(self._window, study)
        if ask(form) and form.added:
            self.made_current.emit(form.added)
            self._tell(f"Added {study.catalog.title(form.added)}", before)

    def change(self) -> None:
        """Ask what to change of the skill that is selected."""
        from planner.ui.editing.skill_form import ChangeSkill

        study = self._study
        for skill in self._selected()[:1]:
            before = study.plan.hours.likely
            if ask(ChangeSkill(self._window, study, skill)):
                self._tell(f"Changed {study.catalog.title(skill)}", before)

    def need(self, skill: str = "", need: NodeId | None = None) -> None:
        """Ask what ``skill``, or the one that is selected, needs first."""
        from planner.ui.editing.needs_form import NeedsForm

        study = self._study
        for word in ([SkillId(skill)] if skill else self._selected())[:1]:
            circle = Editing(study).circle(word, need) if need else []
            if circle:
                self.circled.emit(circle)
                self.told.emit(str(CircleError(study.catalog, circle)))
                return
            before, name = study.plan.hours.likely, study.undo_name
            ask(NeedsForm(self._window, study, word, need))
            if study.undo_name != name:
                self.made_current.emit(word)
                self._tell(study.undo_name, before)

    def retire(self) -> None:
        """Take the skills that are selected out of the catalogue."""
        study, skills = self._study, self._selected()
        if skills:
            before, what = study.plan.hours.likely, texts.named(study.catalog, skills, local())
            Editing(study).retire(skills)
            self._tell(f"Retired {what}", before)

    def show_changes(self) -> None:
        """Show what is changed."""
        from planner.ui.editing.changes_dialog import ChangesDialog

        ask(ChangesDialog(self._window, self._study))

    def _selected(self) -> list[SkillId]:
        self._refuse_if_read_only()
        return [skill for skill in self._targets() if skill in self._study.catalog.skills]

    def _refuse_if_read_only(self) -> None:
        if self._study.read_only:
            raise ReadOnlyError(self._study.read_only)

    def _tell(self, what: str, before: float) -> None:
        now = self._study.plan.hours.likely
        more = f"{'+' if now > before else '−'}{local().hours(abs(now - before))}"
        path = f"your path is now {local().hours(now)}"
        changed = round(now - before, 1) != 0
        self.done.emit(f"{what}; {path} ({more})" if changed else what)

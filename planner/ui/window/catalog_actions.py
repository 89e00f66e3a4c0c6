"""What the menus and the map offer to change in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.entries import SkillId
from planner.study.editing import CircleError, Editing
from planner.study.state import ReadOnlyError
from planner.ui.style.locales import local
from planner.ui.widgets.modal import ask
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.ui.window.main_window import MainWindow


class CatalogActions:
    """Opens what each verb needs on top of a window, and says afterwards what became of the path."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def add(self) -> None:
        """Ask for a skill and add it."""
        from planner.ui.editing.skill_form import AddSkill

        window = self._window
        self._refuse_if_read_only()
        before = window.study.plan.hours.likely
        form = AddSkill(window, window.study)
        if ask(form) and form.added:
            window.select(form.added)
            self._tell(f"Added {window.study.catalog.title(form.added)}", before)

    def change(self) -> None:
        """Ask what to change of the skill that is selected."""
        from planner.ui.editing.skill_form import ChangeSkill

        window = self._window
        for skill in self._selected()[:1]:
            before = window.study.plan.hours.likely
            if ask(ChangeSkill(window, window.study, skill)):
                self._tell(f"Changed {window.study.catalog.title(skill)}", before)

    def need(self, skill: str = "", need: NodeId | None = None) -> None:
        """Ask what ``skill``, or the one that is selected, needs first."""
        from planner.ui.editing.needs_form import NeedsForm

        window, page = self._window, self._window.tabs.map()
        for word in ([SkillId(skill)] if skill else self._selected())[:1]:
            circle = Editing(window.study).circle(word, need) if need else []
            if circle and page:
                page.show_circle(circle)
                window.tell(str(CircleError(window.study.catalog, circle)))
                return
            before, name = window.study.plan.hours.likely, window.study.undo_name
            ask(NeedsForm(window, window.study, word, need))
            if window.study.undo_name != name:
                window.select(word)
                self._tell(window.study.undo_name, before)

    def retire(self) -> None:
        """Take the skills that are selected out of the catalogue."""
        window, skills = self._window, self._selected()
        if skills:
            before, what = window.study.plan.hours.likely, texts.named(window.study.catalog, skills, local())
            Editing(window.study).retire(skills)
            self._tell(f"Retired {what}", before)

    def show_changes(self) -> None:
        """Show what is changed."""
        from planner.ui.editing.changes_dialog import ChangesDialog

        ask(ChangesDialog(self._window, self._window.study))

    def _selected(self) -> list[SkillId]:
        self._refuse_if_read_only()
        return [skill for skill in self._window.verbs.targets() if skill in self._window.study.catalog.skills]

    def _refuse_if_read_only(self) -> None:
        if self._window.study.read_only:
            raise ReadOnlyError(self._window.study.read_only)

    def _tell(self, what: str, before: float) -> None:
        window, now = self._window, self._window.study.plan.hours.likely
        more = f"{'+' if now > before else '−'}{local().hours(abs(now - before))}"
        path = f"your path is now {local().hours(now)}"
        changed = round(now - before, 1) != 0
        window.toast.say(f"{what}; {path} ({more})" if changed else what)

"""What the learner does to skills, told in a toast that offers to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.catalog.entries import SkillId
from planner.learner.learner import State
from planner.planning.pace import is_open
from planner.ui.style.locales import local
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.study.study import Study


class SkillActions(QObject):
    """Acts on the skills that are selected where the learner is looking.

    Signals:
        done: Something was changed; carries a sentence about it.
        unclear: This one skill was ticked, and only the learner can say what it took.
    """

    done = Signal(str)
    unclear = Signal(str)

    def __init__(self, study: Study, targets: Callable[[], list[SkillId]]) -> None:
        super().__init__()
        self._study = study
        self.targets = targets

    def toggle(self) -> None:
        """Tick what is selected as known, or take the ticks away if all of it is known."""
        self._toggle(self.targets())

    def toggle_box(self, skill: str) -> None:
        """Tick one skill, or all that are selected if it is among them."""
        targets = self.targets()
        self._toggle(targets if skill in targets else [SkillId(skill)])

    def set_state(self, state: State | None) -> None:
        """Put what is selected into ``state``."""
        self.mark(self.targets(), state)

    def mark(self, skills: list[SkillId], state: State | None) -> None:
        """Put ``skills`` into ``state``; those in it already keep their evidence."""
        marks = self._study.learner.marks
        touched = [s for s in skills if (marks[s].state if s in marks else None) is not state]
        if touched:
            self._study.mark(touched, state)
            what = texts.named(self._study.catalog, touched, local())
            state_name = texts.state(state).lower()
            self.done.emit(f"Marked {what} as {state_name}")
            if len(touched) == 1 and is_open(self._study.catalog, self._study.learner, touched[0]):
                self.unclear.emit(touched[0])

    def deny(self) -> None:
        """Say that the selected skills are not known although they are implied, or take that back."""
        for skill in self.targets():
            if skill in self._study.plan.implied or skill in self._study.learner.denied:
                self.deny_one(skill, skill not in self._study.learner.denied)

    def deny_one(self, skill: str, denied: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Say so of one skill."""
        self._study.deny(SkillId(skill), denied)
        title = self._study.catalog.title(skill)
        text = "{} counts as not known" if denied else "{} may count as implied again"
        self.done.emit(text.format(title))

    def _toggle(self, skills: list[SkillId]) -> None:
        known = self._study.learner.in_state(State.KNOWN)
        self.mark(skills, None if skills and all(s in known for s in skills) else State.KNOWN)

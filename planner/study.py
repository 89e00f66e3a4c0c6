"""The running state: one catalogue, one learner, the plan that follows from them, and undo."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.errors import PlannerError
from planner.learner.changes import changes, with_current_ids
from planner.learner.learner import BOTH, Evidence, Learner, Log, Mark, Order, Review, Rust, State
from planner.planning.plan import Plan, make_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import ChoiceId, SkillId
    from planner.learner.availability import Availability
    from planner.learner.store import LearnerStore

UNDO_STEPS = 100


class ReadOnlyError(PlannerError):
    """The learner cannot be changed here; the text says why."""


class _ChangeLearner(QUndoCommand):
    """Swaps one immutable learner for another: undo can forget nothing, and nothing here can fail."""

    def __init__(self, swap: Callable[[Learner], None], label: str, before: Learner, after: Learner) -> None:
        super().__init__(label)
        self.before, self.after = before, after
        self._swap = swap

    def redo(self) -> None:
        """Put the later learner in place."""
        self._swap(self.after)

    def undo(self) -> None:
        """Put the earlier learner in place."""
        self._swap(self.before)


class Study(QObject):
    """Owns the learner's state; everything shown is derived from it.

    Every verb is one undo step. It is written durably first; then the state is swapped, then
    signalled. Where writing fails the verb raises a `PlannerError` and nothing has changed.

    Signals:
        plan_changed: The plan differs from the one before.
        learner_changed: The learner differs from the one before.
        saved: A change is on disk; carries its name.
        changed: The plan or the learner differs; comes once, after the two.
        history_changed: What can be undone or redone is another thing than before.
        refused: A change could not be written; what is shown may be ahead of what is.
    """

    plan_changed = Signal(object)
    learner_changed = Signal(object)
    saved = Signal(str)
    changed = Signal()
    history_changed = Signal()
    refused = Signal()

    def __init__(
        self, catalog: Catalog, store: LearnerStore, today: Callable[[], date] = date.today, read_only: str = ""
    ) -> None:
        """Read the learner from ``store``; ``read_only`` is a reason to change nothing though the store could."""
        super().__init__()
        self.catalog = catalog
        self.today = today
        self._store = store
        self._read_only = read_only
        self._stored = store.learner()
        self._learner = with_current_ids(self._stored, catalog.current_ids)
        self._day = today()
        self._plan = self._derived(self._learner)
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(UNDO_STEPS)
        self._stack.indexChanged.connect(self.history_changed)

    @property
    def learner(self) -> Learner:
        """The learner now."""
        return self._learner

    @property
    def plan(self) -> Plan:
        """The plan that follows from the learner now."""
        return self._plan

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a sentence; empty if it can."""
        return self._read_only or self._store.read_only or ""

    @property
    def undo_name(self) -> str:
        """Name of the change that undo would take back, empty if there is none."""
        return self._stack.undoText()

    @property
    def redo_name(self) -> str:
        """Name of the change that redo would make again, empty if there is none."""
        return self._stack.redoText()

    def mark(self, skills: Iterable[SkillId], state: State | None, evidence: Evidence = Evidence.CLAIMED) -> None:
        """Record how far the learner is with ``skills``; none is not started. As known they are denied no more."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        marks, denied = dict(self._learner.marks), set(self._learner.denied)
        touched = []
        for skill in skills:
            before = marks.get(skill)
            if (before and (before.state, before.evidence)) == (state and (state, evidence)):
                continue
            touched.append(skill)
            if state:
                same = before is not None and before.state is state
                marks[skill] = Mark(state, evidence, before.at if before and same else now)
            else:
                del marks[skill]
            if state is State.KNOWN:
                denied.discard(skill)
        if touched:
            name = self.tr("Mark {what} as {state}").format(what=self._what(touched), state=self._state_name(state))
            self._change(name, replace(self._learner, marks=marks, denied=frozenset(denied)))

    def deny(self, skill: SkillId, denied: bool = True) -> None:  # noqa: FBT001, FBT002 - a verb's one word
        """Record that the learner does not (or does again) know ``skill`` although a known one implies it."""
        text = self.tr("Deny knowing {}") if denied else self.tr("Stop denying {}")
        self._change(text.format(self._what([skill])), self._learner.with_denied(skill, denied=denied))

    def set_note(self, skill: SkillId, text: str) -> None:
        """Replace the note of ``skill``; blank text removes it."""
        self._change(self.tr("Change the note on {}").format(self._what([skill])), self._learner.with_note(skill, text))

    def log_hours(self, skill: SkillId, hours: float, day: date) -> None:
        """Record ``hours`` of study on ``skill`` on ``day``."""
        name = self.tr("Log {hours:g} h on {what}").format(hours=hours, what=self._what([skill]))
        self._change(name, self._learner.with_log(os.urandom(16).hex(), Log(skill, hours, day)))

    def remove_log(self, log_id: str) -> None:
        """Remove one log."""
        log = self._learner.logs.get(log_id)
        if log:
            name = self.tr("Remove {hours:g} h from {what}").format(hours=log.hours, what=self._what([log.skill]))
            self._change(name, self._learner.with_log(log_id, None))

    def pin(self, choice: ChoiceId, option: SkillId | None) -> None:
        """Insist on ``option`` of ``choice``, or leave it to the planner."""
        entry = self.catalog.choices[choice]
        what = self._what([option]) if option else self.tr("the planner's pick")
        name = self.tr("Choose {what} for {choice}").format(what=what, choice=entry.title)
        self._change(name, self._learner.with_pin(frozenset(entry.options), option))

    def set_goal(self, goal: str) -> None:
        """Aim at the role ``goal``, or at ``"both"``."""
        title = self.tr("Both") if goal == BOTH else self.catalog.title(goal)
        self._change(self.tr("Change the goal to {}").format(title), replace(self._learner, goal=goal))

    def set_include_useful(self, include: bool) -> None:  # noqa: FBT001 - a setting of one word
        """Plan the roles' useful entries too, or only the core ones."""
        name = self.tr("Include useful skills") if include else self.tr("Leave out useful skills")
        self._change(name, replace(self._learner, include_useful=include))

    def set_order(self, order: Order) -> None:
        """Go this way through the skills."""
        names = {Order.VALUE: self.tr("What is worth most first"), Order.TOPOLOGICAL: self.tr("Area by area")}
        self._change(names[order], replace(self._learner, order=order))

    def set_deadline(self, day: date | None) -> None:
        """Wish to be done by ``day``, or by none."""
        name = self.tr("Set a deadline") if day else self.tr("Remove the deadline")
        self._change(name, replace(self._learner, deadline=day))

    def set_budget(self, hours: float) -> None:
        """Wish to know the best use of so many ``hours``."""
        self._change(self.tr("Change the hours to spend"), replace(self._learner, budget=hours))

    def set_day(self, skill: SkillId, day: date | None) -> None:
        """Begin ``skill`` on ``day``, or whenever its turn comes."""
        name = self.tr("Set a day for {}") if day else self.tr("Remove the day of {}")
        self._change(name.format(self._what([skill])), self._learner.with_date(skill, day))

    def set_rust(self, rust: Rust) -> None:
        """Take known skills to fade like this from now on."""
        self._change(self.tr("Change how knowledge fades"), replace(self._learner, rust=rust))

    def review(self, skill: SkillId) -> None:
        """Record that a known skill was gone over again today."""
        name = self.tr("Review {}").format(self._what([skill]))
        self._change(name, self._learner.with_review(os.urandom(16).hex(), Review(skill, self.today())))

    def answer_fit(self, question: str, answer: str) -> None:
        """Record the answer to a fit question: a role's id, ``"both"`` or ``"neither"``."""
        fit = {**self._learner.fit, question: answer}
        self._change(self.tr("Answer a question about fit"), replace(self._learner, fit=fit))

    def set_availability(self, availability: Availability) -> None:
        """Study at these times from now on."""
        self._change(self.tr("Change the study time"), replace(self._learner, availability=availability))

    def finish_welcome(
        self, goal: str | None = None, availability: Availability | None = None, known: Iterable[SkillId] = ()
    ) -> None:
        """Take what the welcome asked as one step; what was skipped stays as it is."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        marks = dict.fromkeys(known, Mark(State.KNOWN, at=now))
        after = replace(
            self._learner,
            goal=goal or self._learner.goal,
            availability=availability or self._learner.availability,
            marks={**marks, **self._learner.marks},
            welcomed=True,
        )
        self._change(self.tr("Set up the plan"), after)

    def undo(self) -> None:
        """Take the last change back, on disk first; does nothing if there is none."""
        command = self._stack.command(self._stack.index() - 1) if self._stack.canUndo() else None
        if isinstance(command, _ChangeLearner):
            name = self.tr("Undo {}").format(command.text())
            self._write(name, command.before)
            self._stack.undo()
            self.saved.emit(name)

    def redo(self) -> None:
        """Make the change again that was last taken back; does nothing if there is none."""
        command = self._stack.command(self._stack.index()) if self._stack.canRedo() else None
        if isinstance(command, _ChangeLearner):
            name = self.tr("Redo {}").format(command.text())
            self._write(name, command.after)
            self._stack.redo()
            self.saved.emit(name)

    def refresh(self) -> None:
        """Take in what was changed elsewhere, and the new day after midnight.

        A learner that came from elsewhere ends the undo history: its steps would take back others' changes.
        """
        if self._store.changed_elsewhere():
            self.reopen(self._store)
        if self._day != self.today():
            self._swap(self._learner)

    def reopen(self, store: LearnerStore) -> None:
        """Go on with the learner that ``store`` holds, as after restoring a backup."""
        stored = store.learner()
        self._store, self._stored = store, stored
        learner = with_current_ids(stored, self.catalog.current_ids)
        if learner != self._learner:
            self._stack.clear()
            self._swap(learner)

    def _change(self, name: str, after: Learner) -> None:
        if after != self._learner:
            self._write(name, after)
            self._stack.push(_ChangeLearner(self._swap, name, self._learner, after))
            self.saved.emit(name)

    def _write(self, name: str, after: Learner) -> None:
        try:
            if self.read_only:
                raise ReadOnlyError(self.read_only)
            self._store.record(changes(self._stored, after), name)
        except PlannerError:
            self.refused.emit()
            raise
        self._stored = after

    def _swap(self, learner: Learner) -> None:
        before = self._learner, self._plan
        self._day = self.today()
        self._learner, self._plan = learner, self._derived(learner)
        if self._learner != before[0]:
            self.learner_changed.emit(self._learner)
        if self._plan != before[1]:
            self.plan_changed.emit(self._plan)
        if (self._learner, self._plan) != before:
            self.changed.emit()

    def _derived(self, learner: Learner) -> Plan:
        gone = learner.goal != BOTH and learner.goal not in self.catalog.roles
        return make_plan(self.catalog, replace(learner, goal=BOTH) if gone else learner, self.today())

    def _what(self, skills: list[SkillId]) -> str:
        if len(skills) == 1:
            return self.catalog.title(skills[0])
        return self.tr("{} skills").format(len(skills))

    def _state_name(self, state: State | None) -> str:
        names = {State.LEARNING: self.tr("learning"), State.KNOWN: self.tr("known"), State.SKIPPED: self.tr("skipped")}
        return names[state] if state else self.tr("not started")

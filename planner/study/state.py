"""What the learner told: kept on disk, undone and redone, with the plan that follows from it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.learner import days
from planner.learner.changes import applied, changes
from planner.learner.renaming import current, recorded
from planner.planning.plan import Plan, make_plan
from planner.storage.catalog.faults import CatalogError
from planner.storage.learner.faults import LearnerFileError
from planner.study.steps import Steps, Told, UndoStep, UnwrittenChanges

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.learner.store import LearnerStore
    from planner.storage.catalog.overlay import Overlay
    from planner.storage.catalog.own_catalog import OwnCatalog

UNDO_STEPS = 100


class ReadOnlyError(PlannerError):
    """The learner cannot be changed here; the text says why."""


class History(QObject):
    """Owns what the learner told; everything shown is derived from it.

    Every change is one undo step. It is written durably first; then the state is swapped, then
    signalled. Where writing fails it raises a `PlannerError` and nothing has changed; a change of the learner whose
    file could not be written waits until `save_waiting` is tried again.

    Signals:
        plan_changed: The plan differs from the one before.
        learner_changed: The learner differs from the one before.
        saved: A change is on disk; carries its name.
        changed: The plan, the learner or the catalogue differs; comes once, after the two.
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
        self,
        catalog: Catalog,
        store: LearnerStore,
        today: Callable[[], date] = days.today,
        read_only: str = "",
        own: OwnCatalog | None = None,
        now: Callable[[], datetime] = days.now,
    ) -> None:
        """Read the learner from ``store``; ``read_only`` is a reason to change nothing though the store could.

        ``catalog`` holds what lies in ``own``; without ``own`` the catalogue cannot be changed.
        """
        super().__init__()
        self.today, self.now, self.own = today, now, own
        self._store = store
        self._read_only = read_only
        self._stored = store.learner()
        self._told = Told(current(self._stored, catalog), catalog)
        self._day = today()
        self._plan = self._derived(self._told)
        self._steps = Steps(UNDO_STEPS)
        self._waiting = UnwrittenChanges()

    @property
    def learner(self) -> Learner:
        """The learner now."""
        return self._told.learner

    @property
    def catalog(self) -> Catalog:
        """The catalogue now, with what the learner changed in it."""
        return self._told.catalog

    @property
    def plan(self) -> Plan:
        """The plan that follows from the learner now."""
        return self._plan

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a sentence; empty if it can."""
        return self._read_only or self._store.read_only or ""

    @property
    def shown_only(self) -> str:
        """Why this window changes nothing whatever its file allows, as a sentence; empty if it may."""
        return self._read_only

    @property
    def waiting(self) -> list[str]:
        """Names of the changes that could not be written yet, in their order."""
        return self._waiting.names

    @property
    def undo_name(self) -> str:
        """Name of the change that undo would take back, empty if there is none."""
        if self._waiting.names:
            return self._waiting.names[-1]
        return self._steps.last.name if self._steps.last else ""

    @property
    def redo_name(self) -> str:
        """Name of the change that redo would make again, empty if there is none."""
        return self._steps.next.name if self._steps.next else ""

    @property
    def overlay(self) -> Overlay:
        """What the learner changed in the catalogue.

        Raises:
            PlannerError: It cannot be changed here, or not before it is mended.
        """
        if self.own is None:
            raise ReadOnlyError("The catalogue cannot be changed here.")
        return self.own.overlay()

    def change_catalog(self, name: str, overlay: Overlay) -> None:
        """Put ``overlay`` in place of what the learner changed in the catalogue so far.

        Raises:
            CatalogError: The catalogue would have faults; all of them are told.
        """
        before = self.overlay
        if overlay != before and self.own:
            self._do(name, self._told._replace(catalog=self.own.tried(overlay)), (before, overlay))

    def undo(self) -> None:
        """Take the last change back, on disk first; one that still waits is given up. Does nothing if there is none."""
        if self._waiting.names:
            self._waiting.drop_last()
            self._tell_waiting()
            return
        if step := self._steps.last:
            self._go(f"Undo {step.name}", step.reversed(), self._steps.go_back)

    def redo(self) -> None:
        """Make the change again that was last taken back; does nothing if there is none."""
        if step := self._steps.next:
            self._go(f"Redo {step.name}", step, self._steps.go_on)

    def refresh(self) -> None:
        """Take in what was changed elsewhere, and the new day after midnight.

        What came from elsewhere ends the undo history: its steps would take back others' changes.
        """
        self.turn()
        if self._store.changed_elsewhere():
            self.reopen(self._store)
        if self.own and self.own.changed_elsewhere():
            try:
                self._forget_steps()
                catalog = self.own.catalog()
                self._swap(Told(current(self._stored, catalog), catalog))
            except CatalogError:
                self.changed.emit()

    def turn(self) -> None:
        """Make everything anew that follows from the day, if it is another than before."""
        if self._day != self.today():
            plan = self._plan
            self._swap(self._told)
            if self._plan == plan:
                self.changed.emit()

    def reopen(self, store: LearnerStore) -> None:
        """Go on with the learner that ``store`` holds, as after restoring a backup."""
        stored = store.learner()
        self._store, self._stored = store, stored
        learner = current(stored, self.catalog)
        if learner != self.learner:
            self._forget_steps()
            self._swap(self._told._replace(learner=learner))

    def take_in(self, name: str) -> None:
        """Take in what was just added to the file from another copy, as one step that can be undone."""
        stored = self._store.learner()
        learner = current(stored, self.catalog)
        self._stored = stored
        if learner != self.learner:
            step = UndoStep(name, self._told, self._told._replace(learner=learner))
            self._steps.add(step)
            self._swap(step.after)
            self.history_changed.emit()

    def change_learner(self, name: str, after: Learner) -> None:
        """Put ``after`` in place of the learner so far.

        Raises:
            LearnerFileError: The file cannot be written now; the change waits, unless it is read-only.
        """
        if after == self.learner:
            return
        wanted = changes(self.learner, after)
        if self._waiting.names:
            self._waiting.add(name, wanted)
            self.save_waiting()
            return
        try:
            self._do(name, self._told._replace(learner=after))
        except LearnerFileError:
            if not self.read_only:
                self._waiting.add(name, wanted)
                self._tell_waiting()
            raise

    def save_waiting(self) -> None:
        """Write what waits, in its order.

        Raises:
            LearnerFileError: It still cannot be written; it goes on waiting.
        """
        while first := self._waiting.first:
            after = applied(self.learner, first.changes)
            if after != self.learner:
                self._do(first.name, self._told._replace(learner=after))
            self._waiting.drop(first)
            self._tell_waiting()

    def give_up_waiting(self) -> None:
        """Forget what could not be written."""
        self._waiting = UnwrittenChanges()
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        self.history_changed.emit()
        self.refused.emit()

    def _do(self, name: str, after: Told, overlays: tuple[Overlay, Overlay] | None = None) -> None:
        step = UndoStep(name, self._told, after, overlays)
        self._go(name, step, lambda: self._steps.add(step))

    def _go(self, name: str, step: UndoStep, move: Callable[[], None]) -> None:
        self._write(name, step)
        move()
        self._swap(step.after)
        self.history_changed.emit()
        self.saved.emit(name)
        with suppress(PlannerError):  # what is written is written; the next look at the file tells what is wrong with it
            if self._store.changed_elsewhere():
                self.reopen(self._store)

    def _write(self, name: str, step: UndoStep) -> None:
        try:
            if self.read_only:
                raise ReadOnlyError(self.read_only)
            if self.own and step.overlays:
                self.own.write(step.overlays[1])
            if step.after.learner != self.learner:
                log = recorded(self._stored, step.after.learner, step.after.catalog)
                self._store.record(log, name)
                self._stored = applied(self._stored, log)
        except PlannerError:
            self.refused.emit()
            raise

    def _forget_steps(self) -> None:
        self._steps.clear()
        self.history_changed.emit()

    def _swap(self, told: Told) -> None:
        before = self._told, self._plan
        self._day = self.today()
        self._told, self._plan = told, self._derived(told)
        if told.learner != before[0].learner:
            self.learner_changed.emit(told.learner)
        if self._plan != before[1]:
            self.plan_changed.emit(self._plan)
        if told != before[0] or self._plan != before[1]:
            self.changed.emit()
        if told.catalog is not before[0].catalog:
            before[0].catalog.forget_what_follows()  # undo keeps many catalogues, and the search alone is larger than each

    def _derived(self, told: Told) -> Plan:
        return make_plan(told.catalog, told.learner, self.today())

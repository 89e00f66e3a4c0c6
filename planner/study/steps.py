"""The steps of undo: a plain list of immutable values, with a place in it; and the changes that wait to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.learner.changes import Change
    from planner.learner.learner import Learner
    from planner.storage.catalog.overlay import Overlay


class Told(NamedTuple):
    """All that the learner said: of themselves, and of the ``catalog``."""

    learner: Learner
    catalog: Catalog


class UndoStep(NamedTuple):
    """One change by its name, with what was told before and after it.

    Attributes:
        overlays: The learner's own overlay before and after, where the change was one of the
            catalogue; no other change reads or keeps it.
    """

    name: str
    before: Told
    after: Told
    overlays: tuple[Overlay, Overlay] | None = None

    def reversed(self) -> UndoStep:
        """Return the change that takes this one back."""
        return UndoStep(self.name, self.after, self.before, self.overlays and (self.overlays[1], self.overlays[0]))


class Steps:
    """The last ``limit`` steps, those taken back included.

    Values of Python alone: what Qt owns must not be part of a circle that the collector takes apart.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def last(self) -> UndoStep | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> UndoStep | None:
        """The step that redo makes again."""
        return self._undone[-1] if self._undone else None

    def add(self, step: UndoStep) -> None:
        """Put ``step`` after the last one; what was taken back is forgotten."""
        self._undone.clear()
        self._done = [*self._done, step][-self._limit :]

    def go_back(self) -> None:
        """Count the last step as taken back."""
        self._undone.append(self._done.pop())

    def go_on(self) -> None:
        """Count the next step as made again."""
        self._done.append(self._undone.pop())

    def clear(self) -> None:
        """Forget all steps."""
        self._done.clear()
        self._undone.clear()


class Unwritten(NamedTuple):
    """A change that could not be written yet."""

    name: str
    changes: list[Change]


class UnwrittenChanges:
    """Changes that could not be written yet, in their order."""

    def __init__(self) -> None:
        self._all: list[Unwritten] = []

    @property
    def names(self) -> list[str]:
        """What they are called."""
        return [each.name for each in self._all]

    @property
    def first(self) -> Unwritten | None:
        """The one to be written next."""
        return self._all[0] if self._all else None

    def add(self, name: str, wanted: list[Change]) -> None:
        """Let a change wait; those before it that it overrides wait no more."""
        keys = {(change.topic, change.key) for change in wanted}
        self._all = [each for each in self._all if not {(c.topic, c.key) for c in each.changes} <= keys]
        self._all.append(Unwritten(name, wanted))

    def drop(self, one: Unwritten) -> None:
        """Wait for ``one`` no more: it is written."""
        self._all = [each for each in self._all if each is not one]

    def drop_last(self) -> None:
        """Give the last one up."""
        self._all.pop()

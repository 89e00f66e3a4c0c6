"""What keeps a learner, as the running study needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from planner.learner.changes import Change
    from planner.learner.learner import Learner


class LearnerStore(Protocol):
    """Where a learner is kept; `planner.storage.learner.learner_file.LearnerFile` is the real one."""

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written, as a sentence; empty if it can."""

    def learner(self) -> Learner:
        """Return the learner as last written."""

    def record(self, changes: list[Change], label: str) -> object:
        """Write ``changes`` durably, or raise a `PlannerError` and change nothing."""

    def changed_elsewhere(self) -> bool:
        """Tell whether somebody else has written since the last reading or writing here."""

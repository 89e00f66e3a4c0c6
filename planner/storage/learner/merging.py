"""Two copies of a learner's file become one: the union of their changes, each known by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.storage.files.atomic import reason
from planner.storage.files.real_path import real_path
from planner.storage.learner.faults import DamagedError, LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.making import identity
from planner.storage.learner.salvage import RESTS, copy_of

if TYPE_CHECKING:
    from pathlib import Path

    from planner.storage.learner.rows import Event


class Merged(NamedTuple):
    """What merging did: how many changes were added, how many were in both, and whether the files are copies of one."""

    added: int
    same: int

    @property
    def related(self) -> bool:
        """Whether the two files had anything in common."""
        return self.same > 0


def merged(file: LearnerFile, other: Path) -> Merged:
    """Add the changes in ``other`` that ``file`` lacks, at their own times; ``other`` stays as it is.

    It does not matter which is merged into which, nor how often: the same events tell the same learner.

    Raises:
        DamagedError: ``other`` is damaged or no learner's file.
        LearnerFileError: It is the very file, cannot be read, or ``file`` cannot be written.
    """
    events = _read(file, other)
    added = file.add(events)
    return Merged(added, len(events) - added)


def _read(file: LearnerFile, other: Path) -> tuple[Event, ...]:
    try:
        other = real_path(other)
        if not other.exists():
            raise LearnerFileError(f"There is no file {other}; name the copy to merge.")
        if identity(other) == identity(file.path):
            raise LearnerFileError(f"{other} is your file itself; name another copy of it.")
        return _events(other)
    except (OSError, RuntimeError) as error:
        raise LearnerFileError(f"{other} cannot be read: {reason(error)}.") from error


def _events(other: Path) -> tuple[Event, ...]:
    try:
        return LearnerFile.look(other).events()
    except DamagedError:
        raise
    except LearnerFileError:
        if not other.with_name(other.name + RESTS[0]).exists():
            raise
    with copy_of(other) as copy:  # a crash left a journal, which must not be taken back in the file of somebody else
        return LearnerFile.open(copy, create=False).events()

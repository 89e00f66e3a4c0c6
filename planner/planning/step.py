"""One step of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.entries import Hours, RoleId, Skill


class Step(NamedTuple):
    """One skill of the path.

    ``hours`` are those still to go; ``start`` and ``finish`` are days, none if the learner's weeks
    have no hours; ``ready`` tells whether all prerequisites are met already, choices as pins have it.
    """

    skill: Skill
    hours: Hours
    roles: tuple[RoleId, ...]
    start: date | None
    finish: date | None
    ready: bool

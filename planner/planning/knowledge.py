"""What a learner knows, and what that implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.entries import Hours
from planner.learner.learner import State

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.learner.learner import Learner

LEAST_LEFT = 0.1
"""Share of a skill's hours that stays until it is marked known, however much is logged."""


def implied_by(catalog: Catalog, known: AbstractSet[SkillId], denied: AbstractSet[SkillId] = frozenset()) -> frozenset[SkillId]:
    """Return the skills that ``known`` ones imply: their prerequisites, and those of these.

    Who can do calculus is not sent back to algebra. A choice implies none of its options, as it
    does not tell which one was learned. What is ``denied`` is not implied, nor what only it implies.
    O(V + E) of what is reached.
    """
    skills = catalog.skills
    implied: set[SkillId] = set()
    waiting = [skill for skill in known if skill in skills]
    while waiting:
        for need in skills[waiting.pop()].requires:
            if need in skills and need not in known and need not in denied and need not in implied:
                implied.add(need)  # type: ignore[arg-type]
                waiting.append(need)  # type: ignore[arg-type]
    return frozenset(implied)


def hours_left(catalog: Catalog, learner: Learner) -> dict[SkillId, Hours]:
    """Return the hours still to go of the skills in progress; of others the catalogue's stand.

    What is logged on a skill is taken off, but a tenth stays until it is known.
    """
    logged = learner.hours_logged()
    return {
        skill: Hours(*(max(hours - spent, hours * LEAST_LEFT) for hours in catalog.skills[skill].hours))
        for skill, spent in logged.items()
        if skill in catalog.skills and learner.state(skill) is not State.KNOWN
    }

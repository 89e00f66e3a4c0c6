"""What a learner knows, and what that implies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import Hours, SkillId
from planner.catalog.structure import walk
from planner.learner.learner import State

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner

LEAST_LEFT = 0.1
"""Share of a skill's hours that stays until it is marked known, however much is logged."""


class Knowledge(NamedTuple):
    """What a learner knows.

    Attributes:
        claimed: Skills marked as known, those that the catalogue does not have among them.
        implied: Skills that these imply, each with the claimed one that does; in the order of `implied_by`.
    """

    claimed: frozenset[SkillId]
    implied: dict[SkillId, SkillId]

    @property
    def whole(self) -> frozenset[SkillId]:
        """All that is known, said or implied."""
        return self.claimed.union(self.implied)


def knowledge(catalog: Catalog, learner: Learner) -> Knowledge:
    """Return what ``learner`` knows: the one answer to that question, and to what implies a skill. O(V + E)."""
    claimed = learner.in_state(State.KNOWN)
    return Knowledge(claimed, implied_by(catalog, claimed, learner.denied, learner.in_state(State.LEARNING)))


def implied_by(
    catalog: Catalog,
    known: AbstractSet[SkillId],
    denied: AbstractSet[SkillId] = frozenset(),
    learning: AbstractSet[SkillId] = frozenset(),
) -> dict[SkillId, SkillId]:
    """Return the skills that ``known`` ones imply (their prerequisites, and those of these), each with the one that does.

    Who can do calculus is not sent back to algebra. A choice implies none of its options, as it does not tell which one
    was learned. What is ``denied`` is not implied, nor what only it implies; what is being learned is not implied, but what
    it needs is. Of several known skills the nearest implies, then the one that comes first in the catalogue's canonical
    order. Nearest ones come first. O(V + E) of what is reached, and a sort of what is known.
    """

    def implied(skill: SkillId) -> list[SkillId]:
        return [need for need in catalog.skills[skill].requires if catalog.is_skill(need) and need not in denied]

    by: dict[SkillId, SkillId] = {}
    for skill, after in walk(catalog.structure.in_order(known & catalog.skills.keys()), implied):
        by[skill] = by[after] if after else skill
    return {skill: source for skill, source in by.items() if skill not in known and skill not in learning}


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

"""Which role a learner's answers to the fit questions speak for: points added up, not a measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.catalog.entries import Question, RoleId

EVERY, NEITHER = "both", "neither"


class Leaning(NamedTuple):
    """``points`` speak for ``role``, of at most ``most`` if every answer had been for it."""

    role: RoleId
    points: float
    most: float


def leanings(questions: Iterable[Question], answers: Mapping[str, str], roles: Iterable[RoleId]) -> tuple[Leaning, ...]:
    """Return the leaning towards each of ``roles``.

    Choosing a role's statement adds the question's weight to it, ``"both"`` adds it to every role that
    has a statement there. ``"neither"``, and what is not answered, takes nothing away from any role:
    a strength that is still missing never counts as a lack of fit.
    """
    asked = list(questions)
    return tuple(
        Leaning(
            role,
            sum(q.weight for q in asked if role in q.statements and answers.get(q.id) in {role, EVERY}),
            sum(q.weight for q in asked if role in q.statements),
        )
        for role in roles
    )

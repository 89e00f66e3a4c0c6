"""The milestones that lie on a path, and when each is reached."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId
    from planner.planning.step import Step


class Passed(NamedTuple):
    """A milestone that is reached with step ``number`` (from 1), after ``hours`` likely hours of the path, on ``finish``."""

    title: str
    roles: tuple[RoleId, ...]
    number: int
    hours: float
    finish: date | None


def milestones_on(
    catalog: Catalog, roles: Sequence[RoleId], known: AbstractSet[SkillId], steps: Sequence[Step]
) -> tuple[Passed, ...]:
    """Return the milestones of ``roles`` that the path reaches, in its order; equal ones of two roles as one.

    A milestone is reached with the last of its needs, and not before the steps that come earlier; a
    choice is met with its first option. What is reached already, and what the path never reaches (a
    useful skill not asked for), is left out. O(path + needs).
    """
    places: dict[NodeId, int] = dict.fromkeys(known, 0)
    places.update({step.skill.id: number for number, step in enumerate(steps, 1)})
    for choice in catalog.structure.met_by(places.keys()) - places.keys():
        places[choice] = min(places[option] for option in catalog.choices[ChoiceId(choice)].options if option in places)
    found: dict[tuple[int, str], list[RoleId]] = {}
    for role in roles:
        for milestone in catalog.roles[role].milestones:
            if all(need in places for need in milestone.needs):
                number = max(places[need] for need in milestone.needs)
                if number:
                    found.setdefault((number, milestone.title), []).append(role)
    hours = [0.0, *accumulate(step.hours.likely for step in steps)] if found else []
    ends = _ends(steps) if found else []
    return tuple(
        Passed(title, tuple(owners), number, hours[number], ends[number - 1])
        for (number, title), owners in sorted(found.items(), key=lambda item: item[0][0])
    )


def _ends(steps: Sequence[Step]) -> list[date | None]:
    """Return for each step the day on which it and all before it are done: a step that is broken off ends after later ones."""
    days: list[date | None] = []
    for step in steps:
        before = days[-1] if days else step.finish
        days.append(max(before, step.finish) if before and step.finish else None)
    return days

"""What of a goal is done, for the written forms of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.learner.days import local_day

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Skill, SkillId
    from planner.planning.plan import Plan

KNOWN, IMPLIED, NOT_STARTED = "known", "implied", "not started"


class Done(NamedTuple):
    """A known skill that the goal asks for or rests on; ``state`` is `KNOWN`, since a day if one was told, or `IMPLIED`."""

    skill: Skill
    state: str
    since: date | None


def done(catalog: Catalog, plan: Plan) -> list[Done]:
    """Return what of the plan's goal is known, in canonical order; O(V + E) of what the goal rests on."""
    asked = catalog.structure.below(entry for entries in plan.asked.roles.values() for entry in entries)
    found = []
    for skill in catalog.structure.in_order(plan.known & asked):
        mark = None if skill in plan.implied else plan.learner.marks.get(skill)
        found.append(Done(catalog.skills[skill], KNOWN if mark else IMPLIED, local_day(mark.at) if mark else None))
    return found


def state_of(plan: Plan, skill: SkillId) -> str:
    """Return the state of a step in a word or two."""
    state = plan.learner.state(skill)
    return state.value if state else NOT_STARTED

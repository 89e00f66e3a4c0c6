"""What of a goal is done, for the written forms of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import SkillId
from planner.learner.days import local_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, Skill
    from planner.planning.plan import Plan

KNOWN, IMPLIED, NOT_STARTED = "known", "implied", "not started"


class Done(NamedTuple):
    """A known skill that the goal asks for or rests on; ``state`` is `KNOWN`, since a day if one was told, or `IMPLIED`."""

    skill: Skill
    state: str
    since: date | None


def done(catalog: Catalog, plan: Plan) -> list[Done]:
    """Return what of the plan's goal is known, in canonical order; O(V + E) of what the goal rests on."""
    reached = [skill for skill in catalog.structure.in_order(set(_asked(catalog, plan))) if skill in plan.known]
    found = []
    for skill in map(SkillId, reached):
        mark = None if skill in plan.implied else plan.learner.marks.get(skill)
        found.append(Done(catalog.skills[skill], KNOWN if mark else IMPLIED, local_day(mark.at) if mark else None))
    return found


def _asked(catalog: Catalog, plan: Plan) -> Iterator[NodeId]:
    """Yield every skill that the goal names or rests on, all options of its choices among them."""
    waiting: list[NodeId] = [entry for entries in plan.asked.roles.values() for entry in entries]
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        if node in catalog.skills:
            yield node
            needs = list(catalog.skills[node].requires)  # type: ignore[index]
        else:
            needs = list(catalog.choices[node].options)  # type: ignore[index]
        fresh = [need for need in needs if need not in seen]
        seen.update(fresh)
        waiting += fresh


def state_of(plan: Plan, skill: SkillId) -> str:
    """Return the state of a step in a word or two."""
    state = plan.learner.state(skill)
    return state.value if state else NOT_STARTED

"""Which of the days that the learner wants to begin a skill on a plan does not keep, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, SkillId
from planner.learner.learner import State
from planner.planning.schedule.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan
    from planner.planning.step import Step


class Reason(StrEnum):
    """Why a skill does not begin on the day that is wished for."""

    KNOWN = "known"
    SKIPPED = "skipped"
    NOT_ASKED = "not-asked"
    PAST = "past"
    NEVER = "never"
    NO_STUDY = "no-study"
    PREREQUISITE = "prerequisite"
    BUSY = "busy"


class Unkept(NamedTuple):
    """``skill`` begins on ``begins`` (none: not at all), not on ``wish``; ``blocker`` is the prerequisite in the way."""

    skill: SkillId
    wish: date
    begins: date | None
    reason: Reason
    blocker: SkillId | None = None


def unkept(catalog: Catalog, plan: Plan) -> Iterator[Unkept]:
    """Yield the learner's wishes that ``plan`` does not keep, in the order of their days; O(steps + wishes)."""
    steps = {step.skill.id: step for step in plan.steps}
    for skill, wish in sorted(plan.learner.dates.items(), key=lambda item: (item[1], item[0])):
        if skill not in catalog.skills:
            continue
        step = steps.get(skill)
        if step is None:
            yield Unkept(skill, wish, None, _absent(plan, skill))
        elif step.start != wish:
            yield _late(plan, step, wish, steps)


def _absent(plan: Plan, skill: SkillId) -> Reason:
    if skill in plan.known:
        return Reason.KNOWN
    return Reason.SKIPPED if plan.learner.state(skill) is State.SKIPPED else Reason.NOT_ASKED


def _late(plan: Plan, step: Step, wish: date, steps: dict[SkillId, Step]) -> Unkept:
    """Say why ``step`` begins on another day than on ``wish``."""
    skill, calendar = step.skill.id, Calendar(plan.learner.availability, plan.today)
    if wish < calendar.first:
        return Unkept(skill, wish, step.start, Reason.PAST)
    if step.start is None:
        return Unkept(skill, wish, None, Reason.NEVER)
    if step.start == calendar.day(calendar.second_of(wish)):
        return Unkept(skill, wish, step.start, Reason.NO_STUDY)
    needs = [
        steps[met] for need in step.skill.requires if (met := SkillId(plan.route.picked.get(ChoiceId(need), need))) in steps
    ]
    last = max(needs, key=lambda need: need.finish or wish, default=None)
    if last and last.finish and last.finish >= wish:
        return Unkept(skill, wish, step.start, Reason.PREREQUISITE, last.skill.id)
    return Unkept(skill, wish, step.start, Reason.BUSY)

"""The steps of a plan grouped by the week in which they start, its milestones by step."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.planning.milestones import Passed
    from planner.planning.plan import Plan, Step


def monday_of(day: date | None) -> date | None:
    """Return the Monday of the week of ``day``."""
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1)) if day else None


def by_week(plan: Plan) -> list[tuple[date | None, list[tuple[int, Step]]]]:
    """Return each week's Monday with the steps that start in it, numbered from 1; none for steps never begun."""
    numbered = enumerate(plan.steps, 1)
    return [(monday, list(steps)) for monday, steps in groupby(numbered, lambda item: monday_of(item[1].start))]


def week_number(first: date, monday: date) -> int:
    """Return the number of the week of ``monday``, the week of ``first`` being 1."""
    return (monday - first).days // 7 + 1


def milestones_by_step(plan: Plan) -> dict[int, list[Passed]]:
    """Return the milestones by the number of the step that reaches them."""
    return {number: list(group) for number, group in groupby(plan.milestones, lambda passed: passed.number)}

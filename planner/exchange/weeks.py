"""What the written forms of a plan share: its steps by week, its milestones by step, its forecast in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.planning.forecast import CHANCES
from planner.planning.weekly import monday_of

if TYPE_CHECKING:
    from datetime import date

    from planner.planning.milestones import Passed
    from planner.planning.plan import Plan, Step


def by_week(plan: Plan) -> list[tuple[date | None, list[tuple[int, Step]]]]:
    """Return each week's Monday with the steps that start in it, numbered from 1; none for steps never begun."""
    numbered = enumerate(plan.steps, 1)
    return [(monday, list(steps)) for monday, steps in groupby(numbered, _monday)]


def _monday(numbered: tuple[int, Step]) -> date | None:
    start = numbered[1].start
    return monday_of(start) if start else None


def week_number(first: date, monday: date) -> int:
    """Return the number of the week of ``monday``, the week of ``first`` being 1."""
    return (monday - first).days // 7 + 1


def milestones_by_step(plan: Plan) -> dict[int, list[Passed]]:
    """Return the milestones by the number of the step that reaches them."""
    return {number: list(group) for number, group in groupby(plan.milestones, lambda passed: passed.number)}


def forecast_lines(plan: Plan) -> list[str]:
    """Return when the plan is done, with the doubt, and what the deadline takes; nothing if nothing is left."""
    ahead = plan.forecast
    lines = []
    if all(ahead.days):
        dates = ", ".join(f"{chance:.0%} by {day}" for chance, day in zip(CHANCES, ahead.days, strict=True))
        lines.append(f"Done with a chance of {dates}.")
    if plan.deadline and plan.deadline.hours_per_week is not None:
        lines.append(f"To be done by {plan.deadline.day} with a chance of 80% takes {plan.deadline.hours_per_week:g} h a week.")
    elif plan.deadline:
        lines.append(f"Nothing can be studied until {plan.deadline.day}.")
    return lines

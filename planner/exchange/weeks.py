"""What the written forms of a plan share: the numbers of its weeks, and its milestones by step."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.planning.order.milestones import Passed
    from planner.planning.plan import Plan


def week_number(first: date, week: date) -> int:
    """Return the number of the week that begins with ``week``, that of ``first`` being 1."""
    return (week - first).days // 7 + 1


def milestones_by_step(plan: Plan) -> dict[int, list[Passed]]:
    """Return the milestones by the number of the step that reaches them."""
    return {number: list(group) for number, group in groupby(plan.milestones, lambda passed: passed.number)}

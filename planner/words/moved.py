"""What is said where a change moves the day on which a learner finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.forecast import CHANCES

if TYPE_CHECKING:
    from datetime import date

    from planner.planning.plan import Plan
    from planner.words.local import Local

SURE = CHANCES.index(0.80)
MANY_DAYS = 7
"""A move by more days is told."""
_PACE = 0.005
_HOURS = 0.5


def moved(before: Plan, after: Plan, local: Local) -> str:
    """Return from which day to which the finish moves, if by more than a week, and why as far as the two plans tell.

    The finish is the day by which all is done with a chance of 80 %, as everywhere. Nothing is said where
    the plans are of different days: time passes for both.
    """
    if before.today != after.today or not before.steps or not after.steps:
        return ""
    old, new = before.forecast.days[SURE], after.forecast.days[SURE]
    if old == new or (old and new and abs((new - old).days) <= MANY_DAYS):
        return ""
    why = ", ".join(_reasons(before, after, local))
    return f"{_move(old, new, local)}{f': {why}' if why else ''}."


def _move(old: date | None, new: date | None, local: Local) -> str:
    if old and new:
        return f"Finish (80 % likely) moves from {local.long_day(old)} to {local.long_day(new)}"
    if new:
        return f"Finish (80 % likely) is now {local.long_day(new)}"
    return "You never finish now"


def _reasons(before: Plan, after: Plan, local: Local) -> list[str]:
    reasons = []
    if before.goal != after.goal or before.asked.roles != after.asked.roles:
        reasons.append("the goal asks for other things")
    more = after.hours.likely - before.hours.likely
    if abs(more) >= _HOURS:
        reasons.append(f"{local.exact_hours(abs(more))} {'more' if more > 0 else 'less'} to learn")
    old, new = (plan.forecast.pace.quantile(0.5) for plan in (before, after))
    if abs(new - old) >= _PACE:
        reasons.append(f"your pace is now {local.number(new, 2)} times the usual hours")
    then, now = before.learner.availability, after.learner.availability
    if round(then.hours_per_week, 2) != round(now.hours_per_week, 2):
        reasons.append(f"you study {local.exact_hours(now.hours_per_week)} a week")
    elif then != now:
        reasons.append("your days of study changed")
    if before.forecast.waits != after.forecast.waits and before.learner.dates != after.learner.dates:
        reasons.append("the days you set for skills changed")
    if before.learner.rust != after.learner.rust:
        reasons.append("reviews take other hours")
    return reasons

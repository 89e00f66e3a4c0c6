"""What is said of the day by which a learner wants to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.deadline import MOST_DAILY

if TYPE_CHECKING:
    from planner.planning.answers.fitting import Fits
    from planner.planning.plan import Plan
    from planner.words.local import Local

_LEAST, _MOST = 0.01, 0.99


def chance(value: float) -> str:
    """Return a chance in whole percent; what is not certain is never called 0 or 100 %."""
    if value < _LEAST:
        return "less than 1 %"
    return "more than 99 %" if value > _MOST else f"{100 * value:.0f} %"


def warning(plan: Plan, local: Local) -> str:
    """Return what the learner should know at once: the deadline has passed, or is unlikely to be met; else nothing."""
    found = plan.deadline
    if not found or not found.doubtful or not plan.steps:
        return ""
    if found.passed:
        return f"Your deadline, {local.long_day(found.day)}, has passed."
    return f"Chance of finishing by {local.long_day(found.day)}: {chance(found.chance)}."


def sentences(plan: Plan, local: Local) -> list[str]:
    """Return the chance at the learner's hours, and the hours a week that would do or when it can be done.

    Nothing without a deadline, or where nothing is left that could be planned.
    """
    found, weekly = plan.deadline, local.exact_hours(plan.learner.availability.hours_per_week)
    if found is None:
        return []
    if not plan.steps:
        return [] if plan.unmet else ["Nothing is left to learn, so your deadline is met."]
    sure = f"At {weekly} a week you finish by {local.long_day(found.sure_day)} (80 % likely)." if found.sure_day else ""
    if found.passed:
        return [part for part in (f"Your deadline, {local.long_day(found.day)}, has passed.", sure) if part]
    said = [f"At {weekly} a week, your chance of finishing by {local.long_day(found.day)} is {chance(found.chance)}."]
    if found.hours_per_week is not None:
        every = ", the same on all seven days" if found.every_day else ""
        return [*said, f"An 80 % chance takes {local.exact_hours(found.hours_per_week)} a week{every}."]
    said.append(f"It cannot be done by then with a chance of 80 %, not even at {MOST_DAILY:.0f} hours a day.")
    return [*said, sure] if sure else said


def fitting(fits: Fits, local: Local) -> str:
    """Return what of the goal fits by the deadline; nothing if all of it is met."""
    if not fits.asked:
        return ""
    day = local.long_day(fits.day)
    if not fits.skills:
        return f"Nothing that your goal asks for can be finished by {day}."
    if fits.entries == fits.asked:
        return f"All that your goal asks for fits by {day} if it takes the likely hours."
    share = f"{int(100 * fits.value / fits.whole) or 'less than 1'} %"
    return (
        f"In the {local.exact_hours(round(fits.hours))} until {day} you can learn {local.counted(len(fits.skills), 'skill')}: "
        f"{fits.entries} of the {fits.asked} things your goal still asks for, {share} of their value."
    )

"""What is said of how fast a learner is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.planning.pace import Pace
    from planner.words.local import Local


def pace(found: Pace, local: Local) -> str:
    """Return how fast the learner is, how sure that is, and which finished skills do not count yet."""
    if found.finished:
        low, middle, high = (local.number(found.quantile(chance), 2) for chance in (0.1, 0.5, 0.9))
        skills = local.counted(found.finished, "finished skill")
        said = f"You take {middle} times the usual hours (most likely {low} to {high}), judging by {skills}."
    else:
        said = "Your pace is not known yet: log hours on a skill and finish it."
    if not found.open:
        return said
    one = len(found.open) == 1
    skills, it, has = local.counted(len(found.open), "finished skill"), "it" if one else "they", "has" if one else "have"
    return f"{said} {skills} {has} so few hours logged that {it} will not count until you say what {it} took in all."


def asks_total(title: str, logged: float, local: Local) -> str:
    """Return what is asked where a skill is ticked with few hours logged."""
    return f"Only {local.exact_hours(logged)} logged on “{title}”. What did it take in all?"


def takes_total(hours: float, local: Local) -> str:
    """Return the answer that the logged ``hours`` are all."""
    return f"{local.exact_hours(hours)} in all"

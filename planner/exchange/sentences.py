"""What the written forms of a plan say in the same words: forecast, fork, and the best use of some hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.budget import best_within
from planner.planning.answers.fitting import fits_by
from planner.planning.answers.fork import parting
from planner.planning.forecast import CHANCES
from planner.words.deadline import fitting, sentences
from planner.words.local import PLAIN

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.answers.fork import Parting
    from planner.planning.plan import Plan
    from planner.words.local import Local


def total(plan: Plan, local: Local) -> str:
    """Return how much is left, and the day to which the likely hours lead."""
    hours = local.number(plan.hours.likely)
    finish = f", until {plan.finish.isoformat()} at the likely hours" if plan.finish else ""
    return f"{PLAIN.counted(len(plan.steps), 'step')}, about {hours} {'hour' if hours == '1' else 'hours'}{finish}"


def forecast_lines(catalog: Catalog, plan: Plan) -> list[str]:
    """Return when the plan is done, with the doubt, and what the deadline means; nothing if nothing is left."""
    ahead = plan.forecast
    lines = []
    if all(ahead.days):
        dates = ", ".join(f"{chance:.0%} by {day}" for chance, day in zip(CHANCES, ahead.days, strict=True))
        lines.append(f"Done with a chance of {dates}.")
    lines += sentences(plan, PLAIN)
    if plan.deadline and not plan.deadline.passed and plan.steps:
        lines.append(fitting(fits_by(catalog, plan, plan.deadline.day), PLAIN))
    return [line for line in lines if line]


def partings(plan: Plan, local: Local) -> dict[int, str]:
    """Return what is said where the roles part, by the number of the step before; at most one entry."""
    found = parting(plan)
    return {found.number: f"The roles part here, {_reached(found, local)}"} if found else {}


def _reached(found: Parting, local: Local) -> str:
    return f"after {local.number(found.hours)} h" + (f" on {found.finish}" if found.finish else "")


def budget_lines(catalog: Catalog, plan: Plan, local: Local) -> list[str]:
    """Return what the hours that the learner asks about are best spent on; nothing if they ask about none."""
    if plan.learner.budget is None:
        return []
    best = best_within(catalog, plan.learner, plan.asked, plan.learner.budget)
    whole = best.value + sum(each.weight for each in best.left_out)
    sure = "No choice of skills is worth more." if best.optimal else f"No choice is worth more than {best.bound}."
    names = ", ".join(map(catalog.title, best.skills)) or "nothing"
    return [f"The best use of {best.hours:g} h, worth {best.value} of {whole}: {names} ({local.number(best.spent)} h). {sure}"]

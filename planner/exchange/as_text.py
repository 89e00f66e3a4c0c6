"""A plan as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.sentences import budget_lines, forecast_lines, partings
from planner.exchange.weeks import milestones_by_step

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan


def as_text(catalog: Catalog, plan: Plan) -> str:
    """Return a line for each step: number, start, likely hours, title, roles if not all."""
    roles = " and ".join(catalog.roles[role].title for role in plan.roles)
    finish = f", until {plan.finish.isoformat()}" if plan.finish else ""
    lines = [f"{roles}: {len(plan.steps)} steps, about {plan.hours.likely:,.0f} hours{finish}"]
    lines += forecast_lines(plan)
    for choice, option in plan.route.picked.items():
        lines.append(f"  {catalog.title(choice)}: {catalog.title(option)}")
    lines += budget_lines(catalog, plan)
    passed, parts = milestones_by_step(plan), partings(plan)
    for number, step in enumerate(plan.steps, 1):
        only = "" if len(step.roles) == len(plan.roles) else f"  ({', '.join(catalog.title(r) for r in step.roles)} only)"
        day = step.start.isoformat() if step.start else "no date   "
        lines.append(f"{number:4}. {day} {step.hours.likely:6.1f} h  {step.skill.title}{only}")
        lines += [f"      -- {each.title}, after {each.hours:,.0f} h --" for each in passed.get(number, [])]
        lines += [f"      == {parts[number]} =="] if number in parts else []
    return "\n".join(lines) + "\n"

"""A plan as Markdown: a heading for each week, a check box for each step, ids to read it back by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.weeks import by_week, forecast_lines, milestones_by_step, week_number

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.milestones import Passed
    from planner.planning.plan import Plan, Step


def as_markdown(catalog: Catalog, plan: Plan) -> str:
    """Return the plan as a checklist by week; every step ends with its id in code marks."""
    roles = " and ".join(plain_line(catalog.roles[role].title) for role in plan.roles)
    lines = [f"# Study plan: {roles}", ""]
    finish = f", until {plan.finish.isoformat()}" if plan.finish else ""
    lines += [f"{len(plan.steps)} steps, about {plan.hours.likely:,.0f} hours{finish}.", ""]
    lines += [part for line in forecast_lines(plan) for part in (line, "")]
    lines += [line for unmet in plan.unmet for line in (f"Not in this plan: {plain_line(unmet.sentence)}", "")]
    weeks, passed = by_week(plan), milestones_by_step(plan)
    for monday, steps in weeks:
        first = weeks[0][0]
        heading = f"Week {week_number(first, monday)}, from {monday.isoformat()}" if first and monday else "Without a date"
        lines += [f"## {heading}", ""]
        for place, step in steps:
            lines.append(_item(catalog, place, step))
            lines += ["", *(_milestone(each) for each in passed[place]), ""] if place in passed else []
        lines += [""] if lines[-1] else []
    return "\n".join(lines)


def _milestone(passed: Passed) -> str:
    when = f" on {passed.finish}" if passed.finish else ""
    return f"**Milestone: {plain_line(passed.title)}**, after {passed.hours:,.0f} h{when}"


def _item(catalog: Catalog, place: int, step: Step) -> str:
    dates = f", {step.start} to {step.finish}" if step.start and step.finish else ""
    area = catalog.areas.get(step.skill.area, step.skill.area)
    return (
        f"- [ ] {place}. {plain_line(step.skill.title)} ({step.hours.likely:g} h{dates}, {plain_line(area)}) `{step.skill.id}`"
    )


def plain_line(text: str) -> str:
    """Return ``text`` on one line with Markdown's signs escaped, so that it is shown as it is."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", " ".join(text.split()))

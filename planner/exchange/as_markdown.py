"""A plan as Markdown: a heading for each week, a check box for each step, ids to read it back by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.sentences import budget_lines, forecast_lines, partings
from planner.exchange.weeks import milestones_by_step, week_number
from planner.planning.weekly import weekly

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.milestones import Passed
    from planner.planning.plan import Plan, Step
    from planner.planning.weekly import Part


def as_markdown(catalog: Catalog, plan: Plan) -> str:
    """Return the plan as a checklist by week; every step ends with its id in code marks."""
    roles = " and ".join(plain_line(catalog.roles[role].title) for role in plan.roles)
    lines = [f"# Study plan: {roles}", ""]
    finish = f", until {plan.finish.isoformat()}" if plan.finish else ""
    lines += [f"{len(plan.steps)} steps, about {plan.hours.likely:,.0f} hours{finish}.", ""]
    lines += [part for line in forecast_lines(plan) for part in (line, "")]
    lines += [line for unmet in plan.unmet for line in (f"Not in this plan: {plain_line(unmet.sentence)}", "")]
    lines += [part for line in budget_lines(catalog, plan) for part in (plain_line(line), "")]
    signs = _signs(plan)
    weeks = list(weekly(plan))
    for week in weeks:
        lines += [f"## Week {week_number(weeks[0].monday, week.monday)}, from {week.monday}", ""]
        for part in week.parts:
            lines.append(_part(catalog, plan, part))
            lines += ["", *signs[part.number], ""] if part.ends and part.number in signs else []
        lines += [""] if lines[-1] else []
    begun = {part.number for week in weeks for part in week.parts}
    undated = [_item(catalog, place, step) for place, step in enumerate(plan.steps, 1) if place not in begun]
    lines += ["## Without a date", "", *undated, ""] if undated else []
    return "\n".join(lines)


def _signs(plan: Plan) -> dict[int, list[str]]:
    """Return what stands below the last part of a step, by the step's number."""
    signs = {number: [_milestone(each) for each in passed] for number, passed in milestones_by_step(plan).items()}
    for number, sentence in partings(plan).items():
        signs.setdefault(number, []).append(f"**{sentence}**")
    return signs


def _part(catalog: Catalog, plan: Plan, part: Part) -> str:
    step = plan.steps[part.number - 1]
    return (
        _item(catalog, part.number, step) if part.begins else f"- {plain_line(step.skill.title)} goes on ({part.hours:.3g} h)"
    )


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

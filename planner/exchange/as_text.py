"""A plan as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.done import NOT_STARTED, done, state_of
from planner.exchange.sentences import budget_lines, forecast_lines, partings, total
from planner.exchange.weeks import milestones_by_step
from planner.words.local import Local

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.planning.plan import Plan


def as_text(catalog: Catalog, plan: Plan, local: Local = Local()) -> str:  # noqa: B008 - a frozen value
    """Return a line for each step: number, start, likely hours, title, roles if not all."""
    roles = " and ".join(catalog.roles[role].title for role in plan.roles)
    lines = [f"{roles}: {total(plan, local)}"]
    lines += forecast_lines(catalog, plan)
    for choice, option in plan.route.picked.items():
        lines.append(f"  {catalog.title(choice)}: {catalog.title(option)}")
    lines += budget_lines(catalog, plan, local)
    passed, parts = milestones_by_step(plan), partings(plan, local)
    for number, step in enumerate(plan.steps, 1):
        only = "" if len(step.roles) == len(plan.roles) else f"  ({', '.join(catalog.title(r) for r in step.roles)} only)"
        day = step.start.isoformat() if step.start else "no date   "
        took = local.number(step.hours.likely, 1)
        lines.append(f"{number:4}. {day} {took:>6} h  {step.skill.title}{only}{_state(plan, step.skill.id)}")
        lines += _note(plan, step.skill.id)
        lines += [f"      -- {each.title}, after {local.number(each.hours)} h --" for each in passed.get(number, [])]
        lines += [f"      == {parts[number]} =="] if number in parts else []
    known = done(catalog, plan)
    lines += ["Done:"] if known else []
    for skill, state, since in known:
        how = f"since {since.isoformat()}" if since else state
        lines += [f"   x  {skill.title}  ({how})", *_note(plan, skill.id)]
    return "\n".join(lines) + "\n"


def _state(plan: Plan, skill: SkillId) -> str:
    state = state_of(plan, skill)
    return "" if state == NOT_STARTED else f"  [{state}]"


def _note(plan: Plan, skill: SkillId) -> list[str]:
    return [f"      | {line}" for line in plan.learner.notes.get(skill, "").splitlines()]

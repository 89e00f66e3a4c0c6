"""How far the learner is, as text or JSON: hours done in all and by role, this week, pace, and when it will be done."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.exchange.answers_as_json import pace_as_json
from planner.learner.days import local_day, week_of
from planner.learner.learner import State
from planner.planning.answers.progress import progress, studied
from planner.planning.forecast import CHANCES
from planner.planning.plan import make_plan
from planner.words.pace import pace

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId
    from planner.learner.learner import Learner
    from planner.planning.answers.progress import Progress
    from planner.planning.plan import Plan
    from planner.words.local import Local


WHOLE = 100


class WeekProgress(NamedTuple):
    """The week that began on ``first``: hours ``logged`` and ``planned``, and the skills ``learned`` in it."""

    first: date
    logged: float
    planned: float
    learned: tuple[SkillId, ...]


def progress_as_json(catalog: Catalog, plan: Plan, local: Local) -> str:
    """Return the figures of the goal, of each of its roles, of this week, and the forecast."""
    week = _week(plan, local.first_day)
    whole = {
        "goal": plan.goal,
        **_figures(progress(catalog, plan.learner, plan, plan.today)),
        "roles": {role: _figures(found) for role, found in _by_role(catalog, plan).items()},
        "week": {
            "start": week.first.isoformat(),
            "hours": round(week.logged, 6),
            "planned": round(week.planned, 6),
            "learned": list(week.learned),
        },
        "hours_logged": round(sum(plan.learner.hours_logged().values()), 6),
        "pace": pace_as_json(plan.forecast.pace),
        "finish": plan.finish.isoformat() if plan.finish else None,
        "dates": {f"p{chance:.0%}".rstrip("%"): day.isoformat() if day else None for chance, day in _dates(plan)},
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def progress_as_text(catalog: Catalog, plan: Plan, local: Local) -> str:
    """Return a line for the goal, each of several roles, this week, the pace, and the dates."""
    week = _week(plan, local.first_day)
    lines = [f"Done: {_share(progress(catalog, plan.learner, plan, plan.today), local)}"]
    if len(plan.roles) > 1:
        lines += [f"  {catalog.title(role)}: {_share(found, local)}" for role, found in _by_role(catalog, plan).items()]
    hours, planned = local.exact_hours(week.logged), local.exact_hours(week.planned)
    lines.append(f"This week, since {week.first.isoformat()}: {hours} of {planned} studied")
    lines += [f"  {catalog.title(skill)} learned" for skill in week.learned]
    lines.append(pace(plan.forecast.pace, local))
    dates = [f"{chance:.0%} by {day.isoformat()}" for chance, day in _dates(plan) if day]
    if plan.steps:
        lines.append(f"You'll finish: {', '.join(dates)}" if dates else "You'll never finish with the study time you have set.")
    else:
        lines.append("Nothing is left in your plan.")
    return "\n".join(lines) + "\n"


def _figures(found: Progress) -> dict[str, Any]:
    return {
        "hours_done": round(found.done, 6),
        "hours_whole": round(found.whole, 6),
        "hours_left_out": round(found.left_out, 6),
        "percent": found.percent,
        "skills_known": found.reached[-1].skills,
    }


def _share(found: Progress, local: Local) -> str:
    out = f", {local.number(found.left_out)} h left out" if round(found.left_out) else ""
    digits = int(found.percent < WHOLE and round(found.done) == round(found.whole))
    return f"{local.number(found.done, digits)} of {local.number(found.whole, digits)} h ({found.percent} %){out}"


def _by_role(catalog: Catalog, plan: Plan) -> dict[RoleId, Progress]:
    found = {}
    for role in plan.roles:
        learner: Learner = replace(plan.learner, goal=role)
        found[role] = progress(catalog, learner, make_plan(catalog, learner, plan.today), plan.today)
    return found


def _week(plan: Plan, first_day: int) -> WeekProgress:
    learner, first = plan.learner, week_of(plan.today, first_day)
    ((_, logged),) = studied(learner, plan.today, 1, first_day)
    days = {skill: local_day(learner.marks[skill].at) for skill in learner.in_state(State.KNOWN)}
    learned = sorted(skill for skill, day in days.items() if day and first <= day <= plan.today)
    return WeekProgress(first, logged, learner.availability.hours_per_week, tuple(learned))


def _dates(plan: Plan) -> list[tuple[float, date | None]]:
    return list(zip(CHANCES, plan.forecast.days, strict=True))

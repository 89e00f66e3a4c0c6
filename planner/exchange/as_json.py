"""A plan as JSON, in the form of ``resources/schema/plan-1.json``; keys are stable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from planner.catalog.entries import EXPORTED
from planner.exchange.answers_as_json import budget_as_json, fork_as_json, pace_as_json, portfolio_as_json
from planner.exchange.done import KNOWN, done, state_of
from planner.planning.answers.because import Because
from planner.planning.answers.fitting import fits_by
from planner.planning.answers.fork import fork
from planner.planning.answers.portfolio import portfolio
from planner.planning.answers.readiness import readiness
from planner.planning.forecast import CHANCES
from planner.words.left_out import unmet
from planner.words.local import Local

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.exchange.done import Done
    from planner.planning.deadline import Deadline
    from planner.planning.forecast import Forecast
    from planner.planning.order.milestones import Passed
    from planner.planning.plan import Plan
    from planner.planning.step import Step

VERSION = 1
"""Version of this form: a key that is taken away or changes its meaning makes the next one, with a schema of its own."""


def as_json(catalog: Catalog, plan: Plan, local: Local = Local()) -> str:  # noqa: B008 - a frozen value
    """Return the plan with the certificate of its route, and for each step why it is there."""
    because = Because(catalog, plan.asked, plan.route)
    unlocks = _unlocks(catalog, plan)
    parted = fork(catalog, plan.learner, plan, plan.today, local.first_day)
    whole = {
        "version": VERSION,
        "goal": plan.goal,
        "hours": _rounded(plan.hours._asdict()),
        "route": _route(plan),
        "order": {
            "by": plan.order.by.value,
            "weighted_completion": round(plan.order.weighted_completion, 6),
            "lower_bound": round(plan.order.lower_bound, 6),
        },
        "readiness": _readiness(catalog, plan),
        "fork": fork_as_json(parted) if parted else None,
        "budget": _budget(catalog, plan),
        "steps": [_step(plan, step, unlocks[step.skill.id], because) for step in plan.steps],
        "done": [_done(plan, each) for each in done(catalog, plan)],
        "milestones": [_milestone(passed) for passed in plan.milestones],
        "finish": plan.finish.isoformat() if plan.finish else None,
        "forecast": _forecast(plan.forecast),
        "deadline": _deadline(catalog, plan, plan.deadline) if plan.deadline else None,
        "rust": _rust(plan) if plan.learner.rust.on else None,
        "portfolio": portfolio_as_json(portfolio(catalog, plan.learner, plan.asked)),
        "implied_known": sorted(plan.implied),
        "unmet": [
            {"role": each.role, "entry": each.entry, "sentence": unmet(catalog, each), "skipped": each.skipped}
            for each in plan.unmet
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _budget(catalog: Catalog, plan: Plan) -> dict[str, Any] | None:
    """Return the best use of the hours that the learner asks about, none if they ask about none."""
    if plan.learner.budget is None:
        return None
    from planner.planning.answers.budget import best_within, breakpoints

    best = best_within(catalog, plan.learner, plan.asked, plan.learner.budget)
    return budget_as_json(best, breakpoints(catalog, plan.learner, plan.asked, plan.route))


def _route(plan: Plan) -> dict[str, Any]:
    alternatives = plan.problem.alternatives(plan.route)
    return {
        "likely_hours": round(plan.route.likely_hours, 6),
        "lower_bound": round(plan.route.lower_bound, 6),
        "optimal": plan.route.optimal,
        "choices": [
            {
                "id": choice,
                "picked": plan.route.picked[choice],
                "options": [{"id": a.option, "extra_hours": a.extra_hours} for a in options],
            }
            for choice, options in alternatives.items()
        ],
    }


def _readiness(catalog: Catalog, plan: Plan) -> dict[str, Any]:
    """Return for each role how its core fills up along the path, and along the plain order beside it."""
    hours = {step.skill.id: step.hours.likely for step in plan.steps}
    plain = catalog.structure.in_order(hours)
    return {
        role: {
            name: [
                [round(point.hours, 2), point.share] for point in readiness(catalog, role, plan.known, path, plan.learner.pins)
            ]
            for name, path in (("path", hours.items()), ("topological", [(skill, hours[skill]) for skill in plain]))
        }
        for role in plan.roles
    }


def _forecast(ahead: Forecast) -> dict[str, Any]:
    names = [f"p{chance:.0%}".rstrip("%") for chance in CHANCES]
    return {
        "pace": pace_as_json(ahead.pace),
        "hours": {name: round(hours, 2) for name, hours in zip(names, ahead.hours, strict=True)},
        "dates": {name: day.isoformat() if day else None for name, day in zip(names, ahead.days, strict=True)},
    }


def _rust(plan: Plan) -> dict[str, Any]:
    return {
        "due": [
            {"id": each.memory.skill, "since": each.memory.due.isoformat(), "hours": each.memory.hours, "step": each.step}
            for each in plan.rusty
        ],
        "hours_now": round(plan.reviews.now, 6),
        "hours_until_finish": round(plan.reviews.until, 6),
    }


def _deadline(catalog: Catalog, plan: Plan, found: Deadline) -> dict[str, Any]:
    fits = fits_by(catalog, plan, found.day)
    return {
        "date": found.day.isoformat(),
        "passed": found.passed,
        "chance": round(found.chance, 4),
        "hours_per_week": found.hours_per_week,
        "every_day": found.every_day,
        "p80": found.sure_day.isoformat() if found.sure_day else None,
        "fits": {
            "hours": round(fits.hours, 6),
            "skills": list(fits.skills),
            "entries": fits.entries,
            "entries_asked": fits.asked,
            "value": fits.value,
            "value_asked": fits.whole,
        },
    }


def _milestone(passed: Passed) -> dict[str, Any]:
    return {
        "title": passed.title,
        "roles": list(passed.roles),
        "step": passed.number,
        "hours": round(passed.hours, 6),
        "finish": passed.finish.isoformat() if passed.finish else None,
    }


def _step(plan: Plan, step: Step, unlocks: list[SkillId], because: Because) -> dict[str, Any]:
    return {
        "id": step.skill.id,
        **{name: getattr(step.skill, name) for name in EXPORTED},
        "hours": _rounded(step.hours._asdict()),
        "roles": list(step.roles),
        "requires": list(step.skill.requires),
        "unlocks": unlocks,
        "because": because.chains(step.skill.id),
        "start": step.start.isoformat() if step.start else None,
        "finish": step.finish.isoformat() if step.finish else None,
        "state": state_of(plan, step.skill.id),
        "note": plan.learner.notes.get(step.skill.id),
    }


def _done(plan: Plan, each: Done) -> dict[str, Any]:
    mark = plan.learner.marks.get(each.skill.id) if each.state == KNOWN else None
    return {
        "id": each.skill.id,
        "title": each.skill.title,
        "state": each.state,
        "evidence": mark.evidence.value if mark else None,
        "since": each.since.isoformat() if each.since else None,
        "note": plan.learner.notes.get(each.skill.id),
    }


def _unlocks(catalog: Catalog, plan: Plan) -> dict[SkillId, list[SkillId]]:
    """Return for each step the later steps that name it, or a choice it is an option of."""
    unlocks: dict[SkillId, list[SkillId]] = {step.skill.id: [] for step in plan.steps}
    for step in plan.steps:
        needs = step.skill.requires.keys()
        options = {option for need in needs if catalog.is_choice(need) for option in catalog.choices[need].options}
        for need in unlocks.keys() & (needs | options):
            unlocks[need].append(step.skill.id)
    return unlocks


def _rounded(hours: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 6) for key, value in hours.items()}

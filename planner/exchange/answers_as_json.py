"""What is answered besides the plan, as values for JSON; keys are stable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from planner.planning.answers.because import chain_links, chains
from planner.planning.answers.difference import difference
from planner.planning.answers.what_if import effects, next_hours
from planner.planning.answers.why_not import why_not
from planner.planning.forecast import CHANCES
from planner.words.because import reason
from planner.words.difference import added, dropped, moved_because
from planner.words.local import PLAIN
from planner.words.why_not import absence

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.planning.answers.budget import Budget, BudgetPoint
    from planner.planning.answers.fork import Fork
    from planner.planning.answers.portfolio import Portfolio
    from planner.planning.pace import Pace
    from planner.planning.plan import Plan

NEXT_HOURS = 10.0
"""The hours for which it is told what they are best spent on."""


def fork_as_json(found: Fork) -> dict[str, Any]:
    """Return trunk, branches, and for each direction what switching costs at the end of each week."""
    return {
        "trunk_hours": round(found.hours, 6),
        "trunk_steps": found.steps,
        "date": found.day.isoformat() if found.day else None,
        "branches": [
            {
                **branch._asdict(),
                "hours": round(branch.hours, 6),
                "alone": round(branch.alone, 6),
                "finish": branch.finish and branch.finish.isoformat(),
            }
            for branch in found.branches
        ],
        "switch": [
            {
                "from": switch.start,
                "to": switch.to,
                "last_free_week": switch.free,
                "last_nearly_free_week": switch.nearly_free,
                "weeks": [[week.first.isoformat(), round(week.hours, 2)] for week in switch.weeks],
            }
            for switch in found.switches
        ],
    }


def budget_as_json(best: Budget, curve: tuple[BudgetPoint, ...]) -> dict[str, Any]:
    """Return the best use of some hours, what is left out, and the efficient sets as [hours, value]."""
    return {
        "hours": best.hours,
        "skills": list(best.skills),
        "spent": round(best.spent, 6),
        "value": best.value,
        "upper_bound": best.bound,
        "optimal": best.optimal,
        "left_out": [{"id": each.entry, "weight": each.weight, "hours": each.hours} for each in best.left_out],
        "breakpoints": [[round(point.hours, 6), point.value] for point in curve],
    }


def pace_as_json(pace: Pace) -> dict[str, Any]:
    """Return the pace with its doubt, how many finished skills tell it, and which have too few hours logged to."""
    points = {name: round(pace.quantile(chance), 4) for name, chance in (("low", 0.1), ("median", 0.5), ("high", 0.9))}
    return {**points, "finished": pace.finished, "untold": list(pace.open)}


def portfolio_as_json(found: Portfolio) -> dict[str, Any]:
    """Return the projects that together show what projects can show, and which are open now."""
    return {
        "hours": round(found.hours, 6),
        "lower_bound": round(found.lower_bound, 6),
        "optimal": found.optimal,
        "projects": [
            {"id": each.project, "hours": each.hours, "hours_before": each.before, "shows": list(each.shows)}
            for each in found.chosen
        ],
        "shown_already": list(found.shown),
        "never_shown": list(found.unshowable),
        "open_now": list(found.open_now),
    }


def why_as_json(catalog: Catalog, plan: Plan, skill: SkillId) -> str:
    """Return for each role the chain from ``skill`` to it with its reasons, or why the skill is in no chain."""
    ways = chains(catalog, plan, skill)
    return _text(
        {
            "id": skill,
            "in_plan": skill in plan.route.skills,
            "because": [
                {"role": way[-1], "chain": way, "reasons": [reason(catalog, link) for link in chain_links(catalog, way)]}
                for way in ways
            ],
            "why_not": absence(catalog, why_not(catalog, plan.learner, plan, skill), PLAIN) or None,
        }
    )


def effects_as_json(catalog: Catalog, plan: Plan) -> str:
    """Return what knowing each ready step would change, and what the next hours of the path hold."""
    found = effects(catalog, plan.learner, plan, plan.today)
    return _text(
        {
            "effects": [
                {
                    "id": effect.skill,
                    "saves": {s.role: {"hours": round(s.hours, 6), "days": s.days} for s in effect.savings},
                    "opens": list(effect.opens),
                    "core_above": effect.core_above,
                }
                for effect in found
            ],
            "next_hours": [
                {"id": part.step.skill.id, "hours": round(part.hours, 6), "whole": part.whole, "opens": list(part.opens)}
                for part in next_hours(plan, NEXT_HOURS)
            ],
        }
    )


def difference_as_json(catalog: Catalog, before: Plan, after: Plan) -> str:
    """Return the figures of two plans side by side, and what differs, with why."""
    found = difference(catalog, before, after)
    changes = (("added", found.added, added), ("dropped", found.dropped, dropped))
    return _text(
        {
            "before": _figures(before),
            "after": _figures(after),
            "difference": {
                "hours": found.hours,
                "finish_days": found.finish_days,
                "forecast_days": found.forecast_days,
                **{
                    name: [{"id": change.skill, "hours": change.hours, "why": why(catalog, change)} for change in changed]
                    for name, changed, why in changes
                },
                "moved": [
                    {"days": move.days, "ids": list(move.skills), "why": moved_because(move, PLAIN)} for move in found.moved
                ],
            },
        }
    )


def _figures(plan: Plan) -> dict[str, Any]:
    sure = dict(zip(CHANCES, plan.forecast.days, strict=True))
    return {
        "goal": plan.goal,
        "steps": len(plan.steps),
        "hours": round(plan.hours.likely, 6),
        "finish": plan.finish.isoformat() if plan.finish else None,
        "dates": {f"p{chance:.0%}".rstrip("%"): day.isoformat() if day else None for chance, day in sure.items()},
    }


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"

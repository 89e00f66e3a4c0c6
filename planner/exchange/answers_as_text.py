"""What is answered besides the plan, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.answers_as_json import NEXT_HOURS
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
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.planning.plan import Plan


def why_as_text(catalog: Catalog, plan: Plan, skill: SkillId) -> str:
    """Return for each role the reasons from ``skill`` up to it, or why the skill is in no chain."""
    lines = []
    for way in chains(catalog, plan, skill):
        lines.append(f"{catalog.title(skill)}, for {catalog.title(way[-1])}:")
        lines += [f"  -> {catalog.title(link.after)}: {reason(catalog, link)}" for link in chain_links(catalog, way)]
    lines = lines or [absence(catalog, why_not(catalog, plan.learner, plan, skill), PLAIN)]
    return "\n".join(lines) + "\n"


def effects_as_text(catalog: Catalog, plan: Plan) -> str:
    """Return a line for each ready step, and what the next hours are best spent on."""
    lines = ["If you knew it now:"]
    for effect in effects(catalog, plan.learner, plan, plan.today):
        savings = ", ".join(f"{catalog.title(s.role)} {PLAIN.exact_hours(s.hours)}{_days(s.days)}" for s in effect.savings)
        opens = f"; opens {', '.join(map(catalog.title, effect.opens))}" if effect.opens else ""
        lines.append(
            f"  {catalog.title(effect.skill)} ({effect.skill}): {savings}{opens}; core skills above: {effect.core_above}"
        )
    lines.append(f"Your next {NEXT_HOURS:g} hours:")
    lines += [f"  {PLAIN.exact_hours(part.hours)}  {part.step.skill.title}" for part in next_hours(plan, NEXT_HOURS)]
    return "\n".join(lines) + "\n"


def difference_as_text(catalog: Catalog, before: Plan, after: Plan) -> str:
    """Return the figures of two plans side by side, and a line for each thing that differs."""
    lines = [f"{'':20}{'before':>12}{'then':>12}"]
    lines.append(f"{'hours left':20}{before.hours.likely:>12,.0f}{after.hours.likely:>12,.0f}")
    lines.append(f"{'steps':20}{len(before.steps):>12}{len(after.steps):>12}")
    for chance, old, new in zip(CHANCES, before.forecast.days, after.forecast.days, strict=True):
        lines.append(f"{f'{chance:.0%} sure by':20}{_day(old):>12}{_day(new):>12}")
    found = difference(catalog, before, after)
    for sign, changes, why in (("+", found.added, added), ("-", found.dropped, dropped)):
        lines += [f"{sign} {catalog.title(each.skill)} ({each.hours:g} h). {why(catalog, each)}" for each in changes]
    for move in found.moved:
        who = catalog.title(move.skills[0]) if move.steps == 1 else f"{move.steps} steps"
        when = f": {move.days:+} days" if move.days is not None else ""
        lines.append(f"~ {who}{when}. {moved_because(move, PLAIN)}")
    return "\n".join(lines) + "\n"


def _days(days: int | None) -> str:
    return "" if days is None else f" and {days} day{'' if days == 1 else 's'} nearer"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "never"

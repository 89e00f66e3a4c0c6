"""A plan as Markdown: a heading for each week, a check box for each step, ids to read it back by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.done import NOT_STARTED, done, state_of
from planner.exchange.sentences import budget_lines, forecast_lines, partings, total
from planner.exchange.weeks import milestones_by_step, week_number
from planner.planning.answers.weeks import weekly
from planner.words.left_out import unmet
from planner.words.local import Local

_SIGN = re.compile(r"[\\`*_\[\]<>#|~$^@]|&(?=#?\w+;)|==|%%|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What is markup anywhere in a line of CommonMark, GitHub's or Obsidian's Markdown."""
_BEGINNING = re.compile(r"^(\d{0,9})([-+=:.)])")
"""What is a list, a heading of the line above, or a table, where a line begins."""

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Skill, SkillId
    from planner.exchange.done import Done
    from planner.planning.answers.weeks import WeekPart
    from planner.planning.order.milestones import Passed
    from planner.planning.plan import Plan
    from planner.planning.step import Step


def as_markdown(catalog: Catalog, plan: Plan, local: Local = Local()) -> str:  # noqa: B008 - a frozen value
    """Return the plan as a checklist by week, then what is done; every step ends with its id in code marks."""
    roles = " and ".join(plain_line(catalog.roles[role].title) for role in plan.roles)
    lines = [f"# Study plan: {roles}", ""]
    lines += [f"{total(plan, local)}.", ""]
    lines += [part for line in forecast_lines(catalog, plan) for part in (line, "")]
    lines += [line for entry in plan.unmet for line in (f"Not in this plan: {plain_line(unmet(catalog, entry))}", "")]
    lines += [part for line in budget_lines(catalog, plan, local) for part in (plain_line(line), "")]
    signs = _signs(plan, local)
    weeks = list(weekly(plan, local.first_day))
    for week in weeks:
        lines += [f"## Week {week_number(weeks[0].first, week.first)}, from {week.first}", ""]
        for part in week.parts:
            lines += _part(catalog, plan, part)
            lines += ["", *signs[part.number], ""] if part.ends and part.number in signs else []
        lines += [""] if lines[-1] else []
    begun = {part.number for week in weeks for part in week.parts}
    undated = [
        line for place, step in enumerate(plan.steps, 1) if place not in begun for line in _item(catalog, plan, place, step)
    ]
    lines += ["## Without a date", "", *undated, ""] if undated else []
    known = [line for each in done(catalog, plan) for line in _done(catalog, plan, each)]
    lines += ["## Done", "", *known, ""] if known else []
    return "\n".join(lines)


def _signs(plan: Plan, local: Local) -> dict[int, list[str]]:
    """Return what stands below the last part of a step, by the step's number."""
    signs = {number: [_milestone(each, local) for each in passed] for number, passed in milestones_by_step(plan).items()}
    for number, sentence in partings(plan, local).items():
        signs.setdefault(number, []).append(f"**{sentence}**")
    return signs


def _part(catalog: Catalog, plan: Plan, part: WeekPart) -> list[str]:
    step = plan.steps[part.number - 1]
    if part.begins:
        return _item(catalog, plan, part.number, step)
    return [f"- {plain_line(step.skill.title)} goes on ({part.hours:.3g} h)"]


def _milestone(passed: Passed, local: Local) -> str:
    when = f" on {passed.finish}" if passed.finish else ""
    return f"**Milestone: {plain_line(passed.title)}**, after {local.number(passed.hours)} h{when}"


def _item(catalog: Catalog, plan: Plan, place: int, step: Step) -> list[str]:
    state = state_of(plan, step.skill.id)
    facts = [f"{step.hours.likely:g} h"]
    facts += [f"{step.start} to {step.finish}"] if step.start and step.finish else []
    facts += [_area(catalog, step.skill), *([state] if state != NOT_STARTED else [])]
    title = plain_line(step.skill.title)
    return [f"- [ ] {place}. {title} ({', '.join(facts)}) `{step.skill.id}`", *_note(plan, step.skill.id)]


def _done(catalog: Catalog, plan: Plan, each: Done) -> list[str]:
    how = f"since {each.since.isoformat()}" if each.since else each.state
    title = plain_line(each.skill.title)
    return [f"- [x] {title} ({how}, {_area(catalog, each.skill)}) `{each.skill.id}`", *_note(plan, each.skill.id)]


def _area(catalog: Catalog, skill: Skill) -> str:
    return plain_line(catalog.areas.get(skill.area, skill.area))


def _note(plan: Plan, skill: SkillId) -> list[str]:
    """Return the note on ``skill`` as a quotation that belongs to the item above, line by line."""
    lines = [line for line in map(plain_line, plan.learner.notes.get(skill, "").splitlines()) if line]
    return ["", *(f"  > {line}\\" for line in lines[:-1]), f"  > {lines[-1]}", ""] if lines else []


def plain_line(text: str) -> str:
    """Return ``text`` on one line with Markdown's signs escaped, so that it is shown as it is, also where a line begins."""
    line = _SIGN.sub(r"\\\g<0>", " ".join(text.split()))
    return _BEGINNING.sub(r"\1\\\2", line)

"""What the lists show, as plain values: headings and skills in order; no Qt, no formatting."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import RoleId, Skill, SkillId
from planner.learner.learner import State
from planner.planning.fork import parting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan


Found = Callable[[Skill], bool] | None
"""Which skills are looked for; none means all of them."""


class Kind(IntEnum):
    """What a row is."""

    WEEK = 0
    GROUP = 1
    SKILL = 2
    MILESTONE = 3
    FORK = 4


class Row(NamedTuple):
    """One row; a heading has no skill. ``number`` counts steps, or weeks, from 1; 0 is none."""

    kind: Kind
    text: str
    number: int = 0
    skill: Skill | None = None
    hours: float = 0.0
    start: date | None = None
    finish: date | None = None
    roles: tuple[RoleId, ...] = ()
    state: State | None = None
    ready: bool = False
    implied_by: str = ""
    done: int = 0
    of: int = 0


class Show(StrEnum):
    """Which states the path shows."""

    ALL = "all"
    READY = "ready"
    LEARNING = "learning"
    KNOWN = "known"
    SKIPPED = "skipped"


class Haystacks:
    """The text of each skill to search in, folded once."""

    def __init__(self, catalog: Catalog) -> None:
        self._skills = catalog.skills
        self._folded: dict[SkillId, str] = {}

    def holds(self, skill: Skill, words: tuple[str, ...]) -> bool:
        """Tell whether every word occurs in title, aliases or can-do statements of ``skill``."""
        text = self._folded.get(skill.id)
        if text is None:
            text = "\n".join((skill.title, *skill.aliases, *skill.can_do, skill.id)).casefold()
            self._folded[skill.id] = text
        return all(word in text for word in words)


def path_rows(catalog: Catalog, learner: Learner, plan: Plan, found: Found, show: Show, first_day: int = 0) -> list[Row]:
    """Return the steps under their weeks, or the known or skipped skills; ``number`` is the place in the whole path."""
    if show in {Show.KNOWN, Show.SKIPPED}:
        return _marked_rows(catalog, learner, State(show.value), found)
    rows: list[Row] = []
    marks, week, first = learner.marks, -1, _week(plan.steps[0].start, first_day) if plan.steps else 0
    day: date | object | None = plan
    passed = _passed(plan) if show is Show.ALL and not found else {}
    for number, (skill, hours, roles, start, finish, ready) in enumerate(plan.steps, 1):
        mark = marks.get(skill.id)
        state = mark.state if mark else None
        if (show is Show.READY and not ready) or (show is Show.LEARNING and state is not State.LEARNING):
            continue
        if found and not found(skill):
            continue
        if start is not day:
            day, now = start, _week(start, first_day)
            if now != week:
                week = now
                rows.append(Row(Kind.WEEK, "", week - first + 1, start=start))
        rows.append(Row(Kind.SKILL, skill.title, number, skill, hours.likely, start, finish, roles, state, ready))
        if number in passed:
            rows += passed[number]
    return rows


def _passed(plan: Plan) -> dict[int, list[Row]]:
    """Return the rows of milestones and fork by the step before them; ``hours`` are those of the path until then."""
    rows: dict[int, list[Row]] = {}
    for title, roles, number, hours, finish in plan.milestones:
        rows.setdefault(number, []).append(Row(Kind.MILESTONE, title, hours=hours, finish=finish, roles=roles))
    if part := parting(plan):
        rows.setdefault(part.number, []).append(Row(Kind.FORK, "", hours=part.hours, finish=part.finish))
    return rows


def _week(day: date | None, first_day: int) -> int:
    """Return a number for the week of ``day``, one far off for no day."""
    return (day.toordinal() - 1 - first_day) // 7 if day else 10**6


def _marked_rows(catalog: Catalog, learner: Learner, state: State, found: Found) -> list[Row]:
    skills = [catalog.skills[s] for s in learner.marks if s in catalog.skills and learner.marks[s].state is state]
    shown = [skill for skill in sorted(skills, key=lambda s: (s.area, s.title)) if not found or found(skill)]
    head = [Row(Kind.GROUP, state.value.capitalize(), of=len(shown), done=len(shown))] if shown else []
    return head + [Row(Kind.SKILL, s.title, 0, s, s.hours.likely, state=state) for s in shown]


def known_rows(catalog: Catalog, learner: Learner, plan: Plan, found: Found) -> list[Row]:
    """Return every skill under its area with a count of those known or implied."""
    areas: dict[str, list[Row]] = {area: [] for area in catalog.areas}
    counts: dict[str, list[int]] = {}
    for skill in catalog.skills.values():
        state = learner.state(skill.id)
        count = counts.setdefault(skill.area, [0, 0])
        count[0] += skill.id in plan.known
        count[1] += 1
        if not found or found(skill):
            by = plan.implied.get(skill.id)
            reason = catalog.title(by) if by else ""
            row = Row(Kind.SKILL, skill.title, 0, skill, skill.hours.likely, state=state, implied_by=reason)
            areas.setdefault(skill.area, []).append(row)
    rows: list[Row] = []
    for area, inside in areas.items():
        if inside:
            done, of = counts[area]
            rows += [Row(Kind.GROUP, catalog.areas.get(area, area), done=done, of=of), *inside]
    return rows


def skills_of(rows: Iterable[Row]) -> list[SkillId]:
    """Return the skills among ``rows``."""
    return [row.skill.id for row in rows if row.skill]

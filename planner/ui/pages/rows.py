"""What the lists show, as plain values: headings and skills in order; no Qt, no formatting."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003 - NamedTuple fields are read at run time
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.catalog.entries import RoleId, Skill, SkillId  # noqa: TC001 - the same
from planner.learner.learner import State
from planner.planning.answers.fork import parting

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan


class FoundRows(NamedTuple):
    """Which skills are looked for, each with its place among them; and whether the first is the best of them."""

    places: Mapping[SkillId, int]
    best_first: bool


class RowKind(IntEnum):
    """What a row is."""

    WEEK = 0
    GROUP = 1
    SKILL = 2
    MILESTONE = 3
    FORK = 4


class Row(NamedTuple):
    """One row; a heading has no skill. ``number`` counts steps, or weeks, from 1; 0 is none."""

    kind: RowKind
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


class Collation(NamedTuple):
    """How the rows of a list are put: the first day of a week, and what texts are sorted by."""

    first_day: int = 0
    sort_key: Callable[[str], Any] = str.casefold


_USUAL = Collation()


def found_skills(catalog: Catalog, text: str, area: str) -> FoundRows | None:
    """Return the skills of ``area``, or of all areas, that ``text`` may mean, the best first; none if nothing is asked for."""
    if text:
        best = [catalog.skills[each.node] for each in catalog.finder.find(text) if catalog.is_skill(each.node)]
        return FoundRows({skill.id: place for place, skill in enumerate(best) if area in {"", skill.area}}, best_first=True)
    return (
        FoundRows({skill.id: 0 for skill in catalog.skills.values() if skill.area == area}, best_first=False) if area else None
    )


def path_rows(
    catalog: Catalog, learner: Learner, plan: Plan, found: FoundRows | None, show: Show, places: Collation = _USUAL
) -> list[Row]:
    """Return the steps under their weeks, or the known or skipped skills; ``number`` is the place in the whole path.

    What was searched for comes best first, and then under no weeks.
    """
    if show in {Show.KNOWN, Show.SKIPPED}:
        return _marked_rows(catalog, learner, State(show.value), found, places)
    first_day = places.first_day
    rows: list[Row] = []
    marks, week, first = learner.marks, -1, _week(plan.steps[0].start, first_day) if plan.steps else 0
    day: date | object | None = plan
    passed = _passed(plan) if show is Show.ALL and not found else {}
    for number, (skill, hours, roles, start, finish, ready) in enumerate(plan.steps, 1):
        mark = marks.get(skill.id)
        state = mark.state if mark else None
        if (show is Show.READY and not ready) or (show is Show.LEARNING and state is not State.LEARNING):
            continue
        if found and skill.id not in found.places:
            continue
        if start is not day and not (found and found.best_first):
            day, now = start, _week(start, first_day)
            if now != week:
                week = now
                rows.append(Row(RowKind.WEEK, "", week - first + 1, start=start))
        rows.append(Row(RowKind.SKILL, skill.title, number, skill, hours.likely, start, finish, roles, state, ready))
        if number in passed:
            rows += passed[number]
    return _best_first(rows, found)


def _best_first(rows: list[Row], found: FoundRows | None) -> list[Row]:
    if not found or not found.best_first:
        return rows
    return sorted((row for row in rows if row.skill), key=lambda row: found.places[row.skill.id] if row.skill else 0)


def _passed(plan: Plan) -> dict[int, list[Row]]:
    """Return the rows of milestones and fork by the step before them; ``hours`` are those of the path until then."""
    rows: dict[int, list[Row]] = {}
    for title, roles, number, hours, finish in plan.milestones:
        rows.setdefault(number, []).append(Row(RowKind.MILESTONE, title, hours=hours, finish=finish, roles=roles))
    if part := parting(plan):
        rows.setdefault(part.number, []).append(Row(RowKind.FORK, "", hours=part.hours, finish=part.finish))
    return rows


def _week(day: date | None, first_day: int) -> int:
    """Return a number for the week of ``day``, one far off for no day."""
    return (day.toordinal() - 1 - first_day) // 7 if day else 10**6


def _marked_rows(catalog: Catalog, learner: Learner, state: State, found: FoundRows | None, places: Collation) -> list[Row]:
    skills = [catalog.skills[s] for s in learner.marks if s in catalog.skills and learner.marks[s].state is state]
    number = {area: at for at, area in enumerate(catalog.areas)}
    skills.sort(key=lambda skill: places.sort_key(skill.title))
    skills.sort(key=lambda skill: number.get(skill.area, len(number)))
    shown = [skill for skill in skills if not found or skill.id in found.places]
    rows = _best_first([Row(RowKind.SKILL, s.title, 0, s, s.hours.likely, state=state) for s in shown], found)
    head = [Row(RowKind.GROUP, state.value.capitalize(), of=len(shown), done=len(shown))] if shown else []
    return head + rows


def known_rows(catalog: Catalog, learner: Learner, plan: Plan, found: FoundRows | None) -> list[Row]:
    """Return every skill under its area with a count of those known or implied; what was searched for, best first."""
    areas: dict[str, list[Row]] = {area: [] for area in catalog.areas}
    counts: dict[str, list[int]] = {}
    for skill in catalog.skills.values():
        state = learner.state(skill.id)
        count = counts.setdefault(skill.area, [0, 0])
        count[0] += skill.id in plan.known
        count[1] += 1
        if not found or skill.id in found.places:
            by = plan.implied.get(skill.id)
            reason = catalog.title(by) if by else ""
            row = Row(RowKind.SKILL, skill.title, 0, skill, skill.hours.likely, state=state, implied_by=reason)
            areas.setdefault(skill.area, []).append(row)
    rows: list[Row] = []
    if found and found.best_first:
        return _best_first([row for inside in areas.values() for row in inside], found)
    for area, inside in areas.items():
        if inside:
            done, of = counts[area]
            rows += [Row(RowKind.GROUP, catalog.areas.get(area, area), done=done, of=of), *inside]
    return rows

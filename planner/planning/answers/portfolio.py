"""The fewest hours of projects that show what projects can show of the goal's core skills."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import NodeId, RoleId, SkillId
from planner.learner.learner import State
from planner.optimize.bit_sets import bits, union
from planner.optimize.set_cover import Cover, Covered, cheapest_cover
from planner.planning.route.goal import Goal
from planner.planning.route.knowledge import hours_left, knowledge
from planner.planning.route.route import Problem
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner


class Exhibit(NamedTuple):
    """A chosen project.

    Attributes:
        hours: Likely hours left of the project itself.
        shows: The core entries that it shows and no finished or earlier chosen project does.
        before: Likely hours of the cheapest way to all that it needs; 0 if it is open now.
    """

    project: SkillId
    hours: float
    shows: tuple[NodeId, ...]
    before: float


class Portfolio(NamedTuple):
    """The projects to make, and the certificate of their hours; everything in canonical order.

    Attributes:
        chosen: The projects to make.
        shown: Core entries that finished projects show already.
        unshowable: Core entries that no project which is finished or can be made shows.
        hours: Sum of the chosen projects' own likely hours left.
        lower_bound: Hours that no such set of projects goes below; equal to ``hours`` if ``optimal``.
        open_now: All projects that can be begun now.
    """

    chosen: tuple[Exhibit, ...]
    shown: tuple[NodeId, ...]
    unshowable: tuple[NodeId, ...]
    hours: float
    lower_bound: float
    optimal: bool
    open_now: tuple[SkillId, ...]


class _Candidate(NamedTuple):
    """A project that can be made: its hours, the hours before it, and whether it can be begun now."""

    project: SkillId
    hours: float
    before: float
    is_open: bool


def portfolio(catalog: Catalog, learner: Learner, goal: Goal, effort: float = 1.0) -> Portfolio:
    """Return the projects of fewest likely hours that show, with the finished ones, all that projects can show.

    A project shows the skills it practises, and a choice by any of its options. What is to be shown
    are the core entries of the roles of ``goal`` that are no projects themselves and that a project
    shows which is finished, or not skipped and within reach. Of sets of as many hours, to the second,
    the one of fewest projects is taken; then the one with the fewest hours before its projects, each
    counted by itself; then the one with the first project that the others lack. Exact up to a limit of
    work (`planner.optimize.set_cover`), scaled by ``effort``; beyond it the best found with its bound.
    """
    known = knowledge(catalog, learner).whole
    core = _core(catalog, goal)
    finished = [skill for skill in known if skill in catalog.skills and catalog.skills[skill].brief]
    candidates = _candidates(catalog, learner, known, effort)
    shown = _shown(catalog, core, finished)
    offers = [_shown(catalog, core, [candidate.project]) & ~shown for candidate in candidates]
    costs, scale = _costs(candidates)
    found = cheapest_cover([Cover(*pair) for pair in zip(offers, costs, strict=True)], effort)
    pieces = tuple(_pieces(candidates, found, offers, core))
    hours = fsum(piece.hours for piece in pieces)
    return Portfolio(
        chosen=pieces,
        shown=_entries(core, shown),
        unshowable=_entries(core, ~union([shown, *offers]) & (1 << len(core)) - 1),
        hours=hours,
        lower_bound=hours if found.optimal else min(hours, found.bound // scale / SECONDS),
        optimal=found.optimal,
        open_now=tuple([candidate.project for candidate in candidates if candidate.is_open]),
    )


def _core(catalog: Catalog, goal: Goal) -> list[NodeId]:
    """Return the core entries that projects are to show."""
    core = {entry for role in goal.roles for entry in catalog.roles[role].core}
    skills = catalog.skills
    return catalog.structure.in_order([e for e in core if e in catalog.choices or not skills[SkillId(e)].brief])


def _shown(catalog: Catalog, core: Sequence[NodeId], projects: Collection[SkillId]) -> int:
    """Return the places in ``core`` of what ``projects`` show."""
    practised: set[NodeId] = {skill for each in projects if (brief := catalog.skills[each].brief) for skill in brief.practises}
    practised |= {choice.id for choice in catalog.choices.values() if not practised.isdisjoint(choice.options)}
    return sum(1 << place for place, entry in enumerate(core) if entry in practised)


def _candidates(catalog: Catalog, learner: Learner, known: AbstractSet[SkillId], effort: float) -> list[_Candidate]:
    """Return the projects that can be made and are not finished, in canonical order; one solve for each."""
    skipped, left = learner.in_state(State.SKIPPED), hours_left(catalog, learner)
    projects = [skill for skill in catalog.skills.values() if skill.brief and skill.id not in known and skill.id not in skipped]
    found = {}
    for skill in projects:
        needs = Goal({RoleId(skill.id): tuple(skill.requires)})
        problem = Problem(catalog, needs, known, left, skipped, learner.pins)
        if not problem.unmet:
            route = problem.solve(effort / len(projects))
            likely = (left.get(skill.id) or skill.hours).likely
            found[skill.id] = _Candidate(skill.id, likely, route.likely_hours, not route.skills)
    return [found[project] for project in catalog.structure.in_order(found)]


def _costs(candidates: Sequence[_Candidate]) -> tuple[list[int], int]:
    """Return one cost for each candidate, its seconds first and then all that breaks ties, and what a second is in it."""
    last = len(candidates)
    before = [round(candidate.before * SECONDS) for candidate in candidates]
    project = (sum(before) + 1) << last
    second = (last + 1) * project
    return [
        round(candidate.hours * SECONDS) * second + project + (wait << last) - (1 << last - 1 - place)
        for place, (candidate, wait) in enumerate(zip(candidates, before, strict=True))
    ], second


def _pieces(candidates: Sequence[_Candidate], found: Covered, offers: Sequence[int], core: Sequence[NodeId]) -> list[Exhibit]:
    shown, pieces = 0, []
    for number in found.chosen:
        project, hours, before, _ = candidates[number]
        pieces.append(Exhibit(project, hours, _entries(core, offers[number] & ~shown), before))
        shown |= offers[number]
    return pieces


def _entries(core: Sequence[NodeId], places: int) -> tuple[NodeId, ...]:
    return tuple([core[place] for place in bits(places)])

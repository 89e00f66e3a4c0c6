"""What two plans differ in: figures, steps that come, go and move, and why, as far as the plans tell it."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, NodeId, SkillId
from planner.catalog.structure import walk
from planner.learner.learner import State
from planner.planning.forecast import CHANCES
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan


class CauseKind(Enum):
    """What differs about a skill or choice between two plans, of which only the one has a step that rests on it."""

    KNOWN = auto()
    IMPLIED = auto()
    """By a skill that both plans know."""
    NEWLY_IMPLIED = auto()
    """By a skill that only the other plan knows."""
    SKIPPED = auto()
    PICKED = auto()
    """For a choice that the other plan meets by another option."""
    ASKED = auto()
    """By the goal of only the one plan."""
    GAP = auto()
    """Missing below a known skill in only the one plan."""
    UNMET = auto()
    """The other plan cannot have it."""


class StepCause(NamedTuple):
    """Why only one of two plans has a step: what differs about ``node``, the step itself or what it leads to.

    ``by`` implies it, meets the ``choice`` instead, or is skipped so that it cannot be had.
    """

    kind: CauseKind
    node: NodeId
    by: SkillId | None = None
    choice: ChoiceId | None = None


class StepChange(NamedTuple):
    """A step that only one of two plans has, its likely ``hours`` there, and why; none if nothing tells."""

    skill: SkillId
    hours: float
    cause: StepCause | None


class MoveCause(NamedTuple):
    """Why steps begin on another day, as far as the plans show it.

    Attributes:
        begins: Days by which all study begins later (negative: earlier); 0 if that is no cause.
        weeks: The study time changed: no one calendar can hold both plans.
        hours: Hours of study more (negative: fewer) before each of the steps, the least and the most; none if that is no cause.
    """

    begins: int = 0
    weeks: bool = False
    hours: tuple[float, float] | None = None


class Move(NamedTuple):
    """Steps that begin ``days`` later (negative: earlier; none: never in one of the plans), and why."""

    days: int | None
    skills: tuple[SkillId, ...]
    cause: MoveCause

    @property
    def steps(self) -> int:
        """How many steps move so."""
        return len(self.skills)


class Difference(NamedTuple):
    """What the second of two plans has more or later than the first; false if nothing.

    Attributes:
        hours: Likely hours more (negative: fewer).
        finish_days: Days by which the last step is finished later; none if only one plan has such a day.
        forecast_days: The same for the day by which all is done with a chance of 80 %.
        added: Steps that only the second plan has, in the catalogue's reading order.
        dropped: Steps that only the first plan has, in the same order.
        moved: Steps of both that begin on another day, each group in the same order, and so their firsts.
    """

    hours: float
    finish_days: int | None
    forecast_days: int | None
    added: tuple[StepChange, ...]
    dropped: tuple[StepChange, ...]
    moved: tuple[Move, ...]

    def __bool__(self) -> bool:
        return self != (0.0, 0, 0, (), (), ())


def difference(catalog: Catalog, before: Plan, after: Plan) -> Difference:
    """Return what ``after`` has more or later than ``before``; both are plans over ``catalog``.

    A step comes or goes because of the nearest thing that differs on the way from it up to what the
    goal asks for; the canonical order decides between equally near ones. Why steps move is told as far
    as the plans show it: all study begins on another day, or no one calendar can hold both plans, and
    how much more study comes before them. O((V + E) x steps added and dropped).
    """
    old, new = ({step.skill.id: step.hours.likely for step in plan.steps} for plan in (before, after))
    sure = CHANCES.index(0.80)
    come, gone = _Causes(catalog, after, before), _Causes(catalog, before, after)
    return Difference(
        hours=round(after.hours.likely - before.hours.likely, 6),
        finish_days=_days(before.finish, after.finish),
        forecast_days=_days(before.forecast.days[sure], after.forecast.days[sure]),
        added=tuple(StepChange(s, new[s], come.of(s)) for s in catalog.skills if s in new and s not in old),
        dropped=tuple(StepChange(s, old[s], gone.of(s)) for s in catalog.skills if s in old and s not in new),
        moved=_moved(catalog, before, after),
    )


def _days(before: date | None, after: date | None) -> int | None:
    if before and after:
        return (after - before).days
    return 0 if before == after else None


class _Causes(NamedTuple):
    """Why steps of ``plan`` are no steps of the ``other`` plan."""

    catalog: Catalog
    plan: Plan
    other: Plan

    def of(self, skill: SkillId) -> StepCause | None:
        """Return the nearest thing that differs on the way up from ``skill`` in the plan."""
        skills, picked = self.plan.route.skills, self.plan.route.picked

        def users(node: NodeId) -> list[NodeId]:
            above = self.catalog.structure.unlocked(node)
            return [user for user in above if user in skills or picked.get(ChoiceId(user)) == node]

        start: NodeId = skill
        causes = (self._about(SkillId(node)) for node, _ in walk([start], users))
        return next(chain.from_iterable(causes), None)

    def _about(self, node: SkillId) -> Iterator[StepCause]:
        """Yield what is different about ``node`` (a skill, or a choice) in the other plan."""
        other = self.other
        if by := other.implied.get(node):
            yield StepCause(CauseKind.IMPLIED if by in self.plan.known else CauseKind.NEWLY_IMPLIED, node, by)
        elif node in other.known:
            yield StepCause(CauseKind.KNOWN, node)
        elif node in other.learner.in_state(State.SKIPPED):
            yield StepCause(CauseKind.SKIPPED, node)
        for choice, picked in self.plan.route.picked.items():
            if picked == node != (by := other.route.picked.get(choice, node)):
                yield StepCause(CauseKind.PICKED, node, by, choice)
        asked, asked_there = ({e for entries in plan.asked.roles.values() for e in entries} for plan in (self.plan, other))
        if node in asked - asked_there:
            yield StepCause(CauseKind.ASKED, node)
        gaps, gaps_there = ({g for gaps in plan.asked.gaps.values() for g in gaps} for plan in (self.plan, other))
        if node in gaps - gaps_there:
            yield StepCause(CauseKind.GAP, node)
        for unmet in other.unmet:
            if unmet.entry == node and node in asked:
                yield StepCause(CauseKind.UNMET, node, unmet.skipped)


def _moved(catalog: Catalog, before: Plan, after: Plan) -> tuple[Move, ...]:
    old, new = _begins(before), _begins(after)
    groups: dict[int | None, list[SkillId]] = {}
    for skill in [s for s in catalog.skills if s in old and s in new and old[s][1] != new[s][1]]:
        groups.setdefault(_days(old[skill][1], new[skill][1]), []).append(skill)
    begins = _days(before.steps[0].start, after.steps[0].start) or 0 if groups else 0
    points = sorted({(second, day or date.max) for second, day in (*old.values(), *new.values())})
    joint = all(second < later and day <= other for (second, day), (later, other) in pairwise(points))
    return tuple(
        Move(days, tuple(skills), _move_cause(days, [(new[s][0] - old[s][0]) / SECONDS for s in skills], begins, joint=joint))
        for days, skills in groups.items()
    )


def _begins(plan: Plan) -> dict[SkillId, tuple[int, date | None]]:
    """Return for each step the seconds of study before it, and the day on which it begins."""
    first: dict[int, int] = {}
    for sitting in plan.sessions:
        first.setdefault(sitting.job, sitting.begin)
    return {step.skill.id: (first[place], step.start) for place, step in enumerate(plan.steps)}


def _move_cause(days: int | None, hours: list[float], begins: int, *, joint: bool) -> MoveCause:
    """Return why steps begin ``days`` later, after ``hours`` more; study ``begins`` later; a ``joint`` calendar is possible."""
    if days is None:
        return MoveCause()
    least, most = sorted((round(each, 1) for each in (min(hours), max(hours))), key=abs)
    before = (least, most) if least and min(each * days for each in hours) > 0 else None
    later = begins if begins * days > 0 else 0
    return MoveCause(later, not joint and not later, before)

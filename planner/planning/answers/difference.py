"""What two plans differ in: figures, steps that come, go and move, and why, as far as the plans tell it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, NodeId, SkillId
from planner.catalog.structure import walk
from planner.learner.learner import State
from planner.planning.forecast import CHANCES
from planner.planning.schedule.calendar import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan


class StepChange(NamedTuple):
    """A step that only one of two plans has, its likely ``hours`` there, and why, in a sentence."""

    skill: SkillId
    hours: float
    why: str


class Move(NamedTuple):
    """Steps that begin ``days`` later (negative: earlier; none: never in one of the plans), and why, in a sentence or none."""

    days: int | None
    skills: tuple[SkillId, ...]
    why: str

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
    come, gone = _Cause(catalog, after, before), _Cause(catalog, before, after)
    return Difference(
        hours=round(after.hours.likely - before.hours.likely, 6),
        finish_days=_days(before.finish, after.finish),
        forecast_days=_days(before.forecast.days[sure], after.forecast.days[sure]),
        added=tuple(StepChange(s, new[s], come.of_added(s)) for s in catalog.skills if s in new and s not in old),
        dropped=tuple(StepChange(s, old[s], gone.of_dropped(s)) for s in catalog.skills if s in old and s not in new),
        moved=_moved(catalog, before, after),
    )


def _days(before: date | None, after: date | None) -> int | None:
    if before and after:
        return (after - before).days
    return 0 if before == after else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


_DROPPED_ADDED = {
    "known": ("{it} is known now", "{it} is not known any more"),
    "newly implied": ("{it} is implied by {by}, which is known now", "{it} was implied by {by}, which is not known any more"),
    "implied": ("{it} is implied by {by}, which is known", "{it} is not implied any more"),
    "skipped": ("{it} is skipped now", "{it} is not skipped any more"),
    "choice": ("{choice} is now met by {by}", "{it} is now picked for {choice}"),
    "asked": ("the goal does not ask for {it} any more", "the goal now asks for {it}"),
    "gap": ("{it} is no longer missing below a skill that you know", "{it} is missing below a skill that you know"),
    "unmet": ("{it} cannot be had any more, as {by} is skipped", "{it} can be had now"),
}


class _Cause(NamedTuple):
    """Why steps of ``plan`` are no steps of the ``other`` plan."""

    catalog: Catalog
    plan: Plan
    other: Plan

    def of_dropped(self, skill: SkillId) -> str:
        """Say why the other, later plan does without ``skill``."""
        for node, kind, words in self._nearest(skill):
            own = node == skill and kind != "choice"
            text = _DROPPED_ADDED[kind][0].format(it="it" if own else self.catalog.title(node), **words)
            return _sentence(text) if own else f"Nothing needs it any more: {text}."
        return "Nothing needs it any more."

    def of_added(self, skill: SkillId) -> str:
        """Say why the other, earlier plan did without ``skill``."""
        for node, kind, words in self._nearest(skill):
            text = _DROPPED_ADDED[kind][1].format(it="it" if node == skill else "that", **words)
            return _sentence(text) if node == skill else f"{self.catalog.title(node)} needs it, and {text}."
        return "It is needed now."

    def _nearest(self, skill: SkillId) -> Iterator[tuple[NodeId, str, dict[str, str]]]:
        """Yield what differs at ``skill`` and above it in the plan, nearest first."""
        skills, picked = self.plan.route.skills, self.plan.route.picked

        def users(node: NodeId) -> list[NodeId]:
            above = self.catalog.structure.unlocked(node)
            return [user for user in above if user in skills or picked.get(ChoiceId(user)) == node]

        start: NodeId = skill
        for node, _ in walk([start], users):
            for kind, words in self._changes(SkillId(node)):
                yield node, kind, words

    def _changes(self, node: SkillId) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield what is different about ``node`` (a skill, or a choice) in the other plan."""
        other, title = self.other, self.catalog.title
        if by := other.implied.get(node):
            yield "implied" if by in self.plan.known else "newly implied", {"by": title(by)}
        elif node in other.known:
            yield "known", {}
        elif node in other.learner.in_state(State.SKIPPED):
            yield "skipped", {}
        for choice, picked in self.plan.route.picked.items():
            if picked == node != (by := other.route.picked.get(choice, node)):
                yield "choice", {"by": title(by), "choice": title(choice)}
        asked, asked_there = ({e for entries in plan.asked.roles.values() for e in entries} for plan in (self.plan, other))
        if node in asked - asked_there:
            yield "asked", {}
        gaps, gaps_there = ({g for gaps in plan.asked.gaps.values() for g in gaps} for plan in (self.plan, other))
        if node in gaps - gaps_there:
            yield "gap", {}
        for unmet in other.unmet:
            if unmet.entry == node and node in asked:
                yield "unmet", {"by": title(unmet.skipped)}


def _moved(catalog: Catalog, before: Plan, after: Plan) -> tuple[Move, ...]:
    old, new = _begins(before), _begins(after)
    groups: dict[int | None, list[SkillId]] = {}
    for skill in [s for s in catalog.skills if s in old and s in new and old[s][1] != new[s][1]]:
        groups.setdefault(_days(old[skill][1], new[skill][1]), []).append(skill)
    begins = _days(before.steps[0].start, after.steps[0].start) or 0 if groups else 0
    points = sorted({(second, day or date.max) for second, day in (*old.values(), *new.values())})
    joint = all(second < later and day <= other for (second, day), (later, other) in pairwise(points))
    return tuple(
        Move(days, tuple(skills), _why_moved(days, [(new[s][0] - old[s][0]) / SECONDS for s in skills], begins, joint=joint))
        for days, skills in groups.items()
    )


def _begins(plan: Plan) -> dict[SkillId, tuple[int, date | None]]:
    """Return for each step the seconds of study before it, and the day on which it begins."""
    first: dict[int, int] = {}
    for sitting in plan.sessions:
        first.setdefault(sitting.job, sitting.begin)
    return {step.skill.id: (first[place], step.start) for place, step in enumerate(plan.steps)}


def _why_moved(days: int | None, hours: list[float], begins: int, *, joint: bool) -> str:
    """Say why steps begin ``days`` later, after ``hours`` more; study ``begins`` later; a ``joint`` calendar is possible."""
    if days is None:
        return "Your study time reaches so far in only one of the plans."
    causes = [] if joint else ["your study time changed"]
    if begins * days > 0:
        causes = [f"study begins {abs(begins)} day{'s' * (abs(begins) > 1)} {'later' if days > 0 else 'earlier'}"]
    least, most = sorted(round(abs(each), 1) for each in (min(hours), max(hours)))
    if least and min(each * days for each in hours) > 0:
        amount = f"{least:g} to {most:g}" if least < most else f"{most:g}"
        they = "it comes" if len(hours) == 1 else "they come"
        causes.append(f"{they} after {amount} h {'more' if days > 0 else 'less'} of study")
    return _sentence(", and ".join(causes)) if causes else ""

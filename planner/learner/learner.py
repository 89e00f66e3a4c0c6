"""What one learner has told the planner: one immutable value, changed by making a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date  # noqa: TC003 - NamedTuple fields are read at run time
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import SkillId  # noqa: TC001 - NamedTuple fields are read at run time
from planner.learner.availability import Availability

if TYPE_CHECKING:
    from collections.abc import Mapping

BOTH = "both"
"""The goal that aims at every role of the catalogue."""


class State(StrEnum):
    """How far the learner is with a skill; a skill without a mark is not started."""

    LEARNING = "learning"
    KNOWN = "known"
    SKIPPED = "skipped"


class Evidence(StrEnum):
    """How a known skill is known: I say so, I did the exercises, a project of mine proves it."""

    CLAIMED = "claimed"
    PRACTISED = "practised"
    SHOWN = "shown"


class Order(StrEnum):
    """In which order the path goes: what is worth most first, or area by area from the foundations up."""

    VALUE = "value"
    TOPOLOGICAL = "topological"


class Mark(NamedTuple):
    """The state of one skill; ``at`` is since when: a UTC time stamp (ISO 8601), or a day of the learner's own calendar."""

    state: State
    evidence: Evidence = Evidence.CLAIMED
    at: str = ""


class Log(NamedTuple):
    """Hours studied on one skill on one day."""

    skill: SkillId
    hours: float
    day: date


class Review(NamedTuple):
    """A known skill was gone over again on one day."""

    skill: SkillId
    day: date


class ReviewRule(NamedTuple):
    """How known skills are taken to fade.

    ``first`` is how many days after it was learned a skill is due for review; each use makes the
    next interval ``growth`` times as long. Nothing fades unless ``on``.
    """

    on: bool = False
    first: float = 60.0
    growth: float = 2.0


@dataclass(frozen=True)
class Learner:
    """All that one learner knows, has logged, prefers and has time for.

    Attributes:
        marks: States by skill. Ids unknown to the catalogue are kept.
        denied: Skills the learner does not know although a known one implies them.
        notes: Plain text by skill.
        logs: Study logs by their own id.
        pins: Options that the learner insists on wherever a choice offers them.
        goal: A role's id or ``"both"``.
        include_useful: Whether the goal holds the roles' useful entries too.
        welcomed: Whether the welcome has been gone through.
        fit: Answers to the fit questions by their id: a role's id, ``"both"`` or ``"neither"``.
        order: In which order the path goes.
        deadline: The day by which the learner wants to be done, if they named one.
        budget: The hours for which the learner wants to know their best use, if they named any.
        dates: Days on which the learner wants to begin a skill (a course, an examination).
        took: Hours that a known skill took in all, as the learner said; 0 if it was known before any were logged.
        rust: How known skills fade; ``reviews`` are those that were gone over again, by their own id.
        absorbed: Sayings under former ids that later ones replace (`planner.learner.renaming`): a check sum by former id,
            by topic and today's id. Only what is kept has it; who is shown has none.
    """

    marks: Mapping[SkillId, Mark] = field(default_factory=dict)
    denied: frozenset[SkillId] = frozenset()
    notes: Mapping[SkillId, str] = field(default_factory=dict)
    logs: Mapping[str, Log] = field(default_factory=dict)
    pins: frozenset[SkillId] = frozenset()
    goal: str = BOTH
    include_useful: bool = False
    availability: Availability = field(default_factory=Availability)
    welcomed: bool = False
    fit: Mapping[str, str] = field(default_factory=dict)
    order: Order = Order.VALUE
    deadline: date | None = None
    budget: float | None = None
    dates: Mapping[SkillId, date] = field(default_factory=dict)
    took: Mapping[SkillId, float] = field(default_factory=dict)
    rust: ReviewRule = field(default_factory=ReviewRule)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    absorbed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def in_state(self, state: State) -> frozenset[SkillId]:
        """Return the skills marked as ``state``."""
        return frozenset(skill for skill, mark in self.marks.items() if mark.state is state)

    @property
    def unimplied(self) -> frozenset[SkillId]:
        """Skills that no known one implies, as the learner is learning them or said that they do not know them."""
        return self.denied | self.in_state(State.LEARNING)

    def state(self, skill: SkillId) -> State | None:
        """Return the marked state of ``skill``, none if it is not started."""
        mark = self.marks.get(skill)
        return mark.state if mark else None

    def hours_logged(self) -> dict[SkillId, float]:
        """Return the sum of logged hours for each skill with a log."""
        sums: dict[SkillId, float] = {}
        for log in self.logs.values():
            sums[log.skill] = sums.get(log.skill, 0.0) + log.hours
        return sums

    def marked(self, skill: SkillId, mark: Mark | None) -> Learner:
        """Return the learner with ``skill`` marked, or with no mark.

        A mark as known ends a denial; any other forgets what the skill took in all.
        """
        is_known = mark is not None and mark.state is State.KNOWN
        marks = {**self.marks, skill: mark} if mark else {s: m for s, m in self.marks.items() if s != skill}
        denied = self.denied - {skill} if is_known else self.denied
        took = self.took if is_known else {s: h for s, h in self.took.items() if s != skill}
        return replace(self, marks=marks, denied=denied, took=took)

    def with_denied(self, skill: SkillId, *, denied: bool) -> Learner:
        """Return the learner who does not (or does again) count ``skill`` as implied."""
        return replace(self, denied=self.denied | {skill} if denied else self.denied - {skill})

    def with_note(self, skill: SkillId, text: str) -> Learner:
        """Return the learner with the note of ``skill`` replaced; blank text removes it."""
        others = {s: t for s, t in self.notes.items() if s != skill}
        return replace(self, notes={**others, skill: text} if text.strip() else others)

    def with_log(self, log_id: str, log: Log | None) -> Learner:
        """Return the learner with one log added, replaced or (with none) removed."""
        others = {i: entry for i, entry in self.logs.items() if i != log_id}
        return replace(self, logs={**others, log_id: log} if log else others)

    def with_total(self, skill: SkillId, hours: float | None) -> Learner:
        """Return the learner who says that ``skill`` took ``hours`` in all (0: known already), or does not say."""
        others = {s: h for s, h in self.took.items() if s != skill}
        return replace(self, took=others if hours is None else {**others, skill: hours})

    def with_date(self, skill: SkillId, day: date | None) -> Learner:
        """Return the learner who wants to begin ``skill`` on ``day``, or whenever its turn comes."""
        others = {s: d for s, d in self.dates.items() if s != skill}
        return replace(self, dates={**others, skill: day} if day else others)

    def with_review(self, review_id: str, review: Review) -> Learner:
        """Return the learner who went over a known skill again."""
        return replace(self, reviews={**self.reviews, review_id: review})

    def with_pin(self, options: frozenset[SkillId], picked: SkillId | None) -> Learner:
        """Return the learner who insists on ``picked`` of a choice's ``options``, or on none of them."""
        return replace(self, pins=(self.pins - options) | ({picked} if picked else frozenset()))

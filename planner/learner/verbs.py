"""What a learner can say, as changes of one value: window and command line say it by these functions alike.

What needs no more than a new value (a note, a denial, a pin, a day to begin) is a method of
`planner.learner.learner.Learner`; hours are logged by `planner.learner.logs.with_hours`; what else looks at what was
said before, or may be refused, stands here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.learner.days import stamp_on
from planner.learner.learner import Evidence, Mark, State
from planner.learner.logs import checked_total

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.catalog.entries import SkillId
    from planner.learner.availability import Availability
    from planner.learner.learner import Learner, Review


def marked(
    learner: Learner, skills: Iterable[SkillId], state: State | None, at: str, evidence: Evidence | None = None
) -> Learner:
    """Return the learner with ``skills`` in ``state`` since the stamp ``at``; none is not started.

    Who says again what they said before says nothing new: of a skill in that state already the
    stamp stays, and the evidence too unless another is given. As known a skill is denied no more; in
    any other state it is forgotten what it took in all.
    """
    for skill in skills:
        before = learner.marks.get(skill)
        mark = Mark(state, evidence or Evidence.CLAIMED, at) if state else None
        if before and before.state is state:
            mark = before._replace(evidence=evidence or before.evidence)
        learner = learner.marked(skill, mark)
    return learner


def dated(learner: Learner, skills: Iterable[SkillId], at: str) -> Learner:
    """Return the learner who is with ``skills`` where they are since the stamp ``at``; a skill without a mark has no day."""
    marks = dict(learner.marks)
    for skill in skills:
        if skill in marks:
            marks[skill] = marks[skill]._replace(at=at)
    return replace(learner, marks=marks)


def totalled(learner: Learner, skill: SkillId, hours: float) -> Learner:
    """Return the learner who says that ``skill`` took ``hours`` in all; 0 says that it was known before any were logged.

    Raises:
        ImpossibleLogError: It cannot have taken so many.
    """
    return learner.with_total(skill, checked_total(hours, skill, learner))


def reviewed(learner: Learner, review_id: str, review: Review, today: date) -> Learner:
    """Return the learner who went over a known skill again.

    Raises:
        DayError: The day is still to come.
    """
    stamp_on(review.day, today)
    return learner.with_review(review_id, review)


def welcomed(
    learner: Learner, goal: str | None, availability: Availability | None, known: Iterable[SkillId], at: str
) -> Learner:
    """Return the learner as the welcome leaves them: what was skipped, and what was said of a skill before, stays as it is."""
    fresh = [skill for skill in known if skill not in learner.marks]
    return replace(
        marked(learner, fresh, State.KNOWN, at),
        goal=goal or learner.goal,
        availability=availability or learner.availability,
        welcomed=True,
    )

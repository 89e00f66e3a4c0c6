"""What a learner does to skills, as changes of one value; window and command line do it by these functions alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.learner.learner import Evidence, Mark, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.entries import SkillId
    from planner.learner.learner import Learner


def marked(
    learner: Learner, skills: Iterable[SkillId], state: State | None, at: str, evidence: Evidence | None = None
) -> Learner:
    """Return the learner with ``skills`` in ``state`` since the stamp ``at``; none is not started.

    Who says again what they said before says nothing new: of a skill in that state already the
    stamp stays, and the evidence too unless another is given. As known a skill is denied no more; in
    any other state it is forgotten what it took in all.
    """
    marks, denied, took = dict(learner.marks), set(learner.denied), dict(learner.took)
    for skill in skills:
        before = marks.get(skill)
        if state is None:
            marks.pop(skill, None)
        elif before is None or before.state is not state:
            marks[skill] = Mark(state, evidence or Evidence.CLAIMED, at)
        else:
            marks[skill] = before._replace(evidence=evidence or before.evidence)
        if state is State.KNOWN:
            denied.discard(skill)
        else:
            took.pop(skill, None)
    return replace(learner, marks=marks, denied=frozenset(denied), took=took)


def dated(learner: Learner, skills: Iterable[SkillId], at: str) -> Learner:
    """Return the learner who is with ``skills`` where they are since the stamp ``at``; a skill without a mark has no day."""
    marks = dict(learner.marks)
    for skill in skills:
        if skill in marks:
            marks[skill] = marks[skill]._replace(at=at)
    return replace(learner, marks=marks)

"""How known skills fade, when they are due for review, and what reviews cost a plan.

A skill is due once its interval has passed since its last use: first `ReviewRule.first` days, and after a use
at its time `ReviewRule.growth` times as long. A use that comes early lengthens it by as much less as it is early: each
day since the use before, up to the interval itself, adds ``growth - 1`` days. So ten uses in a week are
hardly more than one, and a use more never makes a skill due earlier. Uses are the day on which a skill was
marked as known, its reviews, the days with hours on it, and the same of what directly requires it.

Spaced practice keeps what massed practice loses (Cepeda et al. 2006), and growing intervals keep more of it
all the way than equal ones (Kang et al. 2014). An interval that grows with each use, less with an early one,
is what FSRS does too. Its package ``fsrs`` (6.3.2, MIT, well kept) does not fit: it models flashcards that
are graded at each review, and its 21 weights come from such grades, which nobody gives to a skill of 4 to 40
hours. Without them every skill is due after the same 2, 11, 46, 163 days; the first interval can be no more
than 100 days, and how fast intervals grow follows from all the weights and is none that a learner could set.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import SkillId
from planner.catalog.structure import walk
from planner.learner.days import local_day
from planner.learner.learner import State
from planner.planning.route.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner, ReviewRule
    from planner.planning.step import Step

REVIEW_SHARE = 0.1
"""Share of a skill's likely hours that a review of it takes."""
SHORTEST_REVIEW = 0.5
"""Hours that a review takes at least."""
_ALWAYS = 0
"""A day before all others: known since whenever."""
_LAST = date.max.toordinal()
_SLACK = 1e-6
"""Days; far more than sums of floats lose, so that they lose no whole day."""
_Days = dict[SkillId, set[int]]
"""Days (ordinals) by skill."""


class Memory(NamedTuple):
    """A known skill was used on ``last`` and is due for review ``interval`` days (rounded down) later; that takes ``hours``."""

    skill: SkillId
    last: date
    interval: float
    due: date
    hours: float


class Due(NamedTuple):
    """A skill that is due, and the number (from 1) of the first step of a path that rests on it, if one does."""

    memory: Memory
    step: int | None


class ReviewHours(NamedTuple):
    """Hours of the reviews due ``now``, and of all reviews ``until`` a day, those of now among them."""

    now: float
    until: float


def memories(catalog: Catalog, learner: Learner, today: date) -> dict[SkillId, Memory]:
    """Return what is remembered of known and implied skills, in canonical order; nothing if `ReviewRule.on` is false.

    A skill is known since the first day on which it, or something that implies it, was marked or reviewed;
    that day is a use of what it directly requires too. Hours, and what was done with a choice that a skill is
    an option of, count only from then on. A mark without a readable day stands for ever since. A skill without any
    day is left out: it is never due. Days to come (the clock was set back) count as today.
    O(V log V + E + logs), and O(n log n) for the n use days of each skill.
    """
    if not learner.rust.on:
        return {}
    known = _known(catalog, learner)
    told, studied = _days_done(learner, today.toordinal())
    days: _Days = {skill: {*told.get(skill, ())} for skill in known}
    since = _known_since(catalog, days)
    for skill, done in chain(told.items(), studied.items()):
        for used in (skill, *_used_by(catalog, skill, known)):
            if used in known:
                days[used] |= done
    uses = {skill: sorted(day for day in days[skill] - {_ALWAYS} if day >= first) for skill, first in since.items()}
    return {
        skill: _memory(catalog, skill, uses[skill], learner.rust) for skill in catalog.structure.in_order(known) if uses[skill]
    }


def rusty(catalog: Catalog, learner: Learner, path: Sequence[SkillId], today: date) -> tuple[Due, ...]:
    """Return the skills that are due, in the order in which to review them.

    What an earlier step of ``path`` rests on comes first, what none rests on last; then what is
    required before what requires it. A step rests on its known prerequisites, and on those of these.
    O(V + E) and that of `memories`.
    """
    due = [memory for memory in memories(catalog, learner, today).values() if memory.due <= today]
    steps = _rested_on(catalog, _known(catalog, learner), path) if due else {}
    return tuple(sorted((Due(each, steps.get(each.skill)) for each in due), key=lambda each: each.step or len(path) + 1))


def under_next(found: Iterable[Due], count: int = 5) -> tuple[Due, ...]:
    """Return those of ``found`` that one of the next ``count`` steps rests on."""
    return tuple(each for each in found if each.step is not None and each.step <= count)


def review_hours(catalog: Catalog, learner: Learner, steps: Sequence[Step], today: date, until: date) -> ReviewHours:
    """Return what reviews cost a plan whose ``steps`` are laid from ``today`` on, up to and with the day ``until``.

    Counted are the skills that the steps rest on, and the steps themselves once they are finished. Each
    review is done on the day on which it falls due, before that day's study. The first and the last day of a
    step are uses of what it directly requires; reviews are uses of nothing else. The hours are the
    catalogue's, whatever the learner's pace. O(V + E + reviews) and that of `memories`.
    """
    if not learner.rust.on:
        return ReviewHours(0.0, 0.0)
    remembered, known, path = memories(catalog, learner, today), _known(catalog, learner), [step.skill.id for step in steps]
    kept = [remembered[skill] for skill in _rested_on(catalog, known, path) if skill in remembered]
    learned = [_memory(catalog, step.skill.id, [step.finish.toordinal()], learner.rust) for step in steps if step.finish]
    uses = _planned_uses(catalog, known.union(path), steps)
    now, end = today.toordinal(), max(today, until).toordinal()
    costs = [each.hours * _count(each, uses.get(each.skill, ()), learner.rust.growth, now, end) for each in [*kept, *learned]]
    return ReviewHours(fsum(memory.hours for memory in kept if memory.due <= today), fsum(costs))


def _known(catalog: Catalog, learner: Learner) -> frozenset[SkillId]:
    return knowledge(catalog, learner).whole & catalog.skills.keys()


def _days_done(learner: Learner, today: int) -> tuple[_Days, _Days]:
    """Return by skill the days on which it was surely known (those of its mark and its reviews), and those with hours."""
    told: _Days = defaultdict(set)
    studied: _Days = defaultdict(set)
    for skill, mark in learner.marks.items():
        if mark.state is State.KNOWN:
            told[skill].add(min(_day_of(mark.at), today))
    for review in learner.reviews.values():
        told[review.skill].add(min(review.day.toordinal(), today))
    for log in learner.logs.values():
        if log.hours > 0:
            studied[log.skill].add(min(log.day.toordinal(), today))
    return told, studied


def _day_of(stamp: str) -> int:
    day = local_day(stamp)
    return day.toordinal() if day else _ALWAYS


def _known_since(catalog: Catalog, days: _Days) -> dict[SkillId, int]:
    """Return since when each skill of ``days`` was known, dependants first, and add that to the days of what it requires."""
    since: dict[SkillId, int] = {}
    for skill in reversed(catalog.structure.in_order(days)):
        since[skill] = min(days[skill])
        for need in days.keys() & catalog.skills[skill].requires.keys():
            days[need].add(since[skill])
    return since


def _used_by(catalog: Catalog, skill: SkillId, known: AbstractSet[SkillId]) -> Iterator[SkillId]:
    """Yield the ``known`` skills that ``skill`` directly requires; of a choice all its known options."""
    for need in catalog.skills[skill].requires if skill in catalog.skills else ():
        for option in catalog.choices[need].options if catalog.is_choice(need) else (SkillId(need),):
            if option in known:
                yield option


def _rested_on(catalog: Catalog, known: AbstractSet[SkillId], path: Sequence[SkillId]) -> dict[SkillId, int]:
    """Return the ``known`` skills under ``path``, each with the number of the first step that rests on it."""
    steps: dict[SkillId, int] = {}

    def fresh(skill: SkillId) -> list[SkillId]:
        return [used for used in _used_by(catalog, skill, known) if used not in steps]

    for number, step in enumerate(path, 1):
        steps.update(dict.fromkeys([used for used, _ in walk(fresh(step), fresh)], number))
    return steps


def _planned_uses(catalog: Catalog, known: AbstractSet[SkillId], steps: Iterable[Step]) -> _Days:
    uses: _Days = defaultdict(set)
    for step in steps:
        for used in _used_by(catalog, step.skill.id, known):
            uses[used].update(day.toordinal() for day in (step.start, step.finish) if day)
    return uses


def _memory(catalog: Catalog, skill: SkillId, days: Sequence[int], rust: ReviewRule) -> Memory:
    last, interval = days[0], rust.first
    for day in days[1:]:
        last, interval = day, _grown(interval, day - last, rust.growth)
    due = date.fromordinal(min(last + _whole(interval), _LAST))
    hours = max(catalog.skills[skill].hours.likely * REVIEW_SHARE, SHORTEST_REVIEW)
    return Memory(skill, date.fromordinal(last), interval, due, hours)


def _grown(interval: float, passed: int, growth: float) -> float:
    return interval + (growth - 1) * min(passed, interval)


def _whole(interval: float) -> int:
    return max(1, int(interval + _SLACK))


def _count(memory: Memory, uses: Iterable[int], growth: float, today: int, until: int) -> int:
    """Return how many reviews fall due up to ``until``, with these ``uses`` between them; what is overdue is due ``today``."""
    last, interval, count = memory.last.toordinal(), memory.interval, 0
    for day in [*sorted(use for use in uses if last < use < until), until]:
        while (due := max(last + _whole(interval), today)) <= day:
            alike = 0 if growth > 1 else (day - due) // _whole(interval)
            last, interval = due + alike * _whole(interval), _grown(interval, due - last, growth)
            count += 1 + alike
        last, interval = day, _grown(interval, day - last, growth)
    return count

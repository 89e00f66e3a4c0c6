"""The commands that tell the planner something: marks, reviews, hours and notes, each as the window's verb does it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from planner.cli.arguments import UsageError
from planner.cli.file_commands import back_up_first
from planner.cli.request import catalog_of, has_file, learner_file
from planner.learner.changes import applied
from planner.learner.days import stamp_of, stamp_on
from planner.learner.learner import Evidence, Learner, Log, Review, State
from planner.learner.logs import with_hours
from planner.learner.renaming import current, recorded
from planner.learner.verbs import dated, marked, reviewed, totalled
from planner.planning.pace import is_open
from planner.storage.learner.rows import new_id
from planner.words.local import PLAIN
from planner.words.pace import asks_total

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.cli.request import Request


class Outcome(NamedTuple):
    """One change: the learner ``after`` it, what undo calls it without the skill's title, and what is printed of it."""

    after: Learner
    label: str
    printed: str


def mark(said: Namespace, where: Request) -> None:
    """Say how far the learner is with some skills, and since when."""
    if said.state == "none" and said.on:
        raise UsageError("A skill that is not started has no day; leave --on out.")
    if said.state != "known" and said.evidence:
        raise UsageError("--evidence tells how a skill is known; it goes with --as known.")
    if said.state != "known" and said.took is not None:
        raise UsageError("--took tells what a known skill took in all; it goes with --as known.")
    state = None if said.state == "none" else State(said.state)
    _mark(said, where, state, Evidence(said.evidence) if said.evidence else None, said.took)


def skip(said: Namespace, where: Request) -> None:
    """Leave some skills out."""
    _mark(said, where, State.SKIPPED, None)


def _mark(said: Namespace, where: Request, state: State | None, evidence: Evidence | None, took: float | None = None) -> None:
    at = stamp_on(said.on, where.today) if said.on else stamp_of(where.now)
    name, since = state.value if state else "none", f" since {said.on.isoformat()}" if said.on else ""

    def tell(learner: Learner, skill: SkillId) -> Outcome:
        after = marked(learner, [skill], state, at, evidence)
        after = dated(after, [skill], at) if said.on else after
        after = after if took is None else totalled(after, skill, took)
        return Outcome(after, f"Mark {{}} as {name}", f"{skill}: {name}{since}")

    catalog, learner = _tell(said.skills, where, tell, create=True)
    for skill in dict.fromkeys(map(catalog.skill, said.skills)):
        if is_open(catalog, learner, skill):
            asked = asks_total(catalog.title(skill), learner.hours_logged()[skill], PLAIN)
            how = f"'planner mark {skill} --as known --took HOURS' tells it, --took 0 that you knew it already."
            print(f"planner: {asked} {how}", file=sys.stderr)


def review(said: Namespace, where: Request) -> None:
    """Say that known skills were gone over again."""
    day: date = said.on or where.today
    stamp_on(day, where.today)

    def tell(learner: Learner, skill: SkillId) -> Outcome:
        after = reviewed(learner, new_id(), Review(skill, day), where.today)
        return Outcome(after, "Review {}", f"{skill}: reviewed")

    _tell(said.skills, where, tell, create=False)


def log(said: Namespace, where: Request) -> None:
    """Say how long one skill was studied on one day."""
    day = said.on or where.today

    def tell(learner: Learner, skill: SkillId) -> Outcome:
        after = with_hours(learner, new_id(), Log(skill, said.hours, day), where.today)
        return Outcome(after, f"Log {said.hours:g} h on {{}}", f"{skill}: {said.hours:g} h on {day.isoformat()}")

    _tell([said.skill], where, tell, create=True)


def note(said: Namespace, where: Request) -> None:
    """Put a note on a skill, take it away, or print the one that is there."""
    text = " ".join(said.text).strip()
    if text and said.clear:
        raise UsageError("--clear removes the note; give a text or --clear, not both.")
    if not text and not said.clear:
        catalog = catalog_of(where)
        skill = catalog.skill(said.skill)
        learner = current(learner_file(where, create=False).learner(), catalog)
        print(learner.notes.get(skill, f"{skill} has no note."))
        return

    def tell(learner: Learner, skill: SkillId) -> Outcome:
        return Outcome(
            learner.with_note(skill, text), "Change the note on {}", f"{skill}: note {'saved' if text else 'removed'}"
        )

    _tell([said.skill], where, tell, create=True)


def _tell(
    words: Iterable[str], where: Request, tell: Callable[[Learner, SkillId], Outcome], *, create: bool
) -> tuple[Catalog, Learner]:
    """Write one change for each skill that ``words`` name, print each once it is kept, and return the learner then."""
    catalog = catalog_of(where)
    skills = [catalog.skill(word) for word in words]
    file = None if create and not has_file(where) else learner_file(where, create=False)
    if file:
        back_up_first(file.path, where)
    stored = file.learner() if file else Learner()
    for skill in skills:
        told = tell(current(stored, catalog), skill)
        file = file or learner_file(where, create=True)
        log = recorded(stored, told.after, catalog)
        file.record(log, told.label.format(catalog.title(skill)))
        stored = applied(stored, log)
        print(told.printed, flush=True)
    return catalog, current(stored, catalog)

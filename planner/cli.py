"""The same answers without a window; Qt is not imported here."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from planner import locations
from planner.arguments import UsageError, parser
from planner.catalog.catalog import UnknownIdError
from planner.errors import PlannerError, did_you_mean
from planner.learner.changes import changes, with_current_ids
from planner.learner.learner import Learner, Mark, Order, State
from planner.storage.catalog_folder import load_catalog
from planner.storage.faults import CatalogError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.storage.learner_file import LearnerFile

COMPLETE, FAILED, WRONG = 0, 1, 2


class Where(NamedTuple):
    """Where everything is that the command line names."""

    catalog: list[Path]
    profile: Path
    named_profile: bool
    places: locations.Locations
    reset_window: bool


def answer(words: Sequence[str]) -> int | Where:
    """Answer the command in ``words`` and return the exit code; without a command, where the window finds its files."""
    try:
        said = parser().parse(list(words))
        where = _where(said)
        return _answered(said, where) if said.command else where
    except PlannerError as error:
        print(error if isinstance(error, CatalogError) else f"planner: {error}", file=sys.stderr)
        return WRONG if isinstance(error, (UsageError, UnknownIdError)) else FAILED
    except OSError as error:
        return _refused(error)
    except KeyboardInterrupt:
        print("planner: stopped.", file=sys.stderr)
        return FAILED


def _answered(said: Namespace, where: Where) -> int:
    if sys.stdout is None:
        raise PlannerError("There is nowhere to write to: standard output is closed.")
    code = _COMMANDS[said.command](said, where)
    sys.stdout.flush()
    return code


def _refused(error: OSError) -> int:
    """Say what the system refused; standard output, if it was that, would fail once more when the program ends."""
    if not isinstance(error, BrokenPipeError):
        what = f"'{error.filename}' cannot be reached" if error.filename else "the answer cannot be written"
        print(f"planner: {what}: {error.strerror}.", file=sys.stderr)
    if not error.filename:
        with suppress(OSError):
            sys.stdout = None
    return FAILED


def _where(said: Namespace) -> Where:
    places = locations.locations(said.data_dir)
    folders = [said.catalog or locations.resources() / "catalog", *said.overlays, *getattr(said, "more_overlays", [])]
    return Where(folders, said.profile or places.profile, said.profile is not None, places, said.reset_window)


def catalog_of(where: Where) -> Catalog:
    """Return the catalogue that the command line names."""
    return load_catalog(where.catalog, where.places.cache)


def _plan(said: Namespace, where: Where) -> int:
    from planner.exchange.formats import FORMATS
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, _asked(said, where, catalog), _today(said))
    text = FORMATS[said.format].render(catalog, plan)
    if said.output:
        _write(said.output, text, force=said.force)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    for unmet in plan.unmet:
        print(f"planner: {unmet.sentence}", file=sys.stderr)
    if plan.steps and not plan.finish:
        print(
            "planner: the plan never ends with these hours; give more hours, fewer breaks or an earlier start.", file=sys.stderr
        )
    return FAILED if plan.unmet or (plan.steps and not plan.finish) else COMPLETE


def _today(said: Namespace) -> date:
    """Return the day to plan from: a start that is given counts even if it has passed."""
    return said.start or datetime.now().astimezone().date()


def _asked(said: Namespace, where: Where, catalog: Catalog) -> Learner:
    """Return the learner whom the words of ``plan`` describe, on top of their file if one is named."""
    learner = Learner()
    if where.named_profile:
        if said.known or said.background:
            what = "--known" if said.known else "--background"
            raise UsageError(f"{what} and --profile cannot go together: the file tells what is known.")
        learner = with_current_ids(_file(where, create=False).learner(), catalog.current_ids)
    elif not said.goal:
        raise UsageError(f"--goal is missing; it takes {', '.join([*catalog.roles, 'both'])}.")
    if said.background:
        for skill in catalog.background(said.background).known:
            learner = learner.marked(skill, Mark(State.KNOWN))
    both = {catalog.skill(name) for name in said.known} & {catalog.skill(name) for name in said.skip}
    if both:
        raise UsageError(f"{', '.join(sorted(both))} cannot be both known and skipped.")
    for state, names in ((State.KNOWN, said.known), (State.SKIPPED, said.skip)):
        for name in names:
            learner = learner.marked(catalog.skill(name), Mark(state))
    when = learner.availability
    when = when._replace(week=said.week or when.week, start=said.start or when.start, breaks=(*when.breaks, *said.breaks))
    return replace(
        learner,
        goal=said.goal or learner.goal,
        pins=_with_pins(learner.pins, said.prefer, catalog),
        include_useful=said.include_useful or learner.include_useful,
        availability=when,
        order=Order(said.order) if said.order else learner.order,
        deadline=said.deadline or learner.deadline,
        dates={**learner.dates, **{catalog.skill(name): day for name, day in said.begin}},
    )


def _with_pins(pins: frozenset[SkillId], names: list[str], catalog: Catalog) -> frozenset[SkillId]:
    for name in names:
        skill = catalog.skill(name)
        choices = [choice for choice in catalog.choices.values() if skill in choice.options]
        if not choices:
            options = [option for choice in catalog.choices.values() for option in choice.options]
            raise UsageError(f"--prefer {name}: '{name}' is an option of no choice.{did_you_mean(name, options)}")
        said_now = {catalog.skill(n) for n in names}
        pins = (pins - {o for c in choices for o in c.options if o not in said_now}) | {skill}
    return pins


def _write(path: Path, text: str, *, force: bool) -> None:
    from planner.storage.atomic import FileExists, write_atomically

    try:
        write_atomically(path, text.encode(), overwrite=force)
    except FileExists as error:
        raise PlannerError(f"{path} exists already; name another file or add --force to replace it.") from error


def _file(where: Where, *, create: bool) -> LearnerFile:
    from planner.storage.learner_file import LearnerFile, marker_of

    if not create and not where.profile.exists() and not marker_of(where.profile).exists():
        raise PlannerError(f"There is no learner's file {where.profile}; 'planner mark' or the window makes one.")
    return LearnerFile.open(where.profile, create=create)


def _mark(said: Namespace, where: Where) -> int:
    catalog = catalog_of(where)
    skills = [catalog.skill(name) for name in said.skills]
    file = _file(where, create=True)
    stored = file.learner()
    for skill in skills:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        learner = with_current_ids(stored, catalog.current_ids)
        after = learner.marked(skill, None if said.state == "none" else Mark(State(said.state), at=now))
        file.record(changes(stored, after), f"Mark {catalog.title(skill)} as {said.state}")
        stored = after
        print(f"{skill}: {said.state}", flush=True)
    return COMPLETE


def _show(said: Namespace, where: Where) -> int:
    from planner.exchange.learner_shown import shown_as_json, shown_as_text

    catalog = catalog_of(where)
    learner = with_current_ids(_file(where, create=False).learner(), catalog.current_ids)
    sys.stdout.write((shown_as_json if said.format == "json" else shown_as_text)(catalog, learner))
    return COMPLETE


def _check(said: Namespace, where: Where) -> int:
    catalog = load_catalog([*(said.folders or where.catalog[:1]), *where.catalog[1:]])
    projects = sum(1 for skill in catalog.skills.values() if skill.brief)
    print(
        f"{len(catalog.skills) - projects} skills, {projects} projects, {len(catalog.choices)} choices, "
        f"{len(catalog.roles)} roles, {len(catalog.areas)} areas: no faults."
    )
    return COMPLETE


def _restore(said: Namespace, where: Where) -> int:
    from planner.storage.backups import backups_of, restore

    backups = backups_of(where.profile)
    if said.backup:
        before, salvaged = restore(where.profile, said.backup, datetime.now(UTC))
        print(f"Restored {said.backup}; {salvaged} later changes were saved on top of it.")
        if before:
            print(f"The file before is kept as {before}.")
    elif not backups:
        print(f"There are no backups of {where.profile} yet.")
    for backup in backups if not said.backup else []:
        print(f"{backup.path}  {backup.time:%Y-%m-%d %H:%M}  {backup.events} changes")
    return COMPLETE


_COMMANDS = {"plan": _plan, "mark": _mark, "show": _show, "check": _check, "restore": _restore}

"""The same answers without a window; Qt is not imported here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from planner import locations
from planner.arguments import UsageError, parser
from planner.asking import asked, picture, supposed, today
from planner.catalog.catalog import UnknownIdError
from planner.errors import PlannerError
from planner.learner.changes import changes, with_current_ids
from planner.learner.learner import Mark, Review, State
from planner.storage.catalog_folder import load_catalog
from planner.storage.faults import CatalogError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.asking import Picture
    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.planning.plan import Plan
    from planner.storage.learner_file import LearnerFile

COMPLETE, FAILED, WRONG = 0, 1, 2


class Where(NamedTuple):
    """Where everything is that the command line names."""

    catalog: list[Path]
    own: Path
    profile: Path
    named_profile: bool
    places: locations.Locations
    reset_window: bool

    @property
    def layouts(self) -> list[Path]:
        """Where layouts of maps are kept: those made here, and the shipped ones."""
        return [self.places.cache / "layouts", locations.resources() / "layouts"]


class Draw(Protocol):
    """Draws the map of a plan; if it has to be laid out, ``tell`` is told how far that is, from 0 to 1."""

    def __call__(
        self, catalog: Catalog, plan: Plan, wanted: Picture, layouts: list[Path], tell: Callable[[float], None]
    ) -> bytes:
        """Return the content of the picture's file."""


def answer(words: Sequence[str], draw: Draw) -> int | Where:
    """Answer the command in ``words`` and return the exit code; without a command, where the window finds its files.

    What needs Qt is handed in: ``draw``.
    """
    try:
        said = parser().parse(list(words))
        where = _where(said)
        return _answered(said, where, draw) if said.command else where
    except PlannerError as error:
        print(error if isinstance(error, CatalogError) else f"planner: {error}", file=sys.stderr)
        return WRONG if isinstance(error, (UsageError, UnknownIdError)) else FAILED
    except OSError as error:
        return _refused(error)
    except KeyboardInterrupt:
        print("planner: stopped.", file=sys.stderr)
        return FAILED


def _answered(said: Namespace, where: Where, draw: Draw) -> int:
    if sys.stdout is None:
        raise PlannerError("There is nowhere to write to: standard output is closed.")
    code = _map(said, where, draw) if said.command == "map" else _COMMANDS[said.command](said, where)
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
    profile, own = said.profile or places.profile, places.own_catalog(said.catalog)
    return Where(folders, own, profile, said.profile is not None, places, said.reset_window)


def catalog_of(where: Where) -> Catalog:
    """Return the catalogue that the command line names, with what the learner changed in it."""
    return load_catalog(where.catalog, where.places.cache, where.own)


def _plan(said: Namespace, where: Where) -> int:
    from planner.exchange.formats import FORMATS
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, asked(said, catalog, _profile(where, catalog)), today(said))
    text = FORMATS[said.format].render(catalog, plan)
    if said.output:
        _write(said.output, text.encode(), force=said.force)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    return _told(plan)


def _told(plan: Plan) -> int:
    """Say what the plan cannot hold, and return the exit code."""
    for unmet in plan.unmet:
        print(f"planner: {unmet.sentence}", file=sys.stderr)
    if plan.steps and not plan.finish:
        print(
            "planner: the plan never ends with these hours; give more hours, fewer breaks or an earlier start.", file=sys.stderr
        )
    return FAILED if plan.unmet or (plan.steps and not plan.finish) else COMPLETE


def _map(said: Namespace, where: Where, draw: Draw) -> int:
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, asked(said, catalog, _profile(where, catalog)), today(said))
    data = draw(catalog, plan, picture(said, catalog), where.layouts, _tell_laying)
    _write(said.output, data, force=said.force)
    return COMPLETE


def _tell_laying(share: float) -> None:
    """Tell somebody who waits at a terminal how far the layout is, on one line that is gone when it is done."""
    if sys.stderr is not None and sys.stderr.isatty():
        said = f"planner: the map is being laid out, {share:.0%}"
        print(f"\r{said}" if share < 1 else f"\r{' ' * len(said)}\r", end="", file=sys.stderr, flush=True)


def _why(said: Namespace, where: Where) -> int:
    from planner.exchange.answers_as_json import why_as_json
    from planner.exchange.answers_as_text import why_as_text
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    skill = catalog.skill(said.skill)
    plan = make_plan(catalog, asked(said, catalog, _profile(where, catalog)), today(said))
    sys.stdout.write((why_as_json if said.format == "json" else why_as_text)(catalog, plan, skill))
    return COMPLETE


def _what_if(said: Namespace, where: Where) -> int:
    from planner.exchange.answers_as_json import difference_as_json, effects_as_json
    from planner.exchange.answers_as_text import difference_as_text, effects_as_text
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    learner, day = asked(said, catalog, _profile(where, catalog)), today(said)
    plan, other = make_plan(catalog, learner, day), supposed(said, catalog, learner)
    if other == learner and not said.if_missed:
        sys.stdout.write((effects_as_json if said.format == "json" else effects_as_text)(catalog, plan))
        return COMPLETE
    after = make_plan(catalog, other, day + timedelta(days=said.if_missed))
    sys.stdout.write((difference_as_json if said.format == "json" else difference_as_text)(catalog, plan, after))
    return COMPLETE


def _profile(where: Where, catalog: Catalog) -> Learner | None:
    """Return the learner of the file that is named, none if none is."""
    return with_current_ids(_file(where, create=False).learner(), catalog.current_ids) if where.named_profile else None


def _write(path: Path, data: bytes, *, force: bool) -> None:
    from planner.storage.atomic import FileExists, write_atomically

    try:
        write_atomically(path, data, overwrite=force)
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


def _review(said: Namespace, where: Where) -> int:
    catalog = catalog_of(where)
    skills = [catalog.skill(name) for name in said.skills]
    file = _file(where, create=False)
    stored = file.learner()
    for skill in skills:
        review = Review(skill, datetime.now().astimezone().date())
        after = with_current_ids(stored, catalog.current_ids).with_review(os.urandom(16).hex(), review)
        file.record(changes(stored, after), f"Review {catalog.title(skill)}")
        stored = after
        print(f"{skill}: reviewed", flush=True)
    return COMPLETE


def _show(said: Namespace, where: Where) -> int:
    from planner.exchange.learner_shown import shown_as_json, shown_as_text

    catalog = catalog_of(where)
    learner = with_current_ids(_file(where, create=False).learner(), catalog.current_ids)
    sys.stdout.write((shown_as_json if said.format == "json" else shown_as_text)(catalog, learner))
    return COMPLETE


def _check(said: Namespace, where: Where) -> int:
    own = None if said.folders else where.own
    catalog = load_catalog([*(said.folders or where.catalog[:1]), *where.catalog[1:]], own=own)
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


_COMMANDS = {
    "plan": _plan,
    "why": _why,
    "what-if": _what_if,
    "mark": _mark,
    "review": _review,
    "show": _show,
    "check": _check,
    "restore": _restore,
}

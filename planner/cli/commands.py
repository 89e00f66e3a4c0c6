"""The same answers without a window; Qt is not imported here."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from planner.catalog.catalog import UnknownIdError
from planner.cli import file_commands, learner_commands
from planner.cli.arguments import UsageError, parser
from planner.cli.asking import asked, local, picture, supposed, today
from planner.cli.request import catalog_of, has_file, learner_file, profile, where_of
from planner.errors import PlannerError, shortened
from planner.learner import days
from planner.learner.renaming import current
from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog
from planner.words import left_out
from planner.words.local import PLAIN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.cli.asking import Picture
    from planner.cli.request import Request
    from planner.planning.plan import Plan

COMPLETE, FAILED, WRONG = 0, 1, 2

Said = TypeVar("Said")


class Draw(Protocol):
    """Draws the map of a plan.

    If it has to be laid out, ``tell`` is told how far that is, from 0 to 1; what is otherwise than wanted goes to ``say``.
    """

    def __call__(
        self,
        catalog: Catalog,
        plan: Plan,
        wanted: Picture,
        layouts: list[Path],
        tell: Callable[[float], None],
        say: Callable[[str], None],
    ) -> bytes:
        """Return the content of the picture's file."""


def answer(words: Sequence[str], draw: Draw, now: Callable[[], datetime] = days.now) -> int | Request:
    """Answer the command in ``words`` and return the exit code; without a command, where the window finds its files.

    What needs Qt is handed in, ``draw``, and so is what tells the time.
    """

    def act() -> int | Request:
        said = parser().parse(list(words))
        where = where_of(said, now())
        return _answered(said, where, draw) if said.command else where

    return _told_if_it_fails(act)


def plan_instead(where: Request) -> int:
    """Print the learner's plan as text, where no window can open to show it, and return the exit code."""
    return int(_told_if_it_fails(lambda: _printed_plan(where)))


def _told_if_it_fails(act: Callable[[], Said]) -> Said | int:
    try:
        return act()
    except PlannerError as error:
        print(error if isinstance(error, CatalogError) else f"planner: {error}", file=sys.stderr)
        return WRONG if isinstance(error, (UsageError, UnknownIdError)) else FAILED
    except OSError as error:
        return _refused(error)
    except KeyboardInterrupt:
        print("planner: stopped.", file=sys.stderr)
        return FAILED


def _answered(said: Namespace, where: Request, draw: Draw) -> int:
    if sys.stdout is None:
        raise PlannerError("There is nowhere to write to: standard output is closed.")
    code = _map(said, where, draw) if said.command == "map" else _COMMANDS[said.command](said, where)
    sys.stdout.flush()
    return code or COMPLETE


def _refused(error: OSError) -> int:
    """Say what the system refused; standard output, if it was that, would fail once more when the program ends."""
    if not isinstance(error, BrokenPipeError):
        what = f"'{shortened(str(error.filename))}' cannot be reached" if error.filename else "the answer cannot be written"
        print(f"planner: {what}: {error.strerror}.", file=sys.stderr)
    if not error.filename:
        with suppress(OSError):
            sys.stdout = None
    return FAILED


def _printed_plan(where: Request) -> int:
    from planner.exchange.as_text import as_text
    from planner.learner.learner import Learner
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    learner = learner_file(where, create=False).learner() if has_file(where) else Learner()
    plan = make_plan(catalog, current(learner, catalog), where.today)
    if sys.stdout is not None:
        sys.stdout.write(as_text(catalog, plan))
        sys.stdout.flush()
    return _told(catalog, plan)


def _plan(said: Namespace, where: Request) -> int:
    from planner.exchange.formats import FORMATS, PLAIN_CSV
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, asked(said, catalog, profile(where, catalog)), today(said, where))
    content = (PLAIN_CSV if said.csv == "plain" else FORMATS[said.format]).content(catalog, plan, local(said))
    if said.output:
        _write(said.output, content, force=said.force)
    else:
        _print(content)
    return max(_told(catalog, plan), _wishes_told(said, catalog, plan))


def _wishes_told(said: Namespace, catalog: Catalog, plan: Plan) -> int:
    """Say which days are not kept, and why; only those that the words ask for make the answer incomplete."""
    from planner.planning.answers.wishes import Reason, unkept
    from planner.words.wishes import unkept as sentence

    asked_now = {catalog.skill(name) for name, _ in said.begin}
    for each in unkept(catalog, plan):
        if each.skill in asked_now or each.reason in {Reason.NEVER, Reason.PREREQUISITE, Reason.BUSY}:
            print(f"planner: {sentence(catalog, each, PLAIN)}", file=sys.stderr)
    return FAILED if any(each.skill in asked_now for each in unkept(catalog, plan)) else COMPLETE


def _print(content: bytes) -> None:
    """Write ``content`` as it is: no system puts other ends of lines into it."""
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())
    sys.stdout.flush()


def _say_gone(plan: Plan) -> None:
    """Say that the plan is not for the learner's goal, if it is not."""
    if plan.gone:
        print(f"planner: {left_out.gone(plan.gone)}", file=sys.stderr)


def _told(catalog: Catalog, plan: Plan) -> int:
    """Say what the plan cannot hold, and return the exit code."""
    _say_gone(plan)
    for entry in plan.unmet:
        print(f"planner: {left_out.unmet(catalog, entry)}", file=sys.stderr)
    if plan.steps and not plan.finish:
        print(
            "planner: the plan never ends with these hours; give more hours, fewer breaks or an earlier start.", file=sys.stderr
        )
    return FAILED if plan.gone or plan.unmet or (plan.steps and not plan.finish) else COMPLETE


def _map(said: Namespace, where: Request, draw: Draw) -> int:
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, asked(said, catalog, profile(where, catalog)), today(said, where))
    _say_gone(plan)
    data = draw(catalog, plan, picture(said, catalog), where.layouts, _tell_laying, _say)
    _write(said.output, data, force=said.force)
    return COMPLETE


def _say(sentence: str) -> None:
    print(f"planner: {sentence}", file=sys.stderr)


def _tell_laying(share: float) -> None:
    """Tell somebody who waits at a terminal how far the layout is, on one line that is gone when it is done."""
    if sys.stderr is not None and sys.stderr.isatty():
        said = f"planner: the map is being laid out, {share:.0%}"
        print(f"\r{said}" if share < 1 else f"\r{' ' * len(said)}\r", end="", file=sys.stderr, flush=True)


def _why(said: Namespace, where: Request) -> int:
    from planner.exchange.answers_as_json import why_as_json
    from planner.exchange.answers_as_text import why_as_text
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    skill = catalog.skill(said.skill)
    plan = make_plan(catalog, asked(said, catalog, profile(where, catalog)), today(said, where))
    _say_gone(plan)
    sys.stdout.write((why_as_json if said.format == "json" else why_as_text)(catalog, plan, skill))
    return COMPLETE


def _what_if(said: Namespace, where: Request) -> int:
    from planner.exchange.answers_as_json import difference_as_json, effects_as_json
    from planner.exchange.answers_as_text import difference_as_text, effects_as_text
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    learner, day = asked(said, catalog, profile(where, catalog)), today(said, where)
    plan, other = make_plan(catalog, learner, day), supposed(said, catalog, learner)
    _say_gone(plan)
    if other == learner and not said.if_missed:
        sys.stdout.write((effects_as_json if said.format == "json" else effects_as_text)(catalog, plan))
        return COMPLETE
    after = make_plan(catalog, other, day + timedelta(days=said.if_missed))
    sys.stdout.write((difference_as_json if said.format == "json" else difference_as_text)(catalog, plan, after))
    return COMPLETE


def _write(path: Path, data: bytes, *, force: bool) -> None:
    from planner.storage.files.atomic import FileExists, write_atomically

    try:
        write_atomically(path, data, overwrite=force)
    except FileExists as error:
        raise PlannerError(f"{path} exists already; name another file or add --force to replace it.") from error


def _progress(said: Namespace, where: Request) -> None:
    from planner.exchange.progress_shown import progress_as_json, progress_as_text
    from planner.planning.plan import make_plan

    catalog = catalog_of(where)
    plan = make_plan(catalog, asked(said, catalog, profile(where, catalog)), today(said, where))
    sys.stdout.write((progress_as_json if said.format == "json" else progress_as_text)(catalog, plan, local(said)))


def _show(said: Namespace, where: Request) -> int:
    from planner.exchange.learner_shown import shown_as_json, shown_as_text

    catalog = catalog_of(where)
    learner = current(learner_file(where, create=False).learner(), catalog)
    sys.stdout.write((shown_as_json if said.format == "json" else shown_as_text)(catalog, learner))
    return COMPLETE


def _check(said: Namespace, where: Request) -> int:
    own = None if said.folders else where.own
    catalog = load_catalog([*(said.folders or where.catalog[:1]), *where.catalog[1:]], own=own)
    projects = sum(1 for skill in catalog.skills.values() if skill.brief)
    print(
        f"{PLAIN.counted(len(catalog.skills) - projects, 'skill')}, {PLAIN.counted(projects, 'project')}, "
        f"{PLAIN.counted(len(catalog.choices), 'choice')}, {PLAIN.counted(len(catalog.roles), 'role')}, "
        f"{PLAIN.counted(len(catalog.areas), 'area')}: no faults."
    )
    return COMPLETE


_COMMANDS: dict[str, Callable[[Namespace, Request], int | None]] = {
    "plan": _plan,
    "why": _why,
    "what-if": _what_if,
    "mark": learner_commands.mark,
    "skip": learner_commands.skip,
    "log": learner_commands.log,
    "note": learner_commands.note,
    "review": learner_commands.review,
    "progress": _progress,
    "show": _show,
    "check": _check,
    "restore": file_commands.restore,
    "salvage": file_commands.salvage,
    "merge": file_commands.merge,
}

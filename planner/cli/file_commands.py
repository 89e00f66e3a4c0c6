"""The commands about the learner's file itself: backups and the way back, salvage, merging two files."""

from __future__ import annotations

import sys
from datetime import UTC
from typing import TYPE_CHECKING

from planner.cli.request import learner_file
from planner.errors import PlannerError
from planner.words.local import PLAIN

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from planner.cli.request import Request


def restore(said: Namespace, where: Request) -> None:
    """Go back to a backup, or list them."""
    from planner.storage.learner.backups import backups_of
    from planner.storage.learner.restoring import restore as go_back

    if said.backup:
        before, salvaged = go_back(where.profile, said.backup, where.now.astimezone(UTC))
        print(f"Restored {said.backup}; {PLAIN.counted(salvaged, 'later change')} {_was(salvaged)} saved on top of it.")
        _tell_kept(before)
        return
    backups = backups_of(where.profile)
    if not backups:
        print(f"There are no backups of {where.profile} yet.")
    for backup in backups:
        print(f"{backup.path}  {backup.time.astimezone():%Y-%m-%d %H:%M}  {PLAIN.counted(backup.events, 'change')}")


def salvage(said: Namespace, where: Request) -> None:  # noqa: ARG001 - as every command
    """Make a whole file of what is left in a damaged one, and of its newest good backup."""
    from planner.storage.learner.restoring import save_what_is_left

    done = save_what_is_left(where.profile, where.now.astimezone(UTC))
    more = f", {done.added} more came from the newest backup" if done.added else ""
    lost = f"; at least {done.lost} could not be saved" if done.lost else ""
    if done.found or done.added:
        print(f"Saved {PLAIN.counted(done.found, 'change')} from the damaged file{more}{lost}.")
    else:
        print("Nothing could be read from the damaged file, and there is no good backup: you begin anew.")
    _tell_kept(done.before)


def merge(said: Namespace, where: Request) -> None:
    """Add to the learner's file what another copy of it holds and it lacks; a backup is made before."""
    from planner.storage.learner.backups import back_up
    from planner.storage.learner.merging import merged

    file = learner_file(where, create=False)
    backup = back_up(file.path, where.now.astimezone(UTC))
    done = merged(file, said.other)
    added = PLAIN.counted(done.added, "change")
    print(f"Added {added} from {said.other}; {done.same} {_was(done.same)} in both files already.")
    if backup and done.added:
        print(f"The file before is kept as {backup}.")


def back_up_first(profile: Path, where: Request) -> None:
    """Keep a copy of the day before the first change of a day; what hinders it is said and hinders nothing else."""
    from planner.storage.files.leftovers import sweep
    from planner.storage.learner.backups import back_up_daily

    try:
        if back_up_daily(profile, where.now.astimezone(UTC)):
            sweep(profile, where.places.cache)
    except PlannerError as error:
        print(f"planner: {error}", file=sys.stderr)


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _tell_kept(before: Path | None) -> None:
    if before:
        print(f"The file before is kept as {before}.")

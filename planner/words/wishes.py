"""What is said where a skill does not begin on the day that the learner wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.wishes import Reason

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.answers.wishes import Unkept
    from planner.words.local import Local

_WHY = {
    Reason.KNOWN: "you know it already",
    Reason.SKIPPED: "you skipped it",
    Reason.NOT_ASKED: "it is not in your plan",
    Reason.PAST: "that day has passed or lies before your start",
    Reason.NEVER: "no study time is left after that day",
    Reason.NO_STUDY: "you don't study on that day",
    Reason.PREREQUISITE: "{blocker} comes first",
    Reason.BUSY: "another skill with a day of its own comes first",
}


def unkept(catalog: Catalog, found: Unkept, local: Local) -> str:
    """Return in one sentence why the day is not kept, and what happens instead."""
    why = _WHY[found.reason].format(blocker=catalog.title(found.blocker) if found.blocker else "")
    begins = f" It begins on {local.long_day(found.begins)}." if found.begins else ""
    return f"{catalog.title(found.skill)} can't begin on {local.long_day(found.wish)}: {why}.{begins}"

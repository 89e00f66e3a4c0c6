"""The one family of errors whose text is written for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlannerError(Exception):
    """Base of every error that the user can act on; its text is a finished sentence.

    Anything else that escapes is a defect of the program.
    """


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the known word nearest to ``word``, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""

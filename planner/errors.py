"""The one family of errors whose text is written for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class PlannerError(Exception):
    """Base of every error that the user can act on; its text is a finished sentence.

    Anything else that escapes is a defect of the program. However long a path or a name in it, the sentence stays
    readable: what is too long is shortened in its middle.
    """

    def __str__(self) -> str:
        """Return the sentence."""
        return "\n".join(shortened(line) for line in super().__str__().split("\n"))


LONGEST_WORD, LONGEST_LINE = 200, 800


def shortened(line: str) -> str:
    """Return ``line`` with words that are too long, such as deep paths, shortened in their middle, and itself as well."""
    if len(line) <= LONGEST_WORD:
        return line
    return _cut(" ".join(_cut(word, LONGEST_WORD) for word in line.split(" ")), LONGEST_LINE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-(most // 2) :]}"


def in_a_row(names: Sequence[str], arrow: str, most: int = 8) -> str:
    """Return ``names`` with arrows between them; of more than ``most`` the first ones, how many more, and the last ones."""
    if len(names) <= most:
        return arrow.join(names)
    ends = most // 2
    return arrow.join([*names[:ends], f"... {len(names) - 2 * ends:,} more ...", *names[-ends:]])


def did_you_mean(word: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> str:
    """Return `` Did you mean 'x'?`` for the known word nearest to ``word``, or nothing.

    ``called`` holds other names of known words; whoever comes near one of these is told the word.
    """
    from difflib import get_close_matches

    names = {**{name.casefold(): of for name, of in (called or {}).items()}, **{name: name for name in known}}
    near = get_close_matches(word[:100], names, n=1, cutoff=0.6) or get_close_matches(word[:100].casefold(), names, n=1)
    return f" Did you mean '{names[near[0]]}'?" if near else ""

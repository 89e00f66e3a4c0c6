"""How words are written in more than one way: accents, case, Unicode forms, plurals, slips of the keyboard."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+[+#]*")
_COMPOUND = re.compile(r"\w+(?:[-/.\u2010\u2011]\w+)+")
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on a word may have one slip, and two."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return ``text`` without case, accents and differences of Unicode form: ``Größen`` is ``grossen``."""
    if text.isascii():
        return text.casefold()
    plain = normalize("NFKD", normalize("NFKC", text).casefold()).translate(_LETTERS)
    return "".join(letter for letter in plain if not combining(letter))


def foldings(text: str) -> tuple[str, ...]:
    """Return ``text`` folded, and also with its umlauts spelled out, if it has any: ``groessen``."""
    plain = folded(text)
    if text.isascii():
        return (plain,)
    spelled = folded(normalize("NFC", text).casefold().translate(_SPELLED_OUT))
    return (plain,) if spelled == plain else (plain, spelled)


def compounds_of(text: str) -> list[str]:
    """Return the words of a folded text that are written with a hyphen or the like, as one word each."""
    return ["".join(_WORD.findall(found)) for found in _COMPOUND.findall(text)]


def words_of(text: str) -> list[str]:
    """Return the words of a folded text; what lies between them (hyphen, slash, dot, blank) makes no difference."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the singular and the plural of a folded English word have in common."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word


_ENDINGS = (
    ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("ices", "ic"), ("trix", "tric"), ("dex", "dic"), ("tex", "tic"),
    ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("sis", "s"), ("ses", "s"), ("ies", "y"), ("s", ""),
)  # fmt: skip


def slips_allowed(word: str) -> int:
    """Return how many slips of the keyboard ``word`` may have and still be taken for another.

    In one of three letters only a letter may be missed: another letter makes most of them another word.
    """
    return 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP - 1 else 0


def slips(typed: str, word: str, most: int, *, begun: bool = False) -> int:
    """Return how many letters were missed, added, mistaken or swapped; more than ``most`` if it is more than that.

    If ``begun``, ``typed`` may be the beginning of ``word`` only. Optimal string alignment: O(most * len(typed)) in
    effect, as rows beyond ``most`` end it.
    """
    if not begun and abs(len(typed) - len(word)) > most:
        return most + 1
    word = word[: len(typed) + most]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row) if begun else row[-1]

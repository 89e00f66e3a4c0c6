"""The distinct words of a catalogue, to be found by their beginning, in the plural, or with slips of the keyboard."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from planner.catalog.folding import ONE_SLIP, slips, slips_allowed, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LETTERS = 24
"""Letters at the beginning of a word by which words are told apart before they are compared one letter at a time."""
_BEGUN = 6
"""Letters from which on a word with a slip may be the beginning of another: fewer begin too many."""


def beginning(sorted_texts: Sequence[str], text: str) -> range:
    """Return where among ``sorted_texts`` those are that begin with ``text``: O(log n)."""
    return range(bisect_left(sorted_texts, text), bisect_left(sorted_texts, text + chr(0x10FFFF)))


class Vocabulary:
    """Distinct folded words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for word in self._words:
            stems.setdefault(stem(word), []).append(word)
        return stems

    @cached_property
    def _masks(self) -> list[list[int]]:
        """For each word, which letters there are among its first ones, one set of bits for each number of letters."""
        return [_masks(word) for word in self._words]

    def of_stem(self, word: str) -> list[str]:
        """Return the words that ``word`` may be the singular or the plural of, itself included."""
        return self._stems.get(stem(word), [])

    def beginning_with(self, word: str) -> list[str]:
        """Return the words that begin with ``word``."""
        found = beginning(self._words, word)
        return self._words[found.start : found.stop]

    def near(self, word: str, *, begun: bool) -> Iterator[tuple[str, int]]:
        """Yield the words that ``word`` is but for a few slips, with their number; if ``begun``, also what begins so.

        One pass over the words, which passes over those that have other letters; a beginning counts as one slip more.
        """
        most = slips_allowed(word)
        if not most:
            return
        bits, size = _masks(word)[-1], len(word)
        least = size - most if size >= ONE_SLIP else size + most
        longest, shortest = min(size + most, _LETTERS), min(least, _LETTERS)
        goes_on = begun and size >= _BEGUN
        for near, masks in zip(self._words, self._masks, strict=True):
            within, letters = len(near), len(masks)
            if within < shortest or (not goes_on and within > size + most):
                continue
            added, missed = masks[shortest - 1] & ~bits, bits & ~masks[min(longest, letters) - 1]
            if added.bit_count() > most or missed.bit_count() > most:
                continue
            if near != word and _alike(word, near):
                count = slips(word, near, most)
                if count <= most:
                    yield near, count
                elif goes_on and within > size and (count := slips(word, near, most, begun=True)) <= most:
                    yield near, count + 1


def _masks(word: str) -> list[int]:
    masks, mask = [], 0
    for letter in word[:_LETTERS]:
        mask |= 1 << (ord(letter) & 63)
        masks.append(mask)
    return masks


def _alike(word: str, other: str) -> bool:
    """Tell whether two words begin alike but for one slip."""
    return word[0] == other[0] or word[1] == other[1:2] or word[1] == other[0] or word[0] == other[1:2]

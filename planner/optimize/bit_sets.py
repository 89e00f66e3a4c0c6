"""Sets of small numbers as the bits of one integer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def bits(mask: int) -> list[int]:
    """Return the positions of the set bits, lowest first; one step for each."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


def union(masks: Iterable[int]) -> int:
    """Return all that is in any of ``masks``."""
    found = 0
    for mask in masks:
        found |= mask
    return found

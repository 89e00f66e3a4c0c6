"""How much of a whole is done, as every percentage shown tells it."""

from __future__ import annotations

PERCENT = 100
_NOTHING = 1e-9
"""Less than this is nothing: what rounding leaves of sums."""


def parts(done: float, whole: float, of: int = PERCENT) -> int:
    """Return how many of ``of`` parts of ``whole`` are ``done``, rounded.

    All of them only if nothing at all is left, none only if nothing is done; of a whole that is nothing, all.
    """
    if whole - done <= _NOTHING:
        return of
    if done <= _NOTHING:
        return 0
    return min(of - 1, max(1, round(of * done / whole)))


def share(done: float, whole: float) -> float:
    """Return the share, from 0 to 1 in steps of a ten-thousandth, by the same rule."""
    return parts(done, whole, 10_000) / 10_000

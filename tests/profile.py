"""How thoroughly the tests look: quickly by default, in full with ``--full``."""

from __future__ import annotations

from hypothesis import settings

FULL, SHARE, LEAST = False, 8, 5
settings.register_profile("quick", max_examples=12, deadline=None)
settings.register_profile("full", max_examples=100, deadline=None)


def choose(*, full: bool) -> None:
    """Take one of the two; before any test is read."""
    globals()["FULL"] = full
    settings.load_profile("full" if full else "quick")


def examples(count: int) -> settings:
    """Return settings for so many examples in full, and for a share of them otherwise."""
    return settings(max_examples=count if FULL else max(LEAST, count // SHARE), deadline=None)

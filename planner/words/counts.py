"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """Return ``number`` with its noun, which takes an s where they are many: ``1 step``, ``1,234 steps``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"

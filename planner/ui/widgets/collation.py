"""How texts are sorted where the learner lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCollator, QLocale, Qt

if TYPE_CHECKING:
    from collections.abc import Callable


def sort_key() -> Callable[[str], Any]:
    """Return the key by which the locale sorts texts: accents and case matter only between texts that are alike else."""
    collator = QCollator(QLocale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey

"""A hue for each area, the same wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GOLDEN_ANGLE = 137.508


class Hues:
    """The hues of ``areas``: each is a golden angle from the one before, so any few of them lie well apart."""

    def __init__(self, areas: Iterable[str]) -> None:
        self.take(areas)

    def take(self, areas: Iterable[str]) -> None:
        """Give hues to these areas instead; where they begin alike, so do the hues."""
        self._hues = {area: round(number * GOLDEN_ANGLE + 210) % 360 for number, area in enumerate(areas)}

    def of(self, area: str) -> int:
        """Return the hue of ``area`` in degrees, 0 to 359."""
        return self._hues.get(area, 0)

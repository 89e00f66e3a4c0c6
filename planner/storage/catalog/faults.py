"""Faults of a catalogue's files: collected, placed, told all at once."""

from __future__ import annotations

from typing import NamedTuple

from planner.errors import PlannerError

MOST_SHOWN = 20
"""Faults that are told one by one: whoever mends these sees the next ones."""


class Position(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong in which file, where."""

    file: str
    place: Position
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.place.line}:{self.place.column}: {self.sentence}"


class CatalogError(PlannerError):
    """The catalogue has faults; ``faults`` holds all of them in reading order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        more = len(self.faults) - MOST_SHOWN
        shown = [str(fault) for fault in self.faults[:MOST_SHOWN]]
        super().__init__(
            "\n".join([*shown, f"... and {more:,} more {'fault' if more == 1 else 'faults'}."] if more > 0 else shown)
        )

"""Two plans side by side: the figures of each, and what comes, goes and moves, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from planner.planning.answers.difference import difference
from planner.planning.forecast import CHANCES
from planner.ui.style.locales import local
from planner.ui.widgets.card import card
from planner.ui.widgets.plain_text import label
from planner.words import texts
from planner.words.difference import added, dropped, moved_because

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame

    from planner.catalog.catalog import Catalog
    from planner.planning.answers.difference import Difference, Move, StepChange
    from planner.planning.plan import Plan

    Why = Callable[[Catalog, StepChange], str]

MOST, MOVES = 5, 3


def difference_card(catalog: Catalog, before: Plan, after: Plan, title: str, names: tuple[str, str]) -> QFrame:
    """Return a card with the figures of both plans under their ``names``, and the difference below."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for column, name in enumerate(names, 1):
        grid.addWidget(label(name, "muted", wrap=False), 0, column, Qt.AlignmentFlag.AlignRight)
    for row, (name, *values) in enumerate(_figures(before, after), 1):
        grid.addWidget(label(name, "muted", wrap=False), row, 0)
        for column, value in enumerate(values, 1):
            look = "" if column <= len(names) else "strong"
            grid.addWidget(label(value, look, wrap=False), row, column, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(len(names) + 2, 1)
    found = difference(catalog, before, after)
    lines = QVBoxLayout()
    lines.setSpacing(4)
    for text in sentences(catalog, found) or ["Nothing differs."]:
        lines.addWidget(label(text))
    return card(grid, lines, title=title)


def _figures(before: Plan, after: Plan) -> list[tuple[str, str, str, str]]:
    """Return rows of a name, both values, and their difference."""
    days = [plan.forecast.days for plan in (before, after)]
    return [
        (
            "Left to learn",
            local().hours(before.hours.likely),
            local().hours(after.hours.likely),
            texts.more(after.hours.likely - before.hours.likely, local()),
        ),
        ("Steps", str(len(before.steps)), str(len(after.steps)), ""),
        *(
            (
                f"{chance} % sure by",
                local().maybe_day(old),
                local().maybe_day(new),
                texts.later((new - old).days if old and new else None, local()),
            )
            for chance, old, new in zip((f"{c:.0%}".rstrip("%") for c in CHANCES), *days, strict=True)
        ),
    ]


def sentences(catalog: Catalog, found: Difference) -> list[str]:
    """Return what differs, a sentence each; the first of many."""
    said = [*_changes(catalog, "Comes in", found.added, added), *_changes(catalog, "Goes out", found.dropped, dropped)]
    return said + _moves(catalog, found.moved)


def _moves(catalog: Catalog, moves: tuple[Move, ...]) -> list[str]:
    """Return a sentence for each move, or one for all if they are many."""
    if len(moves) <= MOVES:
        return [_move(catalog, move) for move in moves]
    days = [move.days for move in moves if move.days is not None]
    causes = {moved_because(move, local()) for move in moves}
    why = causes.pop() if len(causes) == 1 else ""
    steps = sum(move.steps for move in moves)
    least, most = (texts.later(end(days), local()) if days else "" for end in (min, max))
    spread = f"{steps} steps move, by {least} to {most}." if days else ""
    return [f"{spread} {why}".strip()]


def _changes(catalog: Catalog, word: str, changes: tuple[StepChange, ...], why: Why) -> list[str]:
    said = [f"{word}: {catalog.title(c.skill)} ({local().hours(c.hours)}). {why(catalog, c)}" for c in changes[:MOST]]
    return said + _more(len(changes))


def _move(catalog: Catalog, move: Move) -> str:
    who = f"{catalog.title(move.skills[0])} moves" if move.steps == 1 else f"{move.steps} steps move"
    when = texts.later(move.days, local()) if move.days is not None else "to or from no day at all"
    return f"{who} {when}. {moved_because(move, local())}".strip()


def _more(count: int) -> list[str]:
    return [f"… and {count - MOST} more"] if count > MOST else []

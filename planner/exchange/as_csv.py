"""A plan as CSV, for spreadsheets or for programs: one row for each step; no cell can be run as a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from planner.exchange.done import done, state_of
from planner.words.local import Local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, Skill
    from planner.planning.plan import Plan

HEADINGS = (
    "number", "id", "title", "area", "hours_low", "hours_likely", "hours_high", "start", "finish", "roles", "requires", "state",
    "note",
)  # fmt: skip
SIGNATURE = "\ufeff"
"""What tells a spreadsheet that the file is UTF-8."""


class CsvStyle(NamedTuple):
    """How cells are written: what stands before decimals and between cells, and whether `SIGNATURE` comes first."""

    decimal: str = "."
    separator: str = ","
    signed: bool = False


def as_csv(catalog: Catalog, plan: Plan, local: Local = Local()) -> str:  # noqa: B008 - a frozen value
    """Return the plan for a spreadsheet: signed as UTF-8, numbers as ``local`` has them, semicolons beside decimal commas."""
    return _table(catalog, plan, CsvStyle(local.decimal, ";" if local.decimal == "," else ",", signed=True))


def as_plain_csv(catalog: Catalog, plan: Plan, _local: Local = Local()) -> str:  # noqa: B008 - a frozen value
    """Return the plan for a program: the same everywhere, with commas and decimal points, unsigned."""
    return _table(catalog, plan, CsvStyle())


def _table(catalog: Catalog, plan: Plan, style: CsvStyle) -> str:
    """Return a heading, a row for each step, and one without a number for each known skill of the goal.

    Ids within a cell are separated by blanks, dates are ISO 8601: of what is known, ``finish`` is since when.
    """
    text = StringIO()
    text.write(SIGNATURE if style.signed else "")
    writer = csv.writer(text, delimiter=style.separator, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(catalog, plan, style):
        writer.writerow(map(harmless, row))
    return text.getvalue()


def _rows(catalog: Catalog, plan: Plan, style: CsvStyle) -> Iterator[list[str]]:
    notes = plan.learner.notes
    for number, step in enumerate(plan.steps, 1):
        days = [day.isoformat() if day else "" for day in (step.start, step.finish)]
        yield [
            str(number), *_about(catalog, step.skill, step.hours, style), *days, " ".join(step.roles),
            " ".join(step.skill.requires), state_of(plan, step.skill.id), notes.get(step.skill.id, ""),
        ]  # fmt: skip
    for skill, state, since in done(catalog, plan):
        yield [
            "", *_about(catalog, skill, skill.hours, style), "", since.isoformat() if since else "", "",
            " ".join(skill.requires), state, notes.get(skill.id, ""),
        ]  # fmt: skip


def _about(catalog: Catalog, skill: Skill, hours: Hours, style: CsvStyle) -> list[str]:
    return [
        skill.id,
        skill.title,
        catalog.areas.get(skill.area, skill.area),
        *(f"{each:g}".replace(".", style.decimal) for each in hours),
    ]


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet runs it: a leading sign of a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell

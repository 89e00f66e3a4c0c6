"""A plan as CSV for spreadsheets: one row for each step; no cell can be run as a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.plan import Plan

HEADINGS = ("number", "id", "title", "area", "hours_low", "hours_likely", "hours_high", "start", "finish", "roles", "requires")


def as_csv(catalog: Catalog, plan: Plan) -> str:
    """Return a heading and a row for each step; ids within a cell are separated by blanks, dates are ISO 8601."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for number, step in enumerate(plan.steps, 1):
        area = catalog.areas.get(step.skill.area, step.skill.area)
        cells = [step.skill.id, step.skill.title, area, *(f"{h:g}" for h in step.hours)]
        cells += [step.start.isoformat() if step.start else "", step.finish.isoformat() if step.finish else ""]
        cells += [" ".join(step.roles), " ".join(step.skill.requires)]
        writer.writerow([number, *map(harmless, cells)])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet runs it: a leading sign of a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

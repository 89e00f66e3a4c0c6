"""A table with a column of names and one for each role, and what the catalogue says of the roles in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.catalog.catalog import Catalog

TOP = Qt.AlignmentFlag.AlignTop
HEADING_HEIGHT = 40


class RoleTable(QWidget):
    """Rows below each other; tables with as many ``columns`` and names as ``wide`` stand in line below each other."""

    def __init__(self, columns: int, wide: int) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._heading = ""
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, wide)
        for column in range(1, columns + 1):
            self._grid.setColumnStretch(column, 1)

    def heading(self, text: str) -> None:
        """Add a heading over all columns, once anything stands below it."""
        self._heading = text

    def _next_row(self) -> int:
        row = self._grid.rowCount()
        if self._heading:
            self._grid.setRowMinimumHeight(row, HEADING_HEIGHT)
            self._grid.addWidget(label(self._heading, "heading"), row, 0, 1, -1, Qt.AlignmentFlag.AlignBottom)
            self._heading, row = "", row + 1
        return row

    def row(self, name: str, cells: Sequence[str], kind: str = "") -> None:
        """Add a cell for each role, unless all are empty."""
        if any(cells):
            row = self._next_row()
            self._grid.addWidget(label(name, "muted"), row, 0, TOP)
            for column, text in enumerate(cells, 1):
                self._grid.addWidget(label(text, kind), row, column, TOP)

    def wide(self, name: str | QWidget, text: str) -> None:
        """Add one text over all columns; its name may be a widget."""
        row = self._next_row()
        if isinstance(name, QWidget):
            self._grid.addWidget(name, row, 0, TOP | Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(label(name, "muted"), row, 0, TOP)
        self._grid.addWidget(label(text), row, 1, 1, -1, TOP if isinstance(name, str) else Qt.AlignmentFlag.AlignVCenter)

    def across(self, widget: QWidget) -> None:
        """Add ``widget`` over all columns."""
        self._grid.addWidget(widget, self._next_row(), 0, 1, -1)


def facts(catalog: Catalog, wide: int) -> RoleTable:
    """Return what the catalogue says of the roles, aspect by aspect."""
    roles = list(catalog.roles.values())
    table, section = RoleTable(len(roles), wide), ""
    for aspect in catalog.comparison:
        if aspect.section != section:
            section = aspect.section
            table.heading(section)
        table.row(aspect.aspect, [aspect.roles.get(role.id, "") for role in roles])
    table.heading("What the work is like")
    names = {
        "focus": "Focus", "tasks": "Tasks", "output": "Output", "goal": "Goal",
        "education": "Education", "industries": "Industries",
        "collaboration": "Works with", "outlook": "Outlook",
    }  # fmt: skip
    for word, name in names.items():
        table.row(name, [_listed(getattr(role.card, word)) for role in roles])
    table.heading("Pay: figures as their sources state them, nothing is computed with them")
    figures = [[f"{f.label}: {f.value}\n{f.period}; {f.source}" for f in role.card.salary] for role in roles]
    table.row("", ["\n\n".join(each) for each in figures])
    return table


def _listed(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(f"•  {text}" for text in value)

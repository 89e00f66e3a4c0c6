"""A list of rows for Qt: a thin window on plain values, replaced as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.learner.days import week_of
from planner.learner.learner import State
from planner.ui.pages.rows import Row, RowKind
from planner.ui.style.hues import Hues
from planner.ui.style.locales import local
from planner.ui.widgets.plain_text import tip
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SKILL_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class RowsModel(QAbstractListModel):
    """Headings and skills."""

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.take_catalog(catalog)
        self._rows: list[Row] = []
        self._places: dict[SkillId, int] = {}
        self.aimed: tuple[RoleId, ...] = ()

    def take_catalog(self, catalog: Catalog) -> None:
        """Show rows of ``catalog`` from now on."""
        self._catalog, self._hues = catalog, Hues(catalog.areas)

    def show(self, rows: list[Row], aimed: tuple[RoleId, ...] = ()) -> None:
        """Replace all rows; ``aimed`` are the roles of the goal."""
        self.beginResetModel()
        self._rows, self.aimed = rows, aimed
        self._places = {row.skill.id: place for place, row in enumerate(rows) if row.skill}
        self.endResetModel()

    @property
    def rows(self) -> list[Row]:
        """All rows in order."""
        return self._rows

    def row_of(self, skill: SkillId | None) -> int:
        """Return the row of ``skill``, -1 if it is not shown."""
        return self._places.get(skill, -1) if skill else -1

    def row(self, skill: SkillId | None) -> Row | None:
        """Return the row of ``skill``, none if it is not shown."""
        place = self.row_of(skill)
        return self._rows[place] if place >= 0 else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _SKILL_FLAGS if self._rows[index.row()].skill else _HEADING_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading(row) if row.skill is None else row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.tip_text(row))
        return None

    def area(self, row: Row) -> str:
        """Return the title of the row's area."""
        area = row.skill.area if row.skill else ""
        return self._catalog.areas.get(area, area)

    def hue(self, row: Row) -> int:
        """Return the hue of the row's area."""
        return self._hues.of(row.skill.area if row.skill else "")

    def badge(self, row: Row) -> str:
        """Return which roles the step serves, if that is a question."""
        return texts.badge(self._catalog, row.roles, self.aimed)

    def tip_text(self, row: Row) -> str:
        """Return more about the row than fits in it."""
        return f"{row.text}\n{row.skill.summary}".strip() if row.skill else ""

    def spoken(self, row: Row) -> str:
        """Return all that the row shows, as text."""
        if row.kind in {RowKind.MILESTONE, RowKind.FORK}:
            return ", ".join(part for part in (heading(row), reached(row), self.badge(row)) if part)
        if row.skill is None:
            return heading(row)
        number = f"{row.number}." if row.number else ""
        days = local().days(row.start, row.finish) if row.number else ""
        parts = [f"{number} {row.text}".strip(), self.area(row), local().hours(row.hours), days, self.badge(row)]
        return ", ".join(part for part in [*parts, status(row) or texts.state(row.state)] if part)


def heading(row: Row) -> str:
    """Return the text of a heading."""
    if row.kind is RowKind.WEEK:
        if row.start is None:
            return "Without a date: no study time is set"
        return texts.week(row.number, week_of(row.start, local().first_day), local())
    if row.kind is RowKind.MILESTONE:
        return f"Milestone: {row.text}"
    if row.kind is RowKind.FORK:
        return "Here the roles part"
    return row.text


def reached(row: Row) -> str:
    """Return when a milestone is reached: hours of the path until then, and the day."""
    when = f"after {local().hours(row.hours)}"
    return f"{when}  ·  {local().day(row.finish, year=True)}" if row.finish else when


def status(row: Row) -> str:
    """Return the row's state in a word or two; empty for a step whose turn has not come."""
    if row.state is State.KNOWN or row.state is State.SKIPPED or row.state is State.LEARNING:
        return texts.state(row.state)
    if row.implied_by:
        return f"Implied by {row.implied_by}"
    return "Ready" if row.ready else ""

"""A list of skills that keeps its place when its rows are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from planner.ui.path_delegate import ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from planner.catalog.entries import RoleId, SkillId
    from planner.ui.path_delegate import RowDelegate
    from planner.ui.path_model import Index, RowsModel
    from planner.ui.rows import Row


_UPWARDS = {
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
    QAbstractItemView.CursorAction.MovePrevious,
}


class SkillList(QTableView):
    """Shows the rows of a model.

    Signals:
        current_skill: Another skill is current; carries its id.
        box_clicked: The check box of this skill was clicked.
    """

    current_skill = Signal(str)
    box_clicked = Signal(str)

    def __init__(self, model: RowsModel, delegate: RowDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = delegate
        self._menu: QMenu | None = None
        self._last: SkillId | None = None
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_menu(self, menu: QMenu) -> None:
        """Show ``menu`` on a right click; its actions' keys work while this list has the focus."""
        self._menu = menu
        self.addActions(menu.actions())

    def paint_again(self) -> None:
        """Paint all rows again, as after a change of colours."""
        self.viewport().update()

    def show_rows(self, rows: list[Row], aimed: tuple[RoleId, ...] = (), *, anew: bool = False) -> None:
        """Replace the rows; scroll position stays, and the current row or what took its place.

        If they are ``anew`` (another search or filter), what is current stays so if it is listed, and
        in sight; else the first skill is. What was current before a search emptied the list is again after it.
        """
        if rows == self._rows.rows and aimed == self._rows.aimed:
            return
        bar = self.verticalScrollBar()
        scroll, place = bar.value(), self.currentIndex().row()
        current, selected = self.current() or self._last, set(self.selected())
        self._rows.show(rows, aimed)
        self.updateGeometries()
        row = self._rows.row_of(current)
        kept = row >= 0
        row = row if kept else self._skill_near(0 if anew else place)
        if row >= 0 and (kept or anew or place >= 0):
            self._make_current(row)
            if kept and len(selected) > 1:
                self._select([r for skill in selected if (r := self._rows.row_of(skill)) >= 0])
        bar.setValue(scroll)
        if anew and row >= 0:
            self.scrollTo(self._rows.index(row))

    def current(self) -> SkillId | None:
        """Return the current skill."""
        return self._skill(self.currentIndex().row())

    def selected(self) -> list[SkillId]:
        """Return the selected skills in the list's order, or the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = [skill for row in rows if (skill := self._skill(row))]
        current = self.current()
        return found or ([current] if current else [])

    def go_to(self, skill: SkillId) -> None:
        """Make ``skill`` current and visible, if it is shown."""
        row = self._rows.row_of(skill)
        if row >= 0 and self.current() != skill:
            self._make_current(row)
            self.scrollTo(self._rows.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        skill = self._skill(current.row())
        if skill:
            self._last = skill
            self.current_skill.emit(skill)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go from skill to skill, over headings and milestones; Home and End go to the first and the last."""
        last = len(self._rows.rows) - 1
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: last}
        row = ends.get(action, super().moveCursor(action, modifiers).row())
        if row >= 0 and not self._skill(row):
            after, before = range(row, last + 1), range(row, -1, -1)
            ways = [before, after] if action in _UPWARDS else [after, before]
            row = next((at for way in ways for at in way if self._skill(at)), -1)
        return self._rows.index(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        skill = self._skill(index.row())
        box = self._delegate.box(self.visualRect(index)).adjusted(-6, -8, 6, 8)
        if skill and event.button() is Qt.MouseButton.LeftButton and box.contains(event.position().toPoint()):
            self.setFocus()
            if skill not in self.selected():
                self._make_current(index.row())
            self.box_clicked.emit(skill)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._menu and self.selected():
            self._menu.popup(event.globalPos())

    def _skill(self, row: int) -> SkillId | None:
        rows = self._rows.rows
        skill = rows[row].skill if 0 <= row < len(rows) else None
        return skill.id if skill else None

    def _skill_near(self, place: int) -> int:
        after = range(place, len(self._rows.rows))
        before = range(min(place, len(self._rows.rows)) - 1, -1, -1)
        return next((row for row in [*after, *before] if self._skill(row)), -1) if place >= 0 else -1

    def _make_current(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(row), flag)

    def _select(self, rows: list[int]) -> None:
        for row in rows:
            self.selectionModel().select(self._rows.index(row), QItemSelectionModel.SelectionFlag.Select)

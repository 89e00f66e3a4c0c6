"""A list of skills that keeps its place when its rows are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from planner.catalog.entries import SkillId
from planner.ui.pages.path_delegate import ROW_HEIGHT
from planner.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent

    from planner.catalog.entries import RoleId
    from planner.ui.pages.path_delegate import RowDelegate
    from planner.ui.pages.path_model import Index, RowsModel
    from planner.ui.pages.rows import Row


_UPWARDS = {
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
    QAbstractItemView.CursorAction.MovePrevious,
}


_Select = QItemSelectionModel.SelectionFlag


class SkillList(QTableView):
    """Shows the rows of a model; headings are passed over, and what is selected always holds what is current.

    Letters go to what is called so, Space ticks.

    Signals:
        current_skill: Another skill is current; carries its id.
        box_clicked: The check box of this skill was clicked, or Space was pressed on it.
    """

    current_skill = Signal(str)
    box_clicked = Signal(str)

    def __init__(self, model: RowsModel, delegate: RowDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = delegate
        self._menu: QMenu | None = None
        self._quiet = self._drags = False
        self.typed = TypeAhead(self)
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
        """Show ``menu`` on a right click."""
        self._menu = menu

    def paint_again(self) -> None:
        """Paint all rows again, as after a change of colours."""
        self.viewport().update()

    def show_rows(
        self, rows: list[Row], aimed: tuple[RoleId, ...], current: SkillId | None, *, first: bool = False, near: bool = False
    ) -> None:
        """Replace the rows; scroll position stays, and ``current`` is current if it is listed.

        Else the ``first`` skill is, as after another search, or what is ``near`` the place of the one that was; or none.
        """
        if rows != self._rows.rows or aimed != self._rows.aimed:
            bar = self.verticalScrollBar()
            scroll, place, selected = bar.value(), self.currentIndex().row(), self.selected()
            self._rows.show(rows, aimed)
            self.updateGeometries()
            row = self._rows.row_of(current)
            if row < 0 and (first or near):
                row = self._skill_near(0 if first else place)
            if row >= 0:
                self._make_current(row)
                if row == self._rows.row_of(current) and current in selected:
                    self._select([each for skill in selected if (each := self._rows.row_of(skill)) >= 0])
            bar.setValue(scroll)
        elif self.current() != current:
            self.go_to(current)
        if first:
            self.see_current()

    def see_current(self) -> None:
        """Scroll to what is current."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def current(self) -> SkillId | None:
        """Return the current skill."""
        return self._skill(self.currentIndex().row())

    def selected(self) -> list[SkillId]:
        """Return the selected skills in the list's order; what is current is among them."""
        rows = {index.row() for index in self.selectedIndexes()} | {self.currentIndex().row()}
        return [skill for row in sorted(rows) if (skill := self._skill(row))]

    def go_to(self, skill: str | None) -> None:
        """Make ``skill`` current and visible; if it is not shown, nothing is current."""
        row = self._rows.row_of(SkillId(skill)) if skill else -1
        if row < 0:
            self.selectionModel().clear()
        elif self.current() != skill:
            self._make_current(row)
            self.see_current()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        skill = self._skill(current.row())
        if skill and not self._quiet:
            self.current_skill.emit(skill)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Keep what is current among what is selected: take the nearest of that, or select it again."""
        super().selectionChanged(selected, deselected)
        model, current = self.selectionModel(), self.currentIndex()
        if current.isValid() and not model.isSelected(current):
            rows = [index.row() for index in self.selectedIndexes()]
            if rows:
                near = min(rows, key=lambda row: abs(row - current.row()))
                model.setCurrentIndex(self._rows.index(near), _Select.NoUpdate)
            else:
                model.select(current, _Select.Select)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select what the keyboard goes to, also with Ctrl: else it would be current without being selected."""
        command = super().selectionCommand(index, event)
        moved = isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Space
        return _Select.ClearAndSelect if moved and command == _Select.NoUpdate else command

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard; Qt would make the first row current where none is."""
        none = not self.currentIndex().isValid()
        self._quiet = none
        super().focusInEvent(event)
        self._quiet = False
        if none:
            self.selectionModel().clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.typed.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.typed.key(event):
            return
        current = self.current()
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if current and not event.isAutoRepeat():
                self.box_clicked.emit(current)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave typed letters to `TypeAhead`."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.typed.end()

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
        self._drags = False
        index = self.indexAt(event.position().toPoint())
        skill = self._skill(index.row())
        box = self._delegate.box(self.visualRect(index)).adjusted(-6, -8, 6, 8)
        if skill and event.button() is Qt.MouseButton.LeftButton and box.contains(event.position().toPoint()):
            self.setFocus()
            if skill not in self.selected():
                self._make_current(index.row())
            self.box_clicked.emit(skill)
        elif skill:
            self._drags = True
            super().mousePressEvent(event)
        else:
            self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select what the pointer is drawn over, if it was pressed on a skill."""
        if self._drags or not event.buttons():
            super().mouseMoveEvent(event)

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
        self.selectionModel().setCurrentIndex(self._rows.index(row), _Select.ClearAndSelect)

    def _select(self, rows: list[int]) -> None:
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._rows.index(row), self._rows.index(row))
        self.selectionModel().select(chosen, _Select.Select)

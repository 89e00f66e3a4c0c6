"""Paints headings and skills; every state has a shape and a word, not only a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.learner.learner import State
from planner.ui.pages.path_model import RowsModel, heading, reached, status
from planner.ui.pages.rows import Row, RowKind
from planner.ui.style.locales import local
from planner.ui.style.state_shapes import paint_box, paint_flag, paint_fork, paint_glyph
from planner.words import texts

if TYPE_CHECKING:
    from planner.ui.style.theme import Theme

ROW_HEIGHT = 48
BOX = 18
RIGHT = 112
ROOM_FOR_BADGE = 200
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class RowDelegate(QStyledItemDelegate):
    """Two lines a skill: title; then area and days. On the right hours, state and roles."""

    def __init__(self, theme: Theme, *, numbered: bool) -> None:
        super().__init__()
        self._theme = theme
        self._indent = 48 if numbered else 16

    def box(self, row: QRect) -> QRect:
        """Return where the check box lies in a row."""
        return QRect(row.left() + self._indent, row.center().y() - BOX // 2, BOX, BOX)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(320, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        row, rect = model.rows[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        if row.kind in {RowKind.MILESTONE, RowKind.FORK}:
            self._place(painter, rect, row, model.badge(row), font)
        elif row.skill is None:
            self._heading(painter, rect, row, font)
        else:
            self._ground(painter, rect, option.state)
            self._skill(painter, rect, row, model, font)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        tones = self._theme.tones
        now = row.kind is RowKind.WEEK and row.number == 1
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tones.accent if now else tones.muted))
        area = rect.adjusted(16, 12, -16, 0)
        text = heading(row) + ("  ·  next" if now else "")
        if row.of:
            text += f"   {row.done} / {row.of}"
        painter.drawText(area, _LEFT, text)
        painter.setPen(QPen(QColor(tones.accent if now else tones.border), 1))
        start = area.left() + QFontMetrics(font).horizontalAdvance(text) + 12
        painter.drawLine(start, area.center().y() + 1, rect.right() - 16, area.center().y() + 1)

    def _place(self, painter: QPainter, rect: QRect, row: Row, badge: str, font: QFont) -> None:
        """Paint the sign of a milestone or the fork, its title, and when it is reached, across the list."""
        tones = self._theme.tones
        paint_sign = paint_flag if row.kind is RowKind.MILESTONE else paint_fork
        paint_sign(painter, QPointF(rect.left() + self._indent + BOX / 2, rect.center().y()), QColor(tones.accent))
        left = self.box(rect).right() + 13
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        when = reached(row)
        width = QFontMetrics(small).horizontalAdvance(when) + 8
        painter.setFont(small)
        painter.setPen(QColor(tones.muted))
        painter.drawText(QRect(rect.right() - 20 - width, rect.top(), width, rect.height()), _RIGHT, when)
        edge = self._badge(painter, QRect(left, rect.top(), rect.right() - 32 - width - left, rect.height()), badge, font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tones.accent))
        room = max(0, edge - left - 12)
        title = QFontMetrics(font).elidedText(row.text or heading(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), _LEFT, title)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tones, inner = self._theme.tones, QRectF(rect).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tones.soft))
            painter.drawRoundedRect(inner, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tones.hover))
            painter.drawRoundedRect(inner, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tones.accent), 1.5))
            painter.drawRoundedRect(inner, 6, 6)

    def _skill(self, painter: QPainter, rect: QRect, row: Row, model: RowsModel, font: QFont) -> None:
        tones = self._theme.tones
        middle = rect.center().y()
        if row.number:
            painter.setFont(font)
            painter.setPen(QColor(tones.muted))
            painter.drawText(QRect(rect.left() + 8, rect.top(), 34, rect.height()), _RIGHT, str(row.number))
        paint_box(painter, self.box(rect), row.state, tones, implied=bool(row.implied_by))
        left = self.box(rect).right() + 13
        edge = self._right(painter, rect, row, font)
        edge = self._badge(painter, QRect(left, rect.top(), edge - left, rect.height()), model.badge(row), font)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        dim = row.state is State.SKIPPED
        painter.setPen(QColor(tones.muted if dim else tones.text))
        width = edge - left - 12
        title = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, rect.top() + 4, width, middle - rect.top() - 3), _LEFT, title)
        self._second(painter, QRect(left, middle + 1, width, 18), row, model, small)

    def _second(self, painter: QPainter, rect: QRect, row: Row, model: RowsModel, font: QFont) -> None:
        metrics, colours = QFontMetrics(font), self._theme.tones.chip(model.hue(row))
        used = self._chip(painter, rect, model.area(row), colours, font) if row.number else 0
        level = texts.level(row.skill.level if row.skill else 1)
        days = local().days(row.start, row.finish) if row.number else status(row) or level
        painter.setPen(QColor(self._theme.tones.muted))
        rest = rect.adjusted(used, 0, 0, 0)
        painter.drawText(rest, _LEFT, metrics.elidedText(days, Qt.TextElideMode.ElideRight, rest.width()))

    @staticmethod
    def _chip(painter: QPainter, rect: QRect, text: str, colours: tuple[QColor, QColor], font: QFont) -> int:
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(48, rect.width() - 24))
        width = metrics.horizontalAdvance(text) + 14
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[0])
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 1, width, 17), 8, 8)
        painter.setPen(colours[1])
        painter.drawText(QRect(rect.left(), rect.top(), width, 19), _CENTRE, text)
        return width + 8

    def _badge(self, painter: QPainter, rect: QRect, text: str, font: QFont) -> int:
        if not text or rect.width() < ROOM_FOR_BADGE:
            return rect.right()
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        width = max(40, QFontMetrics(small).horizontalAdvance(text) + 16)
        box = QRectF(rect.right() - width, rect.center().y() - 9, width, 19)
        painter.setFont(small)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.tones.border), 1))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(QColor(self._theme.tones.muted))
        painter.drawText(box, _CENTRE, text)
        return rect.right() - width

    def _right(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> int:
        tones = self._theme.tones
        right, word = rect.right() - 20, status(row) if row.number else ""
        column = QRect(right - RIGHT, rect.top(), RIGHT, rect.height())
        painter.setFont(font)
        painter.setPen(QColor(tones.text))
        upper = column.adjusted(0, 4, 0, -rect.height() // 2 + 1)
        painter.drawText(upper if word else column, _RIGHT, local().hours(row.hours))
        if word:
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * 0.88)
            painter.setFont(small)
            colour = QColor(tones.good if row.state is None else tones.accent)
            painter.setPen(colour)
            lower = column.adjusted(0, rect.height() // 2, 0, -4)
            painter.drawText(lower, _RIGHT, word)
            offset = QFontMetrics(small).horizontalAdvance(word) + 12
            paint_glyph(painter, QPointF(right - offset, lower.center().y() + 1), row.state, colour, ready=row.ready)
        return column.left()

"""A chart to look at, to read by keyboard, and to copy as a table."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QGuiApplication,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.chart.figure import Figure
from planner.ui.chart.hair import paint_hair
from planner.ui.chart.layout import EDGE, ChartLayout, Fonts, layout
from planner.ui.chart.painter import ChartPainter
from planner.ui.chart.text import plain, spoken, table

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from planner.ui.style.theme import Theme

NARROWEST = 320
LINES = 14
LEAPS = 10
RELAID = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LocaleChange}


class Chart(QWidget):
    """Draws a figure.

    The mouse or the arrow keys move a hair line along the points, and a card tells the values
    there; Home and End go to the ends, Control leaps, Escape hides it. Control+C copies the
    figure as a table.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._figure = theme, Figure("")
        self._stops: list[float] = []
        self._hair: float | None = None
        self._layout: ChartLayout | None = None
        self._laid_out_for = QSize()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._copy = QAction("Copy as a table", self)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(lambda _=False: self.copy())
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        theme.changed.connect(self.update)
        self.draw(self._figure)

    @property
    def hair(self) -> float | None:
        """Where the hair line stands, if it is shown."""
        return self._hair

    def draw(self, figure: Figure) -> None:
        """Show ``figure`` in place of what was there."""
        self._figure = figure.drawable()
        first, last = self._figure.width()
        self._stops = [] if self._figure.blank else [x for x in self._figure.stops() if first <= x <= last]
        self._hair = self._hair if self._hair in self._stops else None
        self._layout = None
        self.setAccessibleName(plain(figure.title))
        self.setAccessibleDescription(figure.empty if self._figure.blank else figure.summary)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._figure.blank else Qt.FocusPolicy.StrongFocus)
        self._copy.setEnabled(not self._figure.blank)
        self.update()

    def layout_now(self) -> ChartLayout:
        """Return where everything lies at the size of the widget."""
        if self._layout is None or self._laid_out_for != self.size():
            self._layout = layout(self._figure, QSizeF(self.size()), Fonts.of(self.font()))
            self._laid_out_for = self.size()
        return self._layout

    def as_table(self) -> list[list[str]]:
        """Return a row of titles, and a row for each x that has a point or a mark."""
        return table(self._figure)

    def copy(self) -> None:
        """Put the table on the clipboard, its cells set apart by tabs."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self.as_table()))

    def sizeHint(self) -> QSize:
        return QSize(2 * NARROWEST, 20 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, LINES * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, room, fonts = QPainter(self), QRectF(self.rect()), Fonts.of(self.font())
        painter.fillRect(self.rect(), QColor(self._theme.tones.base))
        chart = ChartPainter(painter, self._theme.tones, fonts)
        if self._figure.blank:
            chart.blank(plain(self._figure.title), self._figure.empty, room.adjusted(0, EDGE, -EDGE, -EDGE))
            return
        chart.paint(self.layout_now())
        if self.hasFocus():
            chart.focus(self.layout_now().plot)
        if self._hair is not None:
            paint_hair(chart, self.layout_now(), self._figure, self._hair, fonts, room)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RELAID:
            self._layout = None
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._stops:
            self._move_to(self._nearest(self.layout_now().across.value(event.position().x())))

    def leaveEvent(self, event: QEvent) -> None:
        self._move_to(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._move_to(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._aimed_at(event)
        if place is not None:
            self._move_to(self._stops[min(max(0, place), len(self._stops) - 1)])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken(self._figure, self._hair or 0.0)))
        elif event.key() == Qt.Key.Key_Escape and self._hair is not None:
            self._move_to(None)
        else:
            super().keyPressEvent(event)

    def _aimed_at(self, event: QKeyEvent) -> int | None:
        """Return the place, among the stops, to which a key leads; one beyond the ends stands for the end."""
        end = len(self._stops)
        leap = max(1, end // LEAPS) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        here = None if self._hair is None else bisect_left(self._stops, self._hair)
        places = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: end,
            Qt.Key.Key_Right: 0 if here is None else here + leap,
            Qt.Key.Key_Left: end if here is None else here - leap,
        }
        return places.get(Qt.Key(event.key())) if end else None

    def _nearest(self, x: float) -> float:
        after = bisect_left(self._stops, x)
        return min(self._stops[max(0, after - 1) : after + 1], key=lambda stop: abs(stop - x))

    def _move_to(self, x: float | None) -> None:
        if x != self._hair:
            self._hair = x
            self.update()

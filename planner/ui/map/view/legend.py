"""What the signs of the map mean, painted as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.catalog.entries import RoleId
from planner.learner.learner import State
from planner.planning.answers.map_graph import NodeKind, Spot
from planner.ui.map.paint.node_painter import NodePainter
from planner.ui.map.scene.node_looks import Look
from planner.ui.map.scene.node_sizes import SIZES
from planner.ui.map.view.moves import MOVES
from planner.words import texts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
EDGE, GAP = 12.0, 8.0
ROW = SIZES[NodeKind.SKILL][1] + GAP


class Legend(QScrollArea):
    """A card over the upper left corner of ``ground``, to be scrolled where that is small."""

    def __init__(self, ground: QWidget, theme: Theme, hues: Hues) -> None:
        super().__init__(ground)
        self._ground, self._signs = ground, _Signs(theme, hues)
        self.setWidget(self._signs)
        self.setObjectName("card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Legend")
        self.setAccessibleDescription(self._signs.accessibleDescription())
        self.move(round(EDGE), round(EDGE))
        self.hide()

    def fit(self) -> None:
        """Take no more room than the ground has; one column where two have none."""
        room = self._ground.size() - QSize(round(2 * EDGE), round(2 * EDGE))
        self._signs.stand_in(2 if room.width() > self._signs.width_of(2) else 1)
        whole, bar = self._signs.size() + QSize(2, 2), self.verticalScrollBar().sizeHint().width()
        if whole.height() > room.height():
            whole += QSize(bar, 0)
        self.resize(whole.boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()


class _Signs(QWidget):
    def __init__(self, theme: Theme, hues: Hues) -> None:
        super().__init__()
        self._theme, self._hues = theme, hues
        self._columns, self._below = 2, QRect()
        named = (RoleId(""),)
        self._signs = [
            (
                Spot("", NodeKind.SKILL, "Skill that a role names", "", (), named),
                Look(below="hours  ·  its area"),
            ),
            (Spot("", NodeKind.SKILL, "Skill that others rest on", "", ()), Look(below="", badge="enabler")),
            (Spot("", NodeKind.SKILL, "Ready: can be begun now", "", (), named), Look(ready=True)),
            (Spot("", NodeKind.SKILL, texts.state(State.LEARNING), "", (), named), Look(State.LEARNING)),
            (Spot("", NodeKind.SKILL, texts.state(State.KNOWN), "", (), named), Look(State.KNOWN)),
            (Spot("", NodeKind.SKILL, "Implied by what you know", "", (), named), Look(implied=True)),
            (Spot("", NodeKind.SKILL, texts.state(State.SKIPPED), "", (), named), Look(State.SKIPPED)),
            (Spot("", NodeKind.SKILL, "Not on your path", "", (), named), Look(planned=False)),
            (Spot("", NodeKind.PROJECT, "Project", "", (), named), Look()),
            (Spot("", NodeKind.CHOICE, "Any one of these", "", (), named), Look(below="the path has picked one")),
            (Spot("", NodeKind.MILESTONE, "Milestone", "", ()), Look()),
        ]
        self._told = "\n".join(f"{name}: {done}" for name, done in MOVES)
        self.setAccessibleDescription("; ".join([*(spot.title for spot, _ in self._signs), *self._told.split("\n")]))

    def width_of(self, columns: int) -> int:
        """Return how wide so many columns are."""
        return round(columns * (SIZES[NodeKind.SKILL][0] + EDGE) + EDGE)

    def stand_in(self, columns: int) -> None:
        """Stand in so many columns."""
        self._columns = columns
        width = self.width_of(columns)
        self._below = QRect(round(EDGE), round(self._rows() * ROW + EDGE), round(width - 2 * EDGE), 1000)
        self._below = self.fontMetrics().boundingRect(self._below, _WRAPPED, self._told)
        self.resize(width, self._below.bottom() + round(EDGE))
        self.update()

    def _rows(self) -> int:
        return -(-len(self._signs) // self._columns)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tones = QPainter(self), self._theme.tones
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tones.base))
        made = NodePainter(painter, tones, self._hues, self.font().family())
        for place, (spot, look) in enumerate(self._signs):
            width, height = SIZES[spot.kind]
            x = EDGE + place % self._columns * (SIZES[NodeKind.SKILL][0] + EDGE)
            y = EDGE + place // self._columns * ROW + (SIZES[NodeKind.SKILL][1] - height) / 2
            made.paint(spot, look, QRectF(x, y, width, height))
        painter.setFont(self.font())
        painter.setPen(QColor(tones.muted))
        painter.drawText(self._below, _WRAPPED, self._told)

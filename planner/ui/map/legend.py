"""What the signs of the map mean, painted as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from planner.catalog.entries import RoleId
from planner.learner.learner import State
from planner.planning.landscape import Kind, Spot
from planner.ui import texts
from planner.ui.map.looks import Look
from planner.ui.map.node_painter import NodePainter
from planner.ui.map.plates import SIZES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.ui.hues import Hues
    from planner.ui.theme import Theme

EDGE, GAP = 12.0, 8.0


class Legend(QWidget):
    """A card over the upper left corner of the canvas; it lets the mouse through."""

    def __init__(self, parent: QWidget, theme: Theme, hues: Hues) -> None:
        super().__init__(parent)
        self._theme, self._hues = theme, hues
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        named = (RoleId(""),)
        self._signs = [
            (
                Spot("", Kind.SKILL, self.tr("Skill that a role names"), "", (), named),
                Look(below=self.tr("hours  ·  its area")),
            ),
            (Spot("", Kind.SKILL, self.tr("Skill that others rest on"), "", ()), Look(below="", badge=texts.tr("enabler"))),
            (Spot("", Kind.SKILL, self.tr("Ready: can be begun now"), "", (), named), Look(ready=True)),
            (Spot("", Kind.SKILL, texts.state(State.LEARNING), "", (), named), Look(State.LEARNING)),
            (Spot("", Kind.SKILL, texts.state(State.KNOWN), "", (), named), Look(State.KNOWN)),
            (Spot("", Kind.SKILL, self.tr("Implied by what you know"), "", (), named), Look(implied=True)),
            (Spot("", Kind.SKILL, texts.state(State.SKIPPED), "", (), named), Look(State.SKIPPED)),
            (Spot("", Kind.SKILL, self.tr("Not on your path"), "", (), named), Look(planned=False)),
            (Spot("", Kind.PROJECT, self.tr("Project"), "", (), named), Look()),
            (Spot("", Kind.CHOICE, self.tr("Any one of these"), "", (), named), Look(below=self.tr("the path has picked one"))),
            (Spot("", Kind.MILESTONE, self.tr("Milestone"), "", ()), Look()),
        ]
        size = SIZES[Kind.SKILL]
        self._row = size[1] + GAP
        self.resize(round(2 * size[0] + 3 * EDGE), round((len(self._signs) + 1) // 2 * self._row + 2 * EDGE))
        self.move(round(EDGE), round(EDGE))
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription("; ".join(spot.title for spot, _ in self._signs))
        self.hide()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, tones = QPainter(self), self._theme.tones
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tones.border), 1))
        painter.setBrush(QColor(tones.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        made = NodePainter(painter, tones, self._hues, self.font().family())
        for place, (spot, look) in enumerate(self._signs):
            width, height = SIZES[spot.kind]
            x = EDGE + place % 2 * (SIZES[Kind.SKILL][0] + EDGE)
            y = EDGE + place // 2 * self._row + (SIZES[Kind.SKILL][1] - height) / 2
            made.paint(spot, look, QRectF(x, y, width, height))

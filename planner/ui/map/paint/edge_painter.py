"""Paints edges: near by as curves with heads, from far away without, and straight where they are too many to be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.paint.node_painter import READABLE, mixed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Box
    from planner.ui.map.scene.drawing import Drawing, Edge, LinePiece
    from planner.ui.map.scene.node_looks import Look
    from planner.ui.style.theme import Tones

    Line = tuple[bool, int]

MANY, STRAIGHT = 1_500, 0.2
"""On maps of more edges than that, they are straight and not smooth below this scale."""
HEAD = 7.0
INK, PALE = 0.85, 0.75
"""Share of the colour of muted text in that of an edge on and off the path: both stand out by 3 to 1 (WCAG 2.2, 1.4.11)."""
WIDTHS = {True: 1.3, False: 0.8}
"""Of an edge on and off the path, in map units."""
WIDER = (1.0, 1.35, 1.7)
"""How much wider a line is that is one edge, up to four, or more."""


class EdgePainter:
    """Paints edges of ``drawing``; those between what is on the path stand out, those to a role step back.

    Where several are one line it is painted once, and the wider the more they are.
    """

    def __init__(self, drawing: Drawing, looks: Mapping[NodeId, Look], tones: Tones) -> None:
        self._drawing, self._tones = drawing, tones
        spots = drawing.land.spots
        self._strong = {
            (before, after)
            for before, after in drawing.layout.curves
            if looks[before].planned and looks[after].planned and spots[after].kind is not NodeKind.ROLE
        }

    def paint(
        self, painter: QPainter, region: Box, scale: float, only: Collection[NodeId] | None = None, *, lit: bool = False
    ) -> None:
        """Paint what lies in ``region``, between ``only`` these nodes if they are given; ``lit`` if they are pointed at."""
        found = self._lines(region, only)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if scale < STRAIGHT and len(self._drawing.layout.curves) > MANY:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            pen = self._pen((True, 0), scale, lit=lit)
            pen.setWidth(0)
            painter.setPen(pen)
            painter.drawLines([QLineF(*begin, *end) for pieces in found.values() for begin, end in pieces])
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, pieces in sorted(found.items()):
            pen = self._pen(line, scale, lit=lit)
            painter.setPen(pen)
            for piece in pieces:
                painter.drawPath(self._drawing.path(piece))
            if scale >= READABLE:
                self._heads(painter, pieces, pen.color())

    def _lines(self, region: Box, only: Collection[NodeId] | None) -> dict[Line, list[LinePiece]]:
        """Return the pieces of each kind of line: whether it is on the path, and which of `WIDER` it has."""
        found: dict[Line, list[LinePiece]] = {}
        for piece in self._drawing.pieces.within(region):
            edges = self._drawing.along[piece]
            if only is not None:
                edges = [edge for edge in edges if edge[0] in only and edge[1] in only]
            if edges:
                found.setdefault(self._line(edges), []).append(piece)
        return found

    def _line(self, edges: Collection[Edge]) -> Line:
        strong = sum([edge in self._strong for edge in edges])
        count = strong or len(edges)
        return strong > 0, (count > 1) + (count > 4)  # noqa: PLR2004 - as WIDER says

    def _heads(self, painter: QPainter, pieces: Iterable[LinePiece], colour: QColor) -> None:
        """Paint a head where a piece ends at a node."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for piece in pieces:
            x, y = piece[1]
            if any(self._drawing.layout.curves[edge][-1] == piece[1] for edge in self._drawing.along[piece]):
                painter.drawPolygon(
                    QPolygonF([QPointF(x - HEAD, y - HEAD / 2), QPointF(x, y), QPointF(x - HEAD, y + HEAD / 2)])
                )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, line: Line, scale: float, *, lit: bool) -> QPen:
        tones, (strong, wider) = self._tones, line
        if lit:
            pen = QPen(QColor(tones.accent), WIDER[wider] * max(1.8, 1.2 / scale))
        else:
            colour = mixed(QColor(tones.window), QColor(tones.muted), INK if strong else PALE)
            pen = QPen(colour, WIDER[wider] * max(WIDTHS[strong], (0.8 if strong else 0.5) / scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

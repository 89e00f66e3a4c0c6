"""Paints edges: near by as curves with heads, from far away without, and straight where they are too many to be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.ui.map.node_painter import READABLE, mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.catalog.entries import NodeId
    from planner.ui.map.drawing import Drawing, Edge
    from planner.ui.map.looks import Look
    from planner.ui.theme import Tones

MANY, STRAIGHT = 1_500, 0.2
"""On maps of more edges than that, they are straight and not smooth below this scale."""
HEAD = 7.0
INK, PALE = 0.85, 0.75
"""Share of the colour of muted text in that of an edge on and off the path: both stand out by 3 to 1 (WCAG 2.2, 1.4.11)."""


class EdgePainter:
    """Paints edges of ``drawing``; those between what is on the path stand out."""

    def __init__(self, drawing: Drawing, looks: Mapping[NodeId, Look], tones: Tones) -> None:
        self._drawing, self._looks, self._tones = drawing, looks, tones

    def paint(self, painter: QPainter, edges: Iterable[Edge], scale: float, *, lit: bool) -> None:
        """Paint ``edges`` as they look from this far."""
        drawing, pens = self._drawing, self._pens(scale, lit=lit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if scale < STRAIGHT and len(drawing.layout.curves) > MANY:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            pens[True].setWidth(0)
            painter.setPen(pens[True])
            painter.drawLines([drawing.line(edge) for edge in edges])
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = [(edge, pens[self._on_path(edge)]) for edge in edges]
        for edge, pen in found:
            painter.setPen(pen)
            painter.drawPath(drawing.path(edge))
        painter.setPen(Qt.PenStyle.NoPen)
        for edge, pen in found if scale >= READABLE else ():
            painter.setBrush(pen.color())
            x, y = drawing.layout.curves[edge][-1]
            painter.drawPolygon(QPolygonF([QPointF(x - HEAD, y - HEAD / 2), QPointF(x, y), QPointF(x - HEAD, y + HEAD / 2)]))

    def _on_path(self, edge: Edge) -> bool:
        return self._looks[edge[0]].planned and self._looks[edge[1]].planned

    def _pens(self, scale: float, *, lit: bool) -> dict[bool, QPen]:
        """Return the pens of edges off and on the path."""
        tones = self._tones
        if lit:
            pen = QPen(QColor(tones.accent), max(1.8, 1.2 / scale))
            return {False: pen, True: pen}
        strong, pale = (mixed(QColor(tones.window), QColor(tones.muted), share) for share in (INK, PALE))
        return {True: QPen(strong, max(1.3, 0.8 / scale)), False: QPen(pale, max(0.8, 0.5 / scale))}

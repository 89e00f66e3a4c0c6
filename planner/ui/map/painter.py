"""Paints the map: far away as blocks under the names of their areas, near by with all that is to be read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from planner.ui.map.area_names import area_names
from planner.ui.map.fork_painter import ForkPainter
from planner.ui.map.node_painter import NodePainter, mixed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.catalog.entries import NodeId
    from planner.planning.fork import Parting
    from planner.ui.hues import Hues
    from planner.ui.map.camera import Box
    from planner.ui.map.drawing import Drawing
    from planner.ui.map.looks import Look
    from planner.ui.theme import Tones

READABLE = 0.5
"""Scale from which titles can be read; below it names give way to areas."""
MANY = 1_500
"""Edges above which those seen from far away are drawn straight and without smoothing."""
HEAD = 7.0
NAME = 13.0


class MapPainter:
    """Paints ``drawing`` with the ``looks`` of its nodes in the colours of ``tones``."""

    def __init__(
        self, drawing: Drawing, looks: Mapping[NodeId, Look], tones: Tones, hues: Hues, areas: Mapping[str, str], family: str
    ) -> None:
        self._drawing, self._looks, self._tones = drawing, looks, tones
        self._hues, self._areas, self._family = hues, areas, family

    def paint(self, painter: QPainter, region: Box, scale: float, only: Collection[NodeId] | None = None) -> None:
        """Paint what lies in ``region``, of ``only`` these nodes if they are given; ``painter`` is in map units."""
        drawing = self._drawing
        nodes = [node for node in drawing.nodes.within(region) if only is None or node in only]
        edges = [edge for edge in drawing.edges.within(region) if only is None or (edge[0] in only and edge[1] in only)]
        if drawing.lanes and only is None:
            ForkPainter(painter, self._tones, self._family).lane(drawing.lanes, scale)
        self.edges(painter, edges, scale)
        self.nodes(painter, nodes, scale)
        if scale < READABLE:
            self._names(painter, scale, only)
        self.fork(painter, scale, only)

    def fork(self, painter: QPainter, scale: float, only: Collection[NodeId] | None = None) -> None:
        """Paint that the roles part, where they do."""
        if self._forked and (only is None or self._forked[0] in only):
            node, part = self._forked
            unit = 1.0 if scale >= READABLE else 1 / scale
            ForkPainter(painter, self._tones, self._family).pin(self._drawing.rect(node), part, unit)

    def signs(self, painter: QPainter, seen: Box, unit: float) -> None:
        """Paint what the lanes are at the left side of what is ``seen``; a ``unit`` of a sign is so many of the map."""
        if self._drawing.lanes:
            part = self._forked[1] if self._forked else None
            ForkPainter(painter, self._tones, self._family).signs(self._drawing.lanes, part, seen, unit)

    @cached_property
    def _forked(self) -> tuple[NodeId, Parting] | None:
        """The last step that the roles share, and how they part there."""
        return next(((node, look.fork) for node, look in self._looks.items() if look.fork), None)

    def edges(self, painter: QPainter, edges: Collection[tuple[NodeId, NodeId]], scale: float, *, lit: bool = False) -> None:
        """Paint the curves of ``edges`` and, near by, where they lead."""
        pens = self._pens(scale, lit=lit)
        far = scale < READABLE
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if far and len(edges) > MANY:
            self._straight(painter, edges, pens[True])
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in edges:
            painter.setPen(pens[self._looks[edge[0]].planned and self._looks[edge[1]].planned])
            painter.drawPath(self._drawing.path(edge))
        if not far:
            self._heads(painter, edges, pens)

    def nodes(self, painter: QPainter, nodes: Iterable[NodeId], scale: float) -> None:
        """Paint ``nodes`` as they look from this far."""
        spots, looks, drawing = self._drawing.land.spots, self._looks, self._drawing
        made = NodePainter(painter, self._tones, self._hues, self._family)
        if scale < READABLE:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            for node in nodes:
                made.block(spots[node], looks[node], drawing.rect(node), 1 / scale)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for node in nodes:
            made.paint(spots[node], looks[node], drawing.rect(node))

    def _pens(self, scale: float, *, lit: bool) -> dict[bool, QPen]:
        """Return the pens of edges off and on the path."""
        tones = self._tones
        if lit:
            pen = QPen(QColor(tones.accent), max(1.8, 1.2 / scale))
            return {False: pen, True: pen}
        width = max(1.1, 0.8 / scale)
        strong = mixed(QColor(tones.window), QColor(tones.muted), 0.62)
        return {True: QPen(strong, width), False: QPen(mixed(QColor(tones.window), QColor(tones.muted), 0.3), width)}

    def _straight(self, painter: QPainter, edges: Iterable[tuple[NodeId, NodeId]], pen: QPen) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        pen.setWidth(0)
        painter.setPen(pen)
        boxes = self._drawing.boxes
        lines = []
        for before, after in edges:
            one, other = boxes[before], boxes[after]
            lines.append(QLineF(one.x + one.width, one.y + one.height / 2, other.x, other.y + other.height / 2))
        painter.drawLines(lines)

    def _heads(self, painter: QPainter, edges: Iterable[tuple[NodeId, NodeId]], pens: dict[bool, QPen]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for edge in edges:
            painter.setBrush(pens[self._looks[edge[0]].planned and self._looks[edge[1]].planned].color())
            x, y = self._drawing.layout.curves[edge][-1]
            painter.drawPolygon(QPolygonF([QPointF(x - HEAD, y - HEAD / 2), QPointF(x, y), QPointF(x - HEAD, y + HEAD / 2)]))

    def _names(self, painter: QPainter, scale: float, only: Collection[NodeId] | None) -> None:
        """Paint the names of the areas over where most of each lies, as far as there is room."""
        font = QFont(self._family)
        font.setPixelSize(100)
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = NAME / 100 / scale
        metrics = QFontMetricsF(font)
        spots = {node: spot for node, spot in self._drawing.land.spots.items() if only is None or node in only}
        for area, (x, y) in area_names(spots, self._drawing.boxes, self._widths(metrics, unit), 1.9 * NAME / scale):
            ground, text = self._tones.chip(self._hues.of(area))
            width, height = metrics.horizontalAdvance(self._areas[area]) * unit + NAME / scale, 1.6 * NAME / scale
            box = QRectF(x - width / 2, y - height / 2, width, height)
            painter.setPen(QPen(text, 1 / scale))
            painter.setBrush(ground)
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.save()
            painter.translate(box.center())
            painter.scale(unit, unit)
            painter.setFont(font)
            painter.setPen(text)
            painter.drawText(QRectF(-5000, -100, 10000, 200), Qt.AlignmentFlag.AlignCenter, self._areas[area])
            painter.restore()
        painter.restore()

    def _widths(self, metrics: QFontMetricsF, unit: float) -> dict[str, float]:
        return {area: (metrics.horizontalAdvance(title) + 120) * unit for area, title in self._areas.items()}

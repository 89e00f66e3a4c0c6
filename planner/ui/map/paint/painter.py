"""Paints the map: far away as blocks under the names of their areas, near by with all that is to be read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from planner.ui.map.paint.edge_painter import EdgePainter
from planner.ui.map.paint.fork_painter import ForkPainter, pin_box
from planner.ui.map.paint.name_painter import NamePainter
from planner.ui.map.paint.node_painter import NAMED, READABLE, NodePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from PySide6.QtCore import QRectF

    from planner.catalog.entries import NodeId
    from planner.planning.answers.fork import Parting
    from planner.ui.map.scene.camera import Box
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.scene.node_looks import Look
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Tones

OVER = 8.0
"""How far beyond its box a node or an edge is painted at most."""


class MapPainter:
    """Paints ``drawing`` with the ``looks`` of its nodes in the colours of ``tones``."""

    def __init__(
        self, drawing: Drawing, looks: Mapping[NodeId, Look], tones: Tones, hues: Hues, areas: Mapping[str, str], family: str
    ) -> None:
        self._drawing, self._looks, self._tones = drawing, looks, tones
        self._hues, self._family = hues, family
        self._edges = EdgePainter(drawing, looks, tones)
        self._names = NamePainter(drawing, tones, hues, areas, family, self._pin)

    def paint(
        self,
        painter: QPainter,
        region: Box,
        scale: float,
        only: Collection[NodeId] | None = None,
        watch: Callable[[list[NodeId]], Iterable[NodeId]] = iter,
    ) -> None:
        """Paint what lies in ``region``, of ``only`` these nodes if they are given; ``painter`` is in map units.

        The nodes go through ``watch``, which may count them, or raise what ends it.
        """
        drawing, near = self._drawing, region.grown(max(OVER, 3 / scale))
        nodes = [node for node in drawing.nodes.within(near) if only is None or node in only]
        if drawing.lane and only is None:
            ForkPainter(painter, self._tones, self._family).lane(*drawing.lane, scale)
        self._edges.paint(painter, near, scale, only)
        self.nodes(painter, watch(nodes), scale)
        if scale < NAMED:
            self._names.paint(painter, region, scale, only)
        self.fork(painter, scale, only)

    def title(self, painter: QPainter, node: NodeId, scale: float) -> None:
        """Paint the title of ``node`` where it is too small to show it itself."""
        if scale < NAMED:
            self._names.title(painter, node, scale)

    def fork(self, painter: QPainter, scale: float, only: Collection[NodeId] | None = None) -> None:
        """Paint that the roles part, where they do."""
        box = self._pin(scale, only)
        if box and self._forked:
            ForkPainter(painter, self._tones, self._family).pin(box, self._forked[1], _unit(scale))

    def _pin(self, scale: float, only: Collection[NodeId] | None) -> QRectF | None:
        """Return where it says that the roles part, if it does."""
        if not self._forked or (only is not None and self._forked[0] not in only):
            return None
        (node, part), whole = self._forked, self._drawing.whole
        return pin_box(self._drawing.rect(node), part, whole.x + whole.width, _unit(scale), self._family)

    def signs(self, painter: QPainter, seen: Box, scale: float, beside: Iterable[QRectF] = ()) -> None:
        """Paint what the lanes are at the left side of what is ``seen``, ``beside`` this, pin and names; short among names."""
        if self._drawing.lanes:
            part = self._forked[1] if self._forked and scale >= NAMED else None
            names = [box for _, box in self._names.boxes(scale, None)] if scale < NAMED else []
            taken = [*beside, *names, *filter(None, [self._pin(scale, None)])]
            ForkPainter(painter, self._tones, self._family).signs(self._drawing.lanes, part, seen, 1 / scale, taken)

    @cached_property
    def _forked(self) -> tuple[NodeId, Parting] | None:
        """The last step that the roles share, and how they part there."""
        return next(((node, look.fork) for node, look in self._looks.items() if look.fork), None)

    def lit(self, painter: QPainter, region: Box, scale: float, only: Collection[NodeId]) -> None:
        """Paint what lies in ``region`` of ``only`` these nodes as what is pointed at."""
        self._edges.paint(painter, region, scale, only, lit=True)
        self.nodes(painter, [node for node in self._drawing.nodes.within(region) if node in only], scale)
        self.fork(painter, scale, only)

    def nodes(self, painter: QPainter, nodes: Iterable[NodeId], scale: float) -> None:
        """Paint ``nodes`` as they look from this far."""
        spots, looks, drawing = self._drawing.land.spots, self._looks, self._drawing
        made = NodePainter(painter, self._tones, self._hues, self._family)
        shown = ((spots[node], looks[node], drawing.rect(node)) for node in nodes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=scale >= READABLE)
        if scale < READABLE:
            made.blocks(shown, 1 / scale)
        else:
            for spot, look, rect in shown:
                made.paint(spot, look, rect)


def _unit(scale: float) -> float:
    """Return how many map units a unit of a pin is: from far away it keeps its size on the screen."""
    return 1.0 if scale >= READABLE else 1 / scale

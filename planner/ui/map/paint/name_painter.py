"""Paints names over a map seen from far away: of the roles and areas, or of the few nodes that are shown alone."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.scene.naming import middles, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.camera import Box
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Tones

LETTERS, HEIGHT, LONGEST, ABOVE = 13, 21, 240, 6
AWAY = 6
"""Lines that a title may be farther away from its node than the nearest."""
FEW = 30
"""Nodes that, shown alone, have names of their own."""


class Side(Enum):
    """Where a name lies: around its point, above it, or so that it ends there."""

    AROUND = auto()
    ABOVE = auto()
    END = auto()


class NodeName(NamedTuple):
    """A name, its colours (of ground and text), and where it is wanted."""

    text: str
    colours: tuple[QColor, QColor]
    at: tuple[float, float]
    side: Side = Side.AROUND


class NamePainter:
    """Paints names as far as there is room, also beside what is ``taken`` at a scale; they are as large at every scale."""

    def __init__(
        self,
        drawing: Drawing,
        tones: Tones,
        hues: Hues,
        areas: Mapping[str, str],
        family: str,
        taken: Callable[[float, Collection[NodeId] | None], QRectF | None] = lambda _scale, _only: None,
    ) -> None:
        self._drawing, self._tones, self._hues, self._areas = drawing, tones, hues, areas
        self._font = QFont(family)
        self._font.setPixelSize(LETTERS)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._placed: tuple[object, list[tuple[NodeName, QRectF]]] = (None, [])
        self._taken = taken

    def paint(self, painter: QPainter, region: Box, scale: float, only: Collection[NodeId] | None) -> None:
        """Paint the names that reach into ``region``, for ``only`` these nodes if they are given."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, box in self.boxes(scale, only):
            if box.intersects(QRectF(*region)):
                self._paint(painter, name, box, scale)

    def boxes(self, scale: float, only: Collection[NodeId] | None) -> list[tuple[NodeName, QRectF]]:
        """Return the names and where they stand, which is found once for a scale."""
        if self._placed[0] != (scale, only):
            names, taken = list(self._wanted(only)), self._taken(scale, only)
            boxes = [*filter(None, [taken]), *[self._box(name, scale) for name in names]]
            wanted = [(box.center().x(), box.center().y(), box.width()) for box in boxes]
            for number, middle in (rooms := list(placed(wanted, 1.2 * HEIGHT / scale))):
                boxes[number].moveCenter(QPointF(*middle))
            first = len(boxes) - len(names)
            found = [(names[number - first], boxes[number]) for number, _ in rooms if number >= first]
            self._placed = (scale, only), found
        return self._placed[1]

    def title(self, painter: QPainter, node: NodeId, scale: float) -> None:
        """Paint the title of ``node``, which is too small to be read."""
        name, box = self.title_box(node, scale)
        rect = self._drawing.rect(node)
        painter.setPen(QPen(name.colours[0], 1.5 / scale))
        painter.drawLine(QPointF(rect.center().x(), rect.top() if box.top() < rect.top() else rect.bottom()), box.center())
        self._paint(painter, name, box, scale)

    def title_box(self, node: NodeId, scale: float) -> tuple[NodeName, QRectF]:
        """Return the title of ``node`` and its place: above the node, or the nearest above or below where it covers no name."""
        name = self._above(node, (QColor(self._tones.text), QColor(self._tones.window)))
        above, step = self._box(name, scale), 1.2 * HEIGHT / scale
        below = above.translated(0, self._drawing.rect(node).bottom() + ABOVE / scale - above.top())
        others = [box for other, box in self._placed[1] if other.text != name.text]
        others += filter(None, [self._taken(scale, None)])
        rooms = [side.translated(0, way * far * step) for far in range(AWAY) for side, way in ((above, -1), (below, 1))]
        free = (room for room in rooms if not any(room.intersects(box) for box in others))
        return name, next(free, above)

    def _box(self, name: NodeName, scale: float) -> QRectF:
        """Return where ``name`` is wanted, on the map if there is room."""
        box = QRectF(0, 0, QFontMetricsF(self._font).horizontalAdvance(name.text) + LETTERS, HEIGHT)
        box = QRectF(QPointF(), box.size() / scale)
        box.moveCenter(QPointF(*name.at))
        if name.side is Side.END:
            box.moveRight(name.at[0])
        elif name.side is Side.ABOVE:
            box.moveBottom(name.at[1] - ABOVE / scale)
        whole = self._drawing.whole
        box.moveRight(min(box.right(), whole.x + whole.width))
        box.moveLeft(max(box.left(), whole.x))
        return box

    def _wanted(self, only: Collection[NodeId] | None) -> Iterator[NodeName]:
        """Yield the names, the most wanted first."""
        spots, boxes = self._drawing.land.spots, self._drawing.boxes
        strong = QColor(self._tones.accent), QColor(self._tones.on_accent)
        few = only if only is not None and len(only) <= FEW else ()
        for node, spot in spots.items():
            if spot.kind is NodeKind.ROLE and (only is None or node in only):
                rect = self._drawing.rect(node)
                yield NodeName(self._short(spot.title), strong, (rect.right(), rect.center().y()), Side.END)
        for node in sorted(few):
            if spots[node].kind is not NodeKind.ROLE:
                chip = self._tones.chip(self._hues.of(spots[node].area)) if spots[node].area else strong
                yield self._above(node, chip)
        if not few:
            shown = None if only is None else middles((spots[node] for node in only), boxes)
            for area, at in self._drawing.middles if shown is None else shown:
                if area in self._areas:
                    yield NodeName(self._short(self._areas[area]), self._tones.chip(self._hues.of(area)), at)

    def _above(self, node: NodeId, colours: tuple[QColor, QColor]) -> NodeName:
        rect = self._drawing.rect(node)
        return NodeName(self._short(self._drawing.land.spots[node].title), colours, (rect.center().x(), rect.top()), Side.ABOVE)

    def _short(self, text: str) -> str:
        return QFontMetricsF(self._font).elidedText(text, Qt.TextElideMode.ElideRight, LONGEST)

    def _paint(self, painter: QPainter, name: NodeName, box: QRectF, scale: float) -> None:
        ground, text = name.colours
        painter.save()
        painter.translate(box.center())
        painter.scale(1 / scale, 1 / scale)
        plate = QRectF(0, 0, box.width() * scale - 2, box.height() * scale - 2)
        plate.moveCenter(QPointF())
        painter.setPen(QPen(text, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setFont(self._font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, name.text)
        painter.restore()

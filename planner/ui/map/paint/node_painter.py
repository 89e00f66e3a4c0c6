"""Paints what stands on the map; every kind has a shape, every state a sign, neither is told by colour alone."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from planner.learner.learner import State
from planner.planning.answers.map_graph import NodeKind
from planner.ui.map.scene.node_looks import Look
from planner.ui.style.state_shapes import paint_box, paint_flag, paint_glyph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.planning.answers.map_graph import Spot
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Tones

READABLE = 0.5
"""Scale from which all that stands on a node can be read."""
NAMED = 0.32
"""Scale from which titles fit into nodes in small letters; below it names give way to areas."""
LETTERS, LINE = 9, 10.0
"""Pixels of these letters, and from line to line."""
KNOWN = 0.14
"""Share of the good colour in the ground of what is known."""
AHEAD = 0.3
"""Share of the colour of an area's text in the block of what lies ahead; that of what is known has all of it."""
BOX, STRIPE, ROUND = 18, 5.0, 7.0
TINY = 7.0
"""Pixels of height below which a block has no border."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NodePainter:
    """Paints nodes in the colours of ``tones``; sizes are in map units."""

    def __init__(self, painter: QPainter, tones: Tones, hues: Hues, family: str) -> None:
        self._painter, self._tones, self._hues = painter, tones, hues
        self._title, self._named = _font(family, 13, QFont.Weight.Normal), _font(family, 13, QFont.Weight.DemiBold)
        self._small, self._large = _font(family, 11, QFont.Weight.Normal), _font(family, 16, QFont.Weight.Bold)
        self._tiny = _font(family, LETTERS, QFont.Weight.DemiBold)
        fonts = (self._title, self._named, self._small, self._large, self._tiny)
        self._metrics = {id(font): QFontMetricsF(font) for font in fonts}

    def paint(self, spot: Spot, look: Look, rect: QRectF) -> None:
        """Paint all of a node."""
        match spot.kind:
            case NodeKind.ROLE:
                self._role(spot, look, rect)
            case NodeKind.MILESTONE:
                self._milestone(spot, look, rect)
            case _:
                self._skill(spot, look, rect)

    def blocks(self, nodes: Iterable[tuple[Spot, Look, QRectF]], pixel: float) -> None:
        """Paint nodes seen from far away, those alike at once, with titles if they fit; a ``pixel`` is so wide."""
        alike: dict[tuple[bool, str, NodeKind, bool, bool], list[tuple[str, QRectF]]] = {}
        for spot, look, rect in nodes:
            known = look.state is State.KNOWN or look.implied
            alike.setdefault((look.ready, spot.area, spot.kind, known, look.planned), []).append((spot.title, rect))
        for (ready, area, kind, known, planned), found in sorted(alike.items(), key=itemgetter(0)):
            look = Look(State.KNOWN if known else None, ready=ready, planned=planned)
            fill, ink = block_colours(self._tones, self._hues.of(area), kind, look)
            self._painter.setBrush(fill)
            self._painter.setPen(self._edge(area, look, found[0][1].height() / pixel))
            self._painter.drawRects([rect for _, rect in found])
            for title, rect in found if pixel <= 1 / NAMED else ():
                self._in_block(title, rect, ink, pixel)

    def _edge(self, area: str, look: Look, pixels: float) -> QPen:
        """Return the pen around blocks so high: it tells what is ready."""
        tones, (_, text) = self._tones, self._tones.chip(self._hues.of(area))
        if not look.ready and pixels < TINY:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(QColor(tones.accent) if look.ready else text if look.planned else QColor(tones.border))
        pen.setCosmetic(True)
        pen.setWidth(3 if look.ready else 1)
        return pen

    def _in_block(self, title: str, rect: QRectF, ink: QColor, pixel: float) -> None:
        """Write ``title`` small into a block, in as many lines as there is room for, up to two."""
        painter, room = self._painter, QRectF(0, 0, rect.width() / pixel - 8, rect.height() / pixel)
        lines = self._two_lines(self._tiny, title, room).split("\n")
        if room.height() < 2 * LINE:
            lines = [self._elided(self._tiny, title, room.width())]
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(pixel, pixel)
        top = (room.height() - LINE * len(lines)) / 2
        for number, line in enumerate(lines):
            self._draw(self._tiny, ink, QRectF(4, top + number * LINE, room.width(), LINE), int(_LEFT), line)
        painter.restore()

    def _skill(self, spot: Spot, look: Look, rect: QRectF) -> None:
        painter, tones = self._painter, self._tones
        self._plate(spot, look, rect)
        box = box_in(rect)
        if spot.kind is NodeKind.CHOICE:
            self._any_of(box.center(), look)
        else:
            paint_box(painter, box.toRect(), look.state, tones, implied=look.implied)
        right = -18 if spot.kind is NodeKind.CHOICE else -9
        self._texts(spot, look, rect.adjusted(STRIPE + 9 + BOX + 8, 4, right, -5))
        if look.state is State.LEARNING or (look.state is None and look.ready):
            colour = QColor(tones.accent if look.state else tones.good)
            paint_glyph(painter, QPointF(rect.right() - 12, rect.top() + 12), look.state, colour, ready=look.ready)

    def _plate(self, spot: Spot, look: Look, rect: QRectF) -> None:
        """Paint the ground, the border and the stripe of the area; a project lies on a second sheet."""
        painter, tones = self._painter, self._tones
        pen = self._border(look)
        ground = QColor(tones.base if look.planned else tones.window)
        if look.state is State.KNOWN or look.implied:
            ground = mixed(QColor(tones.base), QColor(tones.good), KNOWN)
        painter.setPen(pen)
        if spot.kind is NodeKind.PROJECT:
            painter.setBrush(QColor(tones.hover))
            painter.drawRoundedRect(rect.translated(4, 4), ROUND, ROUND)
        if spot.kind is NodeKind.CHOICE:
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
        painter.setBrush(ground)
        around = rect.height() / 2 if spot.kind is NodeKind.CHOICE else ROUND
        painter.drawRoundedRect(rect, around, around)
        if spot.kind is not NodeKind.CHOICE:
            self._stripe(spot, look, rect)

    def _border(self, look: Look) -> QPen:
        tones = self._tones
        if look.ready and look.state is not State.KNOWN:
            return QPen(QColor(tones.accent), 2.2)
        pen = QPen(mixed(QColor(tones.border), QColor(tones.muted), 0.45 if look.planned else 0.1), 1)
        if look.state is State.SKIPPED:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _stripe(self, spot: Spot, look: Look, rect: QRectF) -> None:
        ground, text = self._tones.chip(self._hues.of(spot.area))
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(ground, text, 0.55) if look.planned else ground)
        painter.drawPath(_stripe_path(rect.height()).translated(rect.topLeft()))

    def _texts(self, spot: Spot, look: Look, room: QRectF) -> None:
        tones = self._tones
        dim = not look.planned or look.state is State.SKIPPED
        font = self._named if spot.named else self._title
        above = room.adjusted(0, 0, -13 if look.ready or look.state is State.LEARNING else 0, -15)
        colour = QColor(tones.muted if dim else tones.text)
        self._draw(font, colour, above, int(_LEFT), self._two_lines(font, spot.title, above))
        below = QRectF(room.left(), room.bottom() - 14, room.width(), 14)
        taken = self._metrics[id(self._small)].horizontalAdvance(look.badge) + 6 if look.badge else 0
        self._draw(self._small, QColor(tones.muted), below, int(_RIGHT), look.badge)
        said = self._elided(self._small, look.below, below.width() - taken)
        self._draw(self._small, QColor(tones.muted), below, int(_LEFT), said)

    def _milestone(self, spot: Spot, look: Look, rect: QRectF) -> None:
        tones, painter = self._tones, self._painter
        painter.setPen(QPen(QColor(tones.accent), 1.2))
        painter.setBrush(QColor(tones.soft))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        paint_flag(painter, QPointF(rect.left() + 22, rect.center().y()), QColor(tones.accent))
        room = rect.adjusted(38, 3, -42 if look.badge else -14, -3)
        self._draw(self._named, QColor(tones.text), room, int(_LEFT), self._two_lines(self._named, spot.title, room))
        if look.state is State.KNOWN:
            box = QRect(round(rect.right() - 30), round(rect.center().y() - BOX / 2), BOX, BOX)
            paint_box(painter, box, State.KNOWN, tones, implied=False)
        elif look.badge:
            self._draw(self._small, QColor(tones.muted), rect.adjusted(0, 0, -16, 0), int(_RIGHT), look.badge)

    def _role(self, spot: Spot, look: Look, rect: QRectF) -> None:  # noqa: ARG002 - a role has one look
        tones, painter = self._tones, self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.accent))
        painter.drawRoundedRect(rect, 10, 10)
        room = rect.adjusted(14, 4, -14, -4)
        self._draw(self._large, QColor(tones.on_accent), room, int(_LEFT), self._two_lines(self._large, spot.title, room))

    def _any_of(self, centre: QPointF, look: Look) -> None:
        """Paint a small circle that one of several lines goes through."""
        painter, tones = self._painter, self._tones
        met = look.state is State.KNOWN
        painter.setPen(QPen(QColor(tones.accent if met else tones.muted), 1.5))
        painter.setBrush(QColor(tones.accent) if met else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, BOX / 2 - 1, BOX / 2 - 1)
        painter.setPen(QPen(QColor(tones.on_accent if met else tones.muted), 1.5))
        for dy in (-3.5, 3.5):
            painter.drawLine(QPointF(centre.x() - 4.5, centre.y() + dy), QPointF(centre.x(), centre.y()))
        painter.drawLine(QPointF(centre.x(), centre.y()), QPointF(centre.x() + 5, centre.y()))

    def _draw(self, font: QFont, colour: QColor, room: QRectF, flags: int, text: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(room, flags | int(Qt.TextFlag.TextDontClip), text)

    def _elided(self, font: QFont, text: str, width: float) -> str:
        return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _two_lines(self, font: QFont, text: str, room: QRectF) -> str:
        """Return ``text`` broken into two lines at most, the second one elided."""
        metrics = self._metrics[id(font)]
        first, rest = "", text.split()
        while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= room.width():
            first = f"{first} {rest.pop(0)}".strip()
        if not first:
            return self._elided(font, text, room.width())
        return f"{first}\n{self._elided(font, ' '.join(rest), room.width())}" if rest else first


def box_in(rect: QRectF) -> QRectF:
    """Return where the box to be ticked lies in the rectangle of a skill."""
    return QRectF(round(rect.left() + STRIPE + 9), round(rect.center().y() - BOX / 2), BOX, BOX)


def block_colours(tones: Tones, hue: int, kind: NodeKind, look: Look) -> tuple[QColor, QColor]:
    """Return the colours of a block and of its title: they tell the area, what is known, and what is on the path."""
    ground, text = tones.chip(hue)
    if not look.planned:
        return mixed(QColor(tones.window), QColor(tones.border), 0.5), QColor(tones.muted)
    if kind in {NodeKind.ROLE, NodeKind.MILESTONE}:
        return QColor(tones.accent), QColor(tones.on_accent)
    return (text, ground) if look.state else (mixed(ground, text, AHEAD), QColor("white" if tones.dark else tones.text))


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``share`` of ``other`` in ``one``."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


@cache
def _stripe_path(height: float) -> QPainterPath:
    """Return the left edge of a plate of ``height`` at the origin; no clipping, which SVG pictures would not keep."""
    plate, edge = QPainterPath(), QPainterPath()
    plate.addRoundedRect(QRectF(0.5, 0.5, 4 * ROUND, height - 1), ROUND, ROUND)
    edge.addRect(QRectF(0, 0, STRIPE, height))
    return plate.intersected(edge)


def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font

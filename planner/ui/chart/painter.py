"""Paints a chart that is laid out, in the tones in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.ui.chart.figure import Band, Dash, Hue, LineStyle, Series

if TYPE_CHECKING:
    from planner.ui.chart.layout import ChartLayout, Fonts, Words
    from planner.ui.style.theme import Tones

PATTERNS: dict[Dash, list[float]] = {Dash.SOLID: [], Dash.DASHED: [4, 2.5], Dash.DOTTED: [1, 1.75]}
"""Lengths of dash and gap, in widths of the line."""
JOINS = {LineStyle.LINE: Qt.PenJoinStyle.RoundJoin, LineStyle.STEPS: Qt.PenJoinStyle.MiterJoin}
WIDTH = 2.0
DOT = 4.0
GROUND = 0.1
GRID = 50
EDGE = 0.7
BANDS = (0.13, 0.24, 0.36, 0.48)
"""How much of its hue the ground of the first, second, … band has: the widest is the palest."""
SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
HALO = ((-1, -1), (1, -1), (-1, 1), (1, 1), (-2, 0), (2, 0))


class ChartPainter:
    """Paints with one painter, in some tones and the fonts of the layout."""

    def __init__(self, painter: QPainter, tones: Tones, fonts: Fonts) -> None:
        self._painter, self._tones, self._fonts = painter, tones, fonts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, layout: ChartLayout) -> None:
        """Paint all but the hair line."""
        self._painter.save()
        self._painter.setClipRect(layout.plot)
        self._grounds(layout)
        self._painter.restore()
        self._grid(layout)
        self._staffs(layout)
        self._painter.save()
        self._painter.setClipRect(layout.plot.adjusted(-DOT - 1, -DOT - 1, DOT + 1, DOT + 1))
        self._strokes(layout)
        self._painter.restore()
        for sample in layout.key:
            self.sample(sample.source, sample.box, layout)
        for words in layout.words:
            self.write(words, halo=layout.plot.intersects(words.box))

    def blank(self, title: str, said: str, box: QRectF) -> None:
        """Write a title, and in the middle a muted sentence over as many lines as it takes."""
        for font, hue, text, flags in (
            (self._fonts.title, Hue.TEXT, title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop),
            (self._fonts.small, Hue.MUTED, said, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
        ):
            self._painter.setFont(font)
            self._painter.setPen(self._colour(hue))
            self._painter.drawText(box, flags, text)

    def focus(self, plot: QRectF) -> None:
        """Show around the plot that the keyboard is here."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._colour(Hue.ACCENT), 1.5))
        self._painter.drawRoundedRect(plot.adjusted(-3, -3, 3, 3), 3, 3)

    def card(self, box: QRectF) -> None:
        """Paint a raised ground."""
        self._painter.setPen(QPen(QColor(self._tones.border), 1))
        self._painter.setBrush(QColor(self._tones.raised))
        self._painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def hair(self, at: float, top: float, bottom: float) -> None:
        """Paint the hair line."""
        self._painter.setPen(QPen(self._colour(Hue.TEXT), 1))
        self._straight(QLineF(at, top, at, bottom))

    def dot(self, at: QPointF, hue: Hue) -> None:
        """Paint a dot on a line."""
        self._painter.setPen(QPen(QColor(self._tones.base), 1.5))
        self._painter.setBrush(self._colour(hue))
        self._painter.drawEllipse(at, DOT, DOT)

    def sample(self, source: Series | Band, box: QRectF, layout: ChartLayout) -> None:
        """Paint a piece of a line or band."""
        middle = round(box.center().y())
        if isinstance(source, Series):
            self._painter.setPen(self._pen(source.hue, source.dash, WIDTH))
            self._painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        else:
            order = [band for band, _ in layout.bands].index(source)
            self._painter.setPen(QPen(self._mixed(source.hue, EDGE), 1))
            self._painter.setBrush(self._mixed(source.hue, BANDS[min(order, len(BANDS) - 1)]))
            self._painter.drawRect(QRectF(box.left() + 0.5, middle - 4.5, box.width(), 9))

    def write(self, words: Words, *, halo: bool = False) -> None:
        """Write one line of plain text; a halo keeps the grid from it."""
        self._painter.setFont(self._fonts.title if words.title else self._fonts.small)
        self._painter.setPen(QColor(self._tones.base))
        for x, y in HALO if halo else ():
            self._painter.drawText(words.box.translated(x, y), SIDE, words.text)
        self._painter.setPen(self._colour(words.hue))
        self._painter.drawText(words.box, SIDE, words.text)

    def _colour(self, hue: Hue) -> QColor:
        return QColor(getattr(self._tones, hue))

    def _mixed(self, hue: Hue, share: float) -> QColor:
        """Return the tone of ``hue`` as it looks on the ground with an opacity of ``share``."""
        over, under = self._colour(hue), QColor(self._tones.base)
        pairs = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
        return QColor(*(round(share * a + (1 - share) * b) for a, b in pairs))

    def _straight(self, line: QLineF) -> None:
        """Draw a level or upright line as sharp as the screen is: not smoothed over two pixels."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._painter.drawLine(line)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _grounds(self, layout: ChartLayout) -> None:
        for order, (band, ground) in enumerate(layout.bands):
            self._painter.setPen(QPen(self._mixed(band.hue, EDGE), 1))
            self._painter.setBrush(self._mixed(band.hue, BANDS[min(order, len(BANDS) - 1)]))
            self._painter.drawPolygon(ground)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for stroke in layout.strokes:
            self._painter.setBrush(self._mixed(stroke.series.hue, GROUND))
            self._painter.drawPolygon(stroke.ground)

    def _grid(self, layout: ChartLayout) -> None:
        plot = layout.plot
        thin = self._colour(Hue.MUTED)
        thin.setAlpha(GRID)
        self._painter.setPen(QPen(thin, 0))
        for height in layout.levels:
            self._straight(QLineF(plot.left(), height, plot.right(), height))
        self._painter.setPen(QPen(self._colour(Hue.MUTED), 0))
        self._straight(QLineF(plot.bottomLeft(), plot.bottomRight()))
        for at in layout.feet:
            self._straight(QLineF(at, plot.bottom(), at, plot.bottom() + 4))

    def _staffs(self, layout: ChartLayout) -> None:
        for staff in layout.staffs:
            self._painter.setPen(self._pen(staff.mark.hue, staff.mark.dash, 1))
            self._straight(QLineF(staff.at, layout.plot.bottom(), staff.at, staff.top))

    def _strokes(self, layout: ChartLayout) -> None:
        for stroke in reversed(layout.strokes):
            series = stroke.series
            pen = self._pen(series.hue, series.dash, WIDTH)
            pen.setJoinStyle(JOINS[series.style])
            for piece, behind in stroke.pieces:
                pen.setDashOffset(behind / WIDTH)
                self._painter.setPen(pen)
                self._painter.drawPolyline(piece)
            if series.points[-1][0] < layout.across.last:
                self.dot(stroke.pieces[-1][0].last(), series.hue)

    def _pen(self, hue: Hue, dash: Dash, width: float) -> QPen:
        pen = QPen(self._colour(hue), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if PATTERNS[dash]:
            pen.setDashPattern(PATTERNS[dash])
        return pen

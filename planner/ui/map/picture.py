"""The map as a picture: SVG and PDF with text that can be selected, PNG in any size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from planner.errors import PlannerError
from planner.planning.landscape import landscape
from planner.storage import layout_cache
from planner.ui import texts
from planner.ui.hues import Hues
from planner.ui.jobs import Token
from planner.ui.map.atlas import laid_out
from planner.ui.map.camera import Box
from planner.ui.map.drawing import ROOM, Drawing
from planner.ui.map.looks import looks
from planner.ui.map.painter import MapPainter
from planner.ui.map.plates import graph_of
from planner.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice

    from planner.asking import Picture
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.layout.geometry import Geometry
    from planner.planning.plan import Plan
    from planner.ui.theme import Tones

FORMS = {".svg": "SVG drawing", ".png": "PNG picture", ".pdf": "PDF document"}
MOST_PIXELS = 30_000
"""Of a side of a PNG; no program shows more."""
AFAR = 0.5
"""The signs of the lanes are as large as in a window at this scale: a picture is first seen as a whole."""
LONGEST_PAGE = 14_400.0
"""Points of a side of a PDF's page (PDF 1.7, annex C)."""


def map_picture(
    catalog: Catalog, plan: Plan, wanted: Picture, layouts: list[Path], tell: Callable[[float], None] = lambda _share: None
) -> bytes:
    """Return the ``wanted`` picture of the map of ``plan``, made without a window.

    If the map has to be laid out, ``tell`` is told how far that is, from 0 to 1.

    Raises:
        PlannerError: A node is not on the map, or the picture would be too large.
    """
    app = QGuiApplication.instance() or QGuiApplication([])  # noqa: F841 - fonts live as long as it does
    drawing = Drawing(land := landscape(catalog, plan.roles), _geometry(catalog, plan, layouts, tell))
    for node in wanted.nodes:
        if node not in land.spots:
            raise PlannerError(f"'{node}' is not on the map of this goal.")
    tones = DARK if wanted.dark else LIGHT
    made = looks(catalog, plan, land)
    paint = MapPainter(drawing, made, tones, Hues(catalog.areas), catalog.areas, QGuiApplication.font().family())
    only = drawing.cone(*wanted.nodes) if wanted.nodes else None
    return picture(paint, drawing, tones, only, wanted.form, wanted.scale)


def _geometry(catalog: Catalog, plan: Plan, layouts: list[Path], tell: Callable[[float], None]) -> Geometry:
    graph = graph_of(landscape(catalog, plan.roles), plan.roles)
    kept = layout_cache.read(layouts, graph)
    if kept:
        return kept
    tell(0.0)
    return list(laid_out(graph, layouts, Token(tell)))[-1]


def picture(
    paint: MapPainter, drawing: Drawing, tones: Tones, only: Collection[NodeId] | None, form: str, scale: float
) -> bytes:
    """Return what ``paint`` paints, ``only`` these nodes if they are given, as a file of ``form`` (a suffix).

    Raises:
        PlannerError: It would be larger than such files can be.
    """
    around = drawing.around(only) if only else drawing.whole
    box = Box(around.x - ROOM, around.y - ROOM, around.width + 2 * ROOM, around.height + 2 * ROOM) if only else around
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    match form:
        case ".svg":
            _paint(_svg(buffer, box), paint, tones, box, 1.0, only)
        case ".pdf":
            scale = min(1.0, LONGEST_PAGE / max(box.width, box.height))
            _paint(_pdf(buffer, box, scale), paint, tones, box, scale, only)
        case _:
            image = _png(box, scale)
            _paint(image, paint, tones, box, scale, only)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return _with_any_font(bytes(data.data())) if form == ".svg" else bytes(data.data())


def _with_any_font(svg: bytes) -> bytes:
    """Return ``svg`` with a fallback behind each font, for where that is not installed; Qt's own "Sans Serif" is nowhere."""
    svg = re.sub(rb'font-family="([^",]+)"', rb'font-family="\1, sans-serif"', svg)
    return svg.replace(b'font-family="Sans Serif, ', b'font-family="')


def _svg(buffer: QBuffer, box: Box) -> QSvgGenerator:
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(round(box.width), round(box.height)))
    made.setViewBox(QRect(0, 0, round(box.width), round(box.height)))
    made.setTitle(texts.tr("Learning path"))
    return made


def _pdf(buffer: QBuffer, box: Box, scale: float) -> QPdfWriter:
    made = QPdfWriter(buffer)
    made.setTitle(texts.tr("Learning path"))
    made.setResolution(72)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    size = QSizeF(box.width * scale, box.height * scale)
    made.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    return made


def _png(box: Box, scale: float) -> QImage:
    width, height = round(box.width * scale), round(box.height * scale)
    if max(width, height) > MOST_PIXELS:
        fits = MOST_PIXELS / max(box.width, box.height)
        raise PlannerError(f"A picture of {width} x {height} pixels is too large; take a scale of at most {fits:.2g}, or SVG.")
    return QImage(width, height, QImage.Format.Format_RGB32)


def _paint(
    device: QPaintDevice, paint: MapPainter, tones: Tones, box: Box, scale: float, only: Collection[NodeId] | None
) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, box.width, box.height), QColor(tones.window))
    painter.translate(-box.x, -box.y)
    paint.paint(painter, box, 1.0, only)
    if only is None:
        paint.signs(painter, box, AFAR)
    painter.end()

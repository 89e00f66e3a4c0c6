"""The map as a picture: SVG and PDF with text that can be selected, PNG in any size."""

from __future__ import annotations

import re
from functools import partial
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from planner.errors import PlannerError
from planner.planning.answers.map_graph import map_graph
from planner.storage.files import layout_cache
from planner.ui.jobs import Token
from planner.ui.map.atlas import laid_out
from planner.ui.map.paint.painter import MapPainter
from planner.ui.map.scene.drawing import ROOM, Drawing
from planner.ui.map.scene.node_looks import looks
from planner.ui.map.scene.node_sizes import graph_of
from planner.ui.style.hues import Hues
from planner.ui.style.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.cli.asking import Picture
    from planner.layout.geometry import Geometry
    from planner.planning.plan import Plan
    from planner.ui.map.scene.camera import Box
    from planner.ui.style.theme import Tones

FORMS = {".svg": "SVG drawing", ".png": "PNG picture", ".pdf": "PDF document"}
MOST_PIXELS, MOST_AREA = 30_000, 100_000_000
"""Of a side of a PNG, and of all of it, which takes four times as many bytes of memory; hardly a program shows more."""
AFAR = 0.5
"""The signs of the lanes are as large as in a window at this scale: a picture is first seen as a whole."""
LONGEST_PAGE = 14_400.0
"""Points of a side of a PDF's page (PDF 1.7, annex C)."""


def map_picture(
    catalog: Catalog,
    plan: Plan,
    wanted: Picture,
    layouts: list[Path],
    tell: Callable[[float], None] = lambda _share: None,
    say: Callable[[str], None] = lambda _sentence: None,
) -> bytes:
    """Return the ``wanted`` picture of the map of ``plan``, made without a window.

    If the map has to be laid out, ``tell`` is told how far that is, from 0 to 1; what is otherwise than wanted goes to ``say``.

    Raises:
        PlannerError: A node is not on the map, or there is not enough memory.
    """
    app = QGuiApplication.instance() or QGuiApplication([])  # noqa: F841 - fonts live as long as it does
    land = map_graph(catalog, plan.roles)
    for node in wanted.nodes:
        if node not in land.spots:
            raise PlannerError(f"'{node}' is not on the map of this goal.")
    drawing = Drawing(land, _geometry(catalog, plan, layouts, tell))
    tones = DARK if wanted.dark else LIGHT
    made = looks(catalog, plan, land)
    paint = MapPainter(drawing, made, tones, Hues(catalog.areas), catalog.areas, QGuiApplication.font().family())
    only = drawing.cone(*wanted.nodes) if wanted.nodes else None
    scale = fitting_scale(drawing, only, wanted.form, wanted.scale)
    if scale < wanted.scale:
        say(smaller(drawing, only, scale, wanted.scale))
    return picture(paint, drawing, tones, only, wanted.form, scale)


def fitting_scale(drawing: Drawing, only: Collection[NodeId] | None, form: str, scale: float) -> float:
    """Return ``scale``, or the largest at which a picture of ``form`` can be made."""
    box = _box(drawing, only)
    if form == ".pdf":
        return min(1.0, LONGEST_PAGE / max(box.width, box.height))
    if form == ".svg":
        return 1.0
    return min(scale, MOST_PIXELS / max(box.width, box.height), sqrt(MOST_AREA / (box.width * box.height)))


def smaller(drawing: Drawing, only: Collection[NodeId] | None, scale: float, wanted: float) -> str:
    """Return the sentence that a picture is made at a smaller ``scale`` than was ``wanted``."""
    width, height = _pixels(_box(drawing, only), scale)
    said = f"Drawn at scale {scale:.2g} ({width:,} x {height:,} pixels)"
    return f"{said}: at {wanted:g} the picture would be too large. SVG has no limit."


def _geometry(catalog: Catalog, plan: Plan, layouts: list[Path], tell: Callable[[float], None]) -> Geometry:
    graph = graph_of(map_graph(catalog, plan.roles), plan.roles)
    kept = layout_cache.read(layouts, graph)
    if kept:
        return kept
    tell(0.0)
    return list(laid_out(graph, layouts, Token(tell)))[-1]


def picture(
    paint: MapPainter,
    drawing: Drawing,
    tones: Tones,
    only: Collection[NodeId] | None,
    form: str,
    scale: float,
    watch: Callable[[list[NodeId]], Iterable[NodeId]] = iter,
) -> bytes:
    """Return what ``paint`` paints, ``only`` these nodes if they are given, as a file of ``form`` (a suffix).

    ``scale`` is a `fitting_scale`. The nodes go through ``watch`` as they are painted.

    Raises:
        PlannerError: There is not enough memory for it.
    """
    box = _box(drawing, only)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    match form:
        case ".svg":
            _paint(_svg(buffer, box), partial(_show, paint, tones, box, only, watch), scale)
        case ".pdf":
            _paint(_pdf(buffer, box, scale), partial(_show, paint, tones, box, only, watch), scale)
        case _:
            image = _png(box, scale)
            _paint(image, partial(_show, paint, tones, box, only, watch), scale)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return _with_any_font(bytes(data.data())) if form == ".svg" else bytes(data.data())


def _with_any_font(svg: bytes) -> bytes:
    """Return ``svg`` with a fallback behind each font, for where that is not installed; Qt's own "Sans Serif" is nowhere.

    Qt writes control characters, with which it were no XML.
    """
    svg = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", svg)
    svg = re.sub(rb'font-family="([^",]+)"', rb'font-family="\1, sans-serif"', svg)
    return svg.replace(b'font-family="Sans Serif, ', b'font-family="')


def _svg(buffer: QBuffer, box: Box) -> QSvgGenerator:
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(round(box.width), round(box.height)))
    made.setViewBox(QRect(0, 0, round(box.width), round(box.height)))
    made.setTitle("Learning path")
    return made


def _pdf(buffer: QBuffer, box: Box, scale: float) -> QPdfWriter:
    made = QPdfWriter(buffer)
    made.setTitle("Learning path")
    made.setResolution(72)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    size = QSizeF(box.width * scale, box.height * scale)
    made.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    return made


def _png(box: Box, scale: float) -> QImage:
    width, height = _pixels(box, scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PlannerError(f"There is not enough memory for {width:,} x {height:,} pixels; take a smaller scale, or SVG.")
    return image


def _pixels(box: Box, scale: float) -> tuple[int, int]:
    return max(1, int(box.width * scale)), max(1, int(box.height * scale))


def _box(drawing: Drawing, only: Collection[NodeId] | None) -> Box:
    """Return what of the map is on the picture."""
    return drawing.around(only).grown(ROOM) if only else drawing.whole


def _paint(device: QPaintDevice, show: Callable[[QPainter], None], scale: float) -> None:
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        show(painter)
    finally:
        painter.end()


def _show(
    paint: MapPainter,
    tones: Tones,
    box: Box,
    only: Collection[NodeId] | None,
    watch: Callable[[list[NodeId]], Iterable[NodeId]],
    painter: QPainter,
) -> None:
    painter.fillRect(QRectF(0, 0, box.width, box.height), QColor(tones.window))
    painter.translate(-box.x, -box.y)
    paint.paint(painter, box, 1.0, only, watch)
    if only is None:
        paint.signs(painter, box, AFAR)

"""Run as a program: prints how many pixels of a map in squares differ from the same map painted at once.

The scale of the screen is that of ``QT_SCALE_FACTOR``; the canvas begins amid a pixel of it where that can be.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from math import inf
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.map.paint.snapshot import View, on_pixels
from planner.ui.map.scene.camera import Camera
from planner.ui.map.view.canvas import MapCanvas
from planner.ui.style.hues import Hues
from planner.ui.style.theme import Scheme, Theme
from tests.ui.map.maps import grid

SIZE, CORNER = (560, 360), (7, 221)
FAR = 24
"""How much a channel may differ: letters are smoothed a little differently."""


def differing(camera: Camera) -> int:
    """Return how many pixels differ."""
    shown, window = grid(12, 12), QWidget()
    shown.drawing.__dict__.update(lanes=None, lane=None)  # their signs and dashes are no part of the squares
    canvas = MapCanvas(Theme(Path(), Scheme.LIGHT), Hues(shown.areas), shown.areas)
    canvas._backing.first = canvas._backing.patience = inf
    canvas.setParent(window)
    canvas.setGeometry(*CORNER, *SIZE)
    window.resize(600, 600)
    window.show()
    canvas.show_drawing(shown.drawing, shown.looks)
    canvas.look_from(camera)
    canvas._sharp.stop()
    QApplication.processEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return _differences(image, _at_once(canvas, image))


def _at_once(canvas: MapCanvas, like: QImage) -> QImage:
    made = QImage(like.size(), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio := canvas.devicePixelRatioF())
    ground = QColor(canvas._theme.tones.window)
    made.fill(ground)
    view = View(canvas.camera, canvas.extent, ratio, ground, (CORNER[0] * ratio, CORNER[1] * ratio))
    painter = QPainter(made)
    painter.translate(*CORNER)
    painter.translate(on_pixels(view, 0, 0))
    painter.scale(canvas.camera.scale, canvas.camera.scale)
    canvas.painter_now.paint(painter, canvas.camera.seen(canvas.extent), canvas.camera.scale)
    painter.end()
    return made


def _differences(one: QImage, other: QImage) -> int:
    """Count inside the canvas; its outermost pixels are half its own."""
    ratio = one.devicePixelRatio()
    left, top = round(CORNER[0] * ratio) + 2, round(CORNER[1] * ratio) + 2
    width, height = round(SIZE[0] * ratio) - 4, round(SIZE[1] * ratio) - 4
    parts = [image.copy(left, top, width, height) for image in (one, other)]
    first, second = (bytes(part.constBits()) for part in parts)
    return sum(
        any(abs(first[at + channel] - second[at + channel]) > FAR for channel in range(3))
        for at in range(0, len(first), 4)
        if first[at : at + 3] != second[at : at + 3]
    )


if __name__ == "__main__":
    app = QApplication([])
    app.setStyle("Fusion")
    print(sum(differing(Camera(1700.3, 420.7, float(scale))) for scale in sys.argv[1:]))

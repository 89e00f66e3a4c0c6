"""Print how long the frames of the map take: ``python -m tests.ui.map.bench_moving``.

The camera drags and zooms over the shipped map of both roles and over one of 14,000 skills; every frame is rendered to
an image of 1600 x 1000 pixels, those too on which a sharp picture is made anew. The ratio is to copying an empty frame.
"""

from __future__ import annotations

import os
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage

    from planner.ui.map.scene.camera import Camera
    from planner.ui.map.view.canvas import MapCanvas
    from tests.ui.map.maps import Shown

WIDTH, HEIGHT = 1600, 1000
NEAR, FRAMES = 0.85, 150
NOTCHES = 5
"""Notches of the wheel until it rests and the picture is made sharp."""


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from tests.ui.map.maps import grid, shipped

    app = QApplication([])
    app.setStyle("Fusion")
    empty = median(_empty_frames())
    print(f"{'milliseconds a frame':30} {'median':>8} {'95 %':>8} {'worst':>8}  median / empty frame of {empty:.2f} ms")
    for name, shown in (("shipped", shipped()), ("14,000", grid(120, 117))):
        for what, move in (("drag", _drags), ("drag far", _far_drags), ("zoom", _zooms), ("point", _points)):
            canvas = _canvas(shown)
            times = [_timed(canvas) for _ in move(canvas)]
            print(
                f"{name + ', ' + what:30} {median(times):8.2f} {quantiles(times, n=20)[-1]:8.2f} {max(times):8.2f}"
                f"  {median(times) / empty:.1f}"
            )
            canvas.deleteLater()
            app.processEvents()


def _canvas(shown: Shown) -> MapCanvas:
    """Return a canvas that has been painted once, so that what is made once only is there."""
    from planner.locations import resources
    from planner.ui.map.scene.camera import fitted
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.style.hues import Hues
    from planner.ui.style.theme import Scheme, Theme

    canvas = MapCanvas(Theme(resources() / "icons", Scheme.LIGHT), Hues(shown.areas), shown.areas)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show_drawing(shown.drawing, shown.looks)
    canvas.look_from(fitted(shown.drawing.whole, (WIDTH, HEIGHT)))
    _timed(canvas)
    return canvas


def _drags(canvas: MapCanvas) -> Iterator[None]:
    """Drag along the middle of the map and somewhat down, at the scale at which titles are first read."""
    yield from _dragged(canvas, canvas.camera._replace(x=500.0, scale=NEAR))


def _far_drags(canvas: MapCanvas) -> Iterator[None]:
    """Drag where titles are no longer read."""
    yield from _dragged(canvas, canvas.camera._replace(x=canvas.camera.x / 4, scale=0.3))


def _dragged(canvas: MapCanvas, camera: Camera) -> Iterator[None]:
    canvas.look_from(camera)
    canvas._sharp.stop()
    _timed(canvas)
    for number in range(FRAMES):
        canvas.look_from(canvas.camera.moved(-17, -5 if number < FRAMES // 2 else 5))
        yield


def _zooms(canvas: MapCanvas) -> Iterator[None]:
    """Turn the wheel from the whole map to where it is large and back, and rest now and then."""
    from planner.ui.map.view.keys import NOTCH

    for factor in (NOTCH, 1 / NOTCH):
        for number in range(FRAMES // 2):
            before = canvas.camera
            canvas.look_from(before.zoomed(factor, (500, 400), (WIDTH, HEIGHT)))
            if canvas.camera.scale == before.scale or (factor < 1 and canvas.camera.scale < 0.05):
                break
            yield
            if number % NOTCHES == NOTCHES - 1:
                canvas._sharp.stop()
                yield


def _points(canvas: MapCanvas) -> Iterator[None]:
    """Point at one node after another."""
    canvas.look_from(canvas.camera._replace(scale=NEAR))
    canvas._sharp.stop()
    _timed(canvas)
    for node in canvas.drawing.nodes.within(canvas.camera.seen((WIDTH, HEIGHT)))[:FRAMES]:
        canvas.pointer.point_at(node)
        yield


def _timed(canvas: MapCanvas) -> float:
    """Return the milliseconds of a frame."""
    from PySide6.QtCore import QPoint

    image = _image()
    begin = time.perf_counter()
    canvas.render(image, QPoint())
    return 1_000 * (time.perf_counter() - begin)


def _empty_frames() -> Iterator[float]:
    from PySide6.QtGui import QPainter

    frame, image = _image(), _image()
    for _ in range(FRAMES):
        begin = time.perf_counter()
        painter = QPainter(image)
        painter.drawImage(0, 0, frame)
        painter.end()
        yield 1_000 * (time.perf_counter() - begin)


def _image() -> QImage:
    from PySide6.QtGui import QImage

    made = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()

"""The map that is shown into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.storage.files.atomic import write_atomically
from planner.ui.jobs import CancelledError
from planner.ui.map.picture import FORMS, fitting_scale, picture, smaller
from planner.ui.map.picture_dialog import made_apart
from planner.ui.widgets import modal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from PySide6.QtWidgets import QWidget

    from planner.catalog.entries import NodeId
    from planner.ui.jobs import Token
    from planner.ui.map.paint.painter import MapPainter
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.view.canvas import MapCanvas
    from planner.ui.style.theme import Tones

STRIDE = 20
"""Nodes after which it is told how far a picture is."""
FINE = 2.0
"""Pixels of a PNG for one of the window's at scale 1."""


def save_picture(
    parent: QWidget,
    canvas: MapCanvas,
    tones: Tones,
    only: Collection[NodeId] | None,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Path | None:
    """Ask where to, write the map there, or ``only`` these nodes of it, and ``tell`` so; none if the learner does not want to.

    Raises:
        PlannerError: It cannot be drawn or written; what was there is still there.
    """
    paint, drawing = canvas.new_painter(), canvas.drawing
    if paint is None or drawing is None:
        return None
    filters = {f"{title} (*{suffix})": suffix for suffix, title in FORMS.items()}
    suggested = Path.home() / "learning-path.svg"
    chosen, picked = modal.file_to_save(parent, "Save map as a picture", suggested, list(filters))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in FORMS:
        path = path.with_name(path.name + filters.get(picked, ".svg"))
    form = path.suffix.lower()
    scale = fitting_scale(drawing, only, form, FINE)
    data = made_apart(parent, canvas.pictures, partial(_drawn, paint, drawing, tones, only, form, scale))
    if data is None:
        return None
    write_atomically(path, data, overwrite=str(path) == chosen)
    note = f" {smaller(drawing, only, scale, FINE)}" if form == ".png" and scale < FINE else ""
    tell(f"Saved as {path}" + (f".{note}" if note else ""))
    return path


def _drawn(
    paint: MapPainter,
    drawing: Drawing,
    tones: Tones,
    only: Collection[NodeId] | None,
    form: str,
    scale: float,
    token: Token,
) -> Iterator[bytes]:
    """Yield the picture, as long as it is wanted."""

    def watch(nodes: list[NodeId]) -> Iterator[NodeId]:
        for number, node in enumerate(nodes):
            if token.cancelled:
                raise CancelledError
            if number % STRIDE == 0:
                token.tell(number / len(nodes))
            yield node

    yield picture(paint, drawing, tones, only, form, scale, watch)

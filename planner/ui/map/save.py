"""The map that is shown into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.storage.atomic import write_atomically
from planner.ui import modal
from planner.ui.map.picture import FORMS, picture

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from planner.catalog.entries import NodeId
    from planner.ui.map.canvas import MapCanvas
    from planner.ui.theme import Tones

FINE = 2.0
"""Pixels of a PNG for one of the window's at scale 1."""


def save_picture(parent: QWidget, canvas: MapCanvas, tones: Tones, only: Collection[NodeId] | None) -> Path | None:
    """Ask where to and write the map, or ``only`` these nodes of it; none if the learner does not want to."""
    paint, drawing = canvas.painter_now, canvas.drawing
    if paint is None or drawing is None:
        return None
    filters = {f"{parent.tr(title)} (*{suffix})": suffix for suffix, title in FORMS.items()}
    suggested = Path.home() / "learning-path.svg"
    chosen, picked = modal.file_to_save(parent, parent.tr("Save map as a picture"), suggested, list(filters))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in FORMS:
        path = path.with_name(path.name + filters.get(picked, ".svg"))
    data = picture(paint, drawing, tones, only, path.suffix.lower(), FINE)
    write_atomically(path, data, overwrite=str(path) == chosen)
    return path

"""Our own icons, tinted with a colour of the theme; nothing is asked of the desktop's icon theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon, QPixmap

if TYPE_CHECKING:
    from pathlib import Path


def icon(folder: Path, name: str, colour: str = "") -> QIcon:
    """Return the icon ``name`` in ``colour``; an empty one if it is missing."""
    try:
        drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return QIcon()
    pixmap = QPixmap()
    pixmap.loadFromData(drawing.replace("currentColor", colour or "#2f5bd0").encode(), "SVG")
    return QIcon(pixmap)

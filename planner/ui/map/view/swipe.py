"""Whether fingers on a touchpad or a turning wheel moves the map or zooms, and how far it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

PER_NOTCH = 80.0
"""Pixels that the map moves for a notch of the wheel (120 eighths of a degree)."""


def swiped(event: QWheelEvent) -> QPointF | None:
    """Return by how many pixels the map is to be moved; none if ``event`` is to zoom.

    A wheel zooms, as on other maps. With Shift it moves the map sideways. Two fingers move it in any direction; a pinch, which
    some systems tell as a wheel with Ctrl, zooms, and so does a wheel with Ctrl everywhere.
    """
    modifiers, turned, pixels = event.modifiers(), event.angleDelta(), event.pixelDelta()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return None
    way = QPointF(pixels) if not pixels.isNull() else QPointF(turned) * (PER_NOTCH / 120)
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return way if way.x() else QPointF(way.y(), 0.0)
    return way if _by_fingers(event) or turned.x() else None


def _by_fingers(event: QWheelEvent) -> bool:
    """Return whether fingers on a surface did it: what they do has phases and pixels, or the device says so."""
    has_phase = event.phase() is not Qt.ScrollPhase.NoScrollPhase
    return has_phase or not event.pixelDelta().isNull() or event.deviceType() is QInputDevice.DeviceType.TouchPad

"""A short smooth move of the camera, or none where the system wishes no animation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.map.scene.camera import Camera

LASTS = 220
"""Milliseconds."""


def motion_wished(widget: QWidget) -> bool:
    """Return whether the system wants things to move by themselves: by its style, and from Qt 6.12 on by its own word."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility else None
    if preference and preference().name == "ReducedMotion":
        return False
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


class Glide(QObject):
    """Moves a camera from where it is to where it shall be.

    Signals:
        moved: The camera on the way; carries it.
    """

    moved = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._from: Camera | None = None
        self._to: Camera | None = None
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setDuration(LASTS)
        self._run.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._run.valueChanged.connect(self._step)

    @property
    def end(self) -> Camera | None:
        """Where the camera is moving to; none if it stays."""
        return self._to if self._run.state() is QVariantAnimation.State.Running else None

    def go(self, start: Camera, end: Camera) -> None:
        """Move from ``start`` to ``end``, at once where no animation is wished or nobody sees it."""
        self.stop()
        if not motion_wished(self._widget) or not self._widget.isVisible():
            self.moved.emit(end)
            return
        self._from, self._to = start, end
        self._run.start()

    def stop(self) -> None:
        """Stay where the camera is."""
        self._run.stop()

    def _step(self, share: float) -> None:
        if self._from and self._to:
            self.moved.emit(self._to if share >= 1 else self._from.between(self._to, share))

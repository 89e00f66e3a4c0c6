"""A page that scrolls and is made again when it is seen after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.ui.widgets.focus import is_put_away, keeping_focus
from planner.ui.widgets.plain_text import SKILL

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


CURRENT, MARGIN = "current", 24


class Page(QScrollArea):
    """Follows the study while it is seen; what it shows is the subclass's matter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._dirty = True
        self._current = ""
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def follow(self) -> None:
        """Show what the study is now, at once if this page is seen."""
        self._dirty = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._renew()
        self._mark(see=True)

    def show_current(self, node: str) -> None:
        """Mark what stands for ``node`` here, and bring it into sight."""
        self._current = node
        if self.isVisible():
            self._mark(see=True)

    def stop(self) -> None:
        """Stop what is worked out in the background for this page, and wait until it has."""

    def fill(self) -> None:
        """Show what the study is now."""
        raise NotImplementedError

    def show_body(self, body: QWidget) -> None:
        """Show ``body`` in place of what was there, scrolled to the same height."""
        body.setObjectName("panelBody")
        scroll = self.verticalScrollBar().value()
        self.setWidget(body)
        self.verticalScrollBar().setValue(scroll)

    def _renew(self) -> None:
        self._dirty = False
        with keeping_focus(self):
            self.fill()
        self._mark(see=False)

    def _mark(self, *, see: bool) -> None:
        spots = [each for each in self.findChildren(QWidget) if each.property(SKILL) and not is_put_away(each, self)]
        for spot in spots:
            current = spot.property(SKILL) == self._current
            if current != bool(spot.property(CURRENT)):
                spot.setProperty(CURRENT, current)
                spot.style().unpolish(spot)
                spot.style().polish(spot)
        if see and (shown := next((spot for spot in spots if spot.property(CURRENT)), None)):
            body = self.widget()
            if body and (layout := body.layout()):
                layout.activate()
            self.ensureWidgetVisible(shown, 0, MARGIN)

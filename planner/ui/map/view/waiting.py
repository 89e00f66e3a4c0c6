"""The card that tells that a map is being laid out, with Cancel, or that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from planner.catalog.entries import RoleId
    from planner.ui.map.atlas import Atlas


LONG = 160


class Waiting(QFrame):
    """Tells how far ``atlas`` is with the map, or a better one; hidden when there is nothing to tell.

    It lies over the canvas, so that nothing moves when it comes and goes.
    """

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self.setObjectName("card")
        self._atlas = atlas
        self._roles: tuple[RoleId, ...] = ()
        self.said = label(wrap=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(LONG, 10)
        self.progress.setAccessibleName("Share of the map that is laid out")
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        for widget in (self.said, self.progress, self.button):
            row.addWidget(widget)
        self.button.clicked.connect(self._cancel_or_begin)
        atlas.told.connect(self._show)
        self.hide()

    def tell(self, roles: tuple[RoleId, ...]) -> None:
        """Tell how it stands with the map of ``roles``."""
        busy, drawn, self._roles = self._atlas.busy, self._atlas.has(roles), roles
        self.setVisible(busy or self._atlas.declined(roles))
        if busy:
            self.said.setText("A better map is being laid out." if drawn else "The map is being laid out.")
        else:
            self.said.setText("The map is not laid out.")
        self.progress.setVisible(busy)
        if not drawn:
            self.progress.setRange(0, 0)
        self.button.setText("Cancel" if busy else "Lay it out")

    def _show(self, share: float) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(100 * share))

    def _cancel_or_begin(self) -> None:
        if self._atlas.busy:
            self._atlas.cancel()
        else:
            self._atlas.again(self._roles)
            self.tell(self._roles)

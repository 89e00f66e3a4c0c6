"""The menu of what the map can be fitted to, and of the pictures that it can be saved as."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner.planning.answers.map_graph import NodeKind
from planner.ui.widgets.menu import Menu
from planner.ui.widgets.plain_text import unmarked
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.catalog.entries import NodeId
    from planner.study.study import Study
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.view.canvas import MapCanvas


class FitMenu(Menu):
    """Fits ``canvas`` to the whole map, the path, a role, or what is selected.

    Signals:
        picture_wanted: The learner wants the map (False), or what is selected (True), as a picture.
    """

    picture_wanted = Signal(bool)

    def __init__(self, study: Study, canvas: MapCanvas) -> None:
        super().__init__()
        self._study, self._canvas = study, canvas
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        canvas = self._canvas
        self.clear()
        if canvas.drawing is None:
            return
        for title, nodes in self._offers(canvas.drawing):
            self.addAction(title).triggered.connect(partial(self._fit, nodes))
        self.addSeparator()
        for text, selection in (("Save as a picture…", False), ("Save what is selected as a picture…", True)):
            action = self.addAction(text)
            action.triggered.connect(partial(self._want_picture, selection))
            action.setEnabled(not selection or canvas.current is not None)

    def _offers(self, drawing: Drawing) -> Iterator[tuple[str, list[NodeId]]]:
        canvas, spots, catalog = self._canvas, drawing.land.spots, self._study.catalog
        yield "Whole map", list(spots)
        studied = (node for node in spots if spots[node].kind in {NodeKind.SKILL, NodeKind.PROJECT})
        yield "My path", [node for node in studied if canvas.look(node).planned]
        roles = self._study.plan.roles
        for role in roles if len(roles) > 1 else ():
            yield unmarked(texts.short(catalog.title(role))), [spot.id for spot in spots.values() if role in spot.roles]
        if canvas.current:
            yield "What is selected", canvas.selected
            yield "What the current skill needs and unlocks", list(drawing.cone(canvas.current))

    def _fit(self, nodes: list[NodeId], *_: object) -> None:
        self._canvas.look_at(nodes)
        self._canvas.setFocus()

    def _want_picture(self, selection: bool, *_: object) -> None:  # noqa: FBT001 - what was asked for
        self.picture_wanted.emit(selection)

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
    from collections.abc import Callable, Iterator, Mapping

    from planner.catalog.entries import NodeId
    from planner.planning.answers.map_graph import Spot
    from planner.study.study import Study
    from planner.ui.map.view.shown import Shown


class FitMenu(Menu):
    """Offers to see the whole map, the path, a role, or what is selected of what is ``shown``.

    Signals:
        fit_wanted: The learner wants to see all of these nodes.
        picture_wanted: The learner wants the map (False), or what is selected (True), as a picture.
    """

    fit_wanted = Signal(list)
    picture_wanted = Signal(bool)

    def __init__(self, study: Study, shown: Callable[[], Shown]) -> None:
        super().__init__()
        self._study, self._shown = study, shown
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        shown = self._shown()
        self.clear()
        if shown.drawing is None:
            return
        for title, nodes in self._offers(shown, shown.drawing.land.spots):
            self.addAction(title).triggered.connect(partial(self._fit, nodes))
        self.addSeparator()
        for text, selection in (("Save as a picture…", False), ("Save what is selected as a picture…", True)):
            action = self.addAction(text)
            action.triggered.connect(partial(self._want_picture, selection))
            action.setEnabled(not selection or shown.current is not None)

    def _offers(self, shown: Shown, spots: Mapping[NodeId, Spot]) -> Iterator[tuple[str, list[NodeId]]]:
        plan, catalog = self._study.plan, self._study.catalog
        yield "Whole map", list(spots)
        studied = (node for node in spots if spots[node].kind in {NodeKind.SKILL, NodeKind.PROJECT})
        yield "My path", [node for node in studied if shown.looks[node].planned]
        for role in plan.roles if len(plan.roles) > 1 else ():
            yield unmarked(texts.short(catalog.title(role))), [spot.id for spot in spots.values() if role in spot.roles]
        if shown.drawing and shown.current:
            yield "What is selected", [*shown.selected]
            yield "What the current skill needs and unlocks", list(shown.drawing.cone(shown.current))

    def _fit(self, nodes: list[NodeId], *_: object) -> None:
        self.fit_wanted.emit(nodes)

    def _want_picture(self, selection: bool, *_: object) -> None:  # noqa: FBT001 - what was asked for
        self.picture_wanted.emit(selection)

"""The drawings of the maps: remembered, kept on disk, or laid out in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.planning.answers.map_graph import map_graph
from planner.storage.files import layout_cache
from planner.ui.jobs import Jobs
from planner.ui.map.layout_process import laid_apart
from planner.ui.map.scene.drawing import Drawing
from planner.ui.map.scene.node_sizes import ends, graph_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId
    from planner.layout.geometry import Geometry
    from planner.layout.graph import Graph
    from planner.planning.answers.map_graph import MapGraph
    from planner.ui.jobs import Token


class Atlas(QObject):
    """Gives the drawing for a goal's roles; what they are laid out for is kept in the first of ``folders``.

    Signals:
        drawn: The drawing of these roles is there, or a better one.
        told: A layout is so far, from 0 to 1.
        failed: No layout is made; carries the error, or none if it was cancelled.
    """

    drawn = Signal(object, object)
    told = Signal(float)
    failed = Signal(object)

    def __init__(self, catalog: Catalog, folders: list[Path], jobs: Jobs | None = None) -> None:
        super().__init__()
        self._catalog, self._folders = catalog, folders
        self._drawings: dict[tuple[RoleId, ...], Drawing] = {}
        self._asked: tuple[RoleId, ...] = ()
        self._declined: set[tuple[RoleId, ...]] = set()
        self.jobs = jobs or Jobs(self)
        self.jobs.found.connect(self._take)
        self.jobs.told.connect(self._tell)
        self.jobs.ended.connect(self._end)

    def take_catalog(self, catalog: Catalog) -> None:
        """Draw maps of ``catalog`` from now on."""
        self.jobs.cancel()
        self._catalog, self._asked = catalog, ()
        self._drawings.clear()
        self._declined.clear()

    @property
    def busy(self) -> bool:
        """Whether a layout is being made."""
        return self.jobs.token is not None

    def drawing(self, roles: tuple[RoleId, ...]) -> Drawing | None:
        """Return the drawing of ``roles``; none if it has to be made, which begins now unless it was cancelled before."""
        made = self._drawings.get(roles)
        if made or roles in self._declined or (self.busy and self._asked == roles):
            return made
        land = map_graph(self._catalog, roles)
        graph = graph_of(land, roles)
        kept = layout_cache.read(self._folders, graph)
        if kept:
            self._drawings[roles] = Drawing(land, kept)
        else:
            self._asked = roles
            self.jobs.run(partial(drawn, land, graph, self._folders))
        return self._drawings.get(roles)

    def has(self, roles: tuple[RoleId, ...]) -> bool:
        """Return whether there is a drawing of ``roles``."""
        return roles in self._drawings

    def declined(self, roles: tuple[RoleId, ...]) -> bool:
        """Return whether there is no drawing of ``roles`` because the learner cancelled it."""
        return roles in self._declined

    def cancel(self) -> None:
        """Stop the layout that is being made; if there is none of these roles at all, none is begun until `again`."""
        if self.busy:
            self.jobs.cancel()
            if not self.has(self._asked):
                self._declined.add(self._asked)
            self.failed.emit(None)

    def again(self, roles: tuple[RoleId, ...]) -> None:
        """Make the drawing of ``roles`` that was cancelled."""
        self._declined.discard(roles)
        self.drawing(roles)

    def _take(self, token: Token, found: Drawing) -> None:
        if token is self.jobs.token:
            self._drawings[self._asked] = found
            self.drawn.emit(self._asked, found)

    def _tell(self, token: Token, share: float) -> None:
        if token is self.jobs.token:
            self.told.emit(share)

    def _end(self, token: Token, error: Exception | None) -> None:
        if token is self.jobs.token:
            self.jobs.token = None
            self.failed.emit(error)


def drawn(land: MapGraph, graph: Graph, folders: Sequence[Path], token: Token) -> Iterator[Drawing]:
    """Yield the drawing of ``land``, then a better one; all about them that takes long is done here.

    Raises:
        CancelledError: It is not wanted any more.
    """
    for found in laid_out(graph, folders, token):
        yield Drawing(land, found).worked_out()


def laid_out(graph: Graph, folders: Sequence[Path], token: Token) -> Iterator[Geometry]:
    """Yield a layout of ``graph``, then a better one, which is kept in the first of ``folders``.

    Raises:
        CancelledError: It is not wanted any more.
        LayingError: The process that makes layouts failed.
    """
    made = None
    for made in laid_apart(graph, ends(graph), token):
        yield made
    if folders and made:
        layout_cache.write(folders[0], graph, made)

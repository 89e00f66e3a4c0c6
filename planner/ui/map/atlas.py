"""The drawings of the maps: remembered, kept on disk, or laid out in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.layout.geometry import Geometry, geometry
from planner.layout.layout import LayoutCancelledError, layout, refined
from planner.planning.landscape import landscape
from planner.storage import layout_cache
from planner.ui.jobs import CancelledError, Jobs
from planner.ui.map.drawing import Drawing
from planner.ui.map.plates import ends, graph_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId
    from planner.layout.graph import Graph
    from planner.planning.landscape import Landscape
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
        self._asked: tuple[tuple[RoleId, ...], Landscape] | None = None
        self.jobs = jobs or Jobs(self)
        self.jobs.found.connect(self._take)
        self.jobs.told.connect(self._tell)
        self.jobs.ended.connect(self._end)

    def take_catalog(self, catalog: Catalog) -> None:
        """Draw maps of ``catalog`` from now on."""
        self.jobs.cancel()
        self._catalog, self._asked = catalog, None
        self._drawings.clear()

    @property
    def busy(self) -> bool:
        """Whether a layout is being made."""
        return self.jobs.token is not None

    def drawing(self, roles: tuple[RoleId, ...]) -> Drawing | None:
        """Return the drawing of ``roles``; none if it has to be made, which begins now and ends in a signal."""
        if roles in self._drawings:
            return self._drawings[roles]
        land = landscape(self._catalog, roles)
        graph = graph_of(land, roles)
        kept = layout_cache.read(self._folders, layout_cache.key_of(graph))
        if kept:
            self._drawings[roles] = Drawing(land, kept)
        else:
            self._asked = roles, land
            self.jobs.run(partial(laid_out, graph, self._folders))
        return self._drawings.get(roles)

    def _take(self, token: Token, found: Geometry) -> None:
        if token is self.jobs.token and self._asked:
            roles, land = self._asked
            self._drawings[roles] = Drawing(land, found)
            self.drawn.emit(roles, self._drawings[roles])

    def _tell(self, token: Token, share: float) -> None:
        if token is self.jobs.token:
            self.told.emit(share)

    def _end(self, token: Token, error: Exception | None) -> None:
        if token is self.jobs.token:
            self.jobs.token = None
            self.failed.emit(error)


def laid_out(graph: Graph, folders: Sequence[Path], token: Token) -> Iterator[Geometry]:
    """Yield a layout of ``graph``, then a better one, which is kept in the first of ``folders``.

    Raises:
        CancelledError: It is not wanted any more.
    """
    try:
        first = layout(graph, ends(graph), token.cancelled)
    except LayoutCancelledError:
        raise CancelledError from None
    yield geometry(first)
    better = refined(first, cancelled=token.cancelled, progress=token.tell)
    if token.cancelled():
        raise CancelledError
    made = geometry(better)
    if folders:
        layout_cache.write(folders[0], layout_cache.key_of(graph), made)
    yield made

"""What is found on a map, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.planning.answers.map_graph import MapGraph


def found_on(land: MapGraph, catalog: Catalog, text: str) -> list[NodeId]:
    """Return the spots that ``text`` may mean; milestones, which are in no catalogue, come last, by their titles."""
    found = [each.node for each in catalog.finder.find(text) if each.node in land.spots] if text else []
    others = [spot.id for spot in land.spots.values() if text and text.casefold().strip() in spot.title.casefold()]
    return list(dict.fromkeys([*found, *others]))

"""What is found on a map, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.planning.landscape import Landscape
    from planner.ui.rows import Haystacks


def found_on(land: Landscape, catalog: Catalog, haystacks: Haystacks, words: tuple[str, ...]) -> list[NodeId]:
    """Return the spots that hold all of ``words``, which are folded.

    First those whose titles begin with them, then those in which words of the title do, then those whose titles hold them,
    then those that hold them in other names or can-do statements; among equal ones in the order of the map.
    """
    if not words:
        return []
    ranks = {}
    for spot in land.spots.values():
        rank = rank_of(spot.title.casefold(), words)
        elsewhere = spot.id in catalog.skills and haystacks.holds(catalog.skills[spot.id], words)  # type: ignore[index]
        if rank < OTHER or elsewhere:
            ranks[spot.id] = rank
    return sorted(ranks, key=ranks.__getitem__)


OTHER = 3


def rank_of(title: str, words: tuple[str, ...]) -> int:
    """Return how well a folded title fits ``words``: 0 is best, `OTHER` is not at all."""
    if title.startswith(" ".join(words)):
        return 0
    if all(f" {word}" in f" {title}".replace("-", " ") for word in words):
        return 1
    return 2 if all(word in title for word in words) else OTHER

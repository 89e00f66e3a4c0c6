"""What stands at a spot of the map, as text for who does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.map_graph import NodeKind
from planner.ui.style.locales import local
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.ui.map.scene.drawing import Drawing
    from planner.ui.map.scene.node_looks import Look

MOST = 6


def spoken(drawing: Drawing, node: NodeId, look: Look) -> str:
    """Return title, kind, state, roles, whether these part here, and what it needs and unlocks."""
    spot, spots = drawing.land.spots[node], drawing.land.spots
    kind = "Project" if spot.kind is NodeKind.PROJECT else ""
    state = "Ready" if look.ready and look.state is None else texts.state(look.state)
    implied = "implied by what you know" if look.implied else ""
    parts = [spot.title, kind, look.below, state, implied, look.badge]
    told = ", ".join(part for part in parts if part) + "."
    told += f" {texts.parting(look.fork, local())}." if look.fork else ""
    for said, ends in (("After: {}", drawing.before), ("Before: {}", drawing.after)):
        names = [spots[each].title for each in ends.get(node, ())]
        told += " " + said.format(texts.first_of(names, MOST, local())) + "." if names else ""
    return told

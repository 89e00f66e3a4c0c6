"""What stands on the map besides skills, told beside it: choices with their options, milestones, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.map_graph import milestone_of
from planner.ui.skill.skill_links import radios, to_skill
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.entries import NodeId
    from planner.study.study import Study
    from planner.ui.skill.skill_links import Go, Parts


def sign(study: Study, node: NodeId, go: Go) -> Parts:
    """Return the title of ``node`` and what it stands for; nothing if the catalogue has it no more."""
    catalog = study.catalog
    if catalog.is_choice(node):
        choice = catalog.choices[node]
        heads: Parts = [label(choice.title, "title"), label("A choice: any one of these is enough.", "muted")]
        return [*heads, *_links(study, choice.options, go), radios(study, choice)]
    if catalog.is_role(node):
        role = catalog.roles[node]
        return [label(role.title, "title"), label("Role", "muted"), label(role.summary)]
    found = milestone_of(catalog, node)
    if found is None:
        return []
    role, milestone = found
    said = f"A milestone of {role.title}, reached when you know these."
    return [label(milestone.title, "title"), label(said, "muted"), *_links(study, milestone.needs, go)]


def _links(study: Study, nodes: Iterable[NodeId], go: Go) -> Parts:
    catalog = study.catalog
    return [to_skill(study, node, go) if catalog.is_skill(node) else label(catalog.title(node)) for node in nodes]

"""What each skill is worth to the goal: core skills weigh 3, useful ones 1, enablers nothing by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.entries import ChoiceId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId

CORE, USEFUL = 3, 1


def value_of(catalog: Catalog, roles: Iterable[RoleId], picked: Mapping[ChoiceId, SkillId]) -> dict[NodeId, int]:
    """Return the weight of every skill that one of ``roles`` names; the highest counts, all others weigh nothing.

    A choice that a role names gives its weight to its ``picked`` option. O(entries).
    """
    value: dict[NodeId, int] = {}
    for role in roles:
        for weight, entries in ((USEFUL, catalog.roles[role].useful), (CORE, catalog.roles[role].core)):
            for entry in entries:
                skill = picked.get(ChoiceId(entry), entry)
                value[skill] = max(weight, value.get(skill, 0))
    return value

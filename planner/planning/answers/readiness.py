"""How ready the learner is for a role as the path goes on: the share of its core that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, SkillId
from planner.planning.shares import share

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId


class ReadinessPoint(NamedTuple):
    """After ``hours`` likely hours of the path the ``share`` (0 to 1) of a role's core entries is met."""

    hours: float
    share: float


def readiness(
    catalog: Catalog,
    role: RoleId,
    known: AbstractSet[SkillId],
    path: Iterable[tuple[SkillId, float]],
    pins: AbstractSet[SkillId] = frozenset(),
) -> tuple[ReadinessPoint, ...]:
    """Return the curve of ``role`` along ``path`` (skills with their hours): its start, then each point where it rises.

    Core entries count alike; a choice is met by any option, or by a pinned one if any of its options is pinned, as in the
    plan. O(path + entries).
    """
    core = catalog.roles[role].core
    waiting: dict[NodeId, list[NodeId]] = {}
    for entry in core:
        options = [SkillId(entry)]
        if choice := catalog.choices.get(ChoiceId(entry)):
            options = [option for option in choice.options if option in pins] or [*choice.options]
        for skill in options:
            waiting.setdefault(skill, []).append(entry)
    met = {entry for skill in known for entry in waiting.get(skill, ())}
    points = [ReadinessPoint(0.0, share(len(met), len(core)))] if core else []
    now = 0.0
    for skill, hours in path:
        now += hours
        gained = [entry for entry in waiting.get(skill, ()) if entry not in met]
        if gained:
            met.update(gained)
            points.append(ReadinessPoint(now, share(len(met), len(core))))
    return tuple(points)

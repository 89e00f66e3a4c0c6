"""The prerequisite graph as integers for the hot paths, and the one order that every path follows."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from planner.catalog.entries import Choice, ChoiceId, NodeId, Skill, SkillId


class Structure(NamedTuple):
    """The AND/OR prerequisite graph with nodes numbered in one canonical topological order.

    Node ``i`` is a skill, which needs all of ``needs[i]``, or (``is_choice[i]``) a choice, which
    needs any one of them. Every number in ``needs[i]`` is below ``i``, so a plan is a sort and a
    skill keeps its place when another is ticked.
    """

    ids: tuple[NodeId, ...]
    number: dict[NodeId, int]
    needs: tuple[tuple[int, ...], ...]
    unlocks: tuple[tuple[int, ...], ...]
    is_choice: tuple[bool, ...]

    def in_order(self, nodes: Iterable[NodeId]) -> list[NodeId]:
        """Return ``nodes`` sorted so that every prerequisite comes first."""
        return sorted(nodes, key=self.number.__getitem__)

    def met_by(self, known: AbstractSet[NodeId]) -> set[NodeId]:
        """Return ``known`` skills and the choices that they meet; linear in what is known."""
        met = set(known)
        for skill in known:
            for after in self.unlocks[self.number[skill]] if skill in self.number else ():
                if self.is_choice[after]:
                    met.add(self.ids[after])
        return met

    @staticmethod
    def of(skills: Mapping[SkillId, Skill], choices: Mapping[ChoiceId, Choice], order: tuple[NodeId, ...] = ()) -> Structure:
        """Number the nodes of a checked catalogue, in its canonical ``order`` if that is known; O(V log V + E)."""
        needs: dict[NodeId, Iterable[NodeId]] = {skill.id: skill.requires for skill in skills.values()}
        needs.update({choice.id: choice.options for choice in choices.values()})
        ids = order or canonical_order(skills, choices)
        number = {node: i for i, node in enumerate(ids)}
        incoming = tuple(tuple(sorted(number[n] for n in needs[node])) for node in ids)
        outgoing: list[list[int]] = [[] for _ in ids]
        for node, before in enumerate(incoming):
            for need in before:
                outgoing[need].append(node)
        return Structure(ids, number, incoming, tuple(map(tuple, outgoing)), tuple(node in choices for node in ids))


def canonical_order(skills: Mapping[SkillId, Skill], choices: Mapping[ChoiceId, Choice]) -> tuple[NodeId, ...]:
    """Return all ``skills`` and ``choices`` in the one topological order every path follows.

    Kahn's algorithm (Kahn 1962) with a heap: among what can come next, what the first projects rest
    on comes first, so that something is finished early; then the lower level, then the reading order of
    the catalogue. Equal input gives an equal order. O((V + E) log V), and O(V + E) for each first project.
    """
    needs: dict[NodeId, list[NodeId]] = {node: list(skill.requires) for node, skill in skills.items()}
    needs.update({choice.id: list(choice.options) for choice in choices.values()})
    stage = _stages(skills, needs)
    place = {node: (stage.get(node, len(needs)), skill.level, i) for i, (node, skill) in enumerate(skills.items())}
    after: dict[NodeId, list[NodeId]] = {node: [] for node in needs}
    waiting = {node: len(before) for node, before in needs.items()}
    for node, before in needs.items():
        for need in before:
            after[need].append(node)
    heap = [(place.get(node, (0, 0, 0)), node) for node, count in waiting.items() if not count]  # type: ignore[call-overload]
    heapify(heap)
    order: list[NodeId] = []
    while heap:
        node = heappop(heap)[1]
        order.append(node)
        for later in after[node]:
            waiting[later] -= 1
            if not waiting[later]:
                heappush(heap, (place.get(later, (0, 0, 0)), later))  # type: ignore[call-overload]
    return tuple(order)


def _stages(skills: Mapping[SkillId, Skill], needs: dict[NodeId, list[NodeId]]) -> dict[NodeId, int]:
    """Return the first of the first projects (those of level 1, in reading order) that each node helps to make."""
    stages: dict[NodeId, int] = {}
    for stage, project in enumerate(skill.id for skill in skills.values() if skill.brief and skill.level == 1):
        stages = dict.fromkeys(_below(project, needs), stage) | stages
    return stages


def _below(node: NodeId, needs: dict[NodeId, list[NodeId]]) -> set[NodeId]:
    seen: set[NodeId] = set()
    waiting = [node]
    while waiting:
        now = waiting.pop()
        if now not in seen:
            seen.add(now)
            waiting += needs.get(now, [])
    return seen

"""The prerequisite graph as integers for the hot paths, and the one order that every path follows."""

from __future__ import annotations

from collections import deque
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from planner.catalog.entries import Choice, ChoiceId, NodeId, Skill, SkillId

Node = TypeVar("Node")
Id = TypeVar("Id", bound=str)


def walk(starts: Iterable[Node], onward: Callable[[Node], Iterable[Node]]) -> Iterator[tuple[Node, Node | None]]:
    """Yield ``starts`` and all that they lead to, ``onward`` step by step, nearest first, each with what led to it.

    Breadth-first and lazy. Of equally near ones the one comes first that the earlier node leads to, then the one that it
    leads to first. Nothing led to a start. O(V + E) of what is reached.
    """
    came: dict[Node, Node | None] = dict.fromkeys(starts)
    waiting = deque(came)
    while waiting:
        node = waiting.popleft()
        yield node, came[node]
        for each in onward(node):
            if each not in came:
                came[each] = node
                waiting.append(each)


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

    def in_order(self, nodes: Iterable[Id]) -> list[Id]:
        """Return ``nodes`` sorted so that every prerequisite comes first."""
        return sorted(nodes, key=self.number.__getitem__)

    def needed(self, node: NodeId) -> list[NodeId]:
        """Return what ``node`` directly needs, or the options of a choice, in canonical order."""
        return [self.ids[need] for need in self.needs[self.number[node]]]

    def unlocked(self, node: NodeId) -> list[NodeId]:
        """Return what directly needs ``node``, or has it as an option, in canonical order."""
        return [self.ids[after] for after in self.unlocks[self.number[node]]]

    def below(self, nodes: Iterable[NodeId]) -> set[NodeId]:
        """Return ``nodes`` and all that they need near or far, by any option; O(V + E) of what is reached."""
        numbers = map(self.number.__getitem__, nodes)
        return {self.ids[node] for node, _ in walk(numbers, self.needs.__getitem__)}

    def above(self, node: NodeId) -> Iterator[tuple[NodeId, NodeId | None]]:
        """Yield ``node`` and all that could rest on it, nearest first, each with what it rests on; lazy."""
        return walk([node], self.unlocked)

    def chain(self, first: NodeId, last: NodeId) -> list[NodeId]:
        """Return a shortest chain of nodes from ``first`` to ``last``, each a prerequisite of the next; none if there is none.

        A node is a chain to itself. Making ``last`` a prerequisite of ``first`` would close the chain to a circle. O(V + E).
        """
        came: dict[NodeId, NodeId | None] = {}
        for node, before in self.above(first):
            came[node] = before
            if node == last:
                return chain_back(last, came)[::-1]
        return []

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


def chain_back(node: Node, came: Mapping[Node, Node | None]) -> list[Node]:
    """Return the chain from ``node`` back to the start that it ``came`` from."""
    chain, now = [node], came[node]
    while now is not None:
        chain.append(now)
        now = came[now]
    return chain


def canonical_order(skills: Mapping[SkillId, Skill], choices: Mapping[ChoiceId, Choice]) -> tuple[NodeId, ...]:
    """Return all ``skills`` and ``choices`` in the one topological order every path follows.

    Kahn's algorithm (Kahn 1962) with a heap: among what can come next, what the first projects rest
    on comes first, so that something is finished early; then the lower level, then the reading order of
    the catalogue. Equal input gives an equal order. O((V + E) log V), and O(V + E) for each first project.
    """
    needs: dict[NodeId, list[NodeId]] = {node: list(skill.requires) for node, skill in skills.items()}
    needs.update({choice.id: list(choice.options) for choice in choices.values()})
    stage = _stages(skills, needs)
    place: dict[NodeId, tuple[int, int, int]] = {
        node: (stage.get(node, len(needs)), skill.level, i) for i, (node, skill) in enumerate(skills.items())
    }
    after: dict[NodeId, list[NodeId]] = {node: [] for node in needs}
    waiting = {node: len(before) for node, before in needs.items()}
    for node, before in needs.items():
        for need in before:
            after[need].append(node)
    heap = [(place.get(node, (0, 0, 0)), node) for node, count in waiting.items() if not count]
    heapify(heap)
    order: list[NodeId] = []
    while heap:
        node = heappop(heap)[1]
        order.append(node)
        for later in after[node]:
            waiting[later] -= 1
            if not waiting[later]:
                heappush(heap, (place.get(later, (0, 0, 0)), later))
    return tuple(order)


def _stages(skills: Mapping[SkillId, Skill], needs: dict[NodeId, list[NodeId]]) -> dict[NodeId, int]:
    """Return the first of the first projects (those of level 1, in reading order) that each node helps to make."""
    stages: dict[NodeId, int] = {}
    projects: list[NodeId] = [skill.id for skill in skills.values() if skill.brief and skill.level == 1]
    for stage, project in enumerate(projects):
        below = [node for node, _ in walk([project], lambda node: needs.get(node, ()))]
        stages = dict.fromkeys(below, stage) | stages
    return stages

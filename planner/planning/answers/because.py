"""Why a step is in the plan: the chain from it to each role's statement, and its reasons."""

from __future__ import annotations

import itertools
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId
    from planner.planning.plan import Plan
    from planner.planning.route.goal import Goal
    from planner.planning.route.route import Route


class Because:
    """The shortest chain from every step of a route to each role it serves.

    One breadth-first search a role, from its entries down to what they rest on: O(V + E). Among
    chains of one length the catalogue's reading order decides.
    """

    def __init__(self, catalog: Catalog, goal: Goal, route: Route) -> None:
        self._next = {role: _next_hops(catalog, entries, role, route) for role, entries in goal.ends.items()}

    def chains(self, skill: SkillId) -> list[list[NodeId]]:
        """Return one chain for each role that ``skill`` serves, from the skill to the role's id."""
        return [self._chain(skill, role) for role, hops in self._next.items() if skill in hops]

    def _chain(self, node: NodeId, role: RoleId) -> list[NodeId]:
        hops = self._next[role]
        chain = [node]
        while chain[-1] != role:
            chain.append(hops[chain[-1]])
        return chain


def _next_hops(catalog: Catalog, entries: tuple[NodeId, ...], role: RoleId, route: Route) -> dict[NodeId, NodeId]:
    hops: dict[NodeId, NodeId] = {}
    waiting: deque[tuple[NodeId, NodeId]] = deque((entry, role) for entry in entries)
    while waiting:
        node, after = waiting.popleft()
        if node in hops:
            continue
        if node in catalog.choices:
            hops[node] = after
            picked = route.picked.get(node)  # type: ignore[call-overload]
            if picked:
                waiting.append((picked, node))
        elif node in route.skills:
            hops[node] = after
            waiting.extend((need, node) for need in catalog.skills[node].requires)  # type: ignore[index]
    return hops


def chains(catalog: Catalog, plan: Plan, skill: SkillId) -> list[list[NodeId]]:
    """Return the shortest chain from ``skill`` to each role of ``plan`` that it serves."""
    return Because(catalog, plan.asked, plan.route).chains(skill)


def reasons(catalog: Catalog, chain: list[NodeId]) -> list[str]:
    """Return a sentence for each link of ``chain``: why the next needs this one, at last why the role does."""
    sentences = []
    for before, after in itertools.pairwise(chain):
        if after in catalog.roles:
            role = catalog.roles[after]  # type: ignore[index]
            entry = role.core.get(before) or role.useful.get(before)
            why = entry.why if entry else "You know skills that build on it, but not this one."
            usual = f"{role.title} asks for {catalog.title(before)}."
        elif after in catalog.choices:
            why = catalog.choices[after].options.get(before, "")  # type: ignore[index,call-overload]
            usual = f"{catalog.title(before)} is picked for {catalog.title(after)}."
        else:
            why = catalog.skills[after].requires.get(before, "")  # type: ignore[index]
            usual = f"{catalog.title(after)} needs {catalog.title(before)}."
        sentences.append(why or usual)
    return sentences

"""The shipped catalogue as graphs to be drawn, as the map will show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.layout.graph import Graph, Node
from planner.storage.catalog.folder import load_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId

RESOURCES = Path(__file__).parents[2] / "resources" / "catalog"
GOALS = {"engineer": ("ml-engineer",), "scientist": ("data-scientist",), "both": ("ml-engineer", "data-scientist")}


def shipped() -> Catalog:
    return load_catalog([RESOURCES])


def graph_of(catalog: Catalog, roles: Iterable[RoleId], *, banded: bool = False) -> Graph:
    """Return the roles with all that they ask for, and all that it rests on through every option.

    With ``banded``, what only the first role calls for lies above what both do, what only the last calls for below.
    """
    needs = {role: [*catalog.roles[role].core, *catalog.roles[role].useful] for role in roles}
    calls = {role: _closed(catalog, asked) for role, asked in needs.items()}
    nodes = sorted(set().union(*calls.values()))
    edges = [(need, role) for role, asked in needs.items() for need in asked]
    edges += [(need, node) for node in nodes for need in _needs(catalog, node)]
    first, last = next(iter(calls)), list(calls)[-1]

    def band(node: str) -> int:
        called = [role for role in calls if node == role or node in calls[role]]
        return 0 if not banded or len(calls) == 1 or len(called) > 1 else -1 if called == [first] else int(called == [last])

    return Graph(tuple([_node(catalog, node, band(node)) for node in [*nodes, *calls]]), tuple(edges))


def _needs(catalog: Catalog, node: str) -> list[str]:
    return list(catalog.skills[node].requires if node in catalog.skills else catalog.choices[node].options)


def _closed(catalog: Catalog, asked: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(asked)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += _needs(catalog, node)
    return seen


def _node(catalog: Catalog, node: str, band: int) -> Node:
    if node in catalog.roles:
        return Node(node, 200, 60, band=band)
    if node in catalog.choices:
        return Node(node, 150, 36, band=band)
    return Node(node, 190, 44, catalog.skills[node].area, band)

"""The prerequisite graph in networkx: what comes before what, checked and asked about its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId


def build(catalog: Catalog) -> nx.DiGraph[str]:
    """Return the AND/OR graph of ``catalog``; edges run prerequisite -> dependent.

    Nodes carry ``kind``: ``"skill"`` (needs all of its predecessors) or ``"choice"`` (needs any
    one of them). Edges carry ``reason``. O(V + E).
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(catalog.skills, kind="skill")
    graph.add_nodes_from(catalog.choices, kind="choice")
    for skill in catalog.skills.values():
        graph.add_edges_from((need, skill.id, {"reason": why}) for need, why in skill.requires.items())
    for choice in catalog.choices.values():
        graph.add_edges_from((option, choice.id, {"reason": why}) for option, why in choice.options.items())
    return graph


def role_closure(catalog: Catalog, role: RoleId, *, useful: bool = False) -> frozenset[NodeId]:
    """Return all that ``role`` may call for: its entries and, through every option, all they rest on."""
    entries = [*catalog.roles[role].core, *(catalog.roles[role].useful if useful else ())]
    return frozenset(entries).union(*(nx.ancestors(catalog.graph, entry) for entry in entries))


def ready(catalog: Catalog, known: AbstractSet[SkillId]) -> frozenset[SkillId]:
    """Return the skills not known whose prerequisites are all known (the outer fringe).

    A choice counts as known when one of its options is. O(V + E).
    """
    met = catalog.structure.met_by(known)
    return frozenset(s.id for s in catalog.skills.values() if s.id not in known and met.issuperset(s.requires))


def unlocks(catalog: Catalog, known: AbstractSet[SkillId], skill: SkillId) -> frozenset[SkillId]:
    """Return the skills that become ready when ``skill`` is learned on top of ``known``."""
    return ready(catalog, known | {skill}) - ready(catalog, known)


def redundant_edges(catalog: Catalog) -> list[tuple[NodeId, NodeId]]:
    """Return the hard edges that others imply: those into a skill that the transitive reduction drops.

    Only paths through skills imply; a choice implies none of its options. O(V (V + E)).
    """
    hard: nx.DiGraph[str] = nx.subgraph_view(catalog.graph, filter_node=lambda node: node in catalog.skills)
    return sorted(set(hard.edges) - set(nx.transitive_reduction(hard).edges))


def cycles(edges: Iterable[tuple[NodeId, NodeId]]) -> Iterator[list[NodeId]]:
    """Yield a shortest cycle of each strongly connected part, in prerequisite order, the first node again last.

    A cycle begins at its smallest id. O(V + E) and a sort.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)
    for part in sorted(nx.strongly_connected_components(graph), key=min):
        start = min(part)
        if len(part) > 1 or graph.has_edge(start, start):
            yield _shortest_cycle(graph.subgraph(part), start)


def _shortest_cycle(graph: nx.DiGraph[str], start: NodeId) -> list[NodeId]:
    """Return the shortest cycle through ``start`` within its strongly connected part."""
    ways = nx.single_source_shortest_path(graph, start)
    last = min(graph.predecessors(start), key=lambda node: (len(ways[node]), node))
    return [*ways[last], start]

"""The prerequisite graph in networkx: what comes before what, checked and asked about its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planner.catalog.entries import Choice, ChoiceId, NodeId, Skill, SkillId


def build(skills: Mapping[SkillId, Skill], choices: Mapping[ChoiceId, Choice]) -> nx.DiGraph[str]:
    """Return the AND/OR graph of ``skills`` and ``choices``; edges run prerequisite -> dependent.

    Nodes carry ``kind``: ``"skill"`` (needs all of its predecessors) or ``"choice"`` (needs any
    one of them). Edges carry ``reason``. O(V + E).
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(skills, kind="skill")
    graph.add_nodes_from(choices, kind="choice")
    for skill in skills.values():
        graph.add_edges_from((need, skill.id, {"reason": why}) for need, why in skill.requires.items())
    for choice in choices.values():
        graph.add_edges_from((option, choice.id, {"reason": why}) for option, why in choice.options.items())
    return graph


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

"""What tests ask of the prerequisite graph, in networkx."""

from __future__ import annotations

import networkx as nx


def role_closure(catalog, role, *, useful=False):
    """Return all that ``role`` may call for: its entries and, through every option, all they rest on."""
    entries = [*catalog.roles[role].core, *(catalog.roles[role].useful if useful else ())]
    return frozenset(entries).union(*(nx.ancestors(catalog.graph, entry) for entry in entries))


def ready(catalog, known):
    """Return the skills not known whose prerequisites are all known (the outer fringe).

    A choice counts as known when one of its options is. O(V + E).
    """
    met = catalog.structure.met_by(known)
    return frozenset(s.id for s in catalog.skills.values() if s.id not in known and met.issuperset(s.requires))


def unlocks(catalog, known, skill):
    """Return the skills that become ready when ``skill`` is learned on top of ``known``."""
    return ready(catalog, known | {skill}) - ready(catalog, known)


def redundant_edges(catalog):
    """Return the required edges that others imply: those into a skill that the transitive reduction drops.

    A choice that is required implies none of its options. O(V (V + E)).
    """
    required = nx.subgraph_view(catalog.graph, filter_edge=lambda _, after: after in catalog.skills)
    return sorted(set(required.edges) - set(nx.transitive_reduction(required).edges))


def taught_before(catalog):
    """Return the graph of required and recommended edges together, and of choices: what a teacher puts first."""
    graph = nx.DiGraph(catalog.graph)
    for skill in catalog.skills.values():
        graph.add_edges_from((need, skill.id) for need in skill.helps_with)
    return graph


def implied(catalog, known):
    """Return the skills that cannot be lacked by whoever has ``known``: what these require through skills alone."""
    hard = nx.subgraph_view(catalog.graph, filter_node=lambda node: node in catalog.skills)
    return frozenset().union(*(nx.ancestors(hard, skill) for skill in known)) - frozenset(known)

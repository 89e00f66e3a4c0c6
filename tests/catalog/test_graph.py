from __future__ import annotations

import itertools

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.graph import cycles
from tests.catalog.asked import ready, redundant_edges, role_closure, unlocks
from tests.catalogs import catalogs, is_met


@settings(deadline=None)
@given(catalogs(15, 5), st.randoms(use_true_random=False))
def test_ready_are_the_unknown_skills_whose_needs_are_met(catalog, random):
    known = {skill for skill in catalog.skills if random.random() < 0.3}
    expected = {
        s.id for s in catalog.skills.values() if s.id not in known and all(is_met(catalog, n, known, set()) for n in s.requires)
    }
    assert ready(catalog, known) == expected


@settings(deadline=None)
@given(catalogs(15, 5), st.randoms(use_true_random=False))
def test_what_a_skill_unlocks_was_not_ready_before(catalog, random):
    known = {skill for skill in catalog.skills if random.random() < 0.3}
    for skill in ready(catalog, known):
        opened = unlocks(catalog, known, skill)
        assert opened.isdisjoint(ready(catalog, known))
        assert opened <= ready(catalog, known | {skill})


@settings(deadline=None)
@given(catalogs(15, 5))
def test_the_canonical_order_and_its_numbers_respect_every_edge(catalog):
    structure = catalog.structure
    assert set(structure.ids) == {*catalog.skills, *catalog.choices}
    for node, needs in enumerate(structure.needs):
        assert all(need < node for need in needs)
        assert all(node in structure.unlocks[need] for need in needs)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_a_cycle_is_told_exactly_where_networkx_finds_one(edges):
    told = list(cycles(edges))
    assert bool(told) == (not nx.is_directed_acyclic_graph(nx.DiGraph(edges)))
    for cycle in told:
        assert cycle[0] == cycle[-1]
        assert all(edge in edges for edge in itertools.pairwise(cycle))
        assert len(set(cycle[1:])) == len(cycle) - 1


def test_a_role_may_call_for_all_that_its_entries_rest_on_through_every_option(tiny):
    assert role_closure(tiny, "ml-engineer") == {"serving", "matrices", "vectors", "cloud", "aws", "azure"}
    assert role_closure(tiny, "data-scientist") == {"charts", "vectors"}
    assert "aws" in role_closure(tiny, "data-scientist", useful=True)


def test_an_edge_that_others_imply_is_redundant(tiny):
    assert redundant_edges(tiny) == []
    tiny.graph.add_edge("vectors", "serving")
    assert redundant_edges(tiny) == [("vectors", "serving")]
    tiny.graph.remove_edge("vectors", "serving")

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs import catalogs


@given(catalogs(), st.data())
def test_the_chain_is_a_shortest_path_or_none_exactly_where_there_is_none(catalog, data):
    nodes = sorted({*catalog.skills, *catalog.choices})
    first, last = data.draw(st.sampled_from(nodes)), data.draw(st.sampled_from(nodes))
    found = catalog.structure.chain(first, last)
    if not nx.has_path(catalog.graph, first, last):
        assert found == []
        return
    assert (found[0], found[-1]) == (first, last)
    assert all(catalog.graph.has_edge(a, b) for a, b in pairwise(found))
    assert len(found) == nx.shortest_path_length(catalog.graph, first, last) + 1


@given(catalogs(), st.data())
def test_below_and_above_are_what_networkx_says_and_above_comes_nearest_first(catalog, data):
    nodes = sorted({*catalog.skills, *catalog.choices})
    some = data.draw(st.sets(st.sampled_from(nodes)))
    assert catalog.structure.below(some) == some.union(*(nx.ancestors(catalog.graph, node) for node in some))
    node = data.draw(st.sampled_from(nodes))
    above = dict(catalog.structure.above(node))
    assert above.keys() == {node} | nx.descendants(catalog.graph, node)
    far = [nx.shortest_path_length(catalog.graph, node, each) for each in above]
    assert far == sorted(far)
    assert all(catalog.graph.has_edge(before, each) for each, before in above.items() if before)

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.chain import chain
from tests.catalogs import catalogs


@given(catalogs(), st.data())
def test_the_chain_is_a_shortest_path_or_none_exactly_where_there_is_none(catalog, data):
    nodes = sorted({*catalog.skills, *catalog.choices})
    first, last = data.draw(st.sampled_from(nodes)), data.draw(st.sampled_from(nodes))
    found = chain(catalog.structure, first, last)
    if not nx.has_path(catalog.graph, first, last):
        assert found == []
        return
    assert (found[0], found[-1]) == (first, last)
    assert all(catalog.graph.has_edge(a, b) for a, b in pairwise(found))
    assert len(found) == nx.shortest_path_length(catalog.graph, first, last) + 1

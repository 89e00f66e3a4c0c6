from __future__ import annotations

import json

import pytest
from hypothesis import given

from planner.layout.as_json import packed, packed_graph, unpacked, unpacked_graph
from planner.layout.geometry import geometry
from planner.layout.layout import layout
from tests.layout.graphs import graphs


@given(graphs())
def test_a_graph_comes_out_of_json_as_it_went_in(graph):
    assert unpacked_graph(json.loads(json.dumps(packed_graph(graph)))) == graph


@given(graphs())
def test_a_layout_comes_out_of_json_to_a_tenth_of_a_unit(graph):
    before = geometry(layout(graph))
    after = unpacked(json.loads(json.dumps(packed(before))))
    assert after.layers == before.layers
    assert after.places.keys() == before.places.keys()
    assert list(after.curves) == list(before.curves)
    for edge, points in before.curves.items():
        assert after.curves[edge] == tuple(pytest.approx(point, abs=0.0501) for point in points)
    assert packed(after) == packed(before)

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from planner.layout.curves import bend
from planner.layout.geometry import geometry
from planner.layout.layout import layout
from tests.layout.graphs import graphs
from tests.profile import examples


@examples(60)
@given(graphs(edges=30))
def test_the_points_of_an_edge_tell_its_whole_curve(graph):
    shown = layout(graph)
    for edge, points in geometry(shown).curves.items():
        curve = shown.curves[edge]
        assert points == (curve.start, *[segment[2] for segment in curve.segments])
        for (start, end), segment in zip(pairwise(points), curve.segments, strict=True):
            if start[1] == end[1]:
                assert {y for _, y in segment} == {start[1]}
            else:
                assert segment == (*bend(start, end), end)

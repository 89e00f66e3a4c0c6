"""Random small graphs to be drawn."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from planner.layout.graph import Graph, Node


@st.composite
def graphs(draw, most=14, edges=24, bands=(0,)):
    """Return an acyclic graph in which node i may follow nodes before it; ids do not tell the order."""
    count = draw(st.integers(0, most))
    names = draw(st.permutations([f"n{number:02}" for number in range(count)]))
    nodes = [
        Node(
            name,
            draw(st.sampled_from((40.0, 150.0, 190.0))),
            draw(st.sampled_from((20.0, 44.0, 60.0))),
            draw(st.sampled_from(("", "red", "blue"))),
            draw(st.sampled_from(bands)),
        )
        for name in names
    ]
    pairs = st.tuples(st.integers(0, max(0, count - 1)), st.integers(0, max(0, count - 1)))
    ends = [tuple(sorted(pair)) for pair in draw(st.lists(pairs, max_size=edges)) if pair[0] != pair[1]]
    return Graph(tuple(nodes), tuple((names[before], names[after]) for before, after in ends))


def sinks(graph):
    return [node.id for node, after in zip(graph.nodes, graph.after, strict=True) if not after]


def chain(length, width=190.0, height=44.0):
    names = [f"n{number:05}" for number in range(length)]
    return Graph(tuple(Node(name, width, height) for name in names), tuple(pairwise(names)))

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.optimize.bit_sets import bits
from planner.optimize.max_closure import MaxFlow
from tests.profile import examples


@st.composite
def graphs(draw, most=8):
    count = draw(st.integers(1, most))
    needs = [tuple(sorted(draw(st.sets(st.integers(0, node - 1), max_size=3)))) if node else () for node in range(count)]
    return needs, {node: draw(st.integers(-6, 6)) for node in range(count)}


def closures(needs, part):
    for held in range(1 << len(needs)):
        if not held & ~part and all(held >> need & 1 or not part >> need & 1 for node in bits(held) for need in needs[node]):
            yield held


@examples(200)
@given(graphs(), st.integers(0, 255))
def test_a_cut_is_the_least_closure_of_greatest_gain_and_what_it_leaves_bounds_every_other_one(graph, part):
    needs, gains = graph
    part &= (1 << len(needs)) - 1
    flow = MaxFlow(bits(part), needs, {node: gains[node] for node in bits(part)})
    closure, surplus, deficit = sum(1 << node for node in flow.closed), flow.surplus, flow.deficit
    gain = {held: sum(gains[node] for node in bits(held)) for held in closures(needs, part)}
    most = max(gain.values())
    assert gain[closure] == most == sum(surplus.values())
    assert all(not closure & ~held for held, its in gain.items() if its == most)
    for held, its in gain.items():
        missed = sum(left for node, left in surplus.items() if not held >> node & 1)
        paid = sum(left for node, left in deficit.items() if held >> node & 1)
        assert its <= most - missed - paid

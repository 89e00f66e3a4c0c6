from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.optimize import precedence_knapsack
from planner.optimize.and_or_graph import AndOrNode
from planner.optimize.bit_sets import bits
from planner.optimize.precedence_knapsack import Knapsack
from tests.profile import examples


def random_graph(random, count):
    """Return nodes of which each needs only nodes before it, a choice only skills."""
    nodes: list[AndOrNode] = []
    for number in range(count):
        is_choice = number > 1 and random.random() < 0.25
        pool = [place for place, node in enumerate(nodes) if not (is_choice and node.is_choice)]
        needs = tuple(sorted(random.sample(pool, min(len(pool), random.randint(int(is_choice), 3)))))
        nodes.append(AndOrNode(random.randint(0, 4), 0 if is_choice else random.randint(0, 5), needs, is_choice))
    return nodes


def graphs(most=9):
    return st.builds(random_graph, st.randoms(use_true_random=False), st.integers(1, most))


def sets(nodes):
    """Yield all sets of skills that hold what they need, with every choice that they meet."""
    skills = sum(1 << number for number, node in enumerate(nodes) if not node.is_choice)
    held = skills
    while True:
        met = held | sum(
            1 << number for number, node in enumerate(nodes) if node.is_choice and any(held >> need & 1 for need in node.needs)
        )
        if all(met >> need & 1 for number in bits(held) for need in nodes[number].needs):
            yield met
        if not held:
            return
        held = (held - 1) & skills


def worth(nodes, held):
    return sum(nodes[node].weight for node in bits(held)), -sum(nodes[node].time for node in bits(held))


@examples(200)
@given(graphs(), st.integers(0, 25))
def test_the_best_set_weighs_most_and_takes_least_of_all_that_fit(nodes, budget):
    best = max(way for held in sets(nodes) if -(way := worth(nodes, held))[1] <= budget)
    found = Knapsack(nodes, budget).solve()
    assert (found.weight, -found.time) == best
    assert found.bound == found.weight
    assert found.optimal


@examples(50)
@given(graphs(most=40), st.integers(0, 60))
def test_what_is_found_holds_all_that_it_needs_and_fits(nodes, budget):
    found = Knapsack(nodes, budget).solve()
    held = sum(1 << node for node in found.nodes)
    assert worth(nodes, held) == (found.weight, -found.time)
    assert found.time <= budget
    for number in found.nodes:
        met = [held >> need & 1 for need in nodes[number].needs]
        assert any(met) if nodes[number].is_choice else all(met)


@examples(100)
@given(graphs(), st.integers(0, 25))
def test_past_the_limit_of_work_the_best_found_comes_with_a_true_bound(nodes, budget):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(precedence_knapsack, "_LEAST_WORK", 1)
        patch.setattr(precedence_knapsack, "_MOST_WORK", 1)
        found = Knapsack(nodes, budget).solve()
    best = Knapsack(nodes, budget).solve()
    assert found.weight <= best.weight <= found.bound
    if found.optimal:
        assert (found.weight, found.time) == (best.weight, best.time)


def test_nothing_fits_in_no_time_but_what_takes_none():
    assert Knapsack([AndOrNode(3, 1), AndOrNode(1, 0)], 0).solve() == ((1,), 1, 0, 1, True)
    assert Knapsack([], 10).solve() == ((), 0, 0, 0, True)
    assert Knapsack([AndOrNode(3, 1)], -1).solve() == ((), 0, 0, 0, True)

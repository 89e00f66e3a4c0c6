from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.optimize import set_cover
from planner.optimize.set_cover import Cover, Covered, cheapest_cover
from tests.profile import examples


def random_offers(random, count, things):
    return [Cover(random.randrange(1 << things), random.randint(1, 9)) for _ in range(count)]


def offers(most=9, things=8):
    return st.builds(random_offers, st.randoms(use_true_random=False), st.integers(0, most), st.integers(1, things))


def covered(chosen):
    found = 0
    for offer in chosen:
        found |= offer.covers
    return found


@examples(200)
@given(offers())
def test_the_cheapest_cover_costs_what_trying_all_sets_finds(some):
    ways = [way for count in range(len(some) + 1) for way in combinations(some, count) if covered(way) == covered(some)]
    found = cheapest_cover(some)
    chosen = [some[number] for number in found.chosen]
    assert covered(chosen) == covered(some)
    assert sum(offer.cost for offer in chosen) == found.cost == found.bound
    assert found.cost == min(sum(offer.cost for offer in way) for way in ways)
    assert found.optimal


@examples(40)
@given(offers(most=30, things=25))
def test_past_the_limit_of_work_the_best_found_comes_with_a_true_bound(some):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(set_cover, "_LEAST_WORK", 1)
        patch.setattr(set_cover, "_MOST_WORK", 1)
        found = cheapest_cover(some)
    assert covered(some[number] for number in found.chosen) == covered(some)
    assert found.bound <= cheapest_cover(some).cost <= found.cost
    assert found.optimal == (found.bound == found.cost)


def test_nothing_is_covered_by_nothing():
    assert cheapest_cover([]) == Covered((), 0, 0, optimal=True)
    assert cheapest_cover([Cover(0, 5)]) == Covered((), 0, 0, optimal=True)

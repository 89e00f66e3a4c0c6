from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from planner.optimize.sidney import Job
from planner.optimize.tidy import tidied
from planner.optimize.weighted_completion import cost_of, sequence
from tests.optimize.test_sidney import jobs
from tests.optimize.test_weighted_completion import possible


@given(jobs(most=14, weights=1, times=2), st.data())
def test_tidying_costs_nothing_breaks_no_need_and_never_pleases_less(work, data):
    areas = [data.draw(st.sampled_from("ab")) for _ in work]
    helped = [data.draw(st.sets(st.integers(0, max(0, i - 1)), max_size=2)) if i else set() for i in range(len(work))]
    before = sequence(work).order
    after = tidied(work, before, areas, helped)
    assert possible(work, after)
    assert cost_of(work, after) == cost_of(work, before)
    assert pleasing(after, areas, helped) >= pleasing(before, areas, helped)


def pleasing(order, areas, helped):
    place = {job: i for i, job in enumerate(order)}
    alike = sum(areas[a] == areas[b] for a, b in itertools.pairwise(order))
    return alike + sum(place[helper] < place[job] for job in place for helper in helped[job])


def test_an_area_is_not_left_and_entered_again_where_that_costs_nothing():
    work = (Job(1, 2, ()), Job(1, 2, ()), Job(1, 2, ()), Job(1, 2, ()))
    order = tidied(work, (0, 1, 2, 3), "abab", [set()] * 4)
    assert pleasing(order, "abab", [set()] * 4) == 2


def test_what_makes_another_easier_comes_before_it_where_that_costs_nothing():
    work = (Job(1, 2, ()), Job(1, 2, ()))
    assert tidied(work, (0, 1), "aa", [{1}, set()]) == (1, 0)
    assert tidied((Job(2, 2, ()), Job(1, 2, ())), (0, 1), "aa", [{1}, set()]) == (0, 1)

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import given

from planner.optimize import weighted_completion as module_under_test
from planner.optimize.sidney import Job
from planner.optimize.weighted_completion import cost_of, sequence, without_needs
from tests.optimize.test_sidney import jobs
from tests.profile import examples


def least_cost(work):
    """The least cost over every order, set by set (Held and Karp 1962)."""
    whole = (1 << len(work)) - 1

    @cache
    def rest(done):
        if done == whole:
            return 0
        waiting = sum(job.weight for i, job in enumerate(work) if not done >> i & 1)
        ready = [i for i, job in enumerate(work) if not done >> i & 1 and all(done >> need & 1 for need in job.needs)]
        return min(waiting * work[i].time + rest(done | 1 << i) for i in ready)

    return rest(0)


def possible(work, order):
    place = {job: i for i, job in enumerate(order)}
    return sorted(order) == list(range(len(work))) and all(
        place[need] < place[job] for job in place for need in work[job].needs
    )


@examples(400)
@given(jobs(most=12))
def test_the_order_costs_what_trying_every_order_finds(work):
    found = sequence(work)
    assert possible(work, found.order)
    assert found.cost == cost_of(work, found.order) == least_cost(work) == found.bound


@examples(150)
@given(jobs(most=12))
def test_where_the_search_may_not_work_the_order_is_possible_and_the_bound_is_true(work):
    limit = module_under_test.MOST_WORK
    module_under_test.MOST_WORK = 0
    module_under_test._module.cache_clear()
    try:
        found = sequence(work)
    finally:
        module_under_test.MOST_WORK = limit
        module_under_test._module.cache_clear()
    assert possible(work, found.order)
    assert found.bound <= least_cost(work) <= found.cost == cost_of(work, found.order)
    assert found.bound >= without_needs(work)


@examples(100)
@given(jobs(most=10))
def test_no_order_costs_less_than_one_without_needs(work):
    assert without_needs(work) <= least_cost(work)


def test_what_was_solved_before_changes_no_answer():
    random = Random(3)
    work = tuple(
        Job(random.randrange(4), random.randrange(1, 9), tuple(sorted(random.sample(range(i), min(i, 2))))) for i in range(40)
    )
    module_under_test._module.cache_clear()
    fresh = sequence(work)
    assert sequence(work) == fresh
    assert sequence(tuple(Job(*job) for job in work)) == fresh

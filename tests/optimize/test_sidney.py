from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from planner.optimize.sidney import Job, closure, modules, within
from tests.profile import examples


@st.composite
def jobs(draw, most=9, weights=4, times=4):
    count = draw(st.integers(1, most))
    return tuple(
        Job(
            draw(st.integers(0, weights)),
            draw(st.integers(1, times)),
            tuple(sorted(draw(st.sets(st.integers(0, i - 1), max_size=3)))) if i else (),
        )
        for i in range(count)
    )


def closures(work, members):
    for count in range(1, len(members) + 1):
        for chosen in combinations(members, count):
            inside = set(chosen)
            if all(need in inside or need not in members for job in chosen for need in work[job].needs):
                yield inside


def density(work, part):
    return sum(work[job].weight for job in part) / sum(work[job].time for job in part)


@examples(300)
@given(jobs())
def test_each_module_is_a_densest_closure_of_what_is_left_and_holds_no_smaller_one(work):
    left = set(range(len(work)))
    for module in modules(work):
        ways = list(closures(work, sorted(left)))
        most = max(density(work, way) for way in ways)
        densest = [way for way in ways if abs(density(work, way) - most) < 1e-12]
        assert set(module) in densest
        assert not any(way < set(module) for way in densest)
        left -= set(module)
    assert not left


@given(jobs(most=14))
def test_a_closure_is_the_job_and_all_below_it_and_nothing_else(work):
    for job in range(len(work)):
        below = closure(work, job)
        assert job in below
        assert all(set(work[member].needs) <= below for member in below)
        assert all(any(member in work[other].needs for other in below) for member in below - {job})


@given(jobs(most=14), st.sets(st.integers(0, 13)))
def test_a_part_by_itself_keeps_weights_times_and_the_needs_that_lie_inside(work, chosen):
    part = sorted(job for job in chosen if job < len(work))
    alone = within(work, part)
    assert [(job.weight, job.time) for job in alone] == [(work[job].weight, work[job].time) for job in part]
    for place, job in enumerate(alone):
        assert {part[need] for need in job.needs} == set(work[part[place]].needs) & set(part)


def test_no_jobs_have_no_modules():
    assert modules(()) == []

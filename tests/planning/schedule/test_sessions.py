from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from planner.optimize.sidney import Job, closure
from planner.planning.schedule.sessions import Session, sessions
from tests.optimize.test_sidney import jobs
from tests.profile import examples


@given(jobs(most=12, times=30), st.integers(0, 5))
def test_without_days_of_choice_each_job_is_one_sitting_after_the_other(work, begin):
    found = sessions(work, {}, begin)
    assert [sitting.job for sitting in found] == list(range(len(work)))
    assert [sitting.begin for sitting in found] == [begin, *(sitting.end for sitting in found[:-1])]
    assert [sitting.end - sitting.begin for sitting in found] == [job.time for job in work]


@examples(300)
@given(jobs(most=9, times=30), st.dictionaries(st.integers(0, 8), st.integers(1, 150), max_size=3))
def test_all_is_studied_once_after_its_needs_and_what_has_a_day_never_before_it(work, wishes):
    at = {job: second for job, second in wishes.items() if job < len(work)}
    found = sessions(work, at)
    first, last, spent = {}, {}, dict.fromkeys(range(len(work)), 0)
    for before, after in itertools.pairwise(found):
        assert before.end <= after.begin
        assert before.job != after.job or before.end < after.begin
    for job, begin, end in found:
        first.setdefault(job, begin)
        last[job] = end
        spent[job] += end - begin
    assert [spent[job] for job in range(len(work))] == [job.time for job in work]
    assert all(last[need] <= first[job] for job in first for need in work[job].needs)
    assert all(first[job] >= second for job, second in at.items())


@examples(300)
@given(jobs(most=9, times=30), st.integers(0, 8), st.integers(1, 150))
def test_one_day_is_kept_exactly_if_what_the_job_needs_can_be_done_by_then(work, job, second):
    job %= len(work)
    needs = sum(work[each].time for each in closure(work, job) - {job})
    begin = next(sitting.begin for sitting in sessions(work, {job: second}) if sitting.job == job)
    assert begin == max(second, needs)


def test_what_is_being_studied_is_broken_off_and_goes_on_afterwards():
    work = (Job(0, 10, ()), Job(0, 4, ()))
    assert sessions(work, {1: 6}) == [Session(0, 0, 6), Session(1, 6, 10), Session(0, 10, 14)]


def test_study_waits_if_nothing_else_is_left():
    assert sessions((Job(0, 3, ()), Job(0, 2, (0,))), {1: 9}) == [Session(0, 0, 3), Session(1, 9, 11)]


def test_what_is_needed_comes_forward_if_it_would_be_late_otherwise():
    work = (Job(0, 10, ()), Job(0, 3, ()), Job(0, 2, (1,)))
    assert [sitting.job for sitting in sessions(work, {2: 5})] == [1, 0, 2, 0]

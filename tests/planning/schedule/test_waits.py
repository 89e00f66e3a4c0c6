from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.learner.availability import Availability
from planner.learner.learner import Learner, Mark, State
from planner.planning.answers.fork import fork
from planner.planning.answers.what_if import effects
from planner.planning.forecast import CHANCES, chance_by, day_of, hours_by
from planner.planning.normal import POINTS
from planner.planning.plan import make_plan
from planner.planning.schedule.calendar import Calendar
from planner.planning.schedule.timeline import jobs_of, laid
from planner.planning.schedule.waits import earliest, waits
from planner.planning.seconds import SECONDS
from tests.catalogs import catalogs
from tests.planning.schedule.test_calendar import breaks, weeks
from tests.profile import examples

TODAY = date(2027, 1, 4)
MOST_DAYS = 20_000


@st.composite
def learners(draw, with_dates=True):
    """Return a small catalogue, and somebody with breaks who has set days for some of its skills."""
    catalog = draw(catalogs(10, 3))
    days = st.dates(TODAY - timedelta(days=30), date(2029, 1, 1))
    dates = draw(st.dictionaries(st.sampled_from(list(catalog.skills)), days, max_size=4)) if with_dates else {}
    known = draw(st.lists(st.sampled_from(list(catalog.skills)), max_size=2))
    when = Availability(draw(weeks), None, tuple(draw(breaks)))
    return catalog, Learner(marks=dict.fromkeys(known, Mark(State.KNOWN)), dates=dates, availability=when)


def busiest_end(catalog, plan, hours):
    """Return the day on which a path that takes ``hours`` is done at the earliest: a walk day by day, what can be first.

    Slow and plain, and without precedence but for days: what waits for a day, or needs what waits, is not begun before it.
    """
    learner, scale = plan.learner, hours / plan.hours.likely
    forced = {}
    for step in plan.steps:
        needs = {plan.route.picked.get(need, need) for need in step.skill.requires}
        days = [forced[need] for need in needs if need in forced] + [learner.dates.get(step.skill.id, date.min)]
        forced[step.skill.id] = max(days)
    left = {step.skill.id: step.hours.likely * scale for step in plan.steps}
    day = max(TODAY, learner.availability.start or TODAY)
    for _ in range(MOST_DAYS):
        off = any(first <= day <= last for first, last in learner.availability.breaks)
        room = 0.0 if off else learner.availability.week[day.weekday()]
        for skill in sorted(left, key=forced.__getitem__):
            if forced[skill] <= day:
                used = min(room, left[skill])
                room, left[skill] = room - used, left[skill] - used
        if sum(left.values()) <= 1e-6:
            return day
        day += timedelta(days=1)
    raise AssertionError("it never ends")


@examples(150)
@given(learners(), st.sampled_from(CHANCES))
def test_each_day_of_the_forecast_is_that_of_a_walk_day_by_day_past_all_set_days_and_breaks(made, chance):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    if plan.steps:
        day = plan.forecast.days[CHANCES.index(chance)]
        walked = busiest_end(catalog, plan, plan.forecast.enough(chance))
        assert abs((day - walked).days) <= 1 or hours_between(plan, day, walked) <= 0.01
        for skill, wish in learner.dates.items():
            if any(step.skill.id == skill for step in plan.steps):
                assert day >= wish


def hours_between(plan, first, last):
    calendar = Calendar(plan.learner.availability, plan.today)
    return abs(calendar.hours_until(max(first, last) - timedelta(days=1)) - calendar.hours_until(min(first, last)))


@examples(150)
@given(learners(), st.floats(0.2, 5))
def test_the_end_is_that_of_the_schedule_with_all_hours_stretched_alike(made, factor):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    path = [step.skill.id for step in plan.steps]
    calendar = Calendar(learner.availability, TODAY)
    begins = earliest(catalog, path, plan.route.picked, learner.dates)
    found = waits((begins.get(step.skill.id), step.hours.likely) for step in plan.steps)
    jobs = jobs_of(catalog, path, plan.route.picked, {}, {})
    jobs = tuple(job._replace(time=max(1, round(job.time * factor))) for job in jobs)
    sessions = laid(path, jobs, learner.dates, calendar).sessions
    end = found.end(calendar, sum(job.time for job in jobs) / SECONDS)
    assert abs(end - max((s.end for s in sessions), default=0) / SECONDS) <= (len(path) + 1) / SECONDS


@examples(150)
@given(learners())
def test_the_days_rise_with_the_chance_and_set_days_only_ever_move_them_back(made):
    catalog, learner = made
    plan, free = (make_plan(catalog, each, TODAY) for each in (learner, replace(learner, dates={})))
    if plan.steps:
        assert plan.forecast.days[0] <= plan.forecast.days[1] <= plan.forecast.days[2]
        assert plan.forecast.hours == free.forecast.hours
        for day, without in zip(plan.forecast.days, free.forecast.days, strict=True):
            assert day >= without
        for milestone in plan.milestones:
            assert milestone.finish >= max(step.finish for step in plan.steps[: milestone.number])


@examples(100)
@given(learners(with_dates=False))
def test_without_set_days_the_days_are_those_of_the_hours_alone(made):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    calendar = Calendar(learner.availability, TODAY)
    if plan.steps:
        assert plan.forecast.days == tuple(calendar.day_after(hours) for hours in plan.forecast.hours)


@examples(150)
@given(learners(), st.sampled_from(list(POINTS)), st.integers(0, 1500))
def test_the_questions_of_day_chance_and_hours_answer_each_other(made, chance, later):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    calendar, ahead = Calendar(learner.availability, TODAY), plan.forecast
    day = day_of(ahead, calendar, chance)
    if not plan.steps:
        assert day is None
        assert chance_by(ahead, calendar, TODAY) == 1
        return
    slack = 1 / SECONDS / min(wait.share for wait in ahead.waits.each)
    assert hours_by(ahead, calendar, day) >= ahead.enough(chance) - slack
    assert hours_by(ahead, calendar, day - timedelta(days=1)) <= ahead.enough(chance) + slack
    assert abs(ahead.chance(ahead.enough(chance)) - chance) <= 1e-9
    some = TODAY + timedelta(days=later)
    assert 0 <= chance_by(ahead, calendar, some) <= chance_by(ahead, calendar, some + timedelta(days=1)) <= 1
    hours = hours_by(ahead, calendar, some)
    if hours:
        assert abs(ahead.waits.end(calendar, hours) - calendar.hours_until(some)) <= 1e-6
        assert ahead.chance(hours) == chance_by(ahead, calendar, some)


def test_half_the_learners_are_not_done_before_the_day_set_for_the_first_of_a_chain(tiny):
    learner = Learner(goal="ml-engineer", dates=dict.fromkeys(["vectors", "azure"], date(2027, 9, 1)))
    plan = make_plan(tiny, learner, TODAY)
    assert plan.steps[0].start >= date(2027, 9, 1)
    assert plan.forecast.days[0] >= plan.finish


@examples(80)
@given(learners())
def test_neither_fork_nor_what_if_ends_before_a_day_that_is_set(made):
    catalog, learner = made
    plan = make_plan(catalog, learner, TODAY)
    parted = fork(catalog, learner, plan, TODAY)
    for branch in parted.branches if parted else ():
        way = [step for step in plan.steps if branch.role in step.roles]
        wishes = [learner.dates[step.skill.id] for step in way if step.skill.id in learner.dates]
        assert branch.finish is None or all(branch.finish >= wish for wish in wishes)
    trunk = [step.skill.id for step in plan.steps if len(step.roles) == len(plan.roles)]
    if parted and parted.day:
        assert all(parted.day >= learner.dates[skill] for skill in trunk if skill in learner.dates)
    for effect in effects(catalog, learner, plan, TODAY):
        known = learner.marked(effect.skill, Mark(State.KNOWN))
        for role, _, days in effect.savings:
            before, after = (make_plan(catalog, replace(each, goal=role), TODAY) for each in (learner, known))
            if before.finish and after.finish:
                assert days == (before.finish - after.finish).days

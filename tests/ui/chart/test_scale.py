from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.ui.chart.scale import Scale, TickStep, Unit, day_ticks, round_step, ticks, widened

HEIGHTS = st.floats(-1e3, 1e3)
COUNTS = st.integers(1, 12)
DAYS = st.integers(1, date.max.toordinal())


@given(HEIGHTS, st.floats(1e-3, 1e6), COUNTS)
def test_ticks_are_round_and_inside_the_range_and_not_too_many(first, extent, most):
    last = first + extent
    step = round_step(last - first, most)
    found = ticks(first, last, step)
    assert step.digit in {1, 2, 5}
    assert all(first <= at <= last and abs(at / step.size - round(at / step.size)) < 1e-6 for at in found)
    assert len(found) <= most + 1


@given(st.floats(1e-3, 1e6), COUNTS)
def test_the_next_smaller_round_step_would_give_too_many(extent, most):
    step = round_step(extent, most)
    smaller = {1: TickStep(5, step.power - 1), 2: TickStep(1, step.power), 5: TickStep(2, step.power)}[step.digit]
    assert smaller.size * most < extent


def test_three_steps_of_a_tenth_are_three_tenths():
    assert ticks(0, 0.3, TickStep(1, -1)) == [0.0, 0.1, 0.2, 0.3]
    assert TickStep(1, -1).decimals == 1
    assert TickStep(5, 2).decimals == 0


@given(HEIGHTS, st.floats(1e-3, 1e6), COUNTS)
def test_a_widened_range_holds_the_range_and_less_than_a_step_more_at_each_end(first, extent, most):
    last = first + extent
    step = round_step(last - first, most)
    low, high = widened(first, last, step)
    slack = 1e-6 * step.size
    assert first - step.size - slack <= low <= first + slack
    assert last - slack <= high <= last + step.size + slack


@given(st.floats(0, 100))
def test_a_scale_leads_to_pixels_and_back(value):
    scale = Scale(0, 100, 300, 20)
    assert scale.value(scale.pixel(value)) == pytest.approx(value)
    assert scale.pixel(0) == 300
    assert scale.pixel(100) == 20


@given(DAYS, DAYS)
def test_day_ticks_lie_inside_and_grow_fewer_but_for_one_at_an_end(first, last):
    assume(first <= last)
    found = list(day_ticks(first, last))
    assert all(first <= day.toordinal() <= last for each in found for day in each.days)
    assert all(len(each.days) <= 70 for each in found)
    for unit in Unit:
        counts = [len(each.days) for each in found if each.unit is unit]
        assert all(more + 1 >= fewer for more, fewer in pairwise(counts))


def test_day_ticks_stand_on_mondays_and_on_the_first_of_the_month_quarter_or_year():
    first, last = date(2026, 11, 3).toordinal(), date(2027, 12, 5).toordinal()
    weeks, _, months, _, quarters, _, years, *_ = day_ticks(first, last)
    assert {day.weekday() for day in weeks.days} == {0}
    assert weeks.unit is Unit.DAY
    assert months.days[:2] == [date(2026, 12, 1), date(2027, 1, 1)]
    assert [day.month for day in quarters.days] == [1, 4, 7, 10]
    assert quarters.unit is Unit.MONTH
    assert years.days == [date(2027, 1, 1)]
    assert years.unit is Unit.YEAR


def test_days_beyond_the_calendar_have_no_ticks():
    assert not list(day_ticks(-10, 0))
    assert not list(day_ticks(4_000_000, 4_000_100))

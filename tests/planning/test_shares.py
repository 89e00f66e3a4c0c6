from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.planning.shares import parts, share


@given(st.floats(0.01, 1e5), st.floats(0, 1))
def test_all_parts_are_done_only_if_nothing_is_left_and_none_only_if_nothing_is_done(whole, ratio):
    done = whole * ratio
    found = parts(done, whole)
    assert 0 <= found <= 100
    assert (found == 100) == (whole - done <= 1e-9)
    assert (found == 0) == (done <= 1e-9)
    assert abs(found - 100 * ratio) <= 1


@pytest.mark.parametrize(
    ("done", "whole", "percent"),
    [(923, 927, 99), (926.999, 927, 99), (927, 927, 100), (0.001, 927, 1), (0, 927, 0), (0, 0, 100), (21, 101, 21)],
)
def test_percent_of_some_wholes(done, whole, percent):
    assert parts(done, whole) == percent


def test_a_share_is_in_ten_thousandths_and_one_only_when_all_is_done():
    assert share(1, 3) == 0.3333
    assert share(99_999, 100_000) == 0.9999
    assert share(1, 100_000) == 0.0001
    assert (share(2, 2), share(0, 2)) == (1, 0)

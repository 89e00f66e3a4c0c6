from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from planner.ui.chart.figure import Figure, Series
from planner.ui.chart.labels import Names, flags
from planner.ui.chart.scale import Scale

LEFT, RIGHT = 40, 320
SPOTS = st.lists(st.tuples(st.integers(LEFT, RIGHT), st.integers(20, 400)), max_size=7)


@given(SPOTS)
def test_flags_hide_neither_each_other_nor_each_others_lines(wanted):
    flown = flags(wanted, LEFT, RIGHT)
    assert [flag.at for flag in flown] == [at for at, _ in wanted]
    shown = [flag for flag in flown if flag.width]
    for flag in shown:
        assert flag.start >= LEFT - 1e-9
        assert flag.start + flag.width <= RIGHT + 1e-9
        crossing = [other.at for other in flown if other is not flag and other.row >= flag.row]
        assert not any(flag.start < at < flag.start + flag.width for at in crossing)
    for one, two in combinations(shown, 2):
        assert one.row != two.row or one.start + one.width <= two.start or two.start + two.width <= one.start


def test_a_flag_stands_right_of_its_line_and_at_the_edge_left_of_it():
    first, last = flags([(50, 60), (300, 60)], LEFT, RIGHT)
    assert first.start > first.at
    assert last.start + last.width < last.at
    assert first.row == last.row == 0


def test_of_two_flags_close_together_the_left_one_flies_above():
    left, right = flags([(100, 80), (120, 80)], LEFT, RIGHT)
    assert (left.row, right.row) == (1, 0)


def test_a_name_stands_beside_its_own_line_and_away_from_the_others():
    high, low = Series("High", ((0, 80), (100, 80))), Series("Low", ((0, 20), (100, 20)))
    across, up = Scale(0, 100, 0, 500), Scale(0, 100, 200, 0)
    names = Names(Figure("", series=(high, low)), across, up)
    for series, level in ((high, 40), (low, 160)):
        box = names.place(series, QSizeF(60, 14))
        assert box is not None
        assert min(abs(box.bottom() - level), abs(box.top() - level)) < 5


def test_lines_that_lie_close_together_have_no_place_for_names():
    lines = tuple(Series(name, ((0, height), (100, height))) for name, height in (("A", 99), ("B", 97), ("C", 95)))
    names = Names(Figure("", series=lines), Scale(0, 100, 0, 300), Scale(0, 100, 100, 0))
    assert names.place(lines[1], QSizeF(60, 14)) is None

from __future__ import annotations

from math import inf, nan

from planner.ui.chart.figure import Axis, Band, Figure, LineStyle, MarkLine, Series

POINTS = ((0.0, 0.0), (10.0, 20.0), (20.0, 10.0))


def test_a_line_is_joined_straight_and_a_step_holds_its_value():
    line, steps = Series("Line", POINTS), Series("Steps", POINTS, LineStyle.STEPS)
    assert [line.at(x) for x in (0, 5, 10, 15, 20)] == [0, 10, 20, 15, 10]
    assert [steps.at(x) for x in (0, 5, 10, 15, 20)] == [0, 0, 20, 20, 10]


def test_nothing_is_told_beyond_the_ends():
    assert Series("Line", POINTS).at(-1) is None
    assert Series("Line", POINTS).at(21) is None
    assert Series("None", ()).at(0) is None
    assert Band("Band", POINTS, POINTS[:2]).at(15) is None


def test_the_reach_of_a_line_counts_its_ends_and_what_lies_between():
    assert Series("Line", POINTS).reach(5, 15) == (10, 20)
    assert Series("Line", POINTS).reach(30, 40) is None
    assert Band("Band", ((0, 0), (10, 1)), ((0, 5), (10, 9))).reach(0, 5) == (0, 7)


def test_points_that_lie_nowhere_are_left_out_and_the_rest_put_in_order():
    figure = Figure("", series=(Series("Line", ((2, 1.0), (nan, 1.0), (1, inf), (0, 3.0))),), marks=(MarkLine(inf, "Never"),))
    assert figure.drawable().series[0].points == ((0, 3.0), (2, 1.0))
    assert not figure.drawable().marks


def test_a_figure_reaches_from_its_first_point_or_mark_to_its_last_and_up_from_nought():
    figure = Figure("", series=(Series("Line", ((5.0, 3.0), (7.0, 4.0))),), marks=(MarkLine(9.0, "Deadline"),))
    assert figure.stops() == [5.0, 7.0, 9.0]
    assert figure.width() == (5.0, 9.0)
    assert figure.height() == (0.0, 4.0)


def test_an_axis_may_be_told_its_ends():
    figure = Figure("", Axis(least=1, most=2), Axis(least=-5, most=100), (Series("Line", POINTS),))
    assert figure.width() == (1, 2)
    assert figure.height() == (-5, 100)


def test_one_point_at_nought_still_has_room_around_it():
    figure = Figure("", series=(Series("Line", ((3.0, 0.0),)),))
    assert figure.width() == (2.5, 3.5)
    assert figure.height() == (0, 1)


def test_a_figure_without_points_is_blank_even_if_it_has_marks():
    assert Figure("", marks=(MarkLine(1, "Today"),), series=(Series("None", ()),)).blank
    assert not Figure("", bands=(Band("Band", POINTS, POINTS),)).blank

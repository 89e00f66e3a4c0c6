"""The ticks of a figure's two axes, with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.ui.chart.figure import AxisKind
from planner.ui.chart.scale import day_ticks, round_step, ticks, widened
from planner.ui.chart.text import day_labels, number_labels
from planner.ui.style.locales import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.ui.chart.figure import Figure

MOST_TICKS = 12
FINER = 5


class Ticks(NamedTuple):
    """The ticks of an axis, from its first to its last value."""

    first: float
    last: float
    values: list[float]
    labels: list[str]


def heights(figure: Figure, most: int) -> Ticks:
    """Return about ``most`` round heights; the axis ends where it is told to, or a little above the data."""
    first, last = figure.height()
    step = round_step(last - first, min(MOST_TICKS, max(2, most)))
    low, high = widened(first, last, round_step(step.size, FINER))
    first, last = low if figure.y.least is None else first, high if figure.y.most is None else last
    values = ticks(first, last, step)
    return Ticks(first, last, values, number_labels(values, step, figure.y.unit))


def feet(figure: Figure) -> Iterator[Ticks]:
    """Yield ticks from left to right, ever fewer."""
    first, last = figure.width()
    if figure.x.kind is AxisKind.DAY:
        for days in day_ticks(first, last, local().first_day):
            yield Ticks(first, last, [float(day.toordinal()) for day in days.days], day_labels(days))
        return
    for most in range(MOST_TICKS, 0, -1):
        step = round_step(last - first, most)
        values = ticks(first, last, step)
        yield Ticks(first, last, values, number_labels(values, step, figure.x.unit))

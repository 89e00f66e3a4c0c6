"""What a chart says in words and numbers, as the learner's locale writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.ui.chart.figure import AxisKind, Band, Series
from planner.ui.chart.scale import DayTicks, TickStep, Unit
from planner.ui.style.locales import local

if TYPE_CHECKING:
    from planner.ui.chart.figure import Axis, Figure

TEN = 10
EXACT = 2
_LAST_DAY = date.max.toordinal()


class Reading(NamedTuple):
    """What one series or band is at the hair line; a mark has only a name."""

    source: Series | Band | None
    name: str
    value: str


def plain(text: str) -> str:
    """Return ``text`` in one line."""
    return " ".join(text.split())


def amount(value: float, unit: str, decimals: int | None = None) -> str:
    """Return ``1,200 h``; below ten with one digit behind the point, unless told otherwise."""
    if decimals is None:
        decimals = 1 if abs(value) < TEN and round(value, 1) != round(value) else 0
    number = local().number(value, decimals)
    return f"{number} {unit}" if unit else number


def where(x: float, axis: Axis) -> str:
    """Return the day or the number at ``x``."""
    return local().day(_date(x), year=True) if axis.kind is AxisKind.DAY else amount(x, axis.unit)


def number_labels(values: list[float], step: TickStep, unit: str) -> list[str]:
    """Return the labels of ticks on an axis of numbers."""
    return [amount(value, unit, step.decimals) for value in values]


def day_labels(ticks: DayTicks) -> list[str]:
    """Return the labels of ticks on an axis of days; the year stands at the first and where it changes."""
    years = [0, *(day.year for day in ticks.days)]
    return [_tick(day, ticks.unit, year=day.year != before) for before, day in zip(years, ticks.days, strict=False)]


def _tick(day: date, unit: Unit, *, year: bool) -> str:
    if unit is Unit.YEAR:
        return str(day.year)
    return local().month(day, year=year) if unit is Unit.MONTH else local().plain_day(day, year=year)


def readout(figure: Figure, x: float) -> list[Reading]:
    """Return what every series and band is at ``x``, and the marks there."""
    unit = figure.y.unit
    said = [Reading(None, plain(mark.label), "") for mark in figure.marks if mark.x == x]
    said += [Reading(each, plain(each.name), amount(y, unit)) for each in figure.series if (y := each.at(x)) is not None]
    for band in figure.bands:
        if ends := band.at(x):
            low, high = (amount(end, "") for end in ends)
            value = "{first} to {last}".format(first=low, last=f"{high} {unit}".rstrip())
            said.append(Reading(band, plain(band.name), value))
    return said


def spoken(figure: Figure, x: float) -> str:
    """Return the readout at ``x`` as one sentence."""
    said = (f"{each.name} {each.value}".rstrip() for each in readout(figure, x))
    return f"{where(x, figure.x)}: {', '.join(said)}"


def table(figure: Figure) -> list[list[str]]:
    """Return a row of titles, and a row for each x that has a point or a mark."""
    return [_head(figure), *(_row(figure, x) for x in figure.stops())]


def _head(figure: Figure) -> list[str]:
    unit = f" ({figure.y.unit})" if figure.y.unit else ""
    first = figure.x.title or ("Day" if figure.x.kind is AxisKind.DAY else "")
    head = [first + (f" ({figure.x.unit})" if figure.x.unit else ""), *(each.name + unit for each in figure.series)]
    for band in figure.bands:
        head += [f"{band.name}, from" + unit, f"{band.name}, to" + unit]
    return [plain(text) for text in [*head, *(["Mark"] if figure.marks else [])]]


def _row(figure: Figure, x: float) -> list[str]:
    row = [local().day(_date(x), year=True) if figure.x.kind is AxisKind.DAY else _exact(x)]
    row += [_exact(each.at(x)) for each in figure.series]
    for band in figure.bands:
        row += [_exact(end) for end in band.at(x) or (None, None)]
    marks = ", ".join(plain(mark.label) for mark in figure.marks if mark.x == x)
    return [*row, *([marks] if figure.marks else [])]


def _exact(value: float | None) -> str:
    if value is None:
        return ""
    decimals = next(digits for digits in range(EXACT + 1) if digits == EXACT or round(value, EXACT) == round(value, digits))
    return local().ungrouped(value, decimals)


def _date(x: float) -> date:
    return date.fromordinal(min(max(1, int(x)), _LAST_DAY))

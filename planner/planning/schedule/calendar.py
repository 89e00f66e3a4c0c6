"""A path laid on the learner's weeks, in whole seconds, without a loop over days."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.learner.availability import Availability

_LAST = date.max.toordinal()
_MOST_HOURS = 24.0 * _LAST

Days = tuple[date | None, date | None]
"""First and last day of a step; none if the step is never begun or finished."""


class _Stretch(NamedTuple):
    """Days without a break: from ``first`` to ``last`` (ordinals), after ``before`` seconds of study."""

    first: int
    last: int
    before: int


class Calendar:
    """Answers on which day a given second of study falls.

    One learner works in series. Study runs from ``today``, or from the availability's start if that is
    still to come, through every weekday with hours, breaks left out. Each answer costs O(log breaks).
    """

    def __init__(self, availability: Availability, today: date) -> None:
        self._week = _whole_seconds(availability.week)
        self._week_sum = sum(self._week)
        self._days_from = [list(accumulate((self._week * 2)[(first - 1) % 7 :][:7])) for first in range(7)]
        self.first = max(today, availability.start or today)
        self._stretches = self._cut(availability, self.first.toordinal())
        self._before = [stretch.before for stretch in self._stretches]

    def days(self, hours: Sequence[float], begin: int = 0) -> list[Days]:
        """Return the first and last day of consecutive pieces of study of these many ``hours``, from second ``begin`` on."""
        pieces: list[Days] = []
        day, until = None, 0
        locate, add = self._locate, pieces.append
        ends = accumulate([max(1, round(h * SECONDS)) for h in hours], initial=begin)
        next(ends)
        for end in ends:
            if begin >= until:
                day, until = locate(begin)
            first = day
            if end > until:
                day, until = locate(end - 1)
            add((first, day))
            begin = end
        return pieces

    def day_after(self, hours: float) -> date | None:
        """Return the day on which ``hours`` of study are done, none if they never are."""
        return self.day(max(0, round(hours * SECONDS) - 1)) if hours < _MOST_HOURS else None

    def second_of(self, day: date) -> int:
        """Return the first second of study on or after ``day``."""
        return round(self.hours_until(day - timedelta(days=1)) * SECONDS) if day > self.first else 0

    def days_of(self, begin: int, end: int) -> Days:
        """Return the first and last day of the study from second ``begin`` up to (not including) second ``end``."""
        return self.day(begin), self.day(end - 1)

    def hours_until(self, last: date) -> float:
        """Return the hours of study up to the end of ``last``."""
        stretches = [(first, min(end, last.toordinal())) for first, end, _ in self._stretches]
        return sum(self._between(first, end) for first, end in stretches if end >= first) / SECONDS

    def day(self, second: int) -> date | None:
        """Return the day in which study second ``second`` (from 0) falls, none if it never comes."""
        return self._locate(second)[0]

    def _locate(self, second: int) -> tuple[date | None, int]:
        """Return the day of ``second`` and the first second after that day."""
        if not self._week_sum or not self._stretches:
            return None, 0
        first, last, before = self._stretches[bisect_right(self._before, second) - 1]
        weeks, rest = divmod(second - before, self._week_sum)
        ends = self._days_from[first % 7]
        place = bisect_right(ends, rest)
        ordinal = first + 7 * weeks + place
        return (date.fromordinal(ordinal), second - rest + ends[place]) if ordinal <= last else (None, second + 1)

    def _cut(self, availability: Availability, first: int) -> list[_Stretch]:
        stretches: list[_Stretch] = []
        before = 0
        for start, end in sorted((a.toordinal(), b.toordinal()) for a, b in availability.breaks):
            if start > first:
                studied = self._between(first, start - 1)
                if studied:
                    stretches.append(_Stretch(first, start - 1, before))
                before += studied
            first = max(first, end + 1)
        return [*stretches, _Stretch(first, _LAST, before)] if first <= _LAST else stretches

    def _between(self, first: int, last: int) -> int:
        weeks, days = divmod(last - first + 1, 7)
        return weeks * self._week_sum + sum(self._week[(first + i - 1) % 7] for i in range(days))


def _whole_seconds(week: Sequence[float]) -> tuple[int, ...]:
    """Return the seconds of each weekday, rounded so that the week keeps its sum."""
    ends = [round(hours * SECONDS) for hours in accumulate(week)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))

"""What days that are set for some skills force on a path: how much of it cannot be studied before.

One learner works in series and waits only when nothing else can be studied. Then the end does not depend
on the order: with the earliest day of each skill (the latest one set for it or for what it needs), it is
the latest, over all these days, of the study time before the day plus all that cannot begin before it. No schedule
ends earlier (Horn 1974), and what is studied after the last wait attains it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, SkillId
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.catalog.catalog import Catalog
    from planner.planning.schedule.calendar import Calendar

_NOTHING = 1e-12
"""A share that is none: what rounding leaves."""


class When(NamedTuple):
    """A learner's calendar and the days that they set for skills."""

    calendar: Calendar
    dates: Mapping[SkillId, date]


class Wait(NamedTuple):
    """A ``share`` of the hours of a path cannot begin before ``day``."""

    day: date
    share: float


class Waits(NamedTuple):
    """The waits of a path, days rising, shares falling from 1; without set days there is one, for all time."""

    each: tuple[Wait, ...] = (Wait(date.min, 1.0),)

    def end(self, calendar: Calendar, hours: float) -> float:
        """Return the hours of study time that have passed when the path is done, if it takes ``hours``.

        It rises with ``hours`` and is never below them.
        """
        return max(calendar.second_of(wait.day) / SECONDS + wait.share * hours for wait in self.each)

    def within(self, calendar: Calendar, until: float) -> float:
        """Return the most hours that the path may take to be done when ``until`` hours of study time have passed.

        0 if some of it has to wait for longer. The inverse of `end`.
        """
        return max(0.0, min((until - calendar.second_of(wait.day) / SECONDS) / wait.share for wait in self.each))


def earliest(
    catalog: Catalog, path: Sequence[SkillId], picked: Mapping[ChoiceId, SkillId], dates: Mapping[SkillId, date]
) -> dict[SkillId, date]:
    """Return the day before which each skill of ``path`` cannot begin, where ``dates`` force one; O(V + E).

    ``path`` is in a possible order, each skill after what it needs.
    """
    found: dict[SkillId, date] = {}
    if dates.keys().isdisjoint(path):
        return {}
    for skill in path:
        needs = (SkillId(picked.get(ChoiceId(need), need)) for need in catalog.skills[skill].requires)
        days = [found[need] for need in needs if need in found]
        days += [dates[skill]] if skill in dates else []
        if days:
            found[skill] = max(days)
    return found


def waits(parts: Iterable[tuple[date | None, float]]) -> Waits:
    """Return the waits of a path whose ``parts`` are an earliest day, or none, and the hours from then on; O(n log n)."""
    hours: dict[date, float] = {date.min: 0.0}
    for day, each in parts:
        hours[day or date.min] = hours.get(day or date.min, 0.0) + each
    whole = after = sum(hours.values())
    if not whole or len(hours) == 1:
        return Waits()
    found: list[Wait] = []
    for day in sorted(hours):
        found.append(Wait(day, after / whole))
        after -= hours[day]
    return Waits(tuple(wait for wait in found if wait.share > _NOTHING))


def end_of(catalog: Catalog, route: Mapping[SkillId, float], picked: Mapping[ChoiceId, SkillId], when: When) -> date | None:
    """Return the day on which the skills of ``route``, with their likely hours, are done; none if they never are.

    Without skills it is the first day of study. The order does not matter, see above. O(V log V + E).
    """
    path = catalog.structure.in_order(route) if when.dates else list(route)
    begins = earliest(catalog, path, picked, when.dates)
    found = waits((begins.get(skill), route[skill]) for skill in path)
    return when.calendar.day_after(found.end(when.calendar, sum(route.values())))

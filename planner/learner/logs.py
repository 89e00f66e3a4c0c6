"""Hours that a learner logs: what cannot be true is refused."""

from __future__ import annotations

from datetime import date
from math import fsum, isfinite
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from planner.catalog.entries import SkillId
    from planner.learner.learner import Learner, Log

HOURS_A_DAY = 24.0
"""No day has more, however many skills they are on."""
EARLIEST = date(1970, 1, 1)
"""Nobody logs what they studied before; such a day is a slip of the keyboard."""
MOST_TOTAL = 10_000.0
"""More hours than anybody needs for one skill."""
_SLACK = 1e-6


class ImpossibleLogError(PlannerError):
    """Nobody can have studied so; the text says why."""


def with_hours(learner: Learner, log_id: str, log: Log, today: date) -> Learner:
    """Return ``learner`` with ``log`` added under ``log_id``: the one door for window and command line.

    Raises:
        ImpossibleLogError: The hours are no number above 0, the day is to come or before `EARLIEST`, or
            the day would hold more than 24 hours over all skills.
    """
    _check(learner, log, today)
    return learner.with_log(log_id, log)


def hours_on(learner: Learner, day: date) -> float:
    """Return the hours logged on ``day`` over all skills."""
    return fsum(log.hours for log in learner.logs.values() if log.day == day)


def checked_total(hours: float, skill: SkillId, learner: Learner) -> float:
    """Return ``hours`` that ``skill`` took in all; 0 for a skill that was known already.

    Raises:
        ImpossibleLogError: They are no number, or fewer than those logged on it.
    """
    logged = learner.hours_logged().get(skill, 0.0)
    if not isfinite(hours) or hours < 0:
        raise ImpossibleLogError("The hours that it took in all must be a number from 0.")
    if hours > MOST_TOTAL:
        raise ImpossibleLogError(f"Nobody studies {hours:,.0f} hours for one skill; the most is {MOST_TOTAL:,.0f}.")
    if hours and hours < logged - _SLACK:
        raise ImpossibleLogError(f"{logged:g} h are logged on it, so it took at least these in all, not {hours:g} h.")
    return hours


def _check(learner: Learner, log: Log, today: date) -> None:
    if not isfinite(log.hours) or log.hours <= 0:
        raise ImpossibleLogError("The hours to log must be a number above 0.")
    if log.day > today:
        raise ImpossibleLogError(f"{log.day} is still to come: log hours on the day on which you studied.")
    if log.day < EARLIEST:
        raise ImpossibleLogError(f"{log.day} is too long ago: hours can be logged from {EARLIEST} on.")
    before = hours_on(learner, log.day)
    if before + log.hours > HOURS_A_DAY + _SLACK:
        there = f"{before:g} h are logged on it already, so {log.hours:g} h more" if before else f"{log.hours:g} h"
        raise ImpossibleLogError(f"A day has 24 hours: {there} cannot be logged on {log.day}.")

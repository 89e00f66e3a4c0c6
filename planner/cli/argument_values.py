"""The values that are said on the command line, read from their words; what is none is refused in one sentence."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import did_you_mean
from planner.learner.learner import ReviewRule
from planner.learner.logs import MOST_TOTAL
from planner.words.places import WEEKDAYS as DAYS
from planner.words.places import local_of

if TYPE_CHECKING:
    from planner.words.local import Local

MOST_DAILY = 24.0
MOST_BUDGET = 100_000.0
MOST_GROWTH = 100.0
PICTURES = (".svg", ".png", ".pdf")
LEAST_SCALE, MOST_SCALE = 0.05, 10.0


def ids(text: str) -> list[str]:
    """Return the ids in a list with commas."""
    return [name for name in (part.strip() for part in text.split(",")) if name]


def nodes(text: str) -> list[str]:
    """Return at least one id."""
    names = ids(text)
    if not names:
        raise argparse.ArgumentTypeError("it names no skill; leave it out for the whole map")
    return names


def number(text: str, most: float, what: str = "number of hours from 0") -> float:
    """Return a number from 0 to ``most``."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) or float(text) > most:
        raise argparse.ArgumentTypeError(f"'{text}' is no {what} to {most:g}")
    return float(text)


def picture(text: str) -> Path:
    """Return the file of a picture."""
    path = Path(text)
    if path.suffix.lower() not in PICTURES:
        raise argparse.ArgumentTypeError(f"'{text}' is no picture's name; it ends in {', '.join(PICTURES)}")
    return path


def scale(text: str) -> float:
    """Return the scale of a picture."""
    what = f"scale from {LEAST_SCALE:g}"
    factor = number(text, MOST_SCALE, what)
    if factor < LEAST_SCALE:
        raise argparse.ArgumentTypeError(f"'{text}' is no {what} to {MOST_SCALE:g}")
    return factor


def days_missed(text: str) -> int:
    """Return a number of days."""
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of days from 0 to 9999")
    return int(text)


def budget(text: str) -> float:
    """Return hours to spend."""
    return number(text, MOST_BUDGET)


def taken(text: str) -> float:
    """Return the hours that a skill took in all; 0 is known already."""
    return number(text, MOST_TOTAL)


def logged(text: str) -> float:
    """Return hours studied on one day."""
    hours = number(text, MOST_DAILY)
    if not hours:
        raise argparse.ArgumentTypeError("0 hours are nothing to log; give more")
    return hours


def hours(text: str) -> tuple[float, ...]:
    """Return the hours of each weekday for so many a week."""
    hours = number(text, 7 * MOST_DAILY)
    if not hours:
        raise argparse.ArgumentTypeError("0 hours a week never get anywhere; give more")
    return (hours / 7,) * 7


def week(text: str) -> tuple[float, ...]:
    """Return the hours of each weekday."""
    week, given = dict.fromkeys(DAYS, 0.0), set[str]()
    for part in ids(text):
        day, sign, hours = part.partition("=")
        if day in given:
            raise argparse.ArgumentTypeError(f"'{day}' is given twice")
        if day not in week or not sign:
            near = did_you_mean(day, set(DAYS) - {day}) if sign else ""
            near = near or " Write for example mon=2,sat=4."
            raise argparse.ArgumentTypeError(f"'{part}' is no weekday with hours.{near}")
        week[day] = number(hours, MOST_DAILY)
        given.add(day)
    if not any(week.values()):
        raise argparse.ArgumentTypeError("a week without hours never gets anywhere; give some")
    return tuple(week.values())


def on_day(text: str) -> date:
    """Return a day of the calendar."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day of the calendar; write YYYY-MM-DD") from None


def ways(text: str) -> Local:
    """Return the ways of a locale."""
    found = local_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no locale; write for example de_DE")
    return found


def weekday(text: str) -> int:
    """Return the number of a weekday, 0 for Monday."""
    day = text[:3].lower()
    if day not in DAYS:
        raise argparse.ArgumentTypeError(f"'{text}' is no weekday; it takes {', '.join(DAYS)}")
    return DAYS.index(day)


def begin(text: str) -> tuple[str, date]:
    """Return a skill and the day on which to begin it."""
    name, sign, day = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"'{text}' is no day for a skill; write ID=YYYY-MM-DD")
    return name.strip(), on_day(day)


def rust(text: str) -> ReviewRule:
    """Return how known skills fade."""
    first, sign, growth = text.partition(",")
    days = number(first, MOST_BUDGET, "number of days from 1")
    factor = number(growth, MOST_GROWTH, "growth from 1") if sign else ReviewRule().growth
    if days < 1 or factor < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no DAYS,GROWTH; both are at least 1, for example 60,2")
    return ReviewRule(True, days, factor)  # noqa: FBT003 - the switch of a value


def pause(text: str) -> tuple[date, date]:
    """Return the first and last day of a break."""
    first, sign, last = text.partition("..")
    if not sign:
        raise argparse.ArgumentTypeError(f"'{text}' is no break; write FROM..TO, for example 2027-02-01..2027-02-07")
    days = on_day(first), on_day(last)
    if days[0] > days[1]:
        raise argparse.ArgumentTypeError(f"the break '{text}' ends before it begins")
    return days

"""Hours, days, weeks and states in the learner's language and locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.learner.days import last_of
from planner.learner.learner import BOTH, Evidence, State
from planner.ui.words import dates, locales
from planner.words.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId
    from planner.planning.answers.fork import Parting

TEN = 10
ROUNDED, LEAST = 0.05, 0.1
PAIR = 2
FEW = 3
LONGEST = 48
NEARLY = 1e-6


def hours(value: float) -> str:
    """Return hours as ``12 h`` or, below ten, ``2.5 h``; some are never told as none."""
    value = max(value, LEAST) if value > NEARLY else value
    digits = 1 if value < TEN and abs(value - round(value)) >= ROUNDED else 0
    return "{} h".format(locales.written().toString(float(value), "f", digits))


def skills(count: int) -> str:
    """Return ``1 skill`` or ``12 skills``."""
    return "1 skill" if count == 1 else f"{locales.written().toString(count)} skills"


def short(text: str) -> str:
    """Return ``text``, shortened where it would widen what it stands in."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def named(catalog: Catalog, which: Sequence[SkillId]) -> str:
    """Return the title of the only one of ``which`` skills, or how many they are."""
    return catalog.title(which[0]) if len(which) == 1 else skills(len(which))


def steps(count: int) -> str:
    """Return ``1 step`` or ``12 steps``."""
    return "1 step" if count == 1 else f"{locales.written().toString(count)} steps"


def count(number: int) -> str:
    """Return a whole number in the locale's digits."""
    return locales.written().toString(number)


def day(when: date, *, year: bool = False, today: date | None = None) -> str:
    """Return the day as the locale writes it; see `planner.ui.words.dates.day`."""
    return dates.day(when, year=year, today=today)


def long_day(when: date) -> str:
    """Return ``14 March 2028`` as the locale writes it."""
    return dates.long_day(when)


def days(first: date | None, last: date | None, today: date | None = None) -> str:
    """Return the days from ``first`` to ``last`` as shortly as they can be told apart."""
    return dates.days(first, last, today=today) if first and last else "no date"


def week_days(first: date, today: date | None = None) -> str:
    """Return the days of the week that begins with ``first``."""
    return dates.days(first, last_of(first, dates.first_day()), today=today)


def week(number: int, first: date, today: date | None = None) -> str:
    """Return the heading of a week that begins with ``first``."""
    return f"Week {count(number)} · {week_days(first, today)}"


def state(value: State | None) -> str:
    """Return the name of a state."""
    names = {State.LEARNING: "Learning", State.KNOWN: "Known", State.SKIPPED: "Skipped"}
    return names[value] if value else "Not started"


def evidence(value: Evidence) -> str:
    """Return what kind of evidence it is, in a few words."""
    return {
        Evidence.CLAIMED: "Claimed: I say so",
        Evidence.PRACTISED: "Practised: I did the exercises",
        Evidence.SHOWN: "Shown: a project of mine proves it",
    }[value]


def level(value: int) -> str:
    """Return the name of a level from 1 to 4."""
    names = {1: "Foundation", 2: "Working", 3: "Professional", 4: "Specialist"}
    return names.get(value, f"Level {value}")


def goal(catalog: Catalog, name: str) -> str:
    """Return the title of a goal."""
    return "Both" if name == BOTH and len(catalog.roles) == PAIR else "All" if name == BOTH else catalog.title(name)


def role_name(catalog: Catalog, role: RoleId) -> str:
    """Return a short name of ``role``: ``MLE`` for ``Machine Learning Engineer``; one that another role has too is not used."""
    title = catalog.title(role)
    made = initials(title)
    alike = [each for each in catalog.roles.values() if initials(each.title) == made]
    return made if len(alike) == 1 else title


def initials(title: str) -> str:
    """Return ``MLE`` for ``Machine Learning Engineer``; a title of one word stays as it is."""
    words = [word for word in title.replace("-", " ").split() if word[:1].isalnum()]
    made = "".join(word if word.isupper() else word[0].upper() for word in words)
    return made if len(words) > 1 else title


def badge(catalog: Catalog, served: tuple[RoleId, ...], aimed: tuple[RoleId, ...]) -> str:
    """Return which of the aimed-at roles a step serves; nothing if only one is aimed at."""
    if len(aimed) < PAIR or not served:
        return ""
    if len(served) == len(aimed):
        return "Both" if len(aimed) == PAIR else "All"
    return " ".join(role_name(catalog, role) for role in served)


def decimal(value: float, digits: int = 2) -> str:
    """Return a number with so many digits behind the point."""
    return locales.written().toString(float(value), "f", digits)


def more(difference: float) -> str:
    """Return how many hours more or fewer that is; nothing if none."""
    if abs(difference) < ROUNDED:
        return ""
    return f"{hours(difference)} more" if difference > 0 else f"{hours(-difference)} less"


def parting(part: Parting) -> str:
    """Return that the roles part, and when."""
    said = "Here the roles part"
    return f"{said}  ·  {day(part.finish, year=True)}" if part.finish else said


def later(days: int | None) -> str:
    """Return how many days later or earlier that is; nothing if none."""
    if not days:
        return ""
    how_many = "1 day" if abs(days) == 1 else f"{locales.written().toString(abs(days))} days"
    return f"{how_many} later" if days > 0 else f"{how_many} earlier"


def maybe_day(when: date | None) -> str:
    """Return ``14 Mar 2028``, or that it never comes."""
    return day(when, year=True) if when else "no date"


def first_of(names: Sequence[str], most: int) -> str:
    """Return the first of ``names`` in a row, and how many more there are."""
    more_names = f" and {count(len(names) - most)} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more_names


WRITTEN = Written(long_day, decimal)
"""How the window writes days and numbers in the sentences of `planner.words`."""

"""What states, levels, goals and roles are called, and what is said of a few things in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.learner.learner import BOTH, Evidence, State
from planner.words.local import ROUNDED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId
    from planner.planning.answers.fork import Parting
    from planner.words.local import Local

PAIR = 2
LONGEST = 48


def short(text: str) -> str:
    """Return ``text``, shortened where it would widen what it stands in."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def named(catalog: Catalog, which: Sequence[SkillId], local: Local) -> str:
    """Return the title of the only one of ``which`` skills, or how many they are."""
    return catalog.title(which[0]) if len(which) == 1 else local.counted(len(which), "skill")


def week(number: int, first: date, local: Local) -> str:
    """Return the heading of a week that begins with ``first``."""
    return f"Week {local.number(number)} · {local.week_days(first)}"


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


def more(difference: float, local: Local) -> str:
    """Return how many hours more or fewer that is; nothing if none."""
    if abs(difference) < ROUNDED:
        return ""
    return f"{local.hours(abs(difference))} {'more' if difference > 0 else 'less'}"


def parting(part: Parting, local: Local) -> str:
    """Return that the roles part, and when."""
    said = "Here the roles part"
    return f"{said}  ·  {local.day(part.finish, year=True)}" if part.finish else said


def later(days: int | None, local: Local) -> str:
    """Return how many days later or earlier that is; nothing if none."""
    if not days:
        return ""
    return f"{local.counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def first_of(names: Sequence[str], most: int, local: Local) -> str:
    """Return the first of ``names`` in a row, and how many more there are."""
    more_names = f" and {local.number(len(names) - most)} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more_names

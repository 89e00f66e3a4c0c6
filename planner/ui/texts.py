"""Hours, days, weeks and states in the learner's language and locale."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from planner.learner.learner import BOTH, Evidence, Order, State
from planner.planning.fit import leanings
from planner.planning.forecast import CHANCES
from planner.planning.route import TIE
from planner.planning.value import CORE, USEFUL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId, SkillId
    from planner.learner.learner import Learner
    from planner.planning.forecast import Forecast
    from planner.planning.order import Ordered
    from planner.planning.plan import Plan
    from planner.planning.route import Unmet

TEN = 10
ROUNDED = 0.05
PAIR = 2
FEW = 3
LONGEST = 48
NEARLY = 1e-6


def tr(text: str) -> str:
    """Return ``text`` in the learner's language."""
    return QCoreApplication.translate("texts", text)


def hours(value: float) -> str:
    """Return hours as ``12 h`` or, below ten, ``2.5 h``."""
    digits = 1 if value < TEN and abs(value - round(value)) >= ROUNDED else 0
    return tr("{} h").format(QLocale().toString(float(value), "f", digits))


def skills(count: int) -> str:
    """Return ``1 skill`` or ``12 skills``."""
    return tr("1 skill") if count == 1 else tr("{} skills").format(count)


def day(when: date, *, year: bool = False) -> str:
    """Return ``23 Nov`` or ``23 Nov 2026`` in the locale's month names."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy" if year else "d MMM")


def long_day(when: date) -> str:
    """Return ``14 March 2028``."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def days(first: date | None, last: date | None) -> str:
    """Return the days from ``first`` to ``last`` as shortly as they can be told apart."""
    if first is None or last is None:
        return tr("no date")
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def week_days(first: date) -> str:
    """Return the days of the week that starts on the Monday ``first``."""
    last = date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else day(first)
    return f"{start}–{day(last, year=True)}"


def week(number: int, first: date) -> str:
    """Return the heading of a week that starts on the Monday ``first``."""
    return tr("Week {number} · {days}").format(number=number, days=week_days(first))


def state(value: State | None) -> str:
    """Return the name of a state."""
    names = {State.LEARNING: tr("Learning"), State.KNOWN: tr("Known"), State.SKIPPED: tr("Skipped")}
    return names[value] if value else tr("Not started")


def evidence(value: Evidence) -> str:
    """Return what kind of evidence it is, in a few words."""
    return {
        Evidence.CLAIMED: tr("Claimed: I say so"),
        Evidence.PRACTISED: tr("Practised: I did the exercises"),
        Evidence.SHOWN: tr("Shown: a project of mine proves it"),
    }[value]


def level(value: int) -> str:
    """Return the name of a level from 1 to 4."""
    names = {1: tr("Foundation"), 2: tr("Working"), 3: tr("Professional"), 4: tr("Specialist")}
    return names.get(value, tr("Level {}").format(value))


def goal(catalog: Catalog, name: str) -> str:
    """Return the title of a goal."""
    return tr("Both") if name == BOTH and len(catalog.roles) == PAIR else tr("All") if name == BOTH else catalog.title(name)


def initials(title: str) -> str:
    """Return ``MLE`` for ``Machine Learning Engineer``; a title of one word keeps four letters."""
    words = [word for word in title.replace("-", " ").split() if word[:1].isalnum()]
    made = "".join(word if word.isupper() else word[0].upper() for word in words)
    return made if len(words) > 1 else title[:4]


def badge(catalog: Catalog, served: tuple[RoleId, ...], aimed: tuple[RoleId, ...]) -> str:
    """Return which of the aimed-at roles a step serves; nothing if only one is aimed at."""
    if len(aimed) < PAIR or not served:
        return ""
    if len(served) == len(aimed):
        return tr("Both") if len(aimed) == PAIR else tr("All")
    return " ".join(initials(catalog.title(role)) for role in served)


def unmet(catalog: Catalog, entries: Iterable[Unmet]) -> list[str]:
    """Return for each skipped skill one sentence about what cannot be planned for want of it."""
    failing: dict[SkillId, dict[str, str]] = {}
    for entry in entries:
        failing.setdefault(entry.skipped, {})[catalog.title(entry.entry)] = entry.sentence
    said = tr("{skipped} is skipped, so {count} of your goal cannot be planned: {names}. Take the skip back to plan them.")
    sentences = []
    for skipped, found in failing.items():
        names, more = ", ".join(list(found)[:FEW]), len(found) - FEW
        names += tr(" and {} more").format(more) if more > 0 else ""
        whole = said.format(skipped=catalog.title(skipped), count=skills(len(found)), names=names)
        sentences.append(whole if len(found) > 1 else next(iter(found.values())))
    return sentences


def first_milestone(plan: Plan) -> str:
    """Return the next thing to reach, so that the total does not stand alone; empty if there is none."""
    if not plan.milestones:
        return ""
    passed = plan.milestones[0]
    title = passed.title if len(passed.title) <= LONGEST else passed.title[: LONGEST - 1] + "…"
    return tr("Next milestone: {title}, after {hours}").format(title=title, hours=hours(passed.hours))


def fan(ahead: Forecast) -> str:
    """Return the days on which one is done with each chance, and how sure that is."""
    lines = [
        tr("With a chance of {chance} %: {day}").format(chance=round(100 * chance), day=long_day(day))
        for chance, day in zip(CHANCES, ahead.days, strict=True)
        if day
    ]
    if not lines:
        return ""
    pace = ahead.pace
    why = tr("The doubt is wide: no finished skill with logged hours tells your pace yet.")
    if pace.finished:
        slow, count = hours_ratio(pace.quantile(0.5)), skills(pace.finished)
        why = tr("You take {slow} times the usual hours, as {count} with logged hours tell.").format(slow=slow, count=count)
    return "\n".join([*lines, why])


def hours_ratio(value: float) -> str:
    """Return a ratio with two digits behind the point."""
    return QLocale().toString(float(value), "f", 2)


def leaning(catalog: Catalog, learner: Learner) -> str:
    """Return which roles the answers to the fit questions speak for."""
    answered = sum(1 for question in catalog.fit if question.id in learner.fit)
    if not answered:
        return tr("Nothing is answered yet.")
    said = [
        tr("{role}: {points} of {most} points").format(role=catalog.title(role), points=f"{points:g}", most=f"{most:g}")
        for role, points, most in leanings(catalog.fit, learner.fit, catalog.roles)
    ]
    count = tr("{answered} of {count} answered.").format(answered=answered, count=len(catalog.fit))
    return ", ".join(said) + f". {count}"


def more(difference: float) -> str:
    """Return how many hours more or fewer that is; nothing if none."""
    if abs(difference) < ROUNDED:
        return ""
    return tr("{} more").format(hours(difference)) if difference > 0 else tr("{} less").format(hours(-difference))


def later(days: int | None) -> str:
    """Return how many days later or earlier that is; nothing if none."""
    if not days:
        return ""
    count = tr("1 day") if abs(days) == 1 else tr("{} days").format(QLocale().toString(abs(days)))
    return tr("{} later").format(count) if days > 0 else tr("{} earlier").format(count)


def maybe_day(when: date | None) -> str:
    """Return ``14 Mar 2028``, or that it never comes."""
    return day(when, year=True) if when else tr("no date")


def deadline(plan: Plan) -> str:
    """Return what the deadline takes, nothing if there is none."""
    if plan.deadline is None:
        return ""
    if plan.deadline.hours_per_week is None:
        return tr("Nothing can be studied until then.")
    needed = QLocale().toString(float(plan.deadline.hours_per_week), "f", 1)
    return tr("Takes {} h a week to be done by then with a chance of 80 %.").format(needed)


def order(path: Ordered) -> str:
    """Return how good the order is, and what it counts."""
    said = tr("A core skill counts {core}, a useful one {useful}, and what they only rest on nothing.")
    said = said.format(core=CORE, useful=USEFUL)
    worse = path.weighted_completion / path.lower_bound - 1 if path.lower_bound else 0.0
    if path.by is Order.TOPOLOGICAL and worse > 0:
        return tr("{said} Value comes {percent} % later than it could.").format(said=said, percent=round(100 * worse))
    if worse > NEARLY:
        return tr("{said} No order brings value more than {percent} % earlier.").format(
            said=said, percent=hours_ratio(100 * worse)
        )
    return tr("{} No order brings value earlier.").format(said)


def saving(saved: float, earlier: int | None) -> str:
    """Return by how many hours, and by how many days, a role comes nearer."""
    if not saved:
        return tr("nothing")
    if earlier is None:
        return hours(saved)
    days = tr("1 day") if earlier == 1 else tr("{} days").format(earlier)
    return tr("{hours}, {days}").format(hours=hours(saved), days=days)


def opened(catalog: Catalog, opens: Sequence[SkillId], above: int) -> str:
    """Return the core skills that become ready, and how many rest on it in the end."""
    names = ", ".join(catalog.title(skill) for skill in opens[:FEW])
    more = tr(" and {} more").format(len(opens) - FEW) if len(opens) > FEW else ""
    rest = tr("{} core skills rest on it").format(above) if above > 1 else tr("1 core skill rests on it") if above else ""
    return "; ".join(part for part in (names + more, rest) if part) or tr("nothing else")


def extra_hours(extra: float | None, total: float) -> str:
    """Return what an option costs more than the one that is picked; a difference within 5 % of the plan is called a tie."""
    if extra is None:
        return tr("cannot be had: something it needs is skipped")
    if not extra:
        return tr("no other is cheaper")
    sign = "+" if extra > 0 else "−"
    more = f"{sign}{hours(abs(extra))}"
    return tr("{} (about the same)").format(more) if abs(extra) <= TIE * total else more

"""The difference between two learners as plain values, and a learner from such differences.

The learner's file is a log of these changes: each sets one key of one topic to a JSON value, or
(with none) removes it, and the last one of a key counts. So undo is a change like any other, and
two logs merge by union.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.catalog.entries import SkillId
from planner.learner.availability import Availability
from planner.learner.learner import Evidence, Learner, Log, Mark, Order, Review, ReviewRule, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json = Any
MOST_HOURS = 100_000.0
"""More hours than anybody studies; a number above it is none that the planner wrote."""


SHORTEST_INTERVAL = 1.0
"""The fewest days after which a skill may be due for review."""


class Change(NamedTuple):
    """``key`` of ``topic`` is ``value`` from now on; a value of none removes it."""

    topic: str
    key: str
    value: Json


def changes(before: Learner, after: Learner) -> list[Change]:
    """Return what turns ``before`` into ``after``, in a fixed order; empty if they are equal."""
    if before == after:
        return []
    old, new = topics_of(before), topics_of(after)
    return [
        Change(topic, key, new[topic].get(key))
        for topic in old
        for key in sorted(old[topic].keys() | new[topic].keys())
        if old[topic].get(key) != new[topic].get(key)
    ]


def applied(learner: Learner, log: Iterable[Change]) -> Learner:
    """Return ``learner`` after ``log``, in its order.

    A topic, key or value that this version does not know is passed over: it stays in the log.
    """
    topics = topics_of(learner)
    for change in log:
        keys = topics.get(change.topic)
        if keys is None:
            continue
        if change.value is None:
            keys.pop(change.key, None)
        else:
            keys[change.key] = change.value
    return learner_of(topics)


def topics_of(learner: Learner) -> dict[str, dict[str, Json]]:
    """Return all that ``learner`` said, as JSON values by topic and key."""
    when = learner.availability
    return {
        "mark": {s: [m.state.value, m.evidence.value, m.at] for s, m in learner.marks.items()},
        "deny": dict.fromkeys(learner.denied, True),
        "note": {s: text for s, text in learner.notes.items()},  # noqa: C416 - keys become plain text
        "log": {i: [entry.skill, entry.hours, entry.day.isoformat()] for i, entry in learner.logs.items()},
        "pin": dict.fromkeys(learner.pins, True),
        "fit": dict(learner.fit),
        "date": {s: day.isoformat() for s, day in learner.dates.items()},
        "took": {s: hours for s, hours in learner.took.items()},  # noqa: C416 - keys become plain text
        "review": {i: [review.skill, review.day.isoformat()] for i, review in learner.reviews.items()},
        "absorbed": {key: dict(former) for key, former in learner.absorbed.items()},
        "setting": {
            "goal": learner.goal,
            "include_useful": learner.include_useful,
            "welcomed": learner.welcomed,
            "week": list(when.week),
            "start": when.start.isoformat() if when.start else None,
            "breaks": [[first.isoformat(), last.isoformat()] for first, last in when.breaks],
            "order": learner.order.value,
            "deadline": learner.deadline.isoformat() if learner.deadline else None,
            "budget": learner.budget,
            "rust": list(learner.rust),
        },
    }


def learner_of(topics: dict[str, dict[str, Json]]) -> Learner:
    """Return the learner who said what is in ``topics``; what is not understood is passed over."""
    learner = Learner(
        marks=_understood(topics["mark"], lambda v: Mark(State(v[0]), Evidence(v[1]), str(v[2]))),
        denied=frozenset(map(SkillId, topics["deny"])),
        notes=_understood(topics["note"], str),
        logs=_understood(topics["log"], _log),
        pins=frozenset(map(SkillId, topics["pin"])),
        fit=_understood(topics["fit"], str),
        dates=_understood(topics["date"], date.fromisoformat),
        took=_understood(topics["took"], _hours),
        reviews=_understood(topics["review"], lambda v: Review(SkillId(str(v[0])), date.fromisoformat(v[1]))),
        absorbed=_understood(topics["absorbed"], lambda v: {str(old): int(said) for old, said in v.items()}),
    )
    settings = topics["setting"]
    return replace(
        learner,
        goal=str(settings.get("goal", learner.goal)),
        include_useful=settings.get("include_useful") is True,
        welcomed=settings.get("welcomed") is True,
        availability=_availability(settings),
        **{
            key: value
            for key, meaning in _SETTINGS.items()
            for value in _understood({key: settings.get(key)}, meaning).values()
        },
    )


def _log(value: Json) -> Log:
    skill, hours, day = value
    if not isinstance(skill, str):
        raise TypeError(skill)
    return Log(SkillId(skill), _hours(hours), date.fromisoformat(day))


def _rust(value: Json) -> ReviewRule:
    on, first, growth = value
    first, growth = _hours(first), _hours(growth)
    if first < SHORTEST_INTERVAL or growth < 1:
        raise ValueError(value)
    return ReviewRule(on is True, first, growth)


def _hours(value: Json) -> float:
    hours = float(value)
    if not 0 <= hours <= MOST_HOURS:
        raise ValueError(value)
    return hours


_SETTINGS: dict[str, Callable[[Json], Any]] = {"order": Order, "deadline": date.fromisoformat, "budget": _hours, "rust": _rust}


def _understood(values: dict[str, Json], meaning: Callable[[Json], object]) -> dict[Any, Any]:
    result: dict[Any, Any] = {}
    for key, value in values.items():
        try:
            result[key] = meaning(value)
        except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError):
            continue
    return result


def _availability(settings: dict[str, Json]) -> Availability:
    usual = Availability()
    try:
        week = tuple(_hours(hours) for hours in settings.get("week", usual.week))
        start = settings.get("start")
        breaks = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in settings.get("breaks", ()))
        return Availability(
            week if len(week) == len(usual.week) else usual.week, date.fromisoformat(start) if start else None, breaks
        )
    except (ValueError, TypeError, OverflowError):
        return usual

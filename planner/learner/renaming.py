"""What a learner said under names that a catalogue had before, read under today's, and what is recorded of a change then.

Nothing that was said under a former id is ever removed or changed. What is said of a skill under its id of today is kept
beside it, with a note of which former sayings it replaces (``Learner.absorbed``); so the same file can be read with the old
catalogue and with the new one, by turns.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from planner.catalog.entries import RoleId, SkillId
from planner.learner.changes import Change, Json, applied, changes, learner_of, topics_of
from planner.learner.learner import Evidence, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner

STATES = (State.SKIPPED, State.LEARNING, State.KNOWN)
"""Of merged skills the highest counts."""
EVIDENCE = (Evidence.CLAIMED, Evidence.PRACTISED, Evidence.SHOWN)
_ROUNDS = 4
_ABSORBED = "absorbed"

_Topics = dict[str, dict[str, Json]]


def current(learner: Learner, catalog: Catalog) -> Learner:
    """Return ``learner`` as ``catalog`` names its skills and roles now; ids in nobody's history are kept.

    Where several skills became one, what was said of all of them counts: notes are joined; known outranks learning, which
    outranks skipped, with the strongest evidence and the latest time; the earliest day to begin; logs and reviews of all.
    """
    topics = topics_of(learner)
    _fold(topics, catalog)
    for entries in (topics["log"], topics["review"]):
        for entry in entries.values():
            entry[0] = catalog.current_ids.get(entry[0], entry[0])
    roles = catalog.current_roles
    topics["fit"] = {question: roles.get(answer, answer) for question, answer in topics["fit"].items()}
    topics["setting"]["goal"] = roles.get(RoleId(learner.goal), learner.goal)
    topics[_ABSORBED] = {}
    return replace(learner_of(topics), availability=learner.availability)


def recorded(stored: Learner, after: Learner, catalog: Catalog) -> list[Change]:
    """Return what to record so that ``stored``, read under the names of ``catalog``, is ``after``, which has these names.

    Only what differs is recorded, and no former id is touched. Some of it can bring out what it hid before (a denial behind
    a mark), so it is looked at again until nothing differs.
    """
    log: list[Change] = []
    for _ in range(_ROUNDS):
        more = list(_said(stored, after, catalog))
        if not more:
            break
        log += more
        stored = applied(stored, more)
    return log


def _said(stored: Learner, after: Learner, catalog: Catalog) -> Iterator[Change]:
    topics = topics_of(stored)
    for topic, key, value in changes(current(stored, catalog), replace(after, absorbed={})):
        if topic in {"log", "review"} and value and key in topics[topic]:
            before = topics[topic][key][0]
            same = catalog.current_ids.get(before, before) == value[0]
            yield Change(topic, key, [before if same else value[0], *value[1:]])
            continue
        yield Change(topic, key, value)
        if topic in _FOLDS and (former := _former(topics[topic], key, catalog)):
            yield Change(_ABSORBED, f"{topic} {key}", {old: _sum(said) for old, said in former.items()})


def _fold(topics: _Topics, catalog: Catalog) -> None:
    """Put what is said under former ids under today's, topic by topic, in place."""
    merged: set[str] = set()
    for topic, fold in _FOLDS.items():
        values = topics[topic]
        for new in dict.fromkeys(_renamed(values, catalog)):
            replaced = topics[_ABSORBED].get(f"{topic} {new}", {})
            former = _former(values, new, catalog)
            said = [value for old, value in former.items() if replaced.get(old) != _sum(value)]
            if said:
                merged |= {new} if topic in {"mark", "deny"} else set()
                values[new] = fold([*([values[new]] if new in values else []), *said])
            for old in former:
                del values[old]
    for skill in merged:
        if topics["mark"].get(skill, [None])[0] == State.KNOWN:
            topics["deny"].pop(skill, None)


def _renamed(said: Iterable[str], catalog: Catalog) -> Iterator[SkillId]:
    """Yield today's ids of what is ``said`` under former ones."""
    for old in map(SkillId, said):
        new = catalog.current_ids.get(old, old)
        if new != old:
            yield new


def _former(values: Mapping[str, Json], new: str, catalog: Catalog) -> dict[str, Json]:
    """Return what is said under ids that the skill ``new`` had before, in the catalogue's order."""
    skill = catalog.skills.get(SkillId(new))
    return {old: values[old] for old in (skill.formerly if skill else ()) if old in values and old != new}


def _sum(value: Json) -> int:
    return crc32(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _best_mark(marks: list[Json]) -> Json:
    state = max((State(mark[0]) for mark in marks), key=STATES.index)
    alike = [mark for mark in marks if mark[0] == state]
    evidence = max((Evidence(mark[1]) for mark in alike), key=EVIDENCE.index)
    return [state.value, evidence.value, max(mark[2] for mark in alike)]


def _joined(notes: list[str]) -> str:
    return "\n\n".join(dict.fromkeys(notes))


def _first(values: list[Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    return values[0]


_FOLDS: dict[str, Callable[[list[Any]], Json]] = {
    "mark": _best_mark,
    "note": _joined,
    "deny": _first,
    "pin": _first,
    "date": min,
    "took": sum,
}
"""How what was said of several skills that became one is taken together, by topic."""

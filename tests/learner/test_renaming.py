from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Hours, Role, Skill
from planner.learner.changes import Change, applied, topics_of
from planner.learner.learner import Evidence, Learner, Log, Mark, Review, State
from planner.learner.renaming import EVIDENCE, STATES, current, recorded

KEYED = ("mark", "deny", "note", "pin", "date", "took")
OLD = ["a", "b", "c", "d", "e"]
days = st.dates(date(2027, 1, 1), date(2028, 1, 1))


def catalog_of(former, roles=()):
    """Return a catalogue of skills that were others before: today's id with its former ones."""
    skills = {new: Skill(new, new, "", Hours(1, 2, 4), formerly=tuple(old)) for new, old in former.items()}
    return Catalog(skills, roles={new: Role(new, new, formerly=tuple(old)) for new, old in dict(roles).items()})


@st.composite
def renamed(draw):
    """Return a catalogue in which some of the old skills were renamed, merged, or merged into one of them."""
    parts = draw(st.lists(st.sampled_from(["x", "y", "a", "e"]), min_size=len(OLD), max_size=len(OLD)))
    former = {}
    for old, new in zip(OLD, parts, strict=True):
        now = new if draw(st.booleans()) else old
        former.setdefault(now, []).extend([old] if now != old else [])
    taken = {old for olds in former.values() for old in olds}
    former = {new: olds for new, olds in former.items() if new not in taken}
    missing = [old for old in OLD if old not in former and all(old not in olds for olds in former.values())]
    return catalog_of({**former, **{old: [] for old in missing}})


def learners(ids):
    words = st.sampled_from(ids)
    marks = st.builds(
        Mark, st.sampled_from(State), st.sampled_from(Evidence), st.sampled_from(["", "2027-01-01", "2027-05-01"])
    )
    made = st.builds(
        Learner,
        marks=st.dictionaries(words, marks),
        denied=st.frozensets(words),
        notes=st.dictionaries(words, st.sampled_from(["one", "two", "three"])),
        logs=st.dictionaries(st.sampled_from(["l1", "l2", "l3"]), st.builds(Log, words, st.sampled_from([1.0, 2.5]), days)),
        pins=st.frozensets(words),
        dates=st.dictionaries(words, days),
        took=st.dictionaries(words, st.sampled_from([2.0, 3.0])),
        reviews=st.dictionaries(st.sampled_from(["r1", "r2"]), st.builds(Review, words, days)),
    )
    return made.map(lambda learner: replace(learner, denied=learner.denied - learner.in_state(State.KNOWN)))


def through_json(log):
    return [Change(*json.loads(json.dumps(change))) for change in log]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(renamed(), learners(OLD), st.data())
def test_what_was_said_under_former_ids_is_never_lost_whatever_is_said_under_todays(catalog, learner, data):
    stored, former = learner, catalog.current_ids.keys() - catalog.skills.keys()
    for after in data.draw(st.lists(learners([*catalog.skills]), max_size=3)):
        log = through_json(recorded(stored, after, catalog))
        assert not [change for change in log if change.topic in KEYED and change.key in former]
        stored = applied(stored, log)
        assert current(stored, catalog) == after
        assert recorded(stored, after, catalog) == []
    then, now = topics_of(learner), topics_of(stored)
    for topic in KEYED:
        assert {k: v for k, v in then[topic].items() if k in former} == {k: v for k, v in now[topic].items() if k in former}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(renamed(), learners(OLD), st.data())
def test_a_change_of_one_skill_leaves_all_that_was_said_of_others_alone(catalog, learner, data):
    before = current(learner, catalog)
    skill = data.draw(st.sampled_from([*catalog.skills]))
    after = before.with_note(skill, "new")
    log = recorded(learner, after, catalog)
    assert {change.key.split()[-1] for change in log} <= {skill}
    stored = applied(learner, log)
    assert replace(stored, notes=learner.notes, absorbed={}) == replace(learner, absorbed={})
    assert current(applied(stored, recorded(stored, before, catalog)), catalog) == before


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(renamed(), learners(OLD))
def test_of_merged_skills_all_that_was_said_counts(catalog, learner):
    now = current(learner, catalog)
    for new, skill in catalog.skills.items():
        old = [each for each in (new, *skill.formerly) if each == new or each in skill.formerly]
        marks = [learner.marks[each] for each in old if each in learner.marks]
        assert (new in now.marks) == bool(marks)
        if marks:
            best = max(marks, key=lambda mark: STATES.index(mark.state))
            assert now.marks[new].state is best.state
            alike = [mark for mark in marks if mark.state is best.state]
            assert now.marks[new].evidence is max((mark.evidence for mark in alike), key=EVIDENCE.index)
            assert now.marks[new].at == max(mark.at for mark in alike)
        for note in (learner.notes[each] for each in old if each in learner.notes):
            assert note in now.notes[new]
        assert (new in now.pins) == any(each in learner.pins for each in old)
        assert now.dates.get(new) == min((learner.dates[each] for each in old if each in learner.dates), default=None)
    assert sum(log.hours for log in now.logs.values()) == sum(log.hours for log in learner.logs.values())
    assert {log.skill for log in now.logs.values()} <= catalog.skills.keys()
    assert len(now.reviews) == len(learner.reviews)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(learners(["a", "b", "gone"]))
def test_ids_in_nobodys_history_are_kept_and_nothing_else_changes(learner):
    assert current(learner, catalog_of({"a": [], "b": []})) == learner


def test_what_is_said_later_under_the_old_catalogue_counts_again():
    catalog = catalog_of({"math": ["algebra", "calculus"]})
    stored = Learner(notes={"algebra": "A", "calculus": "B"}, marks={"algebra": Mark(State.KNOWN, at="2027")})
    assert current(stored, catalog).notes == {"math": "A\n\nB"}
    edited = current(stored, catalog).with_note("math", "A and B").marked("math", None)
    stored = applied(stored, recorded(stored, edited, catalog))
    assert current(stored, catalog) == edited
    assert stored.notes == {"algebra": "A", "calculus": "B", "math": "A and B"}
    again = stored.with_note("calculus", "B, again").marked("calculus", Mark(State.LEARNING))
    now = current(again, catalog)
    assert now.notes == {"math": "A and B\n\nB, again"}
    assert now.state("math") is State.LEARNING


def test_a_denial_of_one_part_does_not_deny_the_whole_that_is_known():
    catalog = catalog_of({"math": ["algebra", "calculus"]})
    stored = Learner(marks={"algebra": Mark(State.KNOWN)}, denied=frozenset({"calculus"}))
    now = current(stored, catalog)
    assert (now.state("math"), now.denied) == (State.KNOWN, frozenset())
    stored = applied(stored, recorded(stored, now.marked("math", None), catalog))
    assert current(stored, catalog) == now.marked("math", None)


def test_a_log_keeps_the_id_it_was_written_under():
    catalog = catalog_of({"math": ["algebra"]})
    stored = Learner(logs={"1": Log("algebra", 2.0, date(2027, 1, 4))})
    after = current(stored, catalog).with_log("1", Log("math", 3.0, date(2027, 1, 4)))
    assert recorded(stored, after, catalog) == [Change("log", "1", ["algebra", 3.0, "2027-01-04"])]


def test_a_renamed_role_is_followed_in_goal_and_answers_and_not_written_back():
    catalog = catalog_of({"a": []}, {"data-analyst": ["analyst"]})
    stored = Learner(goal="analyst", fit={"q": "analyst", "p": "both"})
    now = current(stored, catalog)
    assert (now.goal, now.fit) == ("data-analyst", {"q": "data-analyst", "p": "both"})
    assert recorded(stored, now.with_note("a", "n"), catalog) == [Change("note", "a", "n")]

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill
from planner.errors import PlannerError
from planner.learner.availability import Availability, spread_evenly
from planner.learner.changes import applied
from planner.learner.learner import Evidence, Learner, Mark, Order, ReviewRule, State
from planner.planning.plan import make_plan
from planner.study.study import Study

TODAY = date(2026, 11, 23)


@dataclass
class MemoryFile:
    """A learner's file in memory, whose disk can be full."""

    now: Learner = field(default_factory=Learner)
    read_only: str = ""
    full: bool = False
    foreign: bool = False
    labels: list[str] = field(default_factory=list)

    def learner(self):
        self.foreign = False
        return self.now

    def record(self, changes, label):
        if self.full:
            raise PlannerError("The disk is full.")
        self.now = applied(self.now, changes)
        self.labels.append(label)

    def changed_elsewhere(self):
        return self.foreign


def study_of(catalog, file=None):
    return Study(catalog, file or MemoryFile(), lambda: TODAY)


def test_a_mark_is_written_named_and_undone(tiny):
    file = MemoryFile()
    study = study_of(tiny, file)
    study.mark(["vectors"], State.KNOWN)
    assert file.labels == ["Mark Vectors as known"]
    assert file.now == study.learner
    assert study.undo_name == "Mark Vectors as known"
    study.undo()
    assert study.learner == Learner() == file.now
    study.redo()
    assert file.now.state("vectors") is State.KNOWN


def test_what_changes_nothing_is_no_step(tiny):
    study = study_of(tiny)
    study.mark(["vectors"], None)
    study.set_goal("both")
    study.set_note("vectors", " ")
    study.pin("cloud", None)
    assert not study.undo_name


def test_every_verb_is_one_step_that_undo_takes_back(tiny):
    file = MemoryFile()
    study = study_of(tiny, file)
    study.mark(["serving"], State.KNOWN, Evidence.SHOWN)
    study.deny("matrices")
    study.set_note("vectors", "<b>ask</b>")
    study.log_hours("vectors", 2.5, TODAY)
    study.remove_log(next(iter(study.learner.logs)))
    study.pin("cloud", "aws")
    study.set_goal("data-scientist")
    study.set_include_useful(True)
    study.set_availability(Availability(spread_evenly(14)))
    study.finish_welcome("ml-engineer", None, ["charts"])
    assert study.learner.welcomed
    assert len(file.labels) == 10
    for _ in range(10):
        study.undo()
    assert study.learner == Learner() == file.now


def test_a_failing_file_leaves_everything_as_it_was(tiny):
    file = MemoryFile()
    study = study_of(tiny, file)
    study.mark(["vectors"], State.KNOWN)
    before = study.learner, study.plan
    told = []
    study.plan_changed.connect(told.append)
    study.learner_changed.connect(told.append)
    file.full = True
    for verb in (study.undo, lambda: study.mark(["charts"], State.KNOWN)):
        with pytest.raises(PlannerError, match="full"):
            verb()
    assert (study.learner, study.plan) == before
    assert study.undo_name == "Mark Vectors as known"
    assert not study.redo_name
    assert not told
    file.full = False
    study.undo()
    file.full = True
    with pytest.raises(PlannerError):
        study.redo()
    assert study.learner == Learner()
    assert study.redo_name == "Mark Vectors as known"


@pytest.mark.parametrize("by_file", [True, False])
def test_what_is_read_only_is_refused_with_the_reason(tiny, by_file):
    why = "This file can only be read."
    study = Study(tiny, MemoryFile(read_only=why if by_file else ""), lambda: TODAY, "" if by_file else why)
    with pytest.raises(PlannerError, match=why):
        study.mark(["vectors"], State.KNOWN)
    assert study.learner == Learner()


def test_changes_made_elsewhere_are_taken_in_and_end_the_history(tiny):
    file = MemoryFile()
    study = study_of(tiny, file)
    study.mark(["vectors"], State.KNOWN)
    file.now = file.now.with_note("charts", "from the other window")
    study.refresh()
    assert not study.learner.notes
    file.foreign = True
    study.refresh()
    assert study.learner == file.now
    assert not study.undo_name


def test_a_new_day_moves_the_plan(tiny):
    days = [TODAY]
    study = Study(tiny, MemoryFile(), lambda: days[-1])
    finish = study.plan.finish
    days.append(date(2026, 12, 23))
    study.refresh()
    assert study.plan.finish > finish


def test_a_former_id_stays_unmarked_once_it_is_unmarked():
    skill = Skill("new", "New", "a", Hours(1, 2, 3), formerly=("old",))
    catalog = Catalog({"new": skill}, {}, {"r": Role("r", "R", core={"new": Entry()})}, {"a": "A"})
    file = MemoryFile(Learner().marked("old", None))
    study_of(catalog, file)
    before = Study(
        Catalog({"old": Skill("old", "Old", "a", Hours(1, 2, 3))}, {}, {"r": Role("r", "R", core={"old": Entry()})}), file
    )
    before.mark(["old"], State.KNOWN)
    study = study_of(catalog, file)
    assert study.learner.state("new") is State.KNOWN
    study.mark(["new"], None)
    assert study_of(catalog, file).learner.state("new") is None


def test_a_goal_that_left_the_catalogue_is_planned_as_both(tiny):
    study = study_of(tiny, MemoryFile(Learner(goal="astronaut")))
    assert study.plan.goal == "both"
    assert study.learner.goal == "astronaut"


class History(RuleBasedStateMachine):
    """Past and undone learners in plain lists are the oracle."""

    catalog: Catalog

    def __init__(self):
        super().__init__()
        self.file = MemoryFile()
        self.study = study_of(self.catalog, self.file)
        self.past, self.undone, self.now = [], [], Learner()

    def act(self, verb):
        before = self.study.learner
        try:
            verb()
        except PlannerError:
            assert self.file.full
            assert self.study.learner == before
            return
        if self.study.learner != before:
            self.past.append(before)
            self.undone.clear()
            self.now = self.study.learner

    @rule(
        skills=st.lists(st.sampled_from(["vectors", "matrices", "serving", "aws"]), max_size=3),
        state=st.sampled_from([None, *State]),
    )
    def mark(self, skills, state):
        self.act(lambda: self.study.mark(skills, state))

    @rule(text=st.text(max_size=3))
    def note(self, text):
        self.act(lambda: self.study.set_note("vectors", text))

    @rule(goal=st.sampled_from(["both", "ml-engineer", "data-scientist"]))
    def goal(self, goal):
        self.act(lambda: self.study.set_goal(goal))

    @rule(full=st.booleans())
    def disk(self, full):
        self.file.full = full

    @precondition(lambda self: not self.file.full)
    @rule()
    def undo(self):
        self.study.undo()
        if self.past:
            self.undone.append(self.now)
            self.now = self.past.pop()

    @precondition(lambda self: not self.file.full)
    @rule()
    def redo(self):
        self.study.redo()
        if self.undone:
            self.past.append(self.now)
            self.now = self.undone.pop()

    @precondition(lambda self: self.file.full)
    @rule(way=st.sampled_from(["undo", "redo"]))
    def fail_to_go_back(self, way):
        there = self.past if way == "undo" else self.undone
        if there:
            with pytest.raises(PlannerError):
                getattr(self.study, way)()

    @invariant()
    def the_learner_is_the_oracles_on_disk_and_the_plan_follows(self):
        assert self.study.learner == self.now == self.file.now
        assert self.study.plan == make_plan(self.catalog, self.now, TODAY)
        assert bool(self.study.undo_name) == bool(self.past)
        assert bool(self.study.redo_name) == bool(self.undone)


def test_undo_and_redo_agree_with_plain_lists(tiny):
    from hypothesis.stateful import run_state_machine_as_test

    History.catalog = tiny
    run_state_machine_as_test(History, settings=settings(max_examples=60, stateful_step_count=20, deadline=None))


def test_better_evidence_does_not_make_what_was_learned_long_ago_look_new(tiny):
    study = study_of(tiny)
    old = study.learner.marked("vectors", Mark(State.KNOWN, at="2020-01-01T00:00:00+00:00"))
    study._swap(study._told._replace(learner=old))
    study.mark(["vectors"], State.KNOWN, Evidence.SHOWN)
    assert study.learner.marks["vectors"] == Mark(State.KNOWN, Evidence.SHOWN, "2020-01-01T00:00:00+00:00")
    study.mark(["vectors"], State.LEARNING)
    assert study.learner.marks["vectors"].at > "2026"


def test_each_option_of_the_plan_is_one_step_of_undo(tiny):
    study = study_of(tiny)
    before = study.learner
    study.set_order(Order.TOPOLOGICAL)
    study.set_deadline(date(2028, 1, 1))
    study.set_budget(120.0)
    study.set_rust(ReviewRule(on=True))
    study.set_day("vectors", date(2027, 5, 1))
    study.review("vectors")
    after = study.learner
    assert (after.order, after.deadline, after.budget, after.rust.on) == (Order.TOPOLOGICAL, date(2028, 1, 1), 120.0, True)
    assert after.dates == {"vectors": date(2027, 5, 1)}
    assert [review.skill for review in after.reviews.values()] == ["vectors"]
    for _ in range(6):
        study.undo()
    assert study.learner == before

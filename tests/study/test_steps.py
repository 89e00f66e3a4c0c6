"""Undo over learner and catalogue together: whatever is looked at in between, it agrees with plain lists."""

from __future__ import annotations

import gc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from planner.catalog.entries import Hours
from planner.learner.learner import State
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.study.editing import Editing, SkillText
from planner.study.state import UNDO_STEPS
from planner.study.study import Study
from tests.storage.catalog.test_folder import ROLE, SKILLS, folder
from tests.study.test_study import TODAY, MemoryFile, study_of


def study_on(place):
    own = OwnCatalog(place / "own", [folder(place, skills__m=SKILLS, roles__e=ROLE)], None)
    return Study(own.catalog(), MemoryFile(), lambda: TODAY, own=own)


class Lookers(RuleBasedStateMachine):
    """Ticks and changes of the catalogue, with forms opened and cancelled in between; two lists are the oracle."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.study = study_on(Path(self.folder.name))
        self.editing = Editing(self.study)
        self.past, self.undone = [], []

    def teardown(self):
        self.folder.cleanup()

    def shown(self):
        own = self.study.own
        lying = {path.name: path.read_bytes() for path in own.folder.rglob("*.yaml")}
        return self.study.learner, self.study.catalog, lying

    def act(self, verb):
        before = self.shown()
        verb()
        if self.study.learner != before[0] or self.study.catalog != before[1]:
            self.past.append((before, self.shown()))
            self.undone.clear()

    @rule(skill=st.sampled_from(["vectors", "matrices"]), state=st.sampled_from([None, *State]))
    def tick(self, skill, state):
        self.act(lambda: self.study.mark([skill], state))

    @rule(hours=st.integers(1, 3))
    def change_a_skill(self, hours):
        skill = self.study.catalog.skills["vectors"]
        text = SkillText(skill.title, skill.summary, Hours(hours, hours + 1, hours + 2))
        self.act(lambda: self.editing.change("vectors", text))

    @rule()
    def look_and_cancel(self):
        before = self.shown()
        assert self.study.overlay == self.study.overlay
        self.editing.changed()
        assert self.shown() == before

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.study.undo()
        step = self.past.pop()
        self.undone.append(step)
        assert self.shown()[:2] == step[0][:2]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        self.study.redo()
        step = self.undone.pop()
        self.past.append(step)
        assert self.shown() == step[1]

    @rule()
    def go_to_the_start_and_to_the_end(self):
        while self.past:
            self.undo()
        while self.undone:
            self.redo()

    @invariant()
    def the_names_and_the_disk_follow(self):
        assert bool(self.study.undo_name) == bool(self.past)
        assert bool(self.study.redo_name) == bool(self.undone)
        assert self.study.own.catalog() == self.study.catalog


def test_undo_and_redo_agree_with_lists_whatever_was_looked_at_in_between(qapp):
    run_state_machine_as_test(Lookers, settings=settings(max_examples=40, stateful_step_count=20, deadline=None))


@pytest.mark.parametrize("look", ["never", "before", "between", "after"])
def test_what_was_only_read_is_never_written_by_redo(qapp, tmp_path, look):
    study = study_on(tmp_path)
    for when, skill in (("before", "vectors"), ("between", "matrices"), ("after", "")):
        if look == when:
            Editing(study).changed()
        if skill:
            study.mark([skill], State.KNOWN)
    ticked = study.learner
    study.undo()
    study.undo()
    study.redo()
    study.redo()
    assert study.learner == ticked
    assert not study.own.folder.exists()


def test_the_oldest_steps_are_forgotten_first(tiny):
    study = study_of(tiny)
    for number in range(UNDO_STEPS + 7):
        study.set_note("vectors", str(number))
    for _ in range(UNDO_STEPS + 7):
        study.undo()
    assert study.learner.notes == {"vectors": "6"}
    assert not study.undo_name
    assert study.redo_name


def test_listeners_find_the_steps_as_they_are_after_the_change(tiny):
    study = study_of(tiny)
    seen = []
    study.changed.connect(lambda: seen.append((study.undo_name, study.redo_name)))
    study.history_changed.connect(lambda: seen.append("told"))
    study.set_note("vectors", "a")
    study.undo()
    name = "Change the note on Vectors"
    assert seen == [(name, ""), "told", ("", name), "told"]


@pytest.mark.slow
def test_a_study_with_steps_is_collected_with_its_circle(tiny):
    for _ in range(50):
        study = study_of(tiny)
        study.changed.connect(study.refresh)
        study.circle = study
        study.set_note("vectors", "a")
        study.undo()
        del study
        gc.collect()
    assert not [each for each in gc.get_objects() if type(each) is Study and getattr(each, "circle", None)]

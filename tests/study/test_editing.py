"""Changing the catalogue: one step that undo takes back, refused where it would break the graph."""

from __future__ import annotations

from dataclasses import fields

import pytest

from planner.catalog.entries import Hours
from planner.errors import PlannerError
from planner.learner.learner import State
from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.study.editing import CORE, OWN_AREA, CircleError, Editing, SkillText
from planner.study.study import Study
from tests.storage.catalog.test_folder import ROLE, SKILLS, folder
from tests.study.test_study import TODAY, MemoryFile

TEXT = SkillText("Causal  forests\n", "Who gains?", Hours(2, 5, 9))


@pytest.fixture
def own(tmp_path):
    base = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)
    return OwnCatalog(tmp_path / "own", [base], None)


@pytest.fixture
def study(own, qapp):
    made = Study(own.catalog(), MemoryFile(), lambda: TODAY, own=own)
    made.set_goal("ml-engineer")
    return made


@pytest.fixture
def editing(study):
    return Editing(study)


def steps(study):
    return [step.skill.id for step in study.plan.steps]


def test_an_added_skill_is_in_the_path_at_once_and_undone_and_redone(study, editing, own):
    changed = []
    study.changed.connect(lambda: changed.append(steps(study)))
    word = editing.add(OWN_AREA, TEXT, {"matrices": "It splits."}, {"ml-engineer": CORE}, "I want it.")
    assert (word, study.undo_name) == ("causal-forests", "Add Causal forests")
    assert steps(study) == ["vectors", "matrices", "causal-forests"]
    study.undo()
    assert steps(study) == ["vectors", "matrices"]
    assert own.catalog() == own.base
    study.redo()
    assert changed == [
        ["vectors", "matrices", "causal-forests"],
        ["vectors", "matrices"],
        ["vectors", "matrices", "causal-forests"],
    ]
    assert own.catalog().skills["causal-forests"].hours == Hours(2, 5, 9)


def test_a_catalogue_that_only_undo_keeps_holds_its_entries_alone_and_works_again_when_it_is_back(study, editing):
    before, found = study.catalog, study.catalog.finder.find("vectors")
    editing.add(OWN_AREA, TEXT, {"matrices": "It splits."}, {"ml-engineer": CORE}, "I want it.")
    assert before.__dict__.keys() == {each.name for each in fields(before)}
    assert study.catalog.structure
    study.undo()
    assert study.catalog.finder.find("vectors") == found
    assert steps(study) == ["vectors", "matrices"]


def test_two_skills_of_one_name_have_two_ids(study, editing):
    words = [editing.add(OWN_AREA, TEXT, {}, {}, "") for _ in range(3)]
    assert words == ["causal-forests", "causal-forests-2", "causal-forests-3"]


def test_changed_hours_change_the_plan_and_the_shipped_ones_leave_no_trace(study, editing, own):
    shipped = study.catalog.skills["vectors"]
    editing.change("vectors", SkillText(shipped.title, shipped.summary, Hours(1, 2, 3)))
    assert study.plan.steps[0].hours.likely == 2
    assert own.overlay().entry("vectors") == {"id": "vectors", "hours": [1, 2, 3]}
    editing.change("vectors", SkillText(shipped.title, shipped.summary, shipped.hours))
    assert study.overlay.files == {}


def test_a_requirement_is_drawn_with_its_reason_and_taken_away(study, editing):
    word = editing.add(OWN_AREA, TEXT, {}, {"ml-engineer": CORE}, "")
    editing.require("matrices", word, "Trees first.")
    assert study.catalog.skills["matrices"].requires[word] == "Trees first."
    editing.release("matrices", word)
    assert word not in study.catalog.skills["matrices"].requires
    editing.release("matrices", "vectors")
    assert steps(study) == ["causal-forests", "matrices"] or steps(study) == ["matrices", "causal-forests"]
    editing.require("matrices", "vectors", "After all.")
    assert study.catalog.skills["matrices"].requires == {"vectors": "After all."}


def test_a_circle_is_refused_with_the_circle_and_nothing_changes(study, editing):
    word = editing.add(OWN_AREA, TEXT, {"matrices": ""}, {}, "")
    before = study.catalog
    with pytest.raises(
        CircleError, match="Vectors cannot need Causal forests, which rests on it: Vectors → Matrices → Causal"
    ) as told:
        editing.require("vectors", word, "")
    assert told.value.nodes == ["vectors", "matrices", word]
    with pytest.raises(CircleError, match="Vectors cannot need itself"):
        editing.require("vectors", "vectors", "")
    assert study.catalog is before


def test_a_retired_skill_leaves_the_path_and_its_mark_comes_back_with_it(study, editing):
    study.mark(["vectors"], State.KNOWN)
    editing.retire(["vectors"])
    assert steps(study) == ["matrices"]
    assert "vectors" not in study.catalog.skills
    editing.bring_back("vectors")
    assert study.learner.state("vectors") is State.KNOWN
    assert study.overlay.files == {}


def test_what_would_leave_faults_is_refused_and_nothing_is_written(study, editing, own):
    with pytest.raises(CatalogError, match="asks for nothing"):
        editing.retire(["matrices"])
    assert study.undo_name == "Change the goal to Machine Learning Engineer"
    assert not own.folder.exists()


def test_changes_are_told_skill_by_skill_and_taken_back_one_by_one(study, editing):
    word = editing.add(OWN_AREA, TEXT, {"vectors": ""}, {"ml-engineer": CORE}, "")
    editing.release("matrices", "vectors")
    editing.retire(["vectors"])
    told = {each.skill.id: each for each in editing.changed()}
    assert told[word].is_added
    assert told[word].requires == ("vectors",)
    assert told["matrices"].drops == ("vectors",)
    assert told["vectors"].is_retired
    assert not told["vectors"].is_added
    for each in (word, "matrices", "vectors"):
        editing.take_back(each)
    assert study.catalog == editing.base


def test_learner_and_catalogue_are_undone_in_turn(study, editing, own):
    editing.add(OWN_AREA, TEXT, {}, {"ml-engineer": CORE}, "")
    study.mark(["causal-forests"], State.KNOWN)
    editing.retire(["causal-forests"])
    for _ in range(3):
        study.undo()
    assert steps(study) == ["vectors", "matrices"]
    for _ in range(3):
        study.redo()
    assert "causal-forests" not in study.catalog.skills
    study.undo()
    assert study.learner.state("causal-forests") is State.KNOWN
    assert own.catalog().skills.keys() == study.catalog.skills.keys()


def test_a_full_disk_leaves_all_as_it_was(study, editing, own, monkeypatch):
    def full(*_):
        raise PlannerError("The disk is full.")

    monkeypatch.setattr(own, "write", full)
    with pytest.raises(PlannerError, match="full"):
        editing.add(OWN_AREA, TEXT, {}, {}, "")
    assert "causal-forests" not in study.catalog.skills
    assert study.undo_name.startswith("Change the goal")


def test_what_is_changed_by_hand_is_taken_in_and_its_faults_leave_the_last_good_one(study, own, tmp_path):
    folder(tmp_path, "own", skills__x="area: own\nskills:\n  - {id: mine, hours: [1, 2, 3]}\n")
    study.refresh()
    assert "mine" in study.catalog.skills
    folder(tmp_path, "own", skills__x="area: [")
    changed = []
    study.changed.connect(lambda: changed.append(1))
    study.refresh()
    study.refresh()
    assert "mine" in study.catalog.skills
    assert "x.yaml" in own.fault
    assert changed == [1]
    folder(tmp_path, "own", skills__x="area: own\n")
    study.refresh()
    assert "mine" not in study.catalog.skills


def test_without_a_folder_or_read_only_nothing_is_changed(own):
    alone = Study(own.catalog(), MemoryFile(), lambda: TODAY)
    with pytest.raises(PlannerError, match="cannot be changed here"):
        Editing(alone).add(OWN_AREA, TEXT, {}, {}, "")
    shown = Study(own.catalog(), MemoryFile(), lambda: TODAY, "Another window.", own)
    with pytest.raises(PlannerError, match="Another window"):
        Editing(shown).add(OWN_AREA, TEXT, {}, {}, "")
    assert not own.folder.exists()


def test_a_skill_that_is_not_retired_is_not_said_to_be(study, editing, own):
    (own.folder / "skills").mkdir(parents=True)
    (own.folder / "skills" / "x.yaml").write_text("area: own\nskills:\n  - {id: vectors, hours: [1, 2, 3], retired: false}\n")
    study.refresh()
    assert [(each.skill.id, each.is_retired) for each in editing.changed()] == [("vectors", False)]

"""The learner's overlay: on disk before it counts, read back as written, and never written over when it is faulty."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import Hours, Skill
from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog
from planner.storage.catalog.overlay import Overlay, clean, new_id
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.storage.catalog.yaml_round_trip import content_of, yaml_of
from planner.storage.files.atomic import StorageError
from tests.storage.catalog.test_folder import ROLE, SKILLS, folder

FORESTS = Skill("forests", "Forests", "own", Hours(1, 2, 4))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.fixture
def base(tmp_path):
    return folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)


@pytest.fixture
def own(tmp_path, base):
    made = OwnCatalog(tmp_path / "own", [base], tmp_path / "cache")
    made.catalog()
    return made


def with_forests(overlay):
    return overlay.with_entry(FORESTS, {"title": "Forests", "hours": [1, 2, 4]}, "My own").with_wish(
        "ml-engineer", "core", "forests", "I like trees."
    )


def test_without_a_folder_the_catalogue_is_the_shipped_one(own, base):
    assert own.catalog() == load_catalog([base])
    assert own.overlay() == Overlay()
    assert not own.folder.exists()


def test_what_is_written_is_read_back_and_is_what_was_tried(own, base, tmp_path):
    overlay = with_forests(own.overlay()).with_requirement(FORESTS, "matrices", "A split compares columns.")
    tried = own.tried(overlay)
    own.write(overlay)
    again = OwnCatalog(own.folder, [base], tmp_path / "cache")
    for catalog in (again.catalog(), again.catalog(), load_catalog([base, own.folder])):
        assert (catalog.skills, catalog.roles, catalog.areas) == (tried.skills, tried.roles, tried.areas)
    assert again.overlay() == overlay
    assert tried.skills["forests"].requires == {"matrices": "A split compares columns."}
    assert tried.roles["ml-engineer"].core["forests"].why == "I like trees."
    assert tried.areas["own"] == "My own"


def test_the_shipped_files_are_left_alone(own, base):
    before = {path: path.read_bytes() for path in base.rglob("*.yaml")}
    own.write(with_forests(own.overlay()).with_entry(own.base.skills["vectors"], {"hours": [1, 2, 3]}))
    assert {path: path.read_bytes() for path in base.rglob("*.yaml")} == before


def test_only_what_is_changed_of_a_shipped_skill_is_kept(own):
    own.write(own.overlay().with_entry(own.base.skills["vectors"], {"hours": [1, 2, 3], "title": None}))
    assert (own.folder / "skills" / "mathematics.yaml").read_text().splitlines()[1:] == [
        "area: mathematics", "skills:", "- id: vectors", "  hours: [1, 2, 3]",
    ]  # fmt: skip
    assert own.catalog().skills["vectors"].hours == Hours(1, 2, 3)
    own.write(own.overlay().with_entry(own.base.skills["vectors"], {"hours": None}))
    assert not list(own.folder.rglob("*.yaml"))


def test_a_prerequisite_can_go_and_come_back(own):
    matrices = own.base.skills["matrices"]
    without = own.overlay().without_requirement(matrices, "vectors", is_shipped=True)
    assert own.tried(without).skills["matrices"].requires == {}
    again = without.with_requirement(matrices, "vectors", "My reason.")
    assert own.tried(again).skills["matrices"].requires == {"vectors": "My reason."}
    assert "drops" not in again.entry("matrices")


def test_a_retired_skill_is_in_no_catalogue_until_it_is_brought_back(own):
    overlay = own.overlay().with_entry(own.base.skills["vectors"], {"retired": True})
    assert "vectors" not in own.tried(overlay).skills
    assert own.tried(overlay).skills["matrices"].requires == {}
    assert own.tried(overlay.with_entry(own.base.skills["vectors"], {"retired": None})) == own.base


def test_what_a_skill_took_over_from_a_retired_one_can_be_dropped(own):
    overlay = own.overlay().with_entry(FORESTS, {"hours": [1, 2, 4]}).with_requirement(FORESTS, "matrices", "")
    overlay = overlay.with_entry(own.base.skills["matrices"], {"retired": True}).with_wish("ml-engineer", "core", "forests", "")
    taken_over = own.tried(overlay)
    assert taken_over.skills["forests"].requires == {"vectors": "A matrix is applied to vectors."}
    freed = overlay.without_requirement(taken_over.skills["forests"], "vectors", is_shipped=True)
    assert own.tried(freed).skills["forests"].requires == {}


def test_retiring_the_last_thing_a_role_asks_for_is_refused_with_its_place(own):
    overlay = own.overlay().with_entry(own.base.skills["matrices"], {"retired": True})
    with pytest.raises(CatalogError, match=r"mathematics.yaml:3:3: role 'ml-engineer' asks for nothing"):
        own.tried(overlay)


def test_a_circle_is_told_at_the_requirement_that_the_learner_drew(own):
    with pytest.raises(CatalogError, match=r"own.skills.mathematics.yaml:5:5: .*circle: matrices -> vectors -> matrices"):
        own.tried(own.overlay().with_requirement(own.base.skills["vectors"], "matrices", ""))


def test_taking_back_an_added_skill_takes_back_what_asks_for_it(own):
    overlay = with_forests(own.overlay())
    needing = overlay.with_requirement(own.base.skills["matrices"], "forests", "").with_entry(
        own.base.skills["vectors"], {"hours": [1, 2, 3]}
    )
    left = needing.without("forests", is_added=True)
    assert own.tried(left).skills["matrices"].requires == own.base.skills["matrices"].requires
    assert left.without("vectors", is_added=False).without("matrices", is_added=False) == Overlay()
    own.write(needing)
    own.write(left)
    assert not list(own.folder.glob("roles/*"))


def test_what_was_written_by_hand_is_kept(own, base):
    hand = "area: mathematics\nskills:\n  - id: vectors\n    title: 1.10\n    can_do: [a, 12:30]\n    helps_with: []\n"
    folder(own.folder.parent, "own", skills__x=hand)
    own.catalog()
    own.write(own.overlay().with_entry(own.base.skills["vectors"], {"hours": [1, 2, 3]}))
    vectors = own.catalog().skills["vectors"]
    assert (vectors.title, vectors.can_do, vectors.hours) == ("1.10", ("a", "12:30"), Hours(1, 2, 3))


def test_requirements_given_as_a_list_are_kept_beside_a_new_one(own):
    folder(own.folder.parent, "own", skills__x="area: own\nskills:\n  - {id: forests, hours: [1, 2, 4], requires: [vectors]}\n")
    folder(own.folder.parent, "own", roles__y="id: ml-engineer\ncore: [forests]\n")
    own.catalog()
    overlay = own.overlay().with_requirement(FORESTS, "matrices", "Because.").with_wish("ml-engineer", "core", "vectors", "")
    made = own.tried(overlay)
    assert made.skills["forests"].requires == {"vectors": "", "matrices": "Because."}
    assert {"forests", "vectors", "matrices"} == set(made.roles["ml-engineer"].core)


@pytest.mark.parametrize("text", ["area: [", "area: own\nskills:\n  - {id: x}\n", "area: own\ncolour: red\n"])
def test_a_faulty_folder_is_told_and_never_written_over(own, base, tmp_path, text):
    folder(tmp_path, "own", skills__x=text)
    again = OwnCatalog(own.folder, [base], tmp_path / "cache")
    with pytest.raises(CatalogError, match=r"x.yaml:\d+:\d+: "):
        again.catalog()
    assert "x.yaml" in again.fault
    for change in (again.overlay, lambda: again.write(Overlay())):
        with pytest.raises(StorageError, match="must be mended first"):
            change()
    assert (own.folder / "skills" / "x.yaml").read_text() == text
    (own.folder / "skills" / "x.yaml").unlink()
    assert again.changed_elsewhere()
    again.catalog()
    assert again.fault == ""


def test_what_another_program_wrote_meanwhile_is_not_written_over(own, tmp_path):
    overlay = with_forests(own.overlay())
    folder(tmp_path, "own", skills__x="area: own\nskills:\n  - {id: mine, hours: [1, 2, 3]}\n")
    assert own.changed_elsewhere()
    with pytest.raises(StorageError, match="changed by another program"):
        own.write(overlay)
    own.catalog()
    own.write(with_forests(own.overlay()))
    assert {"mine", "forests"} <= own.catalog().skills.keys()


def test_a_folder_that_cannot_be_written_is_told(own):
    own.folder.write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        own.write(with_forests(Overlay()))


def test_a_change_that_was_broken_off_is_made_when_the_folder_is_next_read(own, base, tmp_path, monkeypatch):
    from planner.storage.catalog import own_catalog
    from planner.storage.files import transaction

    moves = []
    real = transaction.complete
    monkeypatch.setattr(transaction, "complete", moves.append)
    own.write(with_forests(own.overlay()))
    monkeypatch.setattr(transaction, "complete", real)
    assert moves == [own.folder]
    assert not own_catalog.OwnCatalog(own.folder, [base], None).changed_elsewhere()
    by_command = tmp_path / "copy"
    shutil.copytree(own.folder, by_command)
    assert "forests" in load_catalog([base], None, by_command).skills
    assert "forests" in OwnCatalog(own.folder, [base], tmp_path / "cache").catalog().skills


def test_a_refused_change_is_not_there_after_a_restart_either(own, base):
    own.folder.mkdir()
    (own.folder / "roles").write_text("in the way")
    with pytest.raises(StorageError, match="a file lies where a folder has to be; move it away"):
        own.write(with_forests(own.overlay()))
    (own.folder / "roles").unlink()
    assert OwnCatalog(own.folder, [base], None).catalog() == load_catalog([base])


def test_a_pipe_in_the_folder_is_told_and_does_not_block(own):
    import os

    (own.folder / "skills").mkdir(parents=True)
    os.mkfifo(own.folder / "skills" / "x.yaml")
    with pytest.raises(CatalogError, match="not a regular file"):
        own.catalog()


def test_a_file_too_deep_to_be_read_is_told(own):
    (own.folder / "skills" / "sub").mkdir(parents=True)
    (own.folder / "skills" / "sub" / "x.yaml").write_text("area: own\n")
    with pytest.raises(CatalogError, match="would not be read"):
        own.catalog()


def test_files_that_say_nothing_are_left_alone_by_changes_elsewhere(own):
    parked = own.folder / "skills" / "parked.yaml"
    parked.parent.mkdir(parents=True)
    parked.write_text("# area: own\n# skills: [later]\n")
    empty = parked.with_name("empty.yaml")
    empty.write_text("area: empty\nskills: []\n")
    own.catalog()
    before = own.overlay()
    assert "forests" in own.tried(with_forests(before)).skills
    own.write(with_forests(before))
    own.write(own.overlay().without("forests", is_added=True))
    assert parked.read_text().startswith("# area")
    assert empty.read_text() == "area: empty\nskills: []\n"
    assert own.overlay() == before


@pytest.mark.parametrize("word", ["2024", "1e-16", "1.10", "0755", "true", "null", "0x1f"])
def test_ids_and_titles_that_look_like_other_values_stay_as_they_are(own, base, word):
    path = own.folder / "skills" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"area: own\nskills:\n  - {{id: '{word}', title: '{word}', hours: [1, 2.50, 4], retired: false}}\n")
    own.catalog()
    (_, _, entry), *_ = own.overlay().entries()
    assert (entry["id"], entry["title"], entry["retired"]) == (word, word, False)
    own.write(
        own.overlay().with_entry(FORESTS._replace(id=word), {"summary": "New."}).with_wish("ml-engineer", "core", word, "")
    )
    again = OwnCatalog(own.folder, [base], None)
    assert again.catalog().skills[word].title == word
    assert again.catalog().roles["ml-engineer"].core.keys() >= {word}
    assert again.overlay() == own.overlay()


def test_unquoted_numbers_as_ids_are_those_ids(own):
    path = own.folder / "skills" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("area: own\nskills:\n  - {id: 2024, title: 1e3, hours: [1, 2, 4]}\n")
    assert own.catalog().skills["2024"].title == "1e3"
    own.write(own.overlay().with_entry(FORESTS._replace(id="2024"), {"hours": [2, 3, 4]}))
    assert own.catalog().skills["2024"].hours == Hours(2, 3, 4)


@given(st.dictionaries(TEXTS.map(clean).filter(lambda key: key and key != "<<"), TEXTS.map(clean), max_size=4))
def test_any_clean_text_is_read_back_from_yaml(texts):
    content = {"area": "own", "skills": [{"id": "x", "requires": texts}]}
    assert content_of(yaml_of(content)) == content


@given(TEXTS)
def test_clean_text_is_one_line_that_stays_clean(text):
    cleaned = clean(text)
    assert "\n" not in cleaned
    assert clean(cleaned) == cleaned


@given(TEXTS, st.sets(st.sampled_from(["own", "own-2", "a", "both"])))
def test_a_new_id_is_an_id_that_is_not_taken(title, taken):
    import re

    word = new_id(title, taken)
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", word)
    assert word not in taken | {"both", "none"}

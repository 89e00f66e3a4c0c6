from __future__ import annotations

import shutil

import pytest

from planner.storage.catalog.overlay import Overlay
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.storage.catalog.own_place import RECORD, own_place

SKILLS = "area: a\nskills:\n" + "".join(
    f"  - {{id: {word}, title: {word}, hours: [1, 2, 4]}}\n" for word in ("one", "two", "three")
)
ROLE = "id: r\ntitle: R\ncore: {one: ''}\n"


def catalogue(folder, skills=SKILLS, role=ROLE):
    (folder / "skills").mkdir(parents=True)
    (folder / "roles").mkdir()
    (folder / "skills" / "a.yaml").write_text(skills)
    (folder / "roles" / "r.yaml").write_text(role)
    return folder


@pytest.fixture
def place(tmp_path):
    """Return where the changes to the catalogue in a folder are, as a start of the program finds out."""
    from planner.locations import Locations

    places = Locations(tmp_path / "data", tmp_path / "cache")
    return lambda folder: own_place(places.own_catalog(folder), folder, places.cache)


def change(own, catalog):
    """Change the hours of a skill in the folder ``own`` on ``catalog``, as the window does."""
    made = OwnCatalog(own, [catalog], None)
    made.catalog()
    made.write(Overlay({"skills/a.yaml": {"area": "a", "skills": [{"id": "one", "hours": [10, 20, 40]}]}}))
    return own


def test_without_changes_a_catalogue_has_the_usual_place(place, tmp_path):
    assert place(catalogue(tmp_path / "c")).note == ""
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("recorded", [True, False], ids=["noted", "of an earlier version"])
def test_changes_are_found_again_when_the_catalogue_is_moved_and_moved_again(place, tmp_path, recorded):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    assert (own / RECORD).exists()
    if not recorded:
        (own / RECORD).unlink()
    for name in ("there", "elsewhere", "here"):
        there = tmp_path / name
        here.rename(there)
        here = there
        for _ in range(2):
            assert place(here) == (own, "")


def test_an_update_of_the_catalogue_keeps_its_changes_another_catalogue_in_its_place_does_not_get_them(place, tmp_path):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    (here / "skills" / "a.yaml").write_text(SKILLS + "  - {id: four, title: Four, hours: [1, 2, 4]}\n")
    assert place(here) == (own, "")
    here.rename(tmp_path / "moved")
    foreign = SKILLS.replace("one", "eins").replace("two", "zwei").replace("three", "drei")
    catalogue(here, foreign, ROLE.replace("one", "eins").replace("id: r", "id: q"))
    assert place(here) == (own.with_name(f"{own.name}-2"), "")
    assert place(tmp_path / "moved") == (own, "")


def test_a_copy_is_told_where_the_changes_are_until_it_has_its_own(place, tmp_path):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    copy = shutil.copytree(here, tmp_path / "copy")
    found = place(copy)
    assert found.folder != own
    assert found.note == (
        f"Your changes to the catalogue in {here} are not part of this copy of it; copy {own} to {found.folder} to use them."
    )
    shutil.copytree(own, found.folder)
    assert place(copy) == (found.folder, "")
    assert place(here) == (own, "")


def test_of_two_catalogues_that_are_gone_nobody_can_tell_which_one_moved(place, tmp_path):
    owns = []
    for name in ("first", "second"):
        folder = catalogue(tmp_path / name)
        owns.append(change(place(folder).folder, folder))
    for name in ("first", "second"):
        shutil.rmtree(tmp_path / name)
    found = place(catalogue(tmp_path / "third"))
    assert found.folder not in owns
    assert found.note.startswith(f"Your changes to this catalogue may be in {owns[0]} or in {owns[1]}; rename")


def test_changes_of_an_earlier_version_that_speak_of_nothing_here_are_left_alone(place, tmp_path):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    (own / RECORD).unlink()
    shutil.rmtree(here)
    assert place(catalogue(tmp_path / "other", SKILLS.replace("one", "eins"), ROLE.replace("one", "eins"))).folder != own


@pytest.mark.parametrize("content", ["", "{", "[]", '{"path": 1}', '{"path": "x", "content": "y", "ids": 3}'])
def test_a_damaged_note_is_as_good_as_none(place, tmp_path, content):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    (own / RECORD).write_text(content)
    assert place(here) == (own, "")


def test_a_faulty_catalogue_is_told_by_whoever_reads_it(place, tmp_path):
    here = catalogue(tmp_path / "here")
    own = change(place(here).folder, here)
    (here / "skills" / "a.yaml").write_text("[")
    assert place(here) == (own, "")

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.catalog.entries import Hours, Skill
from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog
from planner.storage.catalog.overlay import Overlay
from planner.storage.catalog.strict_yaml import read_yaml
from planner.storage.catalog.yaml_round_trip import yaml_of
from tests.schemas import faults, fits, shipped, without_each_property

TOP = Path(__file__).parents[3]
EXAMPLE = Path(__file__).parent / "example"
SHIPPED = TOP / "resources" / "catalog"
CATALOGUE = shipped("catalogue-1")
ROOMS = {"skills": "skills", "roles": "role"}


def plain(node):
    """Return the values that the program reads, without their places."""
    if isinstance(node.value, dict):
        return {key: plain(inner) for key, inner in node.value.items()}
    return [*map(plain, node.value)] if isinstance(node.value, list) else node.value


def content(data: bytes):
    return plain(read_yaml(data))


def files(folder):
    """Return the anchor and the content of every file of a catalogue."""
    return [(ROOMS.get(path.parent.name, path.stem), content(path.read_bytes())) for path in sorted(folder.rglob("*.yaml"))]


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_file_has_the_form_of_the_schema(path):
    assert faults(CATALOGUE, content(path.read_bytes()), ROOMS.get(path.parent.name, path.stem)) == []


def test_the_example_has_the_form_of_the_schema_and_every_kind_of_file():
    anchors = {part["$anchor"] for part in CATALOGUE["$defs"].values() if "$anchor" in part}
    assert {kind for kind, _ in files(EXAMPLE)} == anchors
    assert [faults(CATALOGUE, value, kind) for kind, value in files(EXAMPLE)] == [[]] * len(files(EXAMPLE))
    assert all(fits(CATALOGUE, value) for _, value in files(EXAMPLE))


def test_the_example_is_read():
    catalog = load_catalog([EXAMPLE])
    assert [*catalog.skills] == ["dough", "folding", "patience", "stone-oven", "tin", "project-loaf"]
    assert catalog.skills["project-loaf"].brief.done == ("It is eaten.",)
    assert catalog.roles["baker"].core["oven"].why == "An oven bakes it."
    assert catalog.roles["baker"].card.salary[0].value == "1 loaf a day"
    assert catalog.choices["oven"].formerly == ("ovens",)
    assert catalog.fit[0].weight == 2
    assert (catalog.comparison[0].aspect, catalog.backgrounds[0].known, catalog.sources[0].id) == (
        "Goal",
        ("dough",),
        "grandmother",
    )


def test_the_example_fails_whichever_property_the_schema_does_not_know():
    kinds, values = zip(*files(EXAMPLE), strict=True)
    in_a_row = {"anyOf": [{}], "prefixItems": [{"$ref": f"#{kind}"} for kind in kinds]}
    assert fits({**CATALOGUE, **in_a_row}, [*values])
    assert [path for path, less in without_each_property(CATALOGUE) if fits({**less, **in_a_row}, [*values])] == []


STRANGE = "{'q1': 1, 'q2': 1, 'q3': 1, 'q4': 1}"
"""So many unknown keys that the reader tells all that it knows."""
ENTRIES = {
    "skill": ("skills/a.yaml", "area: a\nskills: [{id: a, hours: [1, 2, 3], %s}]"),
    "project": ("projects.yaml", "projects: [{id: a, hours: [1, 2, 3], %s}]"),
    "resource": ("skills/a.yaml", "area: a\nskills: [{id: a, hours: [1, 2, 3], resources: [{%s}]}]"),
    "choice": ("choices.yaml", "choices: [{id: a, %s}]"),
    "role_file": ("roles/a.yaml", "{id: a, %s}"),
    "milestone": ("roles/a.yaml", "{id: a, milestones: [{%s}]}"),
    "card": ("roles/a.yaml", "{id: a, card: {%s}}"),
    "aspect": ("comparison.yaml", "comparison: [{aspect: a, %s}]"),
    "question": ("fit.yaml", "fit: [{id: a, %s}]"),
    "background": ("backgrounds.yaml", "backgrounds: [{id: a, %s}]"),
    "source": ("sources.yaml", "sources: [{id: a, %s}]"),
    "skills_file": ("skills/a.yaml", "{area: a, %s}"),
    "projects_file": ("projects.yaml", "{%s}"),
    "choices_file": ("choices.yaml", "{%s}"),
    "comparison_file": ("comparison.yaml", "{%s}"),
    "fit_file": ("fit.yaml", "{%s}"),
    "backgrounds_file": ("backgrounds.yaml", "{%s}"),
    "sources_file": ("sources.yaml", "{%s}"),
}


def told(folder, name, text):
    """Return what is wrong with the one file ``name``."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        load_catalog([EXAMPLE, folder])
    return str(error.value)


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_schema_names_the_keys_that_are_read(tmp_path, kind):
    name, text = ENTRIES[kind]
    sentence = told(tmp_path, name, text % STRANGE.strip("{}"))
    known = re.search(r"Known keys: (.*)\.$", sentence, re.MULTILINE)
    assert known[1].split(", ") == sorted(CATALOGUE["$defs"][kind]["properties"])


SKILL = "area: a\nskills: [{id: a, hours: [1, 2, 3], %s}]"
WRONG = [
    ("skills/a.yaml", "area: a\nskills: [{id: A a, hours: [1, 2, 3]}]"),
    ("skills/a.yaml", "area: a\nskills: [{id: both, hours: [1, 2, 3]}]"),
    ("skills/a.yaml", "skills: []"),
    ("skills/a.yaml", "area: a\nskills: [{hours: [1, 2, 3]}]"),
    ("skills/a.yaml", "area: a\nskills: [{id: a, hours: [1, 2]}]"),
    ("skills/a.yaml", "area: a\nskills: [{id: a, hours: [0, 2, 3]}]"),
    ("skills/a.yaml", "area: a\nskills: [{id: a, hours: [1, 2, 10001]}]"),
    ("skills/a.yaml", SKILL % "level: 5"),
    ("skills/a.yaml", SKILL % "needs: {dough: ''}"),
    ("skills/a.yaml", SKILL % f"title: {'x' * 121}"),
    ("skills/a.yaml", SKILL % f"summary: {'x' * 5001}"),
    ("skills/a.yaml", SKILL % "can_do: one thing"),
    ("skills/a.yaml", SKILL % "retired: 'yes'"),
    ("skills/a.yaml", SKILL % "requires: {dough: [why]}"),
    ("skills/a.yaml", SKILL % "requires: [dough, dough]"),
    ("skills/a.yaml", SKILL % "resources: [{title: A page}]"),
    ("skills/a.yaml", SKILL % "resources: [{title: A page, url: 'file:///etc/passwd'}]"),
    ("skills/a.yaml", SKILL % "resources: [{title: A page, url: 'https://me@example.org'}]"),
    ("skills/a.yaml", "area: projects\nskills: [{id: a, hours: [1, 2, 3], requires: {dough: ''}}]"),
    ("projects.yaml", "projects: [{id: a, hours: [1, 2, 3], data: {url: 'ftp://example.org'}}]"),
    ("roles/a.yaml", "{id: a, core: {dough: [why]}}"),
    ("roles/a.yaml", "{id: a, milestones: [{title: Without needs}]}"),
    ("fit.yaml", "fit: [{id: a, statements: {baker: Yes}, weight: 11}]"),
    ("fit.yaml", "fit: [{id: a}]"),
    ("backgrounds.yaml", "backgrounds: [{id: a}]"),
    ("comparison.yaml", "comparison: {aspect: a}"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_is_of_another_form_is_refused_by_schema_and_reader_alike(tmp_path, name, text):
    room = name.split("/", maxsplit=1)[0].removesuffix(".yaml")
    assert faults(CATALOGUE, content(text.encode()), ROOMS.get(room, room))
    assert Path(name).name in told(tmp_path, name, text)


def test_what_the_readme_shows_has_the_form_of_the_schema():
    blocks = re.findall(r"```yaml\n(.*?)```", (TOP / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [faults(CATALOGUE, content(text.encode()), kind) for kind, text in zip(("skills", "role"), blocks, strict=True)] == [
        [],
        [],
    ]


def test_what_the_program_writes_for_the_learner_has_the_form_of_the_schema():
    skill = Skill("own", "Own", "mine", Hours(1.0, 2.0, 3.0))
    overlay = Overlay().with_entry(skill, {"title": "Own", "hours": [1, 2.5, 3]}, "Mine")
    overlay = overlay.with_requirement(skill, "dough", "").with_requirement(skill, "oven", "It is baked.")
    overlay = overlay.without_requirement(skill, "oven", is_shipped=True).with_wish("baker", "core", "own", "")
    assert [*overlay.files] == ["skills/mine.yaml", "roles/baker.yaml"]
    for kind, written in zip(("skills", "role"), overlay.files.values(), strict=True):
        assert faults(CATALOGUE, content(yaml_of(written)), kind) == []

from __future__ import annotations

import pytest

from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog

SKILL = "area: a\nskills:\n  - {id: a, hours: [1, 2, 3], %s}\n"
ROLE = "id: r\ncore: [a]\n"
TOLD = [
    ("skills: []", "1:1: the file has no 'area'; name the area of its skills."),
    ("area: a\nskills:\n  - {hours: [1, 2, 3]}", "3:5: item 1 of 'skills' of the file has no id; give it one."),
    ("area: a\nskills:\n  - {id: none}", "3:10: 'none' means something else to the planner; choose another id."),
    ("area: a\nskills:\n  - {id: A b}", "3:10: 'A b' is no id; use lower-case letters, digits, '-', '_' and '.'."),
    ("area: a\nskills:\n  - {id: a}", "3:5: skill 'a' has no hours; give three: [low, likely, high]."),
    ("area: a\nskills:\n  - {id: a, hours: 3}", "3:20: 'hours' of skill 'a' must be a list of numbers."),
    (
        "area: a\nskills:\n  - {id: a, hours: [3, 2, 1]}",
        "'hours' of skill 'a' must be three rising numbers",
    ),
    ("area: a\nskills: {id: a}", "2:9: 'skills' of the file must be a list."),
    (SKILL % "summary: [x]", "'summary' of skill 'a' must be a text."),
    (SKILL % "summary: true", "'summary' of skill 'a' must be a text; put true in quotes."),
    (SKILL % f"summary: {'x' * 5001}", "'summary' of skill 'a' has 5,001 characters; at most 5,000 are allowed."),
    (SKILL % f"title: {'x' * 121}", "the title of skill 'a' has 121 characters; at most 120 are allowed."),
    (SKILL % "level: 5", "'level' of skill 'a' must be a number from 1 to 4."),
    (SKILL % "retired: 1", "'retired' of skill 'a' must be true or false."),
    (SKILL % "requires: [b, b]", "'requires' of skill 'a' names 'b' twice."),
    (SKILL % "resources: [{title: T}]", "item 1 of 'resources' of skill 'a' needs a title and a url."),
    (SKILL % "resources: [{title: T, url: 'file:///etc'}]", "'file:///etc' is no web address; it must begin with https://"),
    (SKILL % "resources: [{title: T, url: 'https://[x'}]", "'https://[x' is no web address; it must begin with https://"),
    (SKILL % f"aliases: [{'x, ' * 20_001}]", "'aliases' of skill 'a' has 20,001 items; at most 20,000 are read."),
]
TOLD_ELSEWHERE = [
    ("choices", "choices:\n  - {id: c}", "2:5: choice 'c' has no options; name at least one skill."),
    ("projects", "projects:\n  - {id: p, hours: [1, 2, 3], data: {url: 'ftp://x'}}", "'ftp://x' is no web address."),
    ("sources", "sources:\n  - {id: s, url: 'ftp://x'}", "'ftp://x' is no web address."),
    ("backgrounds", "backgrounds:\n  - {id: b}", "item 1 of 'backgrounds' of the file needs an id and a title."),
    ("fit", "fit:\n  - {id: f}", "item 1 of 'fit' of the file needs an id and 'statements', one for each role."),
    ("roles/s", "id: s\ncore: {a: [x]}", "'a' of role 's' must be a mapping of 'why' and 'source', or a text."),
    ("roles/s", "id: s\ncore: [a]\nmilestones: [{title: T}]", "needs a title and 'needs', a list of skills or choices."),
]


def told(tmp_path, name, text):
    for file, content in {"skills/z": SKILL % "level: 1", "roles/r": ROLE, name: text}.items():
        path = tmp_path / f"{file}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        load_catalog([tmp_path])
    return str(error.value)


@pytest.mark.parametrize(("text", "sentence"), TOLD)
def test_a_fault_of_a_skill_is_told_in_a_sentence(tmp_path, text, sentence):
    assert sentence in told(tmp_path, "skills/z", text)


@pytest.mark.parametrize(("name", "text", "sentence"), TOLD_ELSEWHERE)
def test_a_fault_of_another_entry_is_told_in_a_sentence(tmp_path, name, text, sentence):
    assert sentence in told(tmp_path, name, text)

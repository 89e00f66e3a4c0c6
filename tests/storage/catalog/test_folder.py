from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.catalog.faults import CatalogError
from planner.storage.catalog.folder import load_catalog
from tests.profile import examples

SKILLS = """\
area: mathematics
skills:
  - id: vectors
    title: Vectors
    hours: [4, 8, 16]
    aliases: [arrows]
    formerly: [arrow]
  - id: matrices
    title: Matrices
    hours: [8, 15, 30]
    requires:
      vectors: A matrix is applied to vectors.
"""
ROLE = """\
id: ml-engineer
title: Machine Learning Engineer
core:
  matrices: {why: Models are matrices., source: Overview}
"""


def folder(tmp_path: Path, name: str = "base", **files: str) -> Path:
    for file, text in files.items():
        path = tmp_path / name / (file.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / name


def faults(*folders: Path) -> list[str]:
    with pytest.raises(CatalogError) as told:
        load_catalog(folders)
    return [f"{Path(f.file).name}:{f.place.line}:{f.place.column}: {f.sentence}" for f in told.value.faults]


def test_a_small_catalogue_of_skills_and_roles_alone_is_read(tmp_path):
    catalog = load_catalog([folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)])
    assert list(catalog.skills) == ["vectors", "matrices"]
    assert catalog.skills["matrices"].requires == {"vectors": "A matrix is applied to vectors."}
    assert catalog.roles["ml-engineer"].core["matrices"].source == "Overview"
    assert catalog.areas == {"mathematics": "Mathematics"}
    assert catalog.skill("arrow") == "vectors"


def test_reasons_may_be_empty_and_lists_of_ids_do(tmp_path):
    skills = SKILLS.replace("vectors: A matrix is applied to vectors.", "vectors:")
    catalog = load_catalog([folder(tmp_path, skills__m=skills, roles__e="id: r\ncore: [matrices]\n")])
    assert catalog.skills["matrices"].requires == {"vectors": ""}
    assert list(catalog.roles["r"].core) == ["matrices"]


def test_all_faults_are_told_at_once_with_their_places(tmp_path):
    skills = SKILLS.replace("vectors: A", "vektors: A").replace("[4, 8, 16]", "[16, 8, 4]").replace("aliases", "alias")
    told = faults(folder(tmp_path, skills__m=skills, roles__e=ROLE.replace("matrices:", "matrizes:") + "colour: red\n"))
    assert told == [
        "e.yaml:4:3: role 'ml-engineer' asks for 'matrizes', but there is no such skill or choice. Did you mean 'matrices'?",
        "e.yaml:5:1: role 'ml-engineer' has an unknown key 'colour'. Did you mean 'core'?",
        "m.yaml:5:12: 'hours' of skill 'vectors' must be three rising numbers: [low, likely, high].",
        "m.yaml:6:5: skill 'vectors' has an unknown key 'alias'. Did you mean 'aliases'?",
        "m.yaml:12:7: skill 'matrices' needs 'vektors', but there is no such skill or choice. Did you mean 'vectors'?",
    ]


def test_a_cycle_is_told_as_the_cycle_also_through_a_choice(tmp_path):
    skills = SKILLS.replace("    aliases: [arrows]\n", "    requires: {kind: ''}\n")
    choices = "choices:\n  - {id: kind, title: Kind, options: {matrices: ''}}\n"
    told = faults(folder(tmp_path, skills__m=skills, roles__e=ROLE, choices=choices))
    assert told == [
        "choices.yaml:2:39: the prerequisites run in a circle: kind -> vectors -> matrices -> kind; take one of them out."
    ]


def test_a_skill_that_needs_itself_is_a_cycle(tmp_path):
    told = faults(folder(tmp_path, skills__m=SKILLS.replace("vectors: A", "matrices: A"), roles__e=ROLE))
    assert "matrices -> matrices" in told[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: &x [1]\nb: *x\n", "anchors (&) and aliases (*)"),
        ("a: 1\na: 2\n", "'a' is given twice"),
        ("a: !!python/object:os.system x\n", "the tag"),
        ("<<: {a: 1}\n", "merge keys"),
        ("[" * 900, "nested more than 20 deep"),
        ("[" * 100_000, "nest"),  # PyYAML has a limit of its own from 6.0.4 on, which is met first
        ("- " * 50_000 + "x", "nested more than 20 deep"),
        ("a: 1\n---\nb: 2\n", "a second document"),
        ("a: [1\n", "not valid YAML"),
        ("title: " + "x" * 4_100_000, "at most 4,000,000"),
        (
            "area: m\nskills:\n- {id: a, title: no, hours: [1, 1, 1]}\n- {id: b, title: true, hours: [1, 1, 1]}\n",
            "put true in quotes",
        ),
        ("area: m\nskills: 5\n", "must be a list"),
        ("area: m\nskills: [5]\n", "must be a mapping"),
        ("- 1\n", "must be a mapping"),
        ("area: m\nskills:\n- {id: A B, hours: [1, 1, 1]}\n", "is no id"),
        ("area: m\nskills:\n- {id: a, hours: [1, .inf, 1]}\n", "must be a number"),
        ("area: m\nskills:\n- {id: a, hours: [1, 2, 1e9]}\n", "must be a number"),
        ("area: m\nskills:\n- {id: a, hours: [1, 2, 3], resources: [{title: t, url: 'javascript:x'}]}\n", "no web address"),
        ("area: m\nskills:\n- {id: a, hours: [1, 2, 3]}\n- {id: a, hours: [1, 2, 3]}\n", "given twice"),
        ("? {a: 1}\n: 2\n", "a key must be a word"),
    ],
)
def test_hostile_or_wrong_yaml_gets_a_located_sentence(tmp_path, text, sentence):
    told = faults(folder(tmp_path, skills__m=text, roles__e=ROLE))
    assert any(sentence in each for each in told), [each[:300] for each in told]


@pytest.mark.parametrize("data", [b"\xff\xfea", b"area: \x00", b"area: \xc3", b'area: "\\u202e"'])
def test_bytes_that_are_no_plain_text_get_a_located_sentence(tmp_path, data):
    path = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)
    (path / "skills" / "m.yaml").write_bytes(data)
    assert faults(path)[0].startswith("m.yaml:1:")


def test_no_on_and_times_are_text_not_booleans_or_numbers(tmp_path):
    catalog = load_catalog(
        [folder(tmp_path, skills__m=SKILLS.replace("[arrows]", "[no, on, 12:30:45, 0755, 1.10]"), roles__e=ROLE)]
    )
    assert catalog.skills["vectors"].aliases == ("no", "on", "12:30:45", "0755", "1.10")


@examples(300)
@given(st.binary(max_size=20), st.integers(0, len(SKILLS)), st.integers(0, 30))
def test_a_mutated_file_is_read_or_told_and_never_a_traceback(tmp_path_factory, junk, at, cut):
    path = folder(tmp_path_factory.mktemp("mutated"), skills__m=SKILLS, roles__e=ROLE)
    (path / "skills" / "m.yaml").write_bytes(SKILLS.encode()[:at] + junk + SKILLS.encode()[at + cut :])
    with suppress(CatalogError):
        load_catalog([path])


def test_an_overlay_changes_hours_and_edges_and_adds_without_copying(tmp_path):
    base = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)
    mine = folder(
        tmp_path,
        "mine",
        skills__own="area: own\nskills:\n  - {id: matrices, hours: [1, 2, 3], drops: [vectors], requires: {knots: Why.}}\n"
        "  - {id: knots, title: Knots, hours: [1, 1, 1]}\n",
    )
    catalog = load_catalog([base, mine])
    assert catalog.skills["matrices"].hours.likely == 2
    assert catalog.skills["matrices"].requires == {"knots": "Why."}
    assert catalog.skills["matrices"].title == "Matrices"
    assert catalog.skills["matrices"].area == "mathematics"


def test_files_that_would_not_be_read_are_told(tmp_path):
    path = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE, skils="a: 1\n")
    assert "this file would not be read" in faults(path)[0]
    assert "there is no such folder" in faults(tmp_path / "nowhere")[0]
    (tmp_path / "empty").mkdir()
    assert "holds no catalogue" in " ".join(faults(tmp_path / "empty"))


def test_the_cache_answers_alike_and_is_thrown_away_when_a_file_changes_or_it_is_damaged(tmp_path):
    base, cache = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE), tmp_path / "cache"
    first = load_catalog([base], cache)
    again = load_catalog([base], cache)
    assert (again.skills, again.roles, again.choices, again.areas) == (first.skills, first.roles, first.choices, first.areas)
    assert again.structure == first.structure
    kept = next(cache.glob("*.json"))
    for damage in (kept.read_bytes()[:50], b"{}", b"[]", json.dumps({"skills": [[1]]}).encode()):
        kept.write_bytes(damage)
        assert load_catalog([base], cache).skills == first.skills
    (base / "skills" / "m.yaml").write_text(SKILLS.replace("[4, 8, 16]", "[5, 9, 16]"), encoding="utf-8")
    assert load_catalog([base], cache).skills["vectors"].hours.likely == 9


def test_of_thousands_of_unknown_ids_only_the_first_are_looked_up_so_that_checking_stays_quick(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("planner.catalog.checks.did_you_mean", lambda _, known: asked.append(len(known)) or "")
    needs = "\n".join(f"      unknown-{i}: ''" for i in range(900))
    skills = SKILLS.replace("      vectors: A matrix is applied to vectors.", needs)
    more = "\n".join(f"  - {{id: s{i}, title: S, hours: [1, 2, 3]}}" for i in range(300))
    told = faults(folder(tmp_path, skills__m=skills + more, roles__e=ROLE))
    assert len(told) == 900
    assert sum(asked) < 100_000


def test_files_that_would_be_passed_over_are_told(tmp_path):
    base = folder(tmp_path, skills__m=SKILLS, roles__e=ROLE)
    (base / "skills" / "B.YAML").write_text(SKILLS)
    (base / "skills" / "deep").mkdir()
    (base / "skills" / "deep" / "c.yaml").write_text(SKILLS)
    (base / "choices.yaml").symlink_to(tmp_path / "nowhere")
    told = faults(base)
    assert [line.split(":")[0] for line in told] == ["choices.yaml", "B.YAML", "c.yaml"]
    assert "leads nowhere" in told[0]
    assert "would not be read" in told[1]


def many(count, more="", first=0):
    return "".join(
        f"  - {{id: s{i}, title: S{i}, hours: [1, 2, 3]{more.format(i, (i + 1) % count)}}}\n" for i in range(first, count)
    )


BIG = {
    "a circle of 3,000": (
        many(3000, ", requires: {{s{1}: ''}}"),
        1,
        "s0 -> s2999 -> s2998 -> s2997 -> ... 2,993 more ... -> s3",
    ),
    "90,000 unknown keys": (
        many(1) + "".join(f"key{i}: 1\n" for i in range(90_000)),
        1,
        "the file has 90,000 unknown keys: 'key0', 'key1', 'key2' and 89,997 more. Known keys: area, skills, title.",
    ),
    "10,000 unknown ids": (many(10_000, ", requires: {{unknown{0}: ''}}"), 21, "... and 9,980 more faults."),
    "3,000 times one id": (many(1) * 3001, 21, "skill 's0' is given twice"),
    "5,000 faults": (many(1) + many(5001, ", level: 9", 1), 21, "... and 4,980 more faults."),
    "300 circles": (
        "".join(f"  - {{id: s{i}, title: S, hours: [1, 2, 3], requires: {{s{i ^ 1}: ''}}}}\n" for i in range(600)),
        21,
        "280 more",
    ),
    "a long title": (
        many(1) + f"  - {{id: t, title: {'x' * 121}, hours: [1, 2, 3]}}\n",
        1,
        ":4:20: the title of skill 't' has 121 characters; at most 120",
    ),
}


@pytest.mark.parametrize("case", BIG)
def test_however_many_faults_there_are_what_is_told_of_them_is_short(tmp_path, case):
    skills, lines, sentence = BIG[case]
    base = folder(tmp_path, skills__m=f"area: a\nskills:\n{skills}", roles__e="id: r\ntitle: R\ncore: {s0: ''}\n")
    with pytest.raises(CatalogError) as told:
        load_catalog([base])
    said = str(told.value)
    assert sentence in said
    assert len(said.splitlines()) == lines
    assert max(len(line.replace(str(tmp_path), "")) for line in said.splitlines()) < 250


TITLED = {
    "skill": ("skills__m", "area: a\nskills: [{{id: s0, title: {}, hours: [1, 2, 3]}}]\n"),
    "area": ("skills__m", "area: a\ntitle: {}\nskills: [{{id: s0, title: S, hours: [1, 2, 3]}}]\n"),
    "role": ("roles__e", "id: r\ntitle: {}\ncore: {{s0: ''}}\n"),
    "milestone": ("roles__e", "id: r\ntitle: R\ncore: {{s0: ''}}\nmilestones: [{{title: {}, needs: [s0]}}]\n"),
    "choice": ("choices", "choices: [{{id: c, title: {}, options: [s0]}}]\n"),
    "background": ("backgrounds", "backgrounds: [{{id: b, title: {}, known: [s0]}}]\n"),
    "resource": (
        "skills__m",
        "area: a\nskills: [{{id: s0, title: S, hours: [1, 2, 3], resources: [{{title: {}, url: 'https://a.org'}}]}}]\n",
    ),
}


@pytest.mark.parametrize("kind", TITLED)
def test_every_kind_of_title_has_at_most_120_characters(tmp_path, kind):
    files = {
        "skills__m": "area: a\nskills: [{id: s0, title: S, hours: [1, 2, 3]}]\n",
        "roles__e": "id: r\ntitle: R\ncore: {s0: ''}\n",
    }
    name, text = TITLED[kind]
    assert load_catalog([folder(tmp_path, "short", **{**files, name: text.format("x" * 120)})])
    told = faults(folder(tmp_path, "long", **{**files, name: text.format("x" * 121)}))
    assert len(told) == 1
    assert "has 121 characters; at most 120 are allowed." in told[0]

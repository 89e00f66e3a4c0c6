"""The recipes of CONTRIBUTING, walked on a copy of the program: each touches no more files than it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[1]


class Copy:
    """A copy of the program in ``folder``, which knows the files that were ``touched`` in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.touched = folder, set()
        shutil.copytree(ROOT / "planner", folder / "planner", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "resources" / "catalog", folder / "resources" / "catalog")

    def write(self, name, text):
        (self.folder / name).write_text(dedent(text), encoding="utf-8")
        self.touched.add(name)

    def insert(self, name, before, text):
        """Put ``text`` before the one place where ``before`` stands."""
        old = (self.folder / name).read_text(encoding="utf-8")
        assert old.count(before) == 1
        self.write(name, old.replace(before, text + before))

    def run(self, *words):
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert not done.stderr, done.stderr
        return done.stdout

    def plan(self, form):
        where = ("--data-dir", str(self.folder / "files"), "--catalog", "resources/catalog", "--profile", "none")
        return self.run("-m", "planner", "plan", "--goal", "both", "--format", form, *where)


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


def test_a_format_is_its_own_module_and_one_row(copy):
    copy.write(
        "planner/exchange/as_titles.py",
        '''\
        """A plan as titles, one a line."""

        from planner.words.local import Local


        def as_titles(catalog, plan, local=Local()):
            """Return the titles in the order of the path."""
            return "".join(f"{step.skill.title}\\n" for step in plan.steps)
        ''',
    )
    table = "planner/exchange/formats.py"
    loader = "def _titles() -> Render:\n    from planner.exchange.as_titles import as_titles\n\n    return as_titles\n\n\n"
    copy.insert(table, "FORMATS = {", loader)
    copy.insert(table, '        Format("text",', '        Format("titles", "Titles", ".titles", _titles),\n')
    steps = json.loads(copy.plan("json"))["steps"]
    assert copy.plan("titles").splitlines() == [step["title"] for step in steps]
    assert len(copy.touched) == 2


def test_a_field_of_a_skill_is_read_cached_kept_and_exported_by_its_declaration(copy):
    entries = "planner/catalog/entries.py"
    copy.insert(entries, "\n\nclass SkillField(", "    practice: int = 0\n")
    copy.insert(entries, ')\n"""The plain fields', '    SkillField("practice", 0, 9),\n')
    copy.insert(entries, ')\n"""The fields that an export', ', "practice"')
    assert copy.touched == {entries}
    skills = copy.folder / "resources" / "catalog" / "skills" / "01-mathematics.yaml"
    text = skills.read_text(encoding="utf-8")
    first = text.split("- id: ")[1].split()[0]
    indent = text[: text.index(f"- id: {first}")].rsplit("\n", 1)[-1]
    skills.write_text(text.replace(f"- id: {first}\n", f"- id: {first}\n{indent}  practice: 7\n", 1), encoding="utf-8")
    for _ in ("read", "from the cache"):
        told = {step["id"]: step["practice"] for step in json.loads(copy.plan("json"))["steps"]}
        assert told[first] == 7
        assert sum(told.values()) == 7
    kept = "from planner.storage.catalog.yaml_round_trip import *; print(yaml_of(content_of(b'practice: 7')).decode(), end='')"
    assert copy.run("-c", kept) == "practice: 7\n"

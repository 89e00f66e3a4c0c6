"""The habits, as tests: types, style and the rooms' import rules, so that one command checks everything."""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from planner.display import PACKAGES

TOP = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "mypy"],
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["types", "style", "format", "rooms"],
)
def test_the_whole_project_passes(command):
    done = subprocess.run([sys.executable, *command], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("catalog/entries.py", "from planner.planning import plan", "Imports go down the rooms"),
        ("planning/route/goal.py", "import PySide6.QtCore", "Only the study and the windows know Qt"),
        ("learner/learner.py", "import networkx", "Only the catalogue and planning know networkx"),
        ("layout/graph.py", "import planner.catalog.catalog", "Layout and optimize know graphs and integers"),
        ("optimize/tidy.py", "import planner.catalog.entries", "Layout and optimize know graphs and integers"),
        ("exchange/weeks.py", "import yaml", "Only storage knows YAML"),
        ("planning/step.py", "from planner.planning.plan import Plan", "No circle, in no room"),
        ("planning/step.py", "import pathlib", "Pure rooms open no file"),
        ("ui/widgets/card.py", "import planner.ui.pages.page", "The window's rooms stand on one another"),
        ("storage/files/atomic.py", "import planner.storage.catalog.folder", "Storage knows files"),
        ("ui/chart/scale.py", "import planner.planning.plan", "A chart knows style, words and its own formats alone"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(tmp_path, room, line, contract):
    from shutil import copytree, ignore_patterns

    copytree(TOP / "planner", tmp_path / "planner", ignore=ignore_patterns("__pycache__"))
    (tmp_path / "pyproject.toml").write_text((TOP / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    file = tmp_path / "planner" / room
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert any(contract in text and "BROKEN" in text for text in done.stdout.splitlines()), done.stdout


def test_the_top_level_holds_only_what_is_on_the_card():
    ignored = (TOP / ".gitignore").read_text(encoding="utf-8").split()
    tops = {path.name for path in TOP.iterdir() if not any(fnmatch(path.name, each.rstrip("/")) for each in [".*", *ignored])}
    assert tops == {"pyproject.toml", "README.md", "planner", "resources", "tests", "main.py"}


TEST = "python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[test]' && .venv/bin/python -m pytest"
START = "python3 -m venv .venv && .venv/bin/python -m pip install -q . && .venv/bin/planner"
SYSTEM = f"$(command -v sudo) apt-get update -qq && $(command -v sudo) apt-get install -qq -y python3-venv {PACKAGES} && "


@pytest.mark.parametrize("command", [TEST, SYSTEM + TEST, SYSTEM + START], ids=["test", "bare test", "bare start"])
def test_ci_calls_the_very_lines_that_the_readme_gives(command):
    assert command in (TOP / "README.md").read_text(encoding="utf-8").splitlines()
    assert command in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.usefixtures("qapp")
def test_this_pyside_does_not_lose_references_to_none():
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert before - sys.getrefcount(None) < 100

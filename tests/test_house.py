"""The house stays one that can be known: small rooms, each with its rule, and one name for one thing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import planner

HOUSE = Path(planner.__file__).parent
MODULES = sorted(HOUSE.rglob("*.py"))
MOST_LINES, MOST_MODULES, MOST_IGNORES = 300, 19, 8


def trees():
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_module_is_longer_than_a_reader_follows():
    lengths = {str(path.relative_to(HOUSE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: length for name, length in lengths.items() if length > MOST_LINES}


def test_no_room_holds_more_modules_than_one_overlooks():
    rooms = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    assert not {str(room.relative_to(HOUSE)): count for room, count in rooms.items() if count > MOST_MODULES}


@pytest.mark.parametrize("room", sorted({path.parent for path in MODULES}), ids=lambda room: str(room.relative_to(HOUSE)))
def test_every_room_says_its_rule(room):
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert said
    assert said.splitlines()[0].endswith(".")


def test_no_class_name_stands_for_two_things():
    names = Counter(node.name for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert not {name: count for name, count in names.items() if count > 1}


def test_types_are_ignored_almost_nowhere():
    uses = [path for path in MODULES for _ in re.findall(r"# type: ignore", path.read_text(encoding="utf-8"))]
    assert len(uses) <= MOST_IGNORES


def test_nothing_is_wrapped_for_a_translator_that_is_not_there():
    calls = [path for path, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "tr"]
    assert not calls


def _called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import planner.planning

ROOM = Path(planner.planning.__file__).parent
WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def sentences(source: str) -> list[str]:
    """Return the texts of several words in ``source`` that are neither documentation nor the text of an error."""
    tree = ast.parse(source)
    apart = [node for node in ast.walk(tree) if isinstance(node, (ast.Raise, ast.Expr))]
    passed = {id(below) for node in apart for below in ast.walk(node) if not isinstance(node, ast.Expr) or node.value is below}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in texts if id(node) not in passed and WORDS.search(node.value)]


@pytest.mark.parametrize("module", sorted(ROOM.rglob("*.py")), ids=lambda path: path.relative_to(ROOM).as_posix())
def test_planning_answers_in_values_and_leaves_the_sentences_to_words(module):
    assert sentences(module.read_text(encoding="utf-8")) == []


def test_a_sentence_is_found_where_it_is_no_documentation_and_no_error():
    source = (
        '"""A room of words."""\ndef why(x):\n    """Say it all."""\n    if x:\n        raise E(f"{x} is not so.")\n    return '
    )
    assert sentences(f'{source}"known"') == []
    assert sentences(f'{source}f"{{x}} is known now."') == [" is known now."]

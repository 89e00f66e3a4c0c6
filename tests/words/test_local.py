from __future__ import annotations

import pytest

from planner.words.local import PLAIN


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.25, "0.25 h"), (0.5, "0.5 h"), (1.0, "1 h"), (2.5, "2.5 h"), (48.46, "48.5 h"), (1234.0, "1,234 h"), (0.0, "0 h")],
)
def test_hours_are_as_exact_as_they_are_logged(value, text):
    assert PLAIN.exact_hours(value) == text


def test_one_thing_is_singular():
    assert [PLAIN.counted(number, "skill") for number in (0, 1, 2)] == ["0 skills", "1 skill", "2 skills"]

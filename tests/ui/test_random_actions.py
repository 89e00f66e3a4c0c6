"""Random hands in the program's own window, in a process of its own: whatever they do, it lives and stays small."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

MORE = 1.15
"""How much the memory may grow after the first sixth of the actions."""


def acted(actions, seed):
    """Let random hands act, and return how many times the memory was as large at the end."""
    words = [sys.executable, "-m", "tests.ui.random_actions", str(actions), str(seed)]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return float(re.search(r"(\d+\.\d\d) times", done.stdout)[1])


def test_random_actions_find_no_mistake_of_the_program():
    acted(60, 1)


@pytest.mark.slow
def test_three_thousand_random_actions_find_no_mistake_and_leave_no_memory_behind():
    assert acted(3_000, 2) <= MORE

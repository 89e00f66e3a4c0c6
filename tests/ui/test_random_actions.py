"""Random hands in the program's own window, in a process of its own: whatever they do, it lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def acted(actions, seed):
    """Let random hands act; what they do to the memory is printed by ``python -m tests.ui.random_actions 3000``."""
    words = [sys.executable, "-m", "tests.ui.random_actions", str(actions), str(seed)]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_random_actions_find_no_mistake_of_the_program():
    acted(60, 1)


@pytest.mark.slow
def test_a_thousand_random_actions_find_no_mistake_of_the_program():
    acted(1_000, 2)

from __future__ import annotations

import subprocess
import sys

from planner.locations import give_back_libraries, program


def test_the_program_starts_once_more_as_it_was_started(monkeypatch):
    said = subprocess.run([*program(), "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("planner ")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program() == [sys.executable]


def test_only_a_frozen_program_gives_back_the_path_of_libraries(monkeypatch):
    for frozen, ours, theirs in (
        (False, {"LD_LIBRARY_PATH": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
        (True, {"LD_LIBRARY_PATH": "/_internal"}, {}),
        (True, {"LD_LIBRARY_PATH": "/_internal", "LD_LIBRARY_PATH_ORIG": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
    ):
        monkeypatch.setattr(sys, "frozen", frozen, raising=False)
        give_back_libraries(ours)
        assert ours == theirs

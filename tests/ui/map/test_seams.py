from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MOST = 200
"""Pixels of some three hundred thousand; a line along one border of the squares alone has 540."""


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "1.75", "1.333"])
def test_no_line_runs_along_the_squares_at_any_scale_of_the_screen(scale):
    said = subprocess.run(
        [sys.executable, "-m", "tests.ui.map.seams", "0.85", "1.3"],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert int(said.stdout) < MOST

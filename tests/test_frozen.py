"""A frozen build has no Python beside it: whatever starts the program once more, or looks for its files, must do without."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.frozen import freeze

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("frozen")]
OVERLAY = {
    "skills/own.yaml": """\
area: own
title: My own
skills:
  - id: causal-forests
    title: Causal forests
    summary: Trees that estimate how much a treatment helps whom.
    hours: [6, 12, 24]
    level: 3
    requires: {ensembles: A causal forest is a random forest with another way to split.}
    helps_with: {}
    can_do: [Estimate for whom a campaign works and check it on data held out.]
    resources: []
    aliases: []
    formerly: []
    source: added
""",
    "roles/data-scientist.yaml": "id: data-scientist\nuseful: {causal-forests: {why: Campaigns differ., source: own}}\n",
}
STAYS = 8
"""Seconds in which a window that does not hold would have closed."""


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    return freeze(tmp_path_factory.mktemp("frozen"))


@pytest.fixture
def overlay(tmp_path):
    for name, text in OVERLAY.items():
        file = tmp_path / "overlay" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "overlay"


def environment(home):
    """Return that of a machine without Python, as far as the program could tell."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PATH": os.devnull, "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def said(frozen, home, *words):
    done = subprocess.run([frozen, *words], env=environment(home), cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_knows_its_version_and_plans(frozen, tmp_path):
    assert said(frozen, tmp_path, "--version").startswith("planner ")
    assert "Machine Learning Engineer" in said(frozen, tmp_path, "plan", "--goal", "both", "--start", "2027-01-04")


def test_it_takes_the_shipped_map_and_lays_a_changed_one_out(frozen, tmp_path, overlay):
    said(frozen, tmp_path, "map", "--goal", "both", "--output", "shipped.svg", "--data-dir", "files")
    assert not (tmp_path / "files" / "cache" / "layouts").exists()
    said(frozen, tmp_path, "map", "--goal", "both", "--overlay", overlay, "--output", "own.svg", "--data-dir", "files")
    assert list((tmp_path / "files" / "cache" / "layouts").glob("*.json"))
    assert "Causal forests" in (tmp_path / "own.svg").read_text(encoding="utf-8")


def test_its_window_stays_open_with_a_changed_map(frozen, tmp_path, overlay):
    window = subprocess.Popen(
        [frozen, "--overlay", overlay, "--data-dir", "files"],
        env=environment(tmp_path),
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(STAYS)
    finally:
        window.terminate()
        _, told = window.communicate()
    assert "Traceback" not in told
    assert (tmp_path / "files" / "learner.db").exists()

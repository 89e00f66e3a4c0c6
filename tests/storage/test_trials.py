"""Small ones of the trials; `tests.storage.trials` runs as many as one likes."""

from __future__ import annotations

import shutil

import pytest

from tests.storage import trials


def test_no_damaged_file_is_read_as_less_than_it_was(tmp_path):
    outcome = trials.damage(60, tmp_path)
    assert outcome.silent == 0
    assert outcome.told > 40
    assert outcome.salvaged > 60


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_no_power_cut_takes_what_was_called_saved(tmp_path):
    outcome = trials.cuts(60, tmp_path, count=6)
    assert (outcome.lost, outcome.unreadable) == (0, 0)
    assert outcome.acknowledged > 60


def test_the_disk_of_the_trials_forgets_what_was_not_synced():
    from random import Random

    disk = trials.Disk()
    for write in (trials._Write("make", "/a"), trials._Write("write", "/a", 0, b"x" * 512)):
        disk.take(write)
    seen = {tuple(sorted(disk.after_the_cut(Random(seed)).items())) for seed in range(50)}
    assert seen == {(), (("/a", b""),), (("/a", b"x" * 512),)}
    disk.take(trials._Write("sync", "/a"))
    disk.take(trials._Write("sync", "/"))
    assert all(disk.after_the_cut(Random(seed)) == {"/a": b"x" * 512} for seed in range(50))

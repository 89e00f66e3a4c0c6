from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.storage.files.atomic import FileExists, StorageError, write_atomically

TOP = Path(__file__).parents[3]


def test_a_file_is_written_replaced_or_left_alone(tmp_path):
    path = tmp_path / "plan.md"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(FileExists, match="exists already"):
        write_atomically(path, b"three", overwrite=False)
    assert path.read_bytes() == b"two"
    write_atomically(tmp_path / "new.md", b"new", overwrite=False)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new.md", "plan.md"]


def test_permissions_stay_and_private_ones_are_the_owners(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_atomically(path, b"x")
    assert path.stat().st_mode & 0o777 == 0o640
    write_atomically(tmp_path / "mine", b"x", private=True)
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "sentence"), [("missing/plan.md", "make it first"), ("", "that is a folder"), ("x" * 300, "name is too long")]
)
def test_what_cannot_be_written_is_told_with_what_to_do(tmp_path, name, sentence):
    with pytest.raises(StorageError, match=sentence):
        write_atomically(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from planner.storage.files.atomic import StorageError, write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_atomically(Path(sys.argv[1]), b'x' * 5000)\nexcept StorageError as error:\n    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script, str(path)], cwd=TOP, capture_output=True, text=True, check=True).stdout
    assert "cannot be written" in told
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.md"]


def test_a_device_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StorageError, match="device or a pipe; name a file"):
        write_atomically(pipe, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
    assert pipe.is_fifo()


def test_a_link_that_leads_to_itself_is_told(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(StorageError, match="cannot be written"):
        write_atomically(tmp_path / "loop", b"x")


def test_of_many_processes_that_make_a_file_one_wins(tmp_path):
    path = tmp_path / "plan.md"
    script = (
        "import sys\nfrom pathlib import Path\nfrom planner.storage.files.atomic import FileExists, write_atomically\n"
        "try:\n    write_atomically(Path(sys.argv[1]), sys.argv[2].encode(), overwrite=False)\n    print('won')\n"
        "except FileExists:\n    print('lost')\n"
    )
    racers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(n)], cwd=TOP, stdout=subprocess.PIPE, text=True)
        for n in range(5)
    ]
    said = [racer.communicate()[0].strip() for racer in racers]
    assert sorted(said) == ["lost"] * 4 + ["won"]
    assert path.read_text() == str(said.index("won"))

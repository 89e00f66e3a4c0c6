"""Trials of the learner's file as an attack would be: kills, power cuts, damage.

    python -m tests.storage.trials kills 660
    python -m tests.storage.trials cuts 220
    python -m tests.storage.trials damage 520

Each prints what was lost and what was silent; both must be 0. The suite runs small ones of the same.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from planner.learner.changes import Change
from planner.storage.learner.faults import LearnerFileError
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.salvage import salvage

TOP = Path(__file__).parent.parent.parent
WRITER = """
import sys
from pathlib import Path
from planner.learner.changes import Change
from planner.storage.learner.learner_file import LearnerFile
file = LearnerFile.open(Path(sys.argv[1]))
number = 0
while number < int(sys.argv[3]):
    file.record([Change("mark", f"{sys.argv[2]}-{number}", ["known", "claimed", ""])], "Mark")
    print(f"{sys.argv[2]}-{number}", flush=True)
    number += 1
"""
ENDLESS = 1_000_000


class Outcome(NamedTuple):
    """How often it was tried, what was acknowledged in all, and what of it was lost."""

    trials: int
    acknowledged: int
    lost: int
    unreadable: int = 0


def kills(trials: int, folder: Path, seed: int = 5) -> Outcome:
    """Kill a writer at any moment and see that each change that it called saved is there."""
    path, random, said, lost, unreadable = folder / "me.db", Random(seed), set(), 0, 0
    for kill in range(trials):
        command = [sys.executable, "-c", WRITER, str(path), str(kill), str(ENDLESS)]
        with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(random.randrange(6)):
                said.add(writer.stdout.readline().strip())
            writer.send_signal(signal.SIGKILL)
            said |= set(writer.stdout.read().split("\n")[:-1])
        try:
            lost = len(said - set(LearnerFile.open(path).learner().marks))
        except LearnerFileError:
            unreadable += 1
        if lost or unreadable:
            break
    return Outcome(kill + 1, len(said), lost, unreadable)


class _Write(NamedTuple):
    """One call to the system: what it did to which file, or what the program said."""

    kind: str
    path: str = ""
    at: int = 0
    data: bytes = b""
    other: str = ""


def traced(folder: Path, count: int) -> list[_Write]:
    """Return the writes, syncs and names of a writer of ``count`` changes in ``folder``, in their order, by strace."""
    log = folder.with_name("strace.txt")
    calls = (
        "trace=openat,open,pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat2,rename,link,linkat,unlink,unlinkat,close"
    )
    command = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", calls, "-o", str(log)]
    script = [sys.executable, "-c", WRITER, str(folder / "me.db"), "w", str(count)]
    subprocess.run([*command, *script], cwd=TOP, stdout=subprocess.DEVNULL, check=True)
    return [write for line in log.read_text(errors="replace").splitlines() if (write := _parsed(line, str(folder)))]


def _text(quoted: str) -> str:
    return bytes.fromhex(quoted.replace("\\x", "")).decode(errors="surrogateescape")


def _parsed(line: str, folder: str) -> _Write | None:
    found = re.match(r"\d+ +(\w+)\((.*)\) += (-?\d+)", line)
    if not found or found[3].startswith("-"):
        return None
    call, words = found[1], found[2]
    names = [_text(each) for each in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', words)]
    if call == "write" and words.startswith("1<"):
        return _Write("said", data=names[0].encode(errors="surrogateescape"))
    handle = re.match(r"\d+<([^>]*)>", words)
    write = (_with_handle(call, words, handle[1], names) if handle else None) or _with_names(call, words, names)
    return write if write and (write.other or write.path).startswith(folder) else None


def _with_names(call: str, words: str, names: list[str]) -> _Write | None:
    if call in {"openat", "open"}:
        return _Write("make", names[-1]) if "O_CREAT" in words else None
    if call in {"rename", "renameat2", "link", "linkat"}:
        return _Write("link" if "link" in call else "rename", names[0], other=names[-1])
    return _Write("unlink", names[-1]) if call in {"unlink", "unlinkat"} else None


def _with_handle(call: str, words: str, handle: str, names: list[str]) -> _Write | None:
    path = _text(handle) if handle.startswith("\\x") else handle
    if call == "pwrite64":
        return _Write("write", path, int(words.rsplit(", ", 1)[1]), names[-1].encode(errors="surrogateescape"))
    if call == "ftruncate":
        return _Write("cut", path, int(words.rsplit(", ", 1)[1]))
    return _Write("sync", path) if call in {"fsync", "fdatasync"} else None


class Disk:
    """A disk that loses power: what was synced is there; of the rest, any part may be, in any order.

    Files are known by number, so that a name may be new while what it names is old. Writes of a file may be there in
    part, each whole sectors of it; names of a folder come in their order up to any point.
    """

    def __init__(self) -> None:
        self._files: dict[int, bytearray] = {}
        self._pending: dict[int, list[_Write]] = {}
        self._now: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._moves: list[dict[str, int]] = []

    def take(self, write: _Write) -> None:
        """Do one call."""
        number = self._now.get(write.path)
        if write.kind == "make" and number is None:
            number = len(self._files)
            self._files[number], self._pending[number] = bytearray(), []
            self._name({**self._now, write.path: number})
        elif write.kind in {"rename", "link"} and number is not None:
            others = {name: n for name, n in self._now.items() if name != write.path or write.kind == "link"}
            self._name({**others, write.other: number})
        elif write.kind == "unlink":
            self._name({name: n for name, n in self._now.items() if name != write.path})
        elif write.kind in {"write", "cut"} and number is not None:
            self._pending[number].append(write)
        elif write.kind == "sync" and number is not None:
            for each in self._pending[number]:
                _put(self._files[number], each)
            self._pending[number] = []
        elif write.kind == "sync":
            self._names, self._moves = dict(self._now), []

    def _name(self, names: dict[str, int]) -> None:
        self._now = names
        self._moves.append(names)

    def after_the_cut(self, random: Random) -> dict[str, bytes]:
        """Return the files as they may be when the power is back."""
        seen = random.choice([self._names, *self._moves])
        files = {}
        for name, number in seen.items():
            content = bytearray(self._files[number])
            for each in self._pending[number]:
                kept = random.random()
                if kept < 0.4:
                    _put(content, each)
                elif kept < 0.6 and each.kind == "write":
                    sectors = random.randrange(len(each.data) // 512 + 1) * 512
                    _put(content, each._replace(data=each.data[:sectors]))
            files[name] = bytes(content)
        return files


def _put(content: bytearray, write: _Write) -> None:
    if write.kind == "cut":
        del content[write.at :]
        content.extend(b"\x00" * (write.at - len(content)))
        return
    content.extend(b"\x00" * (write.at - len(content)))
    content[write.at : write.at + len(write.data)] = write.data


def cuts(trials: int, folder: Path, seed: int = 9, count: int = 12) -> Outcome:
    """Cut the power at any moment of a traced writer and see that each change that it called saved is there."""
    place = folder / "traced"
    place.mkdir()
    writes = traced(place, count)
    random, acknowledged, lost, unreadable = Random(seed), 0, 0, 0
    for trial in range(trials):
        disk, said, back = Disk(), set(), folder / f"back-{trial}"
        for write in writes[: random.randrange(len(writes) + 1)]:
            if write.kind == "said" and write.data.strip():
                said.add(write.data.decode().strip())
            disk.take(write)
        back.mkdir()
        for name, content in disk.after_the_cut(random).items():
            (back / Path(name).name).write_bytes(content)
        acknowledged += len(said)
        if said or (back / "me.db").exists():
            try:
                lost += len(said - set(LearnerFile.open(back / "me.db", create=False).learner().marks))
            except LearnerFileError:
                unreadable += 1
        shutil.rmtree(back)
    return Outcome(trials, acknowledged, lost, unreadable)


class Damage(NamedTuple):
    """How many damaged files were tried, told as damaged, read as whole although they lack something, and what was found."""

    trials: int
    told: int
    silent: int
    salvaged: float


def damage(trials: int, folder: Path, seed: int = 3) -> Damage:
    """Damage a file in many ways: what opens must hold everything, and everything else must be told."""
    file = LearnerFile.open(folder / "whole.db")
    for number in range(120):
        file.record([Change("mark", f"s{number}", ["known", "claimed", ""])], f"Mark s{number}")
    learner, whole, random = file.learner(), file.path.read_bytes(), Random(seed)
    told, silent, found = 0, 0, 0
    for trial in range(trials):
        path = folder / "me.db"
        path.write_bytes(_damaged(whole, trial, random))
        try:
            silent += LearnerFile.open(path).learner() != learner
        except LearnerFileError:
            told += 1
            found += len(salvage(path))
    return Damage(trials, told, silent, found / max(told, 1))


def _damaged(whole: bytes, trial: int, random: Random) -> bytes:
    content, at = bytearray(whole), random.randrange(len(whole))
    kind = trial % 6
    if kind == 0:
        content[at] ^= 1 << random.randrange(8)
    elif kind == 1:
        del content[at:]
    elif kind == 2:
        content[at : at + 512] = b"\x00" * len(content[at : at + 512])
    elif kind == 3:
        content[at : at + 4096] = random.randbytes(len(content[at : at + 4096]))
    elif kind == 4:
        del content[at : at + random.randrange(1, 600)]
    else:
        page = at // 4096 * 4096
        content[page : page + 4096] = content[: len(content[page : page + 4096])]
    return bytes(content)


def main() -> None:
    """Run the trials that the command line names."""
    trial = {"kills": kills, "cuts": cuts, "damage": damage}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        print(sys.argv[1], trial(int(sys.argv[2]), Path(folder)))


if __name__ == "__main__":
    main()

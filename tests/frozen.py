"""The program frozen by PyInstaller into one folder, by the README's own line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


def freeze(folder: Path) -> Path:
    """Freeze the program into ``folder`` and return what starts it."""
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build"), "--specpath", str(folder), "--noconfirm"]
    said = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *_words(), *places, "--log-level", "WARN"],
        cwd=CHECKOUT,
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(folder / "config")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr[-2000:]
    return folder / "dist" / "planner" / "planner"


def _words() -> list[str]:
    """Return the words that the README gives to PyInstaller."""
    found = re.search(r"python -m PyInstaller (.*)$", (CHECKOUT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert found, "the README tells no way to freeze the program"
    return [word.replace("../", f"{CHECKOUT}/") for word in shlex.split(found[1])]

"""Print how long the first sight of the map takes: ``python -m tests.ui.map.bench_opening``.

From turning to the page to its painted frame, in a new process with an empty cache for every round, so that
the imports of the map count; Python's byte code is there, as after an installation.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from tests.bench import ROUNDS, TOP

GOALS = ("ml-engineer", "data-scientist", "both")


def main() -> None:
    for goal in GOALS:
        times = [float(_told(goal)) for _ in range(ROUNDS + 1)][1:]
        print(f"{goal:16} {median(times):6.1f} ms ({min(times):.1f} to {max(times):.1f})")


def _told(goal: str) -> str:
    command = [sys.executable, "-m", "tests.ui.map.bench_opening", goal]
    compiled = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "bench")}
    return subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True, env=compiled).stdout


def opened(goal: str) -> float:
    """Return the milliseconds in the real window."""
    from PySide6.QtWidgets import QApplication

    from planner.locations import resources
    from planner.storage.catalog.folder import load_catalog
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.collector import Collector
    from planner.ui.style.theme import Theme
    from planner.ui.window.main_window import MainWindow
    from planner.ui.window.pages import PageName
    from planner.ui.window.window_state import WindowState

    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        layouts = [Path(folder) / "layouts", resources() / "layouts"]
        state = WindowState(Path(folder) / "window.ini", reset=False)
        file = LearnerFile.open(Path(folder) / "me.db")
        study = Study(load_catalog([resources() / "catalog"]), file, today=lambda: date(2027, 1, 4))
        study.set_goal(goal)
        icons = resources() / "icons"
        window = MainWindow(study, file, Theme(icons, state.scheme()), state, icons, layouts)
        window.resize(1280, 800)
        window.show()
        window.complete()
        for _ in range(5):
            app.processEvents()
        Collector(window).begin()
        begin = time.perf_counter()
        window.turn_to(PageName.MAP)
        page = window.tabs.map()
        while page.canvas._backing.empty:
            app.processEvents()
        taken = time.perf_counter() - begin
        window.close()
        app.processEvents()
    return 1_000 * taken


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:]:
        print(opened(sys.argv[1]))
    else:
        main()

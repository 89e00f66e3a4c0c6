"""Print how long starting, loading, planning and ticking take: ``python -m tests.bench``.

Each figure is the median of several runs; ratios are of runs side by side, as machines are noisy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

TOP = Path(__file__).parent.parent
ROUNDS = int(os.environ.get("PLANNER_BENCH_ROUNDS", "7"))
EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
import os
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication(sys.argv)
window = Window(); window.resize(1280, 800); window.show()
app.exec()
"""
PLANNER_WINDOW = """
import os, sys
sys.argv = ['planner', *sys.argv[1:]]
from PySide6.QtWidgets import QTableView
from planner.__main__ import main
from planner.ui.pages.skill_list import SkillList
def paint(self, event):
    QTableView.paintEvent(self, event)
    if self.model() and self.model().rowCount():
        os._exit(0)
SkillList.paintEvent = paint
sys.exit(main())
"""


def wall(command: list[str]) -> float:
    """Return the seconds that ``command`` takes as a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=TOP, check=False, stdout=subprocess.DEVNULL, timeout=120)
    return time.perf_counter() - begin


def side_by_side(name: str, ours: list[str], theirs: list[str]) -> None:
    """Print the median ratio of two commands run in turn."""
    pairs = [(wall(ours), wall(theirs)) for _ in range(ROUNDS + 1)][1:]
    ratio = median(a / b for a, b in pairs)
    print(f"{name:50} {median(a for a, _ in pairs):7.3f} s  {ratio:5.2f} x")


def starts() -> None:
    from planner.learner.changes import Change
    from planner.storage.learner.learner_file import LearnerFile

    with tempfile.TemporaryDirectory() as folder:
        empty = [sys.executable, "-c", EMPTY_WINDOW]
        ours = [sys.executable, "-c", PLANNER_WINDOW, "--data-dir", folder]
        afresh = ["sh", "-c", f'rm -rf "{folder}" && mkdir "{folder}" && exec "$0" "$@"', *ours]
        side_by_side("first start, against an empty PySide6 window", afresh, empty)
        LearnerFile.open(Path(folder) / "learner.db").record([Change("setting", "welcomed", value=True)], "Finish the welcome")
        side_by_side("second start to the painted plan, against it", ours, empty)
        plan = [sys.executable, "main.py", "plan", "--goal", "both", "--data-dir", folder]
        side_by_side("planner plan, against importing networkx", plan, [sys.executable, "-c", "import networkx"])


def sizes() -> None:
    from planner.learner.learner import Learner, Mark, State
    from planner.planning.plan import make_plan
    from planner.storage.catalog import cache
    from tests.catalogs import random_catalog

    for count in (190, 2_000, 14_000):
        catalog = random_catalog(Random(1), count, count // 15, entries=count // 3)
        with tempfile.TemporaryDirectory() as folder:
            cache.write(Path(folder), "x", catalog)
            load = timed(lambda folder=folder: cache.read(Path(folder), "x"))
        learner = Learner()
        plan = make_plan(catalog, learner, date(2027, 1, 4))
        ticked = learner.marked(plan.steps[0].skill.id, Mark(State.KNOWN))
        replan = timed(lambda c=catalog, t=ticked: make_plan(c, t, date(2027, 1, 4)))
        figures = f"load {load:7.1f} ms, plan {replan:7.1f} ms, tick to repaint {tick(catalog):7.1f} ms"
        print(f"{count:6} skills, {len(plan.steps):6} steps: {figures}")


def timed(work) -> float:
    """Return the median milliseconds of ``work``."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1_000 * median(times)


def tick(catalog) -> float:
    """Return the median milliseconds from a tick to the repainted path."""
    from tests.ui.bench_window import tick_to_repaint

    return tick_to_repaint(catalog, ROUNDS)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench_planning import functions

    functions()
    starts()
    sizes()

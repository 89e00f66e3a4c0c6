"""Print how long a large map takes to be laid out, and how the window fares meanwhile: ``python -m tests.ui.map.bench_layout``.

A random catalogue of 2,000 skills in the real page. A timer of 5 ms ticks in the window's thread; the longest pause between
two ticks is how long the window does not answer. Then layouts are cancelled at several moments, and it is
measured how long the work goes on.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.map.map_page import MapPage

SKILLS = int(sys.argv[1]) if sys.argv[1:] else 2_000
TICK = 0.005
MOMENTS = (0.05, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds after which a layout is cancelled."""


class Pauses:
    """Ticks in the window's thread and keeps the longest pause."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last, self.longest = time.perf_counter(), 0.0
        self._timer = QTimer(interval=round(1_000 * TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def taken(self) -> float:
        """Return the milliseconds of the longest pause until now, and begin anew."""
        self.look()
        longest, self.longest = self.longest, 0.0
        return 1_000 * longest


def main() -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    app.setStyle("Fusion")
    page = _page()
    page.grab()
    pauses, begin = Pauses(), time.perf_counter()
    page.show()
    _until(lambda: page.canvas.drawing is not None)
    print(f"{len(page.canvas.drawing.boxes)} nodes, {len(page.canvas.drawing.layout.curves)} edges")
    print(f"first layout after {time.perf_counter() - begin:6.2f} s, longest pause {pauses.taken():6.1f} ms")
    _until(lambda: not page._atlas.busy)
    print(f"better one after   {time.perf_counter() - begin:6.2f} s, longest pause {pauses.taken():6.1f} ms")
    page.stop()
    times = [_cancelled(moment) for moment in MOMENTS]
    print("cancelled after    " + ", ".join(f"{moment:g}" for moment in MOMENTS) + " s")
    print("the work ends      " + ", ".join(f"{each:.0f}" for each in times) + f" ms later, median {median(times):.0f}")


def _cancelled(moment: float) -> float:
    """Return the milliseconds from pressing Cancel to the end of the work, ``moment`` seconds after it began."""
    page = _page()
    page.show()
    begin = time.perf_counter()
    _until(lambda: time.perf_counter() > begin + moment)
    pool = page._atlas.jobs._pool
    begin = time.perf_counter()
    page.waiting.button.click()
    _until(lambda: not pool.activeThreadCount())
    taken = time.perf_counter() - begin
    page.close()
    return 1_000 * taken


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


def _page() -> MapPage:
    """Return the page of the map over a catalogue that no map is kept of."""
    from planner.catalog.entries import Entry
    from planner.locations import resources
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.map.atlas import Atlas
    from planner.ui.map.map_page import MapPage
    from planner.ui.style.theme import Scheme, Theme
    from tests.catalogs import random_catalog

    catalog = random_catalog(Random(1), SKILLS, SKILLS // 15)
    halves = [dict.fromkeys(list(catalog.skills)[first::2], Entry()) for first in (0, 1)]
    roles = {role.id: role._replace(core=half) for role, half in zip(catalog.roles.values(), halves, strict=True)}
    catalog = replace(catalog, roles=roles)
    file = LearnerFile.open(Path(tempfile.mkdtemp()) / "me.db")
    study = Study(catalog, file, today=lambda: date(2027, 1, 4))
    page = MapPage(study, Theme(resources() / "icons", Scheme.LIGHT), Atlas(catalog, []))
    page.resize(1200, 800)
    return page


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()

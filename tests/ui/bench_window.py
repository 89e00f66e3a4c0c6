"""How long it takes from a tick in the real window until its list is painted again."""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median


def tick_to_repaint(catalog, rounds: int) -> float:
    """Return the median milliseconds from marking the first step to the painted list, the durable write included."""
    from PySide6.QtWidgets import QApplication

    from planner.learner.learner import State
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.collector import Collector
    from planner.ui.style.theme import Theme
    from planner.ui.window.main_window import MainWindow
    from planner.ui.window.window_state import WindowState

    app = QApplication.instance() or QApplication([])
    icons = Path(__file__).parent.parent.parent / "resources" / "icons"
    with tempfile.TemporaryDirectory() as folder:
        state = WindowState(Path(folder) / "window.ini", reset=False)
        file = LearnerFile.open(Path(folder) / "me.db")
        study = Study(catalog, file, today=lambda: date(2027, 1, 4))
        window = MainWindow(study, file, Theme(icons, state.scheme()), state, icons)
        window.resize(1280, 800)
        window.show()
        window.complete()
        app.processEvents()
        Collector(window).begin()
        times = []
        for _ in range(rounds):
            step = study.plan.steps[0].skill.id
            begin = time.perf_counter()
            study.mark([step], State.KNOWN)
            window.path.list.viewport().repaint()
            times.append(time.perf_counter() - begin)
            app.processEvents()
        window.close()
    return 1_000 * median(times)

"""How long each page takes to open, and a tick with all pages visited, on catalogues far larger than the shipped one.

Run by hand: ``python -m tests.bench_large [courses|skills]``. ``courses`` is like a university's: 2,591 courses of which
1,306 can be begun at once; ``skills`` has 14,000.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill

SIZES = {"courses": (2_591, 1_306), "skills": (14_000, 2_000)}
"""Skills, and how many of them need nothing."""


def university(skills: int, ready: int, seed: int = 5) -> Catalog:
    """Return a catalogue whose first ``ready`` skills need nothing and whose others need one to three earlier ones."""
    random, made = Random(seed), {}
    for at in range(skills):
        needs = random.sample(range(max(0, at - 900), at), random.randint(1, 3)) if at >= ready else []
        likely = random.choice([4.0, 8.0, 12.0, 20.0])
        word, area = f"course-{at}", f"area-{at % 40}"
        made[word] = Skill(
            word,
            f"Course {at} of subject {at % 97}",
            area,
            Hours(likely / 2, likely, likely * 2),
            requires={f"course-{need}": "It builds on it." for need in needs},
            can_do=(f"Pass examination {at}.",),
        )
    half = dict.fromkeys(list(made)[: 2 * skills // 3], Entry("Asked for.", "Faculty"))
    other = dict.fromkeys(list(made)[skills // 3 :], Entry("Asked for.", "Faculty"))
    roles = {"first": Role("first", "First degree", core=half), "second": Role("second", "Second degree", core=other)}
    return Catalog(made, {}, roles, {f"area-{at}": f"Area {at}" for at in range(40)})


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from planner.learner.learner import State
    from planner.storage.catalog.own_catalog import OwnCatalog
    from planner.storage.learner.learner_file import LearnerFile
    from planner.study.study import Study
    from planner.ui.style.theme import Theme
    from planner.ui.window.main_window import MainWindow
    from planner.ui.window.pages import PageName
    from planner.ui.window.window_state import WindowState

    size = SIZES[sys.argv[1] if len(sys.argv) > 1 else "courses"]
    app = QApplication.instance() or QApplication([])
    icons = Path(__file__).parent.parent / "resources" / "icons"

    def timed(what: str, act) -> None:
        begin, spent = time.perf_counter(), time.process_time()
        act()
        app.processEvents()
        begin, spent = time.perf_counter() - begin, time.process_time() - spent
        print(f"{what:<34} {1000 * begin:9.0f} ms, {1000 * spent:7.0f} of the processor", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        catalog = university(*size)
        own = OwnCatalog(Path(folder) / "own", [], None)
        own._base = catalog
        made: list[MainWindow] = []

        def start() -> None:
            study = Study(catalog, LearnerFile.open(Path(folder) / "me.db"), lambda: date(2027, 1, 4), own=own)
            state = WindowState(Path(folder) / "window.ini", reset=False)
            made.append(MainWindow(study, None, Theme(icons, state.scheme()), state, icons))
            made[0].resize(1280, 800)
            made[0].show()
            made[0].complete()

        timed("start", start)
        window, study = made[0], made[0].study
        wanted = sys.argv[2].split(",") if len(sys.argv) > 2 else list(PageName)
        for name in wanted:
            timed(f"open {name}", lambda name=name: window.turn_to(PageName(name)))
        for key in ("c", "course 12", "cuorse", "courses 120"):
            timed(f"search {key!r} (index made)", lambda key=key: catalog.finder.find(key))
        for name in wanted:
            window.turn_to(PageName(name))
            app.processEvents()
            step = study.plan.steps[0].skill.id
            timed(f"tick on {name}", lambda step=step: study.mark([step], State.KNOWN))
        window.close()


if __name__ == "__main__":
    main()

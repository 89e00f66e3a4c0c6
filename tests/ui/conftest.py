from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Background, Brief, Choice, Entry, Hours, Milestone, Question, Resource, Role, Skill
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.study.study import Study
from planner.ui.collector import collect_due
from planner.ui.pages import compare_view
from planner.ui.style.theme import Scheme, Theme
from planner.ui.window.main_window import MainWindow
from planner.ui.window.window_state import WindowState
from tests.study.test_study import MemoryFile

ICONS = Path(__file__).parents[2] / "resources" / "icons"
HOSTILE = "<img src=x>"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"))


def pytest_sessionfinish():
    """Delete the last test's window: what PySide6 6.12 finds alive when the interpreter ends can crash it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def collected_here():
    """Collect on this thread alone, as the window does."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture(autouse=True)
def patient_comparison(monkeypatch):
    """Wait for the comparison of the roles, however busy the machine is."""
    monkeypatch.setattr(compare_view, "PATIENCE", 60_000)


@pytest.fixture
def file():
    return MemoryFile()


@pytest.fixture(scope="session")
def catalog():
    def skill(word, title, needs=(), area="mathematics", **more):
        return Skill(
            word,
            title,
            area,
            Hours(2, 8, 14),
            "A & B",
            requires={n: f"{HOSTILE} needs {n}" for n in needs},
            can_do=(HOSTILE, "Do it."),
            **more,
        )

    skills = [
        skill("vectors", "Vectors", aliases=("arrows",)),
        skill(
            "matrices",
            "Matrices",
            ["vectors"],
            resources=(Resource("Course", "https://www.example.org/a"), Resource("Trap", "file:///etc")),
        ),
        skill("charts", HOSTILE, ["vectors"], "drawing"),
        skill(
            "first-chart",
            "First chart",
            ["charts"],
            "projects",
            brief=Brief("A chart", ("charts",), ("It hangs.", HOSTILE), "Penguins", "https://www.example.org/p", "CC0"),
        ),
        skill("aws", "AWS", (), "cloud"),
        skill("azure", "Azure", (), "cloud"),
        skill("serving", "Serving", ["matrices", "platform"], "cloud"),
    ]
    return Catalog(
        {s.id: s for s in skills},
        {"platform": Choice("platform", "Cloud platform", {"aws": "Most used.", "azure": ""})},
        {
            "mle": Role(
                "mle",
                "Machine Learning Engineer",
                core={"serving": Entry("Models must run.", "Overview")},
                milestones=(Milestone(f"Can compute {HOSTILE}", ("matrices",)), Milestone("Never", ("charts",))),
            ),
            "ds": Role("ds", "Data Scientist", core={"charts": Entry("Show it.", "Table")}),
        },
        {"mathematics": "Mathematics", "drawing": "Drawing & charts", "cloud": "Cloud"},
        fit=(Question("q1", "interest", {"mle": "Making & doing", "ds": HOSTILE}, 2), Question("q2", "strength", {"ds": "B"})),
        backgrounds=(Background("reckoner", "Reckoner", HOSTILE, ("matrices",)),),
    )


def own_on(catalog, folder):
    own = OwnCatalog(folder, [], None)
    own._base = catalog
    return own


@pytest.fixture
def study(catalog, file, tmp_path):
    return Study(catalog, file, lambda: date(2026, 11, 23), own=own_on(catalog, tmp_path / "catalogue"))


@pytest.fixture
def theme(qapp):
    qapp.setStyle("Fusion")
    return Theme(ICONS, Scheme.LIGHT)


@pytest.fixture
def window(qtbot, study, theme, tmp_path):
    made = MainWindow(study, None, theme, WindowState(tmp_path / "window.ini"), ICONS)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.complete()
    made.path.list.setFocus()
    return made

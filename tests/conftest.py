from __future__ import annotations

import logging
import os
import time

import pytest

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, Entry, Hours, Milestone, Role, Skill
from planner.display import missing
from tests import profile
from tests.fonts import only_our_font

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
_fonts = only_our_font()
_lacking = missing()
if _lacking:  # said here, before pytest-qt and the tests below import Qt and fail with a traceback
    raise SystemExit(f"The tests cannot run. {_lacking}")


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="run the slow tests too, and every property on many more examples")


def pytest_configure(config):
    if config.option.full and config.option.markexpr == "not slow":
        config.option.markexpr = ""
    profile.choose(full=config.option.full)


@pytest.fixture(autouse=True)
def fresh_log():
    """Let each test have a log of its own: the program's lives as long as the process."""
    yield
    log = logging.getLogger("planner")
    for handler in [*log.handlers]:
        log.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session")
def tiny() -> Catalog:
    """Two roles that share vectors and part at matrices and charts, with a choice of cloud."""
    needs = {
        "vectors": [],
        "matrices": ["vectors"],
        "charts": ["vectors"],
        "aws": [],
        "azure": [],
        "serving": ["matrices", "cloud"],
    }
    hours = {"vectors": 10.0, "matrices": 20.0, "charts": 8.0, "aws": 12.0, "azure": 9.0, "serving": 16.0}
    skills = {
        i: Skill(
            i,
            i.capitalize(),
            "mathematics",
            Hours(hours[i] / 2, hours[i], hours[i] * 2),
            requires=dict.fromkeys(n, f"{i} needs it."),
        )
        for i, n in needs.items()
    }
    return Catalog(
        skills,
        {"cloud": Choice("cloud", "Cloud platform", {"aws": "Most used.", "azure": ""})},
        {
            "ml-engineer": Role(
                "ml-engineer",
                "Machine Learning Engineer",
                core={"serving": Entry("Models must run.", "Overview")},
                milestones=(Milestone("First *service*", ("serving",)), Milestone("Can compute", ("matrices",))),
            ),
            "data-scientist": Role(
                "data-scientist", "Data Scientist", core={"charts": Entry("Show it.", "Table")}, useful={"cloud": Entry()}
            ),
        },
        {"mathematics": "Mathematics"},
    )


@pytest.fixture
def zone(monkeypatch):
    """Live in another time zone, said as POSIX does, so that no database of zones is needed."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system changes its zone for all programs only")

    def live(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield live
    monkeypatch.undo()
    time.tzset()

"""Every figure that stands in two places is the same in both: pages, panel, command line and exports side by side."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, Entry, Hours, Role, Skill
from planner.exchange.formats import FORMATS
from planner.learner.learner import BOTH, Learner, Log, Mark, State
from planner.planning.answers.offers import Taken, offer
from planner.planning.plan import make_plan
from planner.study.study import Study
from planner.ui.style.locales import local
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName
from planner.ui.window.window_state import WindowState
from planner.words import texts
from tests.study.test_study import MemoryFile
from tests.ui.conftest import ICONS

MONDAY = date(2027, 1, 4)
TITLES = ("Everything", "Data Scientist", "Data Steward")


def foreign(roles: int) -> Catalog:
    """Return a catalogue of one, two or three roles that share some skills, with a choice whose options differ by 8 hours."""
    needs = {
        "base": [],
        "torch": [],
        "flow": [],
        "deep": ["base", "tool"],
        "chart": ["base"],
        "law": [],
        "desk": ["law", "base"],
    }
    hours = {"base": 40, "torch": 20, "flow": 28, "deep": 30.5, "chart": 16, "law": 12, "desk": 9}
    skills = {
        i: Skill(i, i.title(), "a", Hours(h / 2, h, 2 * h), requires=dict.fromkeys(needs[i], "")) for i, h in hours.items()
    }
    core = (("deep",), ("deep", "chart"), ("chart", "desk"))
    made = {f"r{i}": Role(f"r{i}", TITLES[i], core=dict.fromkeys(core[i], Entry())) for i in range(roles)}
    return Catalog(skills, {"tool": Choice("tool", "Tool", {"torch": "", "flow": ""})}, made, {"a": "A"})


KNOWN = {"base": Mark(State.KNOWN)}
LEARNERS = {
    "nothing": Learner(),
    "some": Learner(marks=KNOWN, logs={"1": Log("deep", 6.25, MONDAY)}),
    "pinned": Learner(pins=frozenset({"flow"})),
    "pinned and some known": Learner(marks=KNOWN, pins=frozenset({"flow"})),
    "a known option": Learner(marks={"flow": Mark(State.KNOWN)}),
    "skipped": Learner(marks={"deep": Mark(State.SKIPPED), **KNOWN}),
    "skipped option": Learner(marks={"torch": Mark(State.SKIPPED)}),
    "learning below known": Learner(marks={"deep": Mark(State.KNOWN), "base": Mark(State.LEARNING)}),
    "all": Learner(marks={i: Mark(State.KNOWN) for i in ("base", "torch", "deep", "chart", "law", "desk")}),
}


@pytest.fixture
def open_window(qtbot, theme, tmp_path):
    def made(catalog, learner):
        study = Study(catalog, MemoryFile(now=replace(learner, welcomed=True)), lambda: MONDAY)
        window = MainWindow(study, None, theme, WindowState(tmp_path / "window.ini"), ICONS)
        qtbot.addWidget(window)
        window.show()
        window.complete()
        return window

    return made


def said(widget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def page(window, name):
    window.turn_to(name)
    QApplication.processEvents()
    return window.tabs.page(name)


def cells(widget, name) -> list[str]:
    """Return what stands beside ``name``."""
    found = said(widget)
    return found[found.index(name) + 1 :] if name in found else []


def hours_and_steps(text: str) -> tuple[str, int]:
    found = re.match(r"([\d.,]+ h) in (\d+) steps?\b", text)
    assert found, text
    return found[1], int(found[2])


def what_is_left_is_one_number_on_every_page_and_in_every_export(opened):
    catalog, plan = opened.study.catalog, opened.study.plan
    left, count = local().hours(plan.hours.likely), len(plan.steps)
    assert f"{left} left" in said(opened.goal_bar)
    assert any(text.startswith(local().counted(count, "step")) for text in said(opened.goal_bar))
    rows = [row for row in page(opened, PageName.PATH).model.rows if row.skill and row.number]
    assert (local().hours(sum(row.hours for row in rows)), len(rows)) == (left, count)
    now = cells(page(opened, PageName.OPTIONS), "Left to learn")
    assert now[:2] == [left, left]
    whole = json.loads(FORMATS["json"].render(catalog, plan))
    assert whole["hours"]["likely"] == pytest.approx(whole["route"]["likely_hours"]) == pytest.approx(plan.hours.likely)
    listed = [row for row in csv.DictReader(StringIO(FORMATS["csv"].render(catalog, plan).lstrip("\ufeff"))) if row["number"]]
    assert sum(float(row["hours_likely"]) for row in listed) == pytest.approx(plan.hours.likely)
    text, markdown = (FORMATS[form].render(catalog, plan) for form in ("text", "markdown"))
    noun = "1 step," if count == 1 else f"{count} steps,"
    assert noun in text.splitlines()[0]
    assert noun in markdown
    assert not re.search(r"\b1 (steps|hours|skills)\b", text + markdown)
    done = " ".join(said(page(opened, PageName.PROGRESS)))
    found = re.search(r"([\d.,]+) h of ([\d.,]+) h done \((\d+) %\)\.(?: ([\d.,]+) h of it are left out)?", done)
    assert found, done
    of = [float(figure.replace(",", "") or 0) for figure in found.groups("0")]
    assert of[1] == pytest.approx(of[0] + plan.hours.likely + of[3], abs=1.5)
    assert (of[2] == 100) == (not plan.steps and not plan.unmet)


def the_roles_compared_add_up_and_name_the_kind_of_each_day(opened):
    study, roles = opened.study, len(opened.study.catalog.roles)
    table = page(opened, PageName.COMPARE)
    alone = {role: make_plan(study.catalog, replace(study.learner, goal=role), MONDAY) for role in study.catalog.roles}
    left = cells(table, "Left to learn")[:roles]
    assert [hours_and_steps(text) for text in left] == [(local().hours(p.hours.likely), len(p.steps)) for p in alone.values()]
    for text, plan in zip(cells(table, "Done by")[:roles], alone.values(), strict=True):
        assert text.endswith("(80 %)") if plan.steps else text == ("not done: some of it is left out" if plan.unmet else "done")
    everything = " | ".join(said(table))
    assert "both" not in everything or roles == 2
    assert "this role alone" not in everything or roles > 1
    assert not re.search(r"\d{4}(?! \((80 %|likely hours)\)|\.|,| \|$)", re.sub(r"until [^.,|]*", "", everything)), everything
    joint = make_plan(study.catalog, replace(study.learner, goal=BOTH), MONDAY)
    name = "Shared by both" if roles == 2 else f"Shared by all {roles}"
    assert (name in everything) == (roles > 1 and bool(joint.steps))
    if name not in everything:
        return
    shared, _ = hours_and_steps(cells(table, name)[0])
    steps = [step for step in joint.steps if len(step.roles) == roles]
    assert shared == local().hours(sum(step.hours.likely for step in steps))
    for text, role in zip(cells(table, "Then for this role")[:roles], study.catalog.roles, strict=True):
        own = [step for step in joint.steps if role in step.roles and step not in steps]
        assert hours_and_steps(text) == (local().hours(sum(step.hours.likely for step in own)), len(own))


def what_an_option_costs_is_the_same_beside_the_skill_and_among_the_options(opened):
    study = opened.study
    boxes = page(opened, PageName.OPTIONS).choices.boxes["tool"]
    among = [boxes.itemText(place) for place in range(boxes.count())]
    opened.select("torch")
    opened.panel._fill()
    beside = [each.text() for each in opened.panel.findChildren(QAbstractButton) if each.text() in among]
    assert list(dict.fromkeys(beside)) == among
    found = offer(study.catalog, study.plan, "tool")
    whole = json.loads(FORMATS["json"].render(study.catalog, study.plan))
    assert [choice["id"] for choice in whole["route"]["choices"]] == (["tool"] if found else [])
    if found:
        assert whole["route"]["choices"][0]["picked"] == found.picked
        assert {o["id"]: o["extra_hours"] for o in whole["route"]["choices"][0]["options"]} == found.extra
        assert ("fewest hours" in " ".join(among)) == (found.taken is Taken.PLANNED)
        assert not found.is_shortest or "−" not in " ".join(among)


@pytest.mark.slow
@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("roles", [1, 2, 3])
def test_a_figure_that_stands_in_two_places_is_the_same_in_both(open_window, learner, roles):
    window = open_window(foreign(roles), LEARNERS[learner])
    what_is_left_is_one_number_on_every_page_and_in_every_export(window)
    the_roles_compared_add_up_and_name_the_kind_of_each_day(window)
    what_an_option_costs_is_the_same_beside_the_skill_and_among_the_options(window)


def test_with_a_dearer_option_preferred_nothing_says_that_no_other_is_cheaper(open_window):
    """Shown were "PyTorch -8 h" beside "TensorFlow, no other is cheaper" and "The planner decides (now TensorFlow)"."""
    boxes = page(open_window(foreign(1), Learner(pins=frozenset({"flow"}))), PageName.OPTIONS).choices.boxes["tool"]
    assert [boxes.itemText(place) for place in range(3)] == [
        "The planner decides (it would take Torch, −8 h)",
        "Torch  ·  −8 h",
        "Flow  ·  your choice",
    ]
    assert boxes.currentIndex() == 2


def test_roles_are_told_apart_by_their_short_names_and_one_word_stays_whole():
    catalog = foreign(3)
    assert [texts.role_name(catalog, role) for role in catalog.roles] == ["Everything", "Data Scientist", "Data Steward"]
    assert texts.role_name(foreign(2), "r1") == "DS"


def test_nothing_is_headed_that_is_not_there(open_window):
    compare = page(open_window(foreign(1), Learner()), PageName.COMPARE)
    said_there = said(compare)
    assert not {"What the work is like", "If you want to decide later"} & set(said_there)
    assert not [text for text in said_there if text.startswith("Pay")]

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from planner.catalog.entries import Brief, Hours, Skill
from planner.exchange.as_json import VERSION, as_json
from planner.learner.learner import BOTH, Evidence, Learner, Log, Mark, ReviewRule, State
from planner.planning.plan import make_plan
from planner.storage.catalog.folder import load_catalog
from tests.schemas import faults, fits, objects, shipped, without_each_property

TOP = Path(__file__).parents[2]
EXAMPLE = Path(__file__).parent / "expected" / "plan-everything.json"
MONDAY = date(2027, 1, 4)
PLAN = shipped(f"plan-{VERSION}")
GOALS = (BOTH, "ml-engineer", "data-scientist")
BACKGROUNDS = (
    "software-developer", "computer-science-graduate", "bootcamp-graduate", "statistician",
    "physicist-or-engineer", "data-analyst", "analyst", "beginner",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole():
    return load_catalog([TOP / "resources" / "catalog"])


@pytest.fixture
def everything(tiny):
    """A plan in which no key of the form is empty."""
    poster = Skill(
        "poster", "A poster", "projects", Hours(2.0, 4.0, 8.0), requires={"charts": ""}, brief=Brief("A poster", ("charts",))
    )
    core = {**tiny.roles["ml-engineer"].core, "aws": tiny.roles["ml-engineer"].core["serving"]}
    catalog = replace(
        tiny,
        skills={**tiny.skills, "poster": poster},
        roles={**tiny.roles, "ml-engineer": tiny.roles["ml-engineer"]._replace(core=core)},
        areas={**tiny.areas, "projects": "Projects"},
    )
    learner = Learner(
        marks={
            "matrices": Mark(State.KNOWN, Evidence.SHOWN, "2026-01-01"),
            "charts": Mark(State.LEARNING),
            "aws": Mark(State.SKIPPED),
        },
        notes={"matrices": "By hand.", "charts": "Bars first."},
        logs={"1": Log("charts", 1.0, MONDAY)},
        deadline=date(2027, 2, 1),
        budget=9.0,
        rust=ReviewRule(on=True),
    )
    return catalog, make_plan(catalog, learner, MONDAY)


@pytest.mark.parametrize(("goal", "background"), [*product(GOALS, BACKGROUNDS)])
def test_the_plan_of_every_goal_and_background_has_the_form_of_the_schema(whole, goal, background):
    brought = next(each.known for each in whole.backgrounds if each.id == background)
    marks = dict.fromkeys(brought, Mark(State.KNOWN, at="2026-01-01"))
    learner = Learner(goal=goal, marks=marks, deadline=date(2028, 1, 1), rust=ReviewRule(on=True))
    plan = json.loads(as_json(whole, make_plan(whole, learner, MONDAY)))
    assert faults(PLAN, plan) == []
    assert plan["steps"]


def test_the_backgrounds_tried_are_all_there_are(whole):
    assert {each.id for each in whole.backgrounds} == {*BACKGROUNDS}


def test_the_example_is_what_the_program_writes(everything):
    text = as_json(*everything)
    if os.environ.get("PLANNER_NEW_GOLDEN"):
        EXAMPLE.write_bytes(text.encode())
    assert text == EXAMPLE.read_bytes().decode()


def test_the_version_comes_first_and_is_the_schemas(everything):
    plan = json.loads(as_json(*everything))
    assert next(iter(plan.items())) == ("version", PLAN["properties"]["version"]["const"])


def test_the_example_has_the_form_of_the_schema():
    assert faults(PLAN, json.loads(EXAMPLE.read_text(encoding="utf-8"))) == []


def test_the_example_fails_whichever_property_the_schema_does_not_know():
    plan = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert [path for path, less in without_each_property(PLAN) if fits(less, plan)] == []


def test_every_object_of_a_plan_has_all_of_its_keys():
    assert [where for where, part in objects(PLAN) if part["required"] != [*part["properties"]]] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", 2),
        ("finish", "1 May 2027"),
        ("finish", "2027-02-30"),
        ("goal", None),
        ("steps", {}),
        ("implied_known", ["a", "a"]),
    ],
)
def test_a_value_of_another_form_is_refused(key, value):
    plan = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert faults(PLAN, {**plan, key: value})


def test_the_readme_lists_the_keys_of_the_schema():
    section = (TOP / "README.md").read_text(encoding="utf-8").split("### The JSON of `plan`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)(?:\[\])?` \|", section, re.MULTILINE)
    assert sorted(rows) == sorted(PLAN["properties"])

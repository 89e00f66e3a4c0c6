from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.as_csv import as_csv, harmless
from planner.exchange.as_markdown import as_markdown, plain_line
from planner.exchange.as_text import as_text
from planner.exchange.formats import FORMATS
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Mark, State
from planner.planning.plan import make_plan
from tests.catalogs import catalogs

EXPECTED = Path(__file__).parent / "expected"
MONDAY = date(2027, 1, 4)


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_a_plan_is_rendered_as_the_golden_file_shows(form, tiny):
    text = form.render(tiny, make_plan(tiny, Learner(), MONDAY))
    golden = EXPECTED / f"plan{form.suffix}"
    if os.environ.get("PLANNER_NEW_GOLDEN"):
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_an_empty_plan_is_rendered_too(form, tiny):
    learner = Learner(marks={skill: Mark(State.KNOWN) for skill in tiny.skills})
    assert form.render(tiny, make_plan(tiny, learner, MONDAY))


def hostile(tiny, title):
    vectors = tiny.skills["vectors"]._replace(title=title)
    return replace(tiny, skills={**tiny.skills, "vectors": vectors})


def test_no_cell_of_the_csv_can_be_run_as_a_formula(tiny):
    catalog = hostile(tiny, '=HYPERLINK("http://x","y"),"\n')
    rows = list(csv.reader(StringIO(as_csv(catalog, make_plan(catalog, Learner(), MONDAY)), newline="")))
    assert rows[1][2] == '\'=HYPERLINK("http://x","y"),"\n'
    assert [harmless(t) for t in ("+1", "-1", "@a", "\ta", "a=b")] == ["'+1", "'-1", "'@a", "'\ta", "a=b"]


@settings(max_examples=60, deadline=None)
@given(catalogs(20, 5), st.sampled_from([0.0, 1.5, 10.0]))
def test_the_weeks_of_the_markdown_hold_every_step_once_and_all_its_hours(catalog, hours):
    plan = make_plan(catalog, Learner(availability=Availability(spread_evenly(hours))), MONDAY)
    lines = as_markdown(catalog, plan).splitlines()
    numbers = [int(line.split("]")[1].split(".")[0]) for line in lines if line.startswith("- [ ] ")]
    assert numbers == list(range(1, len(plan.steps) + 1))
    assert ("## Without a date" in lines) == (hours == 0 and bool(plan.steps))


def test_text_and_markdown_say_what_the_budget_is_best_spent_on(tiny):
    plan = make_plan(tiny, Learner(budget=20.0), MONDAY)
    for text in (as_markdown(tiny, plan), as_text(tiny, plan)):
        assert "The best use of 20 h, worth 3 of 6: Vectors, Charts (18 h). No choice of skills is worth more." in text


def test_a_title_stays_one_line_of_text_in_markdown(tiny):
    catalog = hostile(tiny, "a\n# b [x](javascript:y) <img> `c` | *d*")
    text = as_markdown(catalog, make_plan(catalog, Learner(), MONDAY))
    assert r"a \# b \[x\](javascript:y) \<img\> \`c\` \| \*d\*" in text
    assert plain_line("a  b\tc") == "a b c"


def test_every_step_of_the_markdown_carries_its_id(tiny):
    plan = make_plan(tiny, Learner(), MONDAY)
    boxes = [line for line in as_markdown(tiny, plan).splitlines() if line.startswith("- [ ] ")]
    assert [line.split("`")[-2] for line in boxes] == [step.skill.id for step in plan.steps]


def test_json_says_what_cannot_be_met(tiny):
    learner = Learner(goal="ml-engineer").marked("matrices", Mark(State.SKIPPED))
    whole = json.loads(FORMATS["json"].render(tiny, make_plan(tiny, learner, MONDAY)))
    assert [unmet["entry"] for unmet in whole["unmet"]] == ["serving"]

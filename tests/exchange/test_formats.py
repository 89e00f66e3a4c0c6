from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.exchange.as_csv import as_csv, harmless
from planner.exchange.as_markdown import as_markdown, plain_line
from planner.exchange.as_text import as_text
from planner.exchange.formats import FORMATS, PLAIN_CSV
from planner.learner.availability import Availability, spread_evenly
from planner.learner.learner import Learner, Log, Mark, State
from planner.planning.plan import make_plan
from planner.words.local import Local
from planner.words.places import local_of
from tests.catalogs import catalogs
from tests.profile import examples

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


@examples(60)
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


MARKDOWNS = [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]
signs = st.sampled_from(
    [
        *list("\\`*_{}[]()<>#+-.!|~=:;&$%^@\"'/ 0123456789abx"),
        "[x] ",
        "1. ",
        "- ",
        "---",
        "```",
        "&amp;",
        "<b>",
        "www.",
        "http://",
    ]
)
titles = st.lists(signs, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)


def blocks_and_text(markdown, source):
    """Return the kinds of the blocks of ``source``, and all of its text."""
    tokens = markdown.parse(source)
    parts = [part for token in tokens for part in token.children or [] if part.type != "softbreak"]
    assert {part.type for part in parts} <= {"text", "text_special"}, parts
    return [token.type for token in tokens], "".join(part.content for part in parts)


@examples(400)
@given(titles)
def test_any_title_is_shown_as_it_is_also_where_a_line_begins(title):
    shown = " ".join(title.split())
    for markdown in MARKDOWNS:
        for before in ("", "- ", "# ", "- [ ] 1. ", "  > "):
            plain_blocks, plain_text = blocks_and_text(markdown, before.replace("[ ]", "") + "Plain")
            blocks, text = blocks_and_text(markdown, before.replace("[ ]", "") + plain_line(title))
            assert (blocks, text) == (plain_blocks, plain_text.replace("Plain", shown))


@pytest.mark.parametrize(
    "title",
    [
        "1. Statistik",
        "2) b",
        "- [x] Done?",
        "+ x",
        "* x",
        "> x",
        "# x",
        "===",
        "---",
        "| a | b |",
        "<div>",
        "&copy; x",
        "[a]: b",
        "~~~",
        "    code",
        "a\\",
        ":--",
    ],
)
def test_no_title_makes_a_block_of_its_own(tiny, title):
    catalog = hostile(tiny, title)
    learner = Learner(availability=Availability(spread_evenly(1)), notes={"vectors": f"{title}\n\n{title}"})
    harmless_catalog = hostile(tiny, "Plain")
    harmless_learner = replace(learner, notes={"vectors": "Plain\n\nPlain"})
    for markdown in MARKDOWNS:
        found, wanted = (
            [token.type for token in markdown.parse(as_markdown(c, make_plan(c, who, MONDAY)))]
            for c, who in ((catalog, learner), (harmless_catalog, harmless_learner))
        )
        assert found == wanted


def test_what_is_done_begun_and_noted_is_in_every_form(tiny):
    learner = Learner(
        marks={
            "matrices": Mark(State.KNOWN, at="2026-12-24"),
            "charts": Mark(State.LEARNING),
        },
        notes={"matrices": "By hand.\nTwice.", "charts": "=SUM(A1)"},
    )
    plan = make_plan(tiny, learner, MONDAY)
    markdown, text = as_markdown(tiny, plan), as_text(tiny, plan)
    assert "- [x] Matrices (since 2026-12-24, Mathematics) `matrices`\n\n  > By hand.\\\n  > Twice.\n" in markdown
    assert "- [x] Vectors (implied, Mathematics) `vectors`" in markdown
    assert ", learning) `charts`" in markdown
    assert "   x  Matrices  (since 2026-12-24)\n      | By hand.\n      | Twice.\n" in text
    assert "Charts  (Data Scientist only)  [learning]\n      | =SUM(A1)\n" in text
    rows = {row["id"]: row for row in csv.DictReader(StringIO(as_csv(tiny, plan).removeprefix("\ufeff"), newline=""))}
    assert (rows["charts"]["state"], rows["charts"]["note"]) == ("learning", "'=SUM(A1)")
    assert (rows["matrices"]["number"], rows["matrices"]["state"], rows["matrices"]["finish"]) == ("", "known", "2026-12-24")
    assert rows["vectors"]["state"] == "implied"
    whole = json.loads(FORMATS["json"].render(tiny, plan))
    assert [(each["id"], each["state"], each["since"]) for each in whole["done"]] == [
        ("vectors", "implied", None),
        ("matrices", "known", "2026-12-24"),
    ]
    assert {step["id"]: step["state"] for step in whole["steps"]}["charts"] == "learning"
    assert whole["done"][1]["note"] == "By hand.\nTwice."


@pytest.mark.parametrize("name", ["en_US", "de_DE", "fr_FR", "pl_PL"])
def test_a_spreadsheet_of_the_locale_reads_the_numbers_back(tiny, name):
    local = local_of(name)
    plan = make_plan(tiny, Learner(logs={"1": Log("vectors", 1.5, MONDAY)}), MONDAY)
    text = FORMATS["csv"].content(tiny, plan, local).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=";" if local.decimal == "," else ","))
    assert [float(row["hours_likely"].replace(local.decimal, ".")) for row in rows] == [s.hours.likely for s in plan.steps]


def test_a_name_that_is_no_text_is_written_all_the_same(tiny):
    plan = make_plan(tiny, Learner(notes={"vectors": "caf\udce9"}), MONDAY)
    for form in (*FORMATS.values(), PLAIN_CSV):
        assert b"udce9" in form.content(tiny, plan, Local())

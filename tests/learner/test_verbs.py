from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.cli import commands
from planner.learner.changes import changes
from planner.learner.learner import Evidence, Learner, Mark, State
from planner.learner.verbs import dated, marked, welcomed
from planner.storage.learner.learner_file import LearnerFile
from planner.study.study import Study
from tests.study.test_study import MemoryFile

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
IDS = ["vectors", "matrices", "charts"]
states = st.sampled_from([None, *State])
marks = st.builds(Mark, st.sampled_from(State), st.sampled_from(Evidence), st.sampled_from(["", "2026-01-01"]))
learners = st.builds(
    lambda marks, denied, notes: Learner(marks=marks, denied=frozenset(denied) - marks.keys(), notes=notes),
    st.dictionaries(st.sampled_from(IDS), marks),
    st.sets(st.sampled_from(IDS)),
    st.dictionaries(st.sampled_from(IDS), st.just("a note")),
)
verbs = st.one_of(
    st.tuples(st.just("mark"), st.lists(st.sampled_from(IDS), min_size=1, unique=True), states),
    st.tuples(st.just("on"), st.sampled_from(IDS), states.filter(bool)),
    st.tuples(st.just("note"), st.sampled_from(IDS), st.sampled_from(["", "Read it twice."])),
    st.tuples(st.just("log"), st.sampled_from(IDS), st.sampled_from([0.25, 2.0])),
    st.tuples(st.just("took"), st.sampled_from(IDS), st.sampled_from([0.0, 100.0])),
    st.tuples(st.just("review"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("skip"), st.lists(st.sampled_from(IDS), min_size=1, unique=True), st.none()),
)


def words_of(verb, what, how):
    if verb == "mark":
        return ["mark", *what, "--as", how.value if how else "none"]
    if verb == "on":
        return ["mark", what, "--as", how.value, "--on", "2027-02-01"]
    if verb == "note":
        return ["note", what, how] if how else ["note", what, "--clear"]
    if verb == "took":
        return ["mark", what, "--as", "known", "--took", str(how)]
    if verb == "review":
        return ["review", what]
    return ["log", what, str(how), "--on", "2027-03-09"] if verb == "log" else ["skip", *what]


def done_in_the_window(study, verb, what, how):
    if verb == "mark":
        study.mark(what, how)
    elif verb == "on":
        study.mark([what], how)
        study.date_back(what, date(2027, 2, 1))
    elif verb == "note":
        study.set_note(what, how)
    elif verb == "log":
        study.log_hours(what, how, date(2027, 3, 9))
    elif verb == "took":
        study.mark([what], State.KNOWN)
        study.tell_total(what, how)
    elif verb == "review":
        study.review(what)
    else:
        study.mark(what, State.SKIPPED)


def comparable(learner):
    said = sorted(learner.logs.values()), sorted(learner.reviews.values())
    return replace(learner, logs={}, reviews={}), said


@pytest.fixture(scope="module")
def tiny_catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalog")
    (folder / "skills").mkdir()
    (folder / "roles").mkdir()
    text = "area: a\nskills:\n" + "".join(f"  - {{id: {name}, title: {name}, hours: [1, 2, 4]}}\n" for name in IDS)
    (folder / "skills" / "a.yaml").write_text(text, encoding="utf-8")
    (folder / "roles" / "r.yaml").write_text("id: r\ntitle: R\ncore: {vectors: ''}\n", encoding="utf-8")
    return folder


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(learners, st.lists(verbs, max_size=4))
def test_window_and_command_line_leave_the_same_learner(tiny_catalog, tmp_path_factory, before, said):
    folder = tmp_path_factory.mktemp("learner")
    file = LearnerFile.open(folder / "me.db")
    file.record(changes(Learner(), before), "Before")
    catalog = commands.catalog_of(
        commands.where_of(commands.parser().parse(["--catalog", str(tiny_catalog), "--data-dir", str(folder)]), NOW)
    )
    study = Study(catalog, MemoryFile(file.learner()), NOW.date, now=lambda: NOW)
    for verb in said:
        words = [
            *words_of(*verb),
            "--catalog",
            str(tiny_catalog),
            "--profile",
            str(folder / "me.db"),
            "--data-dir",
            str(folder),
        ]
        assert commands.answer(words, None, lambda: NOW) == 0
        done_in_the_window(study, *verb)
    assert comparable(LearnerFile.open(folder / "me.db").learner()) == comparable(study.learner)


def test_who_says_again_that_they_know_a_skill_keeps_its_day_and_its_evidence():
    shown = Learner(marks={"vectors": Mark(State.KNOWN, Evidence.SHOWN, "2026-01-01")})
    assert marked(shown, ["vectors"], State.KNOWN, "2027-01-01") == shown
    again = marked(shown, ["vectors"], State.KNOWN, "2027-01-01", Evidence.PRACTISED)
    assert again.marks["vectors"] == Mark(State.KNOWN, Evidence.PRACTISED, "2026-01-01")
    assert dated(shown, ["vectors", "matrices"], "2025-01-01").marks == {
        "vectors": Mark(State.KNOWN, Evidence.SHOWN, "2025-01-01")
    }


def test_the_welcome_marks_what_no_mark_was_on_and_ends_its_denial():
    before = Learner(marks={"charts": Mark(State.SKIPPED, at="2026-01-01")}, denied=frozenset({"vectors"}))
    after = welcomed(before, None, None, ["vectors", "charts"], "2027-01-01")
    assert after == Learner(
        marks={"charts": Mark(State.SKIPPED, at="2026-01-01"), "vectors": Mark(State.KNOWN, at="2027-01-01")}, welcomed=True
    )


def test_a_mark_is_dated_back_and_that_is_undone(tiny):
    study = Study(tiny, MemoryFile(), lambda: date(2027, 3, 10))
    study.mark(["vectors"], State.KNOWN)
    study.date_back("vectors", date(2027, 2, 1))
    assert study.learner.marks["vectors"].at == "2027-02-01"
    assert study.undo_name == "Change the day of Vectors"
    study.undo()
    assert study.learner.marks["vectors"].at != "2027-02-01"

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zlib import crc32

import pytest

from planner.learner.days import local_day
from planner.words import left_out

TOP = Path(__file__).parents[2]
SHIPPED = TOP / "resources" / "catalog"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Answer a command in this process: exit code, output, errors."""
    monkeypatch.setattr(sys, "argv", ["planner"])

    def answer(*words):
        from planner.__main__ import draw
        from planner.cli import commands

        code = commands.answer([*words, "--data-dir", str(tmp_path / "data")], draw)
        said = capsys.readouterr()
        return code, said.out, said.err

    return answer


@pytest.fixture
def small(tmp_path) -> str:
    folder = tmp_path / "small"
    (folder / "skills").mkdir(parents=True)
    (folder / "roles").mkdir()
    (folder / "skills" / "a.yaml").write_text(
        "area: a\nskills:\n"
        "  - {id: one, title: One, hours: [1, 2, 4], formerly: [uno]}\n"
        "  - {id: two, title: '=Two', hours: [2, 4, 8], requires: {one: ''}}\n"
        "  - {id: three, title: Three, hours: [2, 5, 8]}\n",
        encoding="utf-8",
    )
    (folder / "roles" / "r.yaml").write_text("id: ml-engineer\ntitle: Engineer\ncore: {two: '', three: ''}\n", encoding="utf-8")
    return str(folder)


def test_the_plan_as_json_has_the_documented_keys(run, small):
    code, out, err = run("plan", "--catalog", small, "--goal", "ml-engineer", "--start", "2027-01-04", "--format", "json")
    plan = json.loads(out)
    assert (code, err) == (0, "")
    assert list(plan) == [
        "version",
        "goal",
        "hours",
        "route",
        "order",
        "readiness",
        "fork",
        "budget",
        "steps",
        "done",
        "milestones",
        "finish",
        "forecast",
        "deadline",
        "rust",
        "portfolio",
        "implied_known",
        "unmet",
    ]
    assert plan["route"] == {"likely_hours": 11, "lower_bound": 11, "optimal": True, "choices": []}
    assert [step["id"] for step in plan["steps"]] == ["three", "one", "two"]
    assert plan["steps"][1]["because"] == [["one", "two", "ml-engineer"]]
    assert plan["steps"][1]["unlocks"] == ["two"]
    assert plan["steps"][0]["start"] == "2027-01-04"
    assert plan["order"] == {"by": "value", "weighted_completion": 3 * 5 + 3 * 11, "lower_bound": 3 * 5 + 3 * 11}
    assert plan["readiness"]["ml-engineer"]["path"] == [[0, 0], [5, 0.5], [11, 1]]


def test_the_order_can_be_the_plain_one(run, small):
    _, out, _ = run("plan", "--catalog", small, "--goal", "ml-engineer", "--format", "json", "--order", "topological")
    plan = json.loads(out)
    assert [step["id"] for step in plan["steps"]] == ["one", "two", "three"]
    assert plan["order"] == {"by": "topological", "weighted_completion": 3 * 6 + 3 * 11, "lower_bound": 48}


def test_known_skills_imply_their_prerequisites(run, small):
    _, out, _ = run("plan", "--catalog", small, "--goal", "both", "--known", "two", "--format", "json")
    plan = json.loads(out)
    assert plan["implied_known"] == ["one"]
    assert [step["id"] for step in plan["steps"]] == ["three"]


def test_an_incomplete_answer_says_why_and_has_exit_code_1(run, small):
    code, out, err = run("plan", "--catalog", small, "--goal", "both", "--skip", "one", "--format", "json")
    assert code == 1
    assert "One, which is skipped" in err
    assert [step["id"] for step in json.loads(out)["steps"]] == ["three"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["plan", "--goal", "ml-enginer"], "Did you mean 'ml-engineer'?"),
        (["plan", "--gaol", "both"], "Did you mean '--goal'?"),
        (["--profil", "x"], "Did you mean '--profile'?"),
        (["plan"], "--goal is missing"),
        (["plan", "--goal", "both", "--known", "oen"], "Did you mean 'one'?"),
        (["plan", "--goal", "both", "--prefer", "one"], "is an option of no choice"),
        (["plan", "--goal", "both", "--start", "2027-02-30"], "no day of the calendar"),
        (["plan", "--goal", "both", "--week", "mo=2"], "no weekday with hours"),
        (["plan", "--goal", "both", "--hours-per-week", "0"], "never get anywhere"),
        (["plan", "--goal", "both", "--hours-per-week", "999"], "no number of hours"),
        (["plan", "--goal", "both", "--break", "2027-02-07..2027-02-01"], "ends before it begins"),
        (["plan", "--goal", "both", "--format", "jsn"], "Did you mean 'json'?"),
        (["plan", "--goal", "both", "--known", "one", "--skip", "one"], "both known and skipped"),
        (["plam"], "Did you mean 'plan'?"),
        (["mark", "one", "--as", "knwon"], "Did you mean 'known'?"),
        (["mark", "oen", "--as", "known"], "Did you mean 'one'?"),
    ],
)
def test_wrong_words_get_one_sentence_and_exit_code_2(run, small, words, sentence):
    code, out, err = run(*words, "--catalog", small)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def test_overwriting_needs_force(run, small, tmp_path):
    words = ["plan", "--catalog", small, "--goal", "both", "--output", str(tmp_path / "plan.md"), "--format", "markdown"]
    assert run(*words)[0] == 0
    (tmp_path / "plan.md").write_text("mine", encoding="utf-8")
    code, _, err = run(*words)
    assert code == 1
    assert "--force" in err
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == "mine"
    assert run(*words, "--force")[0] == 0
    assert "`one`" in (tmp_path / "plan.md").read_text(encoding="utf-8")


def test_marks_are_kept_shown_and_planned_with(run, small, tmp_path):
    profile = str(tmp_path / "me.db")
    assert run("mark", "one", "three", "--as", "known", "--catalog", small, "--profile", profile)[:2] == (
        0,
        "one: known\nthree: known\n",
    )
    assert run("mark", "three", "--as", "none", "--catalog", small, "--profile", profile)[0] == 0
    _, out, _ = run("show", "--catalog", small, "--profile", profile, "--format", "json")
    assert {skill: mark["state"] for skill, mark in json.loads(out)["marks"].items()} == {"one": "known"}
    _, out, _ = run("plan", "--catalog", small, "--profile", profile, "--format", "json")
    assert [step["id"] for step in json.loads(out)["steps"]] == ["two", "three"]


def test_a_former_id_is_mapped_to_todays(run, small, tmp_path):
    profile = str(tmp_path / "me.db")
    assert run("mark", "uno", "--as", "known", "--catalog", small, "--profile", profile)[1] == "one: known\n"


def test_a_missing_profile_is_told_and_not_made(run, small, tmp_path):
    code, _, err = run("show", "--catalog", small, "--profile", str(tmp_path / "none.db"))
    assert code == 1
    assert "There is no learner's file" in err
    assert not (tmp_path / "none.db").exists()


def test_check_counts_or_tells_every_fault(run, small):
    assert run("check", small)[:2] == (0, "3 skills, 0 projects, 0 choices, 1 role, 1 area: no faults.\n")
    path = Path(small) / "skills" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{one: ''}", "{oen: ''}"), encoding="utf-8")
    code, out, err = run("check", small)
    assert (code, out) == (1, "")
    assert "a.yaml:4:" in err
    assert "Did you mean 'one'?" in err


def test_planning_imports_neither_qt_nor_networkx_and_yaml_only_until_the_catalogue_is_cached(small, tmp_path):
    script = (
        "import sys\nfrom planner.cli import commands\n"
        f"words = ['plan', '--catalog', {small!r}, '--goal', 'both', '--data-dir', {str(tmp_path)!r}]\n"
        "assert commands.answer(words, None) == 0\n"
        "print([m for m in ('PySide6', 'networkx', 'yaml') if m in sys.modules])\n"
    )
    seen = [
        subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=True).stdout.splitlines()[
            -1
        ]
        for _ in "12"
    ]
    assert seen == ["['yaml']", "[]"]


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are named so on Linux")
@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "There is no display here"),
        ({"DISPLAY": ":987"}, "The display ':987' does not answer"),
        ({"DISPLAY": "localhost:98700"}, "The display 'localhost:98700' does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-987"}, "The display 'wayland-987' does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display here"),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":987"}, "There is no display here"),
        ({"QT_QPA_PLATFORM": "nothing"}, "QT_QPA_PLATFORM names 'nothing', but Qt has only "),
    ],
)
def test_without_a_display_the_plan_is_printed_and_one_sentence_says_how_to_get_the_window(tmp_path, environment, reason):
    subprocess.run(
        [sys.executable, "main.py", "mark", "vectors", "--as", "known", "--data-dir", str(tmp_path)], cwd=TOP, check=True,
        capture_output=True,
    )  # fmt: skip
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, "main.py", "--data-dir", str(tmp_path)], cwd=TOP, capture_output=True, text=True, check=False,
        env=kept | environment,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.startswith("Machine Learning Engineer and Data Scientist: ")
    assert " Matrices and linear" in done.stdout
    assert "x  Vectors" in done.stdout
    assert done.stderr.startswith(f"planner: {reason}")
    assert "the plan is shown as text; to get the window, start planner " in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are looked for so on Linux")
@pytest.mark.parametrize("words", [["-m", "pytest"], ["-m", "pytest", "tests/ui", "-k", "x"], ["-m", "planner"]])
def test_a_missing_system_library_is_one_sentence_that_names_the_packages(tmp_path, words):
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").touch()
    (broken / "QtWidgets.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file: No such file')")
    away = {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, *words], cwd=TOP, capture_output=True, text=True, check=False, env=os.environ | away
    )  # fmt: skip
    assert done.returncode == 1
    assert "A system library of Qt is missing (libGL.so.1): 'apt-get install libegl1 " in done.stderr
    assert done.stderr.count("\n") == 1
    assert "INTERNALERROR" not in done.stdout


def test_the_shipped_catalogue_passes_its_own_check(run):
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert "no faults" in out


def test_a_background_counts_as_known_and_a_wrong_one_is_told_with_the_nearest(run):
    words = ["plan", "--goal", "ml-engineer", "--format", "json"]
    ways = ([], ["--background", "software-developer"], ["--known", "pandas"])
    whole, less, pandas = (json.loads(run(*words, *more)[1]) for more in ways)
    assert less["hours"]["likely"] < whole["hours"]["likely"]
    assert "python-basics" in pandas["implied_known"]
    assert less["implied_known"] == []
    code, _, err = run(*words, "--background", "sofware-developer")
    assert code == 2
    assert "Did you mean 'software-developer'?" in err


def test_a_mark_under_a_former_id_is_taken_away_under_the_new_one(run, small):
    run("mark", "one", "--as", "known", "--catalog", small)
    file = Path(small) / "skills" / "a.yaml"
    file.write_text(
        file.read_text().replace("id: one", "id: first").replace("[uno]", "[one]").replace("{one: ''}", "{first: ''}")
    )
    assert run("mark", "first", "--as", "none", "--catalog", small)[0] == 0
    shown = run("show", "--catalog", small)[1]
    assert "one" not in shown
    assert "first" not in shown


def test_overlays_before_and_after_the_command_are_all_read(run, small, tmp_path):
    for name in ("own", "other"):
        folder = tmp_path / name / "skills"
        folder.mkdir(parents=True)
        (folder / "x.yaml").write_text(f"area: {name}\nskills: [{{id: {name}, title: T, hours: [1, 2, 3]}}]\n")
    alone, both = (
        run(*before, "check", *after, "--catalog", small)[1]
        for before, after in (([], []), (["--overlay", str(tmp_path / "own")], ["--overlay", str(tmp_path / "other")]))
    )
    assert int(both.split()[0]) == int(alone.split()[0]) + 2
    assert "no such folder" in run("check", small, "--overlay", str(tmp_path / "none"))[2]


def test_what_the_learner_changed_counts_everywhere_and_its_faults_are_told(run, small, tmp_path):
    run("check", "--catalog", small)
    own = tmp_path / "data" / f"catalogue-on-small-{crc32(small.encode()):08x}"
    (own / "skills").mkdir(parents=True)
    text = "area: a\nskills: [{id: one, hours: [1, 3, 9]}, {id: two, retired: true}]\n"
    (own / "skills" / "a.yaml").write_text(text)
    plan = json.loads(run("plan", "--catalog", small, "--goal", "ml-engineer", "--format", "json")[1])
    assert [step["id"] for step in plan["steps"]] == ["three"]
    assert run("check", "--catalog", small)[1].startswith("2 skills")
    assert run("check", small)[1].startswith("3 skills")
    assert run("check", small, "--overlay", str(own))[1].startswith("2 skills")
    (own / "skills" / "a.yaml").write_text("area: a\nskills: [{id: one, hourz: [1, 3, 9]}]\n")
    for command in ("plan", "check"):
        code, _, err = run(command, "--catalog", small)
        assert code == 1
        assert "a.yaml:2:20: skill 'one' has an unknown key 'hourz'. Did you mean 'hours'?" in err


def test_the_shipped_catalogue_has_an_overlay_of_its_own(run, tmp_path):
    (tmp_path / "data" / "catalogue" / "skills").mkdir(parents=True)
    (tmp_path / "data" / "catalogue" / "skills" / "x.yaml").write_text("area: own\nskills: [{id: mine, hours: [1, 2, 3]}]\n")
    assert int(run("check")[1].split()[0]) == int(run("check", str(SHIPPED))[1].split()[0]) + 1


@pytest.mark.parametrize("target", ["/dev/full", None])
def test_an_answer_that_cannot_be_written_is_no_complete_answer(small, tmp_path, target):
    if target and not Path(target).exists():
        pytest.skip("this system has no full device")
    command = f"{sys.executable} -m planner plan --goal ml-engineer --catalog {small} --data-dir {tmp_path}"
    done = subprocess.run(
        f"{command} > {target}" if target else f"{command} >&-",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("planner: ")


def test_why_gives_the_reasons_up_to_the_role_or_why_not(run, small):
    code, out, err = run("why", "one", "--catalog", small, "--goal", "both")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["One, for Engineer:", "  -> =Two: =Two needs One.", "  -> Engineer: Engineer asks for =Two."]
    _, out, _ = run("why", "one", "--catalog", small, "--goal", "both", "--known", "two", "--format", "json")
    answer = json.loads(out)
    assert (answer["in_plan"], answer["because"]) == (False, [])
    assert "=Two" in answer["why_not"]
    code, _, err = run("why", "onee", "--catalog", small, "--goal", "both")
    assert code == 2
    assert "Did you mean 'one'?" in err


def test_what_if_without_a_supposition_tells_what_each_ready_skill_would_change(run, small):
    _, out, _ = run("what-if", "--catalog", small, "--goal", "ml-engineer", "--format", "json", "--start", "2027-01-04")
    answer = json.loads(out)
    assert [effect["id"] for effect in answer["effects"]] == ["three", "one"]
    assert answer["effects"][1] == {
        "id": "one", "saves": {"ml-engineer": {"hours": 2, "days": 1}}, "opens": ["two"], "core_above": 1,
    }  # fmt: skip
    assert [(part["id"], part["hours"], part["whole"]) for part in answer["next_hours"]] == [
        ("three", 5, True), ("one", 2, True), ("two", 3, False),
    ]  # fmt: skip
    _, out, _ = run("what-if", "--catalog", small, "--goal", "ml-engineer")
    assert "One (one): Engineer 2 h" in out


def test_what_if_sets_two_plans_side_by_side(run, small):
    words = (
        "what-if",
        "--catalog",
        small,
        "--goal",
        "ml-engineer",
        "--start",
        "2027-01-04",
        "--if-known",
        "one",
        "--if-missed",
        "3",
    )
    _, out, _ = run(*words, "--format", "json")
    answer = json.loads(out)
    assert (answer["before"]["hours"], answer["after"]["hours"], answer["difference"]["hours"]) == (11, 9, -2)
    assert answer["difference"]["dropped"] == [{"id": "one", "hours": 2, "why": "It is known now."}]
    assert {skill: move["days"] for move in answer["difference"]["moved"] for skill in move["ids"]} == {"two": -1, "three": 5}
    _, out, _ = run(*words)
    assert "- One (2 h). It is known now." in out
    code, _, err = run("what-if", "--catalog", small, "--goal", "ml-engineer", "--if-missed", "-1")
    assert code == 2
    assert "no number of days" in err


def test_a_skill_begins_on_the_day_that_is_asked_for(run, small):
    words = ("plan", "--catalog", small, "--goal", "ml-engineer", "--start", "2027-01-04", "--format", "json")
    _, out, _ = run(*words, "--begin", "one=2027-01-06", "--hours-per-week", "7")
    starts = {step["id"]: step["start"] for step in json.loads(out)["steps"]}
    assert starts["one"] == "2027-01-06"
    assert starts["three"] == "2027-01-04"
    code, _, err = run(*words, "--begin", "one")
    assert code == 2
    assert "ID=YYYY-MM-DD" in err


def test_a_start_that_is_given_counts_even_if_it_has_passed(run, small):
    _, out, _ = run("plan", "--catalog", small, "--goal", "ml-engineer", "--start", "2020-02-28", "--format", "json")
    assert json.loads(out)["steps"][0]["start"] == "2020-02-28"


def test_reviews_are_counted_if_asked_for_and_recorded(run, small, tmp_path):
    me = str(tmp_path / "me.db")
    run("mark", "one", "--as", "known", "--profile", me, "--catalog", small)
    words = ("plan", "--profile", me, "--catalog", small, "--goal", "ml-engineer", "--start", "2099-01-05", "--format", "json")
    _, out, _ = run(*words)
    assert json.loads(out)["rust"] is None
    _, out, _ = run(*words, "--rust", "30,2")
    assert [each["id"] for each in json.loads(out)["rust"]["due"]] == ["one"]
    code, out, err = run("review", "one", "--profile", me, "--catalog", small)
    assert (code, out, err) == (0, "one: reviewed\n", "")
    code, _, err = run(*words, "--rust", "0,2")
    assert code == 2
    assert "60,2" in err


def test_the_best_use_of_some_hours_is_in_the_json(run, small):
    words = ("plan", "--catalog", small, "--goal", "ml-engineer", "--format", "json")
    _, out, _ = run(*words, "--budget", "6")
    best = json.loads(out)["budget"]
    assert (best["skills"], best["spent"], best["value"], best["upper_bound"], best["optimal"]) == (["three"], 5, 3, 3, True)
    assert best["left_out"] == [{"id": "two", "weight": 3, "hours": 6}]
    assert best["breakpoints"] == [[0, 0], [5, 3], [11, 6]]


@pytest.mark.parametrize(("suffix", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_map_is_written_as_a_picture(small, tmp_path, suffix, begins):
    target = tmp_path / f"map.{suffix}"
    words = ["map", "--catalog", small, "--goal", "both", "--output", str(target), "--data-dir", str(tmp_path)]
    first, again = [
        subprocess.run([sys.executable, "-m", "planner", *words], cwd=TOP, capture_output=True, text=True, check=False)
        for _ in "12"
    ]
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "")
    assert target.read_bytes().startswith(begins)
    assert again.returncode == 1
    assert "exists already" in again.stderr


def test_a_map_that_cannot_be_drawn_says_why(run, small, tmp_path):
    target = str(tmp_path / "map.png")
    for words, said, expected in (
        (("--output", str(tmp_path / "map.gif")), "ends in .svg, .png, .pdf", 2),
        (("--output", target, "--scale", "0"), "no scale from 0.05 to 10", 2),
        (("--output", target, "--scale", "nan"), "'nan' is no scale from 0.05 to 10", 2),
        (("--output", target, "--skill", ","), "leave it out for the whole map", 2),
        (("--output", target, "--skill", "oen"), "Did you mean", 2),
        ((), "--output", 2),
    ):
        code, out, err = run("map", "--catalog", small, "--goal", "both", *words)
        assert (code, out) == (expected, "")
        assert said in err
        assert len(err.splitlines()) == 1


def test_a_catalogue_without_files_is_named(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("check", str(tmp_path / "empty"))
    assert code == 1
    assert f"{tmp_path / 'empty'}:1:1: the folder holds no catalogue" in err


def test_a_layout_in_the_making_is_told_at_a_terminal_only(capsys, monkeypatch):
    from planner.cli import commands

    commands._tell_laying(0.3)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    commands._tell_laying(0.3)
    assert capsys.readouterr().err == "\rplanner: the map is being laid out, 30%"
    commands._tell_laying(1.0)
    assert capsys.readouterr().err.strip("\r ") == ""


def test_a_plan_is_made_with_the_file_that_marks_went_to_and_says_so(run, small, tmp_path):
    words = ("plan", "--catalog", small, "--goal", "ml-engineer", "--format", "json")
    code, whole, err = run(*words)
    assert (code, err) == (0, "")
    run("mark", "one", "--as", "known", "--catalog", small)
    code, less, err = run(*words)
    assert code == 0
    assert err == f"planner: using your file {tmp_path / 'data' / 'learner.db'}; --profile none leaves it out.\n"
    assert [step["id"] for step in json.loads(less)["steps"]] == ["two", "three"]
    assert run(*words, "--profile", "none") == (0, whole, "")
    named = run(*words, "--profile", str(tmp_path / "data" / "learner.db"))
    assert named == (0, less, "")


def test_every_command_that_plans_reads_the_same_file(run, small):
    run("mark", "one", "--as", "known", "--catalog", small)
    answers = {
        "plan": run("plan", "--catalog", small),
        "why": run("why", "one", "--catalog", small),
        "what-if": run("what-if", "--catalog", small, "--format", "json"),
    }
    assert [code for code, *_ in answers.values()] == [0, 0, 0]
    assert "using your file" in answers["why"][2]
    assert "know" in answers["why"][1]
    assert [effect["id"] for effect in json.loads(answers["what-if"][1])["effects"]] == ["two", "three"]


def test_what_is_said_counts_more_than_the_file(run, small):
    run("mark", "one", "--as", "skipped", "--catalog", small)
    assert run("plan", "--catalog", small, "--format", "json")[0] == 1
    code, out, _ = run("plan", "--catalog", small, "--known", "one", "--format", "json")
    assert code == 0
    assert [step["id"] for step in json.loads(out)["steps"]] == ["two", "three"]
    _, shown, _ = run("show", "--catalog", small)
    assert "skipped   one" in shown


@pytest.mark.parametrize("command", [["mark", "one", "--as", "known"], ["show"], ["note", "one", "x"], []])
def test_no_profile_is_refused_where_there_is_no_doing_without(run, small, command):
    code, out, err = run(*command, "--profile", "none", "--catalog", small)
    assert (code, out) == (2, "")
    assert "--profile none goes with plan" in err


def test_hours_notes_skips_and_days_are_told_to_the_file(run, small):
    assert run("log", "three", "2.5", "--on", "2026-01-05", "--catalog", small)[:2] == (0, "three: 2.5 h on 2026-01-05\n")
    assert run("note", "three", "Read", "chapter", "3", "--catalog", small)[:2] == (0, "three: note saved\n")
    assert run("note", "three", "--catalog", small)[:2] == (0, "Read chapter 3\n")
    assert run("skip", "two", "--catalog", small)[:2] == (0, "two: skipped\n")
    done = run("mark", "one", "--as", "known", "--evidence", "shown", "--on", "2026-01-04", "--catalog", small)
    assert done[:2] == (0, "one: known since 2026-01-04\n")
    again = run("mark", "one", "--as", "known", "--catalog", small)
    assert again[0] == 0
    learner = json.loads(run("show", "--catalog", small, "--format", "json")[1])
    assert learner["marks"]["one"] == {"state": "known", "evidence": "shown", "at": "2026-01-04"}
    assert learner["marks"]["two"]["state"] == "skipped"
    assert learner["logs"] == [{"skill": "three", "hours": 2.5, "day": "2026-01-05"}]
    assert learner["notes"] == {"three": "Read chapter 3"}
    assert run("note", "three", "--clear", "--catalog", small)[:2] == (0, "three: note removed\n")
    assert run("note", "three", "--catalog", small)[:2] == (0, "three has no note.\n")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["mark", "one", "--as", "known", "--on", "2999-01-01"], 1, "2999-01-01 is still to come"),
        (["log", "one", "1", "--on", "2999-01-01"], 1, "2999-01-01 is still to come"),
        (["review", "one", "--on", "2999-01-01"], 1, "2999-01-01 is still to come"),
        (["mark", "one", "--as", "none", "--on", "2026-01-01"], 2, "has no day"),
        (["mark", "one", "--as", "learning", "--evidence", "shown"], 2, "goes with --as known"),
        (["log", "one", "0"], 2, "nothing to log"),
        (["log", "one", "25"], 2, "no number of hours"),
        (["note", "one", "x", "--clear"], 2, "not both"),
        (["skip", "One!"], 2, "Did you mean 'one'?"),
        (["skip", "THREE"], 2, "Did you mean 'three'?"),
    ],
)
def test_what_cannot_be_told_is_refused_and_nothing_is_made(run, small, tmp_path, words, code, sentence):
    got, out, err = run(*words, "--catalog", small)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert sentence in err
    assert not (tmp_path / "data" / "learner.db").exists()


@pytest.mark.parametrize(("where", "moment"), [("HST10", "2027-03-11T04:00:00+00:00"), ("JST-9", "2027-03-09T22:30:00+00:00")])
def test_what_is_told_in_the_evening_or_at_dawn_is_of_that_day(zone, small, tmp_path, capsys, where, moment):
    from planner.cli import commands

    zone(where)
    then = datetime.fromisoformat(moment)
    for words in (["mark", "one", "--as", "known"], ["log", "two", "1"], ["review", "one"]):
        assert commands.answer([*words, "--catalog", small, "--data-dir", str(tmp_path)], None, lambda: then) == 0
    capsys.readouterr()
    assert (
        commands.answer(["show", "--format", "json", "--catalog", small, "--data-dir", str(tmp_path)], None, lambda: then) == 0
    )
    learner = json.loads(capsys.readouterr().out)
    assert local_day(learner["marks"]["one"]["at"]) == date(2027, 3, 10)
    assert learner["logs"] == [{"skill": "two", "hours": 1, "day": "2027-03-10"}]


def test_rows_of_csv_end_alike_wherever_they_are_written(small, tmp_path):
    script = "import sys; sys.stdout.reconfigure(newline='\\r\\n'); from planner.__main__ import main; sys.exit(main())"
    words = ["plan", "--catalog", small, "--goal", "both", "--data-dir", str(tmp_path), "--format", "csv", "--profile", "none"]
    done = subprocess.run([sys.executable, "-c", script, *words], cwd=TOP, capture_output=True, check=True)
    file = tmp_path / "plan.csv"
    subprocess.run([sys.executable, "-m", "planner", *words, "--output", str(file)], cwd=TOP, check=True)
    assert done.stdout == file.read_bytes()
    assert done.stdout.startswith("\ufeffnumber,".encode())
    assert b"\r\r" not in done.stdout
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n") == 4


def test_csv_is_of_the_locale_or_the_same_everywhere(run, small, monkeypatch):
    words = ("plan", "--catalog", small, "--goal", "both", "--format", "csv", "--start", "2027-01-04")
    for variable in ("LC_ALL", "LC_TIME", "LC_NUMERIC"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    german = run(*words)[1]
    assert german.startswith("\ufeffnumber;id;")
    plain = run(*words, "--csv", "plain")[1]
    assert plain.startswith("number,id,")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run(*words, "--csv", "plain")[1] == plain
    assert run(*words)[1] == "\ufeff" + plain
    assert run(*words, "--locale", "de_DE")[1] == german
    assert run(*words[:5], "--csv", "plain")[0] == 2
    assert "is no locale" in run(*words, "--locale", "x")[2]


def test_weeks_begin_as_the_locale_has_it_or_as_is_said(run, small, monkeypatch):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_TIME", raising=False)
    words = ("plan", "--catalog", small, "--goal", "both", "--format", "markdown", "--start", "2027-01-03")
    for language, more, begins in (
        ("en_US.UTF-8", (), "2027-01-03"),
        ("de_DE.UTF-8", (), "2026-12-28"),
        ("ar_EG.UTF-8", (), "2027-01-02"),
        ("de_DE.UTF-8", ("--week-begins", "sunday"), "2027-01-03"),
        ("C", (), "2026-12-28"),
    ):
        monkeypatch.setenv("LANG", language)
        assert f"## Week 1, from {begins}" in run(*words, *more)[1]
    assert "no weekday" in run(*words, "--week-begins", "never")[2]


def test_a_day_that_is_not_kept_is_told_with_the_reason(run, small):
    words = ("plan", "--catalog", small, "--goal", "ml-engineer", "--start", "2027-01-04", "--hours-per-week", "7")
    assert run(*words, "--begin", "two=2027-01-06")[::2] == (0, "")
    code, _, err = run(*words, "--begin", "two=2027-01-04", "--begin", "one=2026-01-01")
    assert code == 1
    assert "planner: =Two can't begin on 2027-01-04: One comes first. It begins on 2027-01-06.\n" in err
    assert "planner: One can't begin on 2026-01-01: that day has passed or lies before your start." in err
    code, _, err = run(*words, "--known", "two", "--begin", "two=2027-01-06")
    assert (code, err) == (1, "planner: =Two can't begin on 2027-01-06: you know it already.\n")
    code, _, err = run(*words, "--break", "2027-01-05..2027-01-09", "--begin", "one=2027-01-06")
    assert (code, err) == (1, "planner: One can't begin on 2027-01-06: you don't study on that day. It begins on 2027-01-10.\n")


def test_progress_tells_hours_by_role_this_week_pace_and_dates(run, small):
    run("mark", "one", "--as", "known", "--catalog", small)
    run("mark", "three", "--as", "known", "--on", "2020-01-01", "--catalog", small)
    run("log", "two", "1.5", "--catalog", small)
    code, out, err = run("progress", "--catalog", small, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert "using your file" in err
    assert list(found) == [
        "goal", "hours_done", "hours_whole", "hours_left_out", "percent", "skills_known", "roles", "week", "hours_logged",
        "pace", "finish", "dates",
    ]  # fmt: skip
    assert (found["hours_done"], found["hours_whole"], found["percent"], found["skills_known"]) == (8.5, 11, 77, 2)
    assert found["roles"] == {"ml-engineer": {key: found[key] for key in list(found)[1:6]}}
    assert (found["week"]["hours"], found["week"]["planned"], found["week"]["learned"]) == (1.5, 10, ["one"])
    plan = json.loads(run("plan", "--catalog", small, "--format", "json")[1])
    assert (found["dates"], found["finish"]) == (plan["forecast"]["dates"], plan["finish"])
    assert found["pace"] == plan["forecast"]["pace"]
    _, text, _ = run("progress", "--catalog", small)
    assert text.startswith("Done: 8 of 11 h (77 %)\nThis week, since ")
    assert ": 1.5 h of 10 h studied\n  One learned\nYour pace is not known yet" in text
    assert "You'll finish: 50% by " in text
    assert run("progress", "--catalog", small, "--profile", "none")[0] == 2


def test_progress_is_never_done_while_something_is_left_out(run, small):
    run("mark", "three", "two", "--as", "known", "--catalog", small)
    run("skip", "two", "--catalog", small)
    _, text, _ = run("progress", "--catalog", small)
    assert "(100 %)" not in text
    assert "Nothing is left in your plan" not in text or "left out" in text


def test_this_week_of_progress_begins_as_the_locale_has_it(small, tmp_path, capsys):
    from planner.cli import commands

    def said(*words):
        sunday = datetime.fromisoformat("2027-01-03T12:00:00+00:00")
        words = [*words, "--catalog", small, "--data-dir", str(tmp_path)]
        assert commands.answer(words, None, lambda: sunday) == 0
        return capsys.readouterr().out

    said("log", "two", "2", "--on", "2027-01-02")
    assert "since 2026-12-28: 2 h of" in said("progress")
    assert "since 2027-01-03: 0 h of" in said("progress", "--locale", "en_US")
    assert "since 2027-01-02: 2 h of" in said("progress", "--week-begins", "sat")


def catalogue(folder, skills, role="id: analyst\ntitle: Analyst\ncore: {regression: ''}\n"):
    (folder / "skills").mkdir(parents=True)
    (folder / "roles").mkdir()
    lines = "".join(f"  - {{id: {word}, title: {word.title()}, hours: [2, 4, 8], {more}}}\n" for word, more in skills.items())
    (folder / "skills" / "a.yaml").write_text(f"area: a\nskills:\n{lines}", encoding="utf-8")
    (folder / "roles" / "r.yaml").write_text(role, encoding="utf-8")
    return str(folder)


def test_notes_of_merged_skills_are_both_kept_in_the_new_catalogue_and_in_the_old(run, tmp_path):
    old = catalogue(tmp_path / "old", {"algebra": "", "calculus": "", "regression": "requires: {algebra: '', calculus: ''}"})
    new = catalogue(tmp_path / "new", {"math": "formerly: [algebra, calculus]", "regression": "requires: {math: ''}"})
    for skill in ("algebra", "calculus"):
        assert run("note", skill, "On", skill, "--catalog", old)[0] == 0
    run("mark", "algebra", "--as", "known", "--catalog", old)
    assert "noted     math: On algebra On calculus" in run("show", "--catalog", new)[1]
    assert run("mark", "regression", "--as", "learning", "--catalog", new)[0] == 0
    after = json.loads(run("show", "--format", "json", "--catalog", old)[1])
    assert after["notes"] == {"algebra": "On algebra", "calculus": "On calculus"}
    assert {skill: mark["state"] for skill, mark in after["marks"].items()} == {"algebra": "known", "regression": "learning"}
    run("note", "math", "Both", "--catalog", new)
    assert json.loads(run("show", "--format", "json", "--catalog", new)[1])["notes"] == {"math": "Both"}
    assert json.loads(run("show", "--format", "json", "--catalog", old)[1])["notes"]["algebra"] == "On algebra"


def with_goal(run, tmp_path, goal):
    from planner.learner.changes import changes
    from planner.learner.learner import Learner
    from planner.storage.learner.learner_file import LearnerFile

    file = LearnerFile.open(tmp_path / "data" / "learner.db")
    file.record(changes(Learner(), Learner(goal=goal)), "goal")
    return file


def test_a_renamed_role_is_followed(run, tmp_path):
    with_goal(run, tmp_path, "analyst")
    role = "id: data-analyst\nformerly: [analyst]\ntitle: A\ncore: {regression: ''}\n"
    other = "id: other\ntitle: O\ncore: {extra: ''}\n"
    folder = catalogue(tmp_path / "new", {"regression": "", "extra": ""}, role)
    (tmp_path / "new" / "roles" / "o.yaml").write_text(other, encoding="utf-8")
    for words in ([], ["--goal", "analyst"]):
        code, out, _ = run("plan", "--catalog", folder, "--format", "json", *words)
        assert code == 0
        assert (json.loads(out)["goal"], [step["id"] for step in json.loads(out)["steps"]]) == ("data-analyst", ["regression"])


def test_a_role_that_is_gone_is_told_by_command_and_window_in_the_same_sentence_with_the_same_plan(run, tmp_path, qtbot):
    from PySide6.QtWidgets import QLabel

    from planner.storage.catalog.folder import load_catalog
    from planner.study.study import Study
    from planner.ui.style.theme import Scheme, Theme
    from planner.ui.window.main_window import MainWindow
    from planner.ui.window.window_state import WindowState

    file = with_goal(run, tmp_path, "pirate")
    folder = catalogue(tmp_path / "new", {"regression": ""})
    code, out, err = run("plan", "--catalog", folder, "--format", "json")
    assert code == 1
    assert (json.loads(out)["goal"], [step["id"] for step in json.loads(out)["steps"]]) == ("both", ["regression"])
    icons = TOP / "resources" / "icons"
    study = Study(load_catalog([tmp_path / "new"]), file)
    window = MainWindow(study, None, Theme(icons, Scheme.LIGHT), WindowState(tmp_path / "window.ini"), icons)
    qtbot.addWidget(window)
    said = " ".join(label.text() for label in window.banner.findChildren(QLabel))
    assert left_out.gone(study.plan.gone) in said
    assert f"planner: {left_out.gone(study.plan.gone)}" in err.splitlines()
    assert (study.plan.goal, [step.skill.id for step in study.plan.steps]) == ("both", ["regression"])
    study.set_goal("analyst")
    assert study.plan.gone == ""
    assert run("plan", "--catalog", folder, "--goal", "pirate")[0] == 2


def test_a_mark_with_few_hours_logged_asks_what_it_took_and_takes_the_answer(run, small):
    def untold():
        return json.loads(run("plan", "--catalog", small, "--goal", "ml-engineer", "--format", "json")[1])["forecast"]["pace"]

    run("log", "one", "0.25", "--catalog", small)
    code, out, err = run("mark", "one", "--as", "known", "--catalog", small)
    assert (code, out) == (0, "one: known\n")
    assert "Only 0.25 h logged on “One”. What did it take in all?" in err
    assert "--took" in err
    assert (untold()["finished"], untold()["untold"]) == (0, ["one"])
    code, out, err = run("mark", "one", "--as", "known", "--took", "0", "--catalog", small)
    assert (code, out, "What did it take" in err) == (0, "one: known\n", False)
    assert (untold()["finished"], untold()["untold"]) == (0, [])
    run("mark", "one", "--as", "known", "--took", "7", "--catalog", small)
    assert (untold()["finished"], untold()["untold"]) == (1, [])
    assert run("mark", "one", "--as", "known", "--took", "0.1", "--catalog", small)[0] == 1
    assert run("mark", "two", "--as", "learning", "--took", "3", "--catalog", small)[0] == 2


@pytest.mark.parametrize(("deadline", "passed"), [("2026-01-01", True), ("2027-01-04", False), ("2027-01-07", False)])
def test_a_deadline_never_asks_for_more_than_a_week_has_and_one_that_passed_says_so(run, small, deadline, passed):
    words = ("plan", "--catalog", small, "--goal", "ml-engineer", "--start", "2027-01-04", "--deadline", deadline)
    words = (*words, "--hours-per-week", "0.5")
    found = json.loads(run(*words, "--format", "json")[1])["deadline"]
    assert (found["date"], found["passed"]) == (deadline, passed)
    assert found["hours_per_week"] is None or found["hours_per_week"] <= 7 * 16
    assert found["p80"] > deadline
    assert 0 <= found["chance"] < 0.5
    assert set(found) == {"date", "passed", "chance", "hours_per_week", "every_day", "p80", "fits"}
    text = run(*words)[1]
    assert (f"Your deadline, {deadline}, has passed." in text) == passed


def test_a_copy_is_merged_with_counts_and_a_backup_before(run, small, tmp_path):
    import shutil

    run("mark", "one", "--as", "known", "--catalog", small)
    own, copy = tmp_path / "data" / "learner.db", tmp_path / "copy.db"
    shutil.copy(own, copy)
    run("mark", "three", "--as", "learning", "--catalog", small, "--profile", str(copy))
    run("mark", "two", "--as", "skipped", "--catalog", small)
    code, out, err = run("merge", str(copy))
    assert (code, err) == (0, "")
    assert out.startswith(f"Added 1 change from {copy}; 1 was in both files already.\nThe file before is kept as ")
    assert run("merge", str(copy))[1].startswith("Added 0 changes from ")
    code, out, _ = run("show", "--catalog", small, "--format", "json")
    assert code == 0
    assert all(f'"{each}"' in out for each in ("one", "two", "three"))


def test_a_damaged_file_is_salvaged_without_any_backup_and_told_with_counts(run, small, tmp_path):
    import shutil

    run("mark", "one", "two", "--as", "known", "--catalog", small)
    own = tmp_path / "data" / "learner.db"
    assert run("salvage") == (1, "", f"planner: {own} is not damaged; there is nothing to salvage.\n")
    shutil.rmtree(tmp_path / "data" / "learner-backups", ignore_errors=True)
    own.write_bytes(b"\x00" * 100 + own.read_bytes()[100:])
    assert "'planner salvage --profile" in run("show", "--catalog", small)[2]
    code, out, err = run("salvage")
    assert (code, err) == (0, "")
    assert out.startswith("Saved 2 changes from the damaged file.\nThe file before is kept as ")
    assert "known" in run("show", "--catalog", small)[1]


def test_salvage_says_that_an_empty_file_held_nothing(run, tmp_path):
    file = tmp_path / "mine.db"
    file.touch()
    assert run("salvage", "--profile", str(file))[1].startswith("Nothing could be read from the damaged file")


def test_commands_keep_a_backup_of_the_day_before_their_first_change(run, small, tmp_path):
    run("mark", "one", "--as", "known", "--catalog", small)
    run("mark", "two", "--as", "known", "--catalog", small)
    run("mark", "three", "--as", "known", "--catalog", small)
    assert len(list((tmp_path / "data" / "learner-backups").glob("*.db"))) == 1


@pytest.mark.parametrize("home", ["", "relative"])
def test_a_home_that_is_none_is_one_sentence(home, tmp_path):
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {"HOME": home}
    done = subprocess.run(
        [sys.executable, "-m", "planner", "plan", "--goal", "data-scientist"],
        cwd=TOP, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("planner: Your home folder is not known")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("mark", "git", "--as", "known", "--data-dir"),
        ("plan", "--goal", "data-scientist", "--data-dir"),
        ("plan", "--goal", "data-scientist", "--catalog"),
        ("plan", "--goal", "data-scientist", "--overlay"),
        ("show", "--profile"),
        ("salvage", "--profile"),
        ("restore", "--profile"),
        ("restore",),
        ("merge",),
        ("check",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("deep", ["/n" * 1500, "/" + "x" * 300], ids=["1500 folders", "a long name"])
def test_a_path_however_deep_or_long_is_one_bounded_sentence_at_most(capsys, tmp_path, words, deep):
    from planner.__main__ import draw
    from planner.cli import commands

    given = [*words, f"{tmp_path}{deep}"]
    code = commands.answer(given if "--data-dir" in words else [*given, "--data-dir", str(tmp_path / "data")], draw)
    said = capsys.readouterr().err
    assert code in {0, 1, 2}
    assert said.count("\n") <= 2
    assert len(said) < 900
    assert not (tmp_path / "n").exists()


def test_own_changes_come_along_when_the_folder_of_the_catalogue_is_renamed(run, small, tmp_path):
    own = tmp_path / "data" / f"catalogue-on-small-{crc32(small.encode()):08x}" / "skills"
    own.mkdir(parents=True)
    (own / "a.yaml").write_text("area: a\nskills: [{id: two, hours: [10, 20, 40]}]\n", encoding="utf-8")

    def hours(folder):
        code, out, err = run("plan", "--catalog", str(folder), "--goal", "both", "--format", "json")
        return json.loads(out)["hours"]["likely"], code, err

    assert hours(small) == (27, 0, "")
    moved = Path(small).rename(tmp_path / "renamed")
    assert hours(moved) == (27, 0, "")
    copy = tmp_path / "copy"
    shutil.copytree(moved, copy)
    likely, code, err = hours(copy)
    assert (likely, code) == (11, 0)
    assert f"planner: Your changes to the catalogue in {moved} are not part of this copy of it; copy {own.parent} to" in err

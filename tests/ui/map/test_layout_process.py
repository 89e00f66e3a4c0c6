from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from planner.layout.as_json import packed
from planner.layout.geometry import geometry
from planner.layout.layout import layout, refined
from planner.ui.jobs import CancelledError, Token
from planner.ui.map import layout_process
from planner.ui.map.layout_process import LayoutError, laid_apart
from tests.layout.graphs import chain
from tests.layout.shipped import GOALS, graph_of, shipped


@pytest.fixture
def token():
    told = []
    made = Token(told.append)
    made.told = told
    return made


def test_another_process_makes_the_same_layouts_and_tells_how_far_it_is(token):
    graph = graph_of(shipped(), GOALS["scientist"])
    found = list(laid_apart(graph, frozenset(), token))
    first = layout(graph)
    assert [packed(each) for each in found] == [packed(geometry(first)), packed(geometry(refined(first)))]
    assert token.told == sorted(token.told)
    assert token.told[-1] == 1


def test_what_lies_in_the_folder_where_the_program_was_started_is_not_run(token, tmp_path, monkeypatch):
    for name in ("json", "planner"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not mine')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(list(laid_apart(chain(3), frozenset(), token))) == 2


def test_cancelling_ends_the_process_whatever_it_does(token, monkeypatch):
    monkeypatch.setattr(layout_process, "_COMMAND", [sys.executable, "-c", "while True: pass"])
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(CancelledError):
        list(laid_apart(chain(3), frozenset(), token))


def test_what_is_cancelled_before_it_begins_gives_nothing(token):
    token.cancel()
    with pytest.raises(CancelledError):
        list(laid_apart(chain(2_000), frozenset(), token))


def test_who_stops_listening_leaves_no_process_behind(token, monkeypatch):
    started = []
    begin = layout_process._started
    monkeypatch.setattr(layout_process, "_started", lambda: started.append(begin()) or started[-1])
    heard = laid_apart(graph_of(shipped(), GOALS["engineer"]), frozenset(), token)
    next(heard)
    heard.close()
    assert started[0].returncode is not None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise ValueError('out of luck')", "ValueError: out of luck"),
        ("import os; os._exit(3)", "exit code 3"),
        ("print('{\"layout\"', end='', flush=True); import os; os._exit(4)", "exit code 4"),
    ],
)
def test_a_process_that_fails_is_told_in_one_sentence(token, monkeypatch, code, words):
    monkeypatch.setattr(layout_process, "_COMMAND", [sys.executable, "-c", code])
    with pytest.raises(LayoutError, match=r"^The map could not be laid out \(.*\)\. ") as told:
        list(laid_apart(chain(2_000), frozenset(), token))
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_the_package_is_found_wherever_it_lies(token, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(os.devnull)))
    assert list(laid_apart(chain(1), frozenset(), token))


def test_a_program_that_is_gone_is_told_in_one_sentence(token, monkeypatch, tmp_path):
    monkeypatch.setattr(layout_process, "_COMMAND", [str(tmp_path / "planner")])
    with pytest.raises(LayoutError, match=r"^The map could not be laid out \(No such file or directory\)\. "):
        list(laid_apart(chain(3), frozenset(), token))

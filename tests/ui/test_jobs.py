from __future__ import annotations

import threading
import time

import pytest

from planner.ui.jobs import CancelledError, Jobs, Token


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def test_results_and_progress_come_to_the_window_in_order(qtbot, jobs):
    said = []
    jobs.found.connect(lambda _, result: said.append(result))
    jobs.told.connect(lambda _, share: said.append(share))
    where = []

    def work(token):
        where.append(threading.current_thread() is threading.main_thread())
        token.tell(0.5)
        yield "first"
        yield "better"

    with qtbot.waitSignal(jobs.ended) as ended:
        token = jobs.run(work)
    assert (said, where) == ([0.5, "first", "better"], [False])
    assert ended.args == [token, None]


def test_new_work_cancels_what_runs(qtbot, jobs):
    began, ends = threading.Event(), []
    jobs.ended.connect(lambda token, error: ends.append((token, error)))

    def long(token):
        began.set()
        while not token.cancelled:
            time.sleep(0.001)
        raise CancelledError
        yield

    def short(_token):
        yield 1

    first = jobs.run(long)
    began.wait(5)
    second = jobs.run(short)
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert ends == [(first, None), (second, None)]


def test_an_error_of_the_work_is_handed_over(qtbot, jobs):
    def work(_token):
        yield 1
        raise ValueError("wrong")

    with qtbot.waitSignal(jobs.ended) as ended:
        jobs.run(work)
    assert str(ended.args[1]) == "wrong"


def test_stopping_waits_until_nothing_runs(jobs):
    began, ended = threading.Event(), threading.Event()

    def work(token):
        began.set()
        try:
            while not token.cancelled:
                time.sleep(0.001)
        finally:
            ended.set()
        raise CancelledError
        yield

    jobs.run(work)
    began.wait(5)
    jobs.stop()
    assert ended.is_set()
    assert not jobs.token
    jobs.stop()


def test_what_ends_the_work_is_called_when_it_is_cancelled_now_or_before(jobs):
    token, called = Token(lambda _: None), []
    token.on_cancel(lambda: called.append("now"))
    assert not called
    token.cancel()
    token.on_cancel(lambda: called.append("late"))
    assert called == ["now", "late"]

"""No widget is torn down on a thread that is not the window's."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from planner.ui.collector import Collector, collect_due
from planner.ui.jobs import Jobs


class Circle:
    """Garbage that only the collector can take."""

    def __init__(self, died):
        self.itself = self
        weakref.finalize(self, lambda: died.append(threading.get_ident()))


@pytest.fixture
def collector(qapp):
    made = Collector()
    made.setInterval(1)
    made.begin()
    yield made
    made.stop()
    gc.unfreeze()


def test_a_worker_that_allocates_tears_nothing_down_and_the_window_does(qtbot, collector):
    died, jobs = [], Jobs()

    def work(token):
        Circle(died)
        kept = [[] for _ in range(100_000)]
        yield len(kept)

    with qtbot.waitSignal(jobs.ended):
        jobs.run(work)
    qtbot.waitUntil(lambda: bool(died))
    jobs.stop()
    assert set(died) == {threading.get_ident()}


def test_what_is_not_due_is_left():
    gc.collect()
    died = []
    Circle(died)
    collect_due()
    assert not died
    gc.collect()
    assert died

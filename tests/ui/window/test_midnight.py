from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.learner.learner import State
from planner.study.study import Study
from planner.ui.window.main_window import MainWindow
from planner.ui.window.midnight import LONGEST, Midnight, until_midnight
from planner.ui.window.window_state import WindowState
from tests.study.test_study import MemoryFile
from tests.ui.conftest import ICONS


class Clock:
    """A clock that is set by hand."""

    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment

    def today(self):
        return self.moment.astimezone().date()


@pytest.fixture
def clock(zone):
    zone("HST10")
    return Clock(datetime(2027, 1, 4, 9, 59, 59, tzinfo=UTC))


def test_what_follows_from_the_day_is_made_anew_at_local_midnight(qtbot, catalog, theme, tmp_path, clock):
    study = Study(catalog, MemoryFile(), clock.today, now=clock.now)
    window = MainWindow(study, None, theme, WindowState(tmp_path / "window.ini"), ICONS)
    qtbot.addWidget(window)
    window.complete()
    midnight = window.findChild(Midnight)
    assert (clock.today(), study.plan.today, midnight.timer.isActive()) == (date(2027, 1, 3), date(2027, 1, 3), True)
    assert midnight.timer.interval() == 1000
    clock.moment = datetime(2027, 1, 4, 10, 0, 0, tzinfo=UTC)
    with qtbot.waitSignal(study.changed):
        midnight.look()
    assert study.plan.today == study.plan.steps[0].start == date(2027, 1, 4)
    assert window.panel.logs.day.date().toPython() == date(2027, 1, 3)
    qtbot.waitUntil(lambda: window.panel.logs.day.date().toPython() == date(2027, 1, 4))
    assert midnight.timer.interval() == LONGEST


def test_pages_are_told_of_the_day_also_where_the_plan_stays(qtbot, catalog, clock):
    study = Study(catalog, MemoryFile(), clock.today, now=clock.now)
    study.mark([*catalog.skills], State.KNOWN)
    clock.moment = datetime(2027, 1, 5, 10, 0, 0, tzinfo=UTC)
    with qtbot.waitSignal(study.changed):
        study.turn()
    with qtbot.assertNotEmitted(study.changed):
        study.turn()


@pytest.mark.parametrize(
    ("where", "moment", "hours"),
    [("PST8PDT,M3.2.0,M11.1.0", "2027-03-14T08:00:00+00:00", 23), ("PST8PDT,M3.2.0,M11.1.0", "2027-11-07T07:00:00+00:00", 25)],
)
def test_a_day_on_which_the_clock_is_changed_is_as_long_as_it_is(zone, where, moment, hours):
    zone(where)
    assert until_midnight(datetime.fromisoformat(moment)) == hours * 3_600_000

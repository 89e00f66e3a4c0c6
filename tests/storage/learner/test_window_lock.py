from __future__ import annotations

from planner.storage.learner.window_lock import WindowLock


def test_one_window_at_a_time_holds_the_lock(tmp_path):
    first = WindowLock.take(tmp_path / "me.db")
    assert WindowLock.take(tmp_path / "me.db") is None
    first.release()
    first.release()
    second = WindowLock.take(tmp_path / "me.db")
    assert second is not None
    assert WindowLock.take(tmp_path / "me.db") is None
    second.release()


def test_a_link_leads_to_the_same_lock(tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "me.db")
    held = WindowLock.take(tmp_path / "me.db")
    assert WindowLock.take(tmp_path / "link.db") is None
    held.release()


def test_where_no_lock_can_lie_every_window_gets_it(tmp_path):
    nowhere = tmp_path / "missing" / "me.db"
    first, second = WindowLock.take(nowhere), WindowLock.take(nowhere)
    assert first
    assert second
    first.release()
    second.release()
    assert not nowhere.parent.exists()

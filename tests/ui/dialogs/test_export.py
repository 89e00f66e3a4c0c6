from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from planner.exchange.formats import FORMATS
from planner.storage.files.atomic import StorageError
from planner.ui.dialogs.export import export_plan, fill_menu
from planner.ui.widgets import modal


@pytest.fixture
def answer(monkeypatch):
    """Answer the question for a file, and return what was asked."""
    asked = []

    def give(chosen, picked=""):
        monkeypatch.setattr(modal, "file_to_save", lambda *words: asked.append(words) or (str(chosen), picked))
        return asked

    return give


def test_nothing_is_written_where_no_file_is_named(qtbot, study, answer):
    asked = answer("")
    assert export_plan(None, study, "csv") is None
    _, title, suggested, filters, wanted = asked[0]
    assert (title, suggested) == ("Export plan", Path.home() / "learning-path.csv")
    assert wanted == "CSV table (*.csv)"
    assert len(filters) == len(FORMATS)


@pytest.mark.parametrize(
    ("name", "picked", "written", "begins"),
    [
        ("plan.md", "", "plan.md", "# "),
        ("plan.json", "CSV table (*.csv)", "plan.json", "{"),
        ("plan", "JSON (*.json)", "plan.json", "{"),
        ("plan", "", "plan.md", "# "),
        ("plan.of.mine", "", "plan.of.mine", "# "),
    ],
)
def test_the_suffix_says_the_form_or_else_the_filter(study, answer, tmp_path, name, picked, written, begins):
    answer(tmp_path / name, picked)
    assert export_plan(None, study, "markdown") == tmp_path / written
    assert (tmp_path / written).read_text(encoding="utf-8").startswith(begins)
    assert [each.name for each in tmp_path.glob("plan*")] == [written]


def test_a_file_whose_suffix_was_added_is_not_written_over_unasked(study, answer, tmp_path):
    (tmp_path / "plan.md").write_text("mine", encoding="utf-8")
    answer(tmp_path / "plan")
    with pytest.raises(StorageError):
        export_plan(None, study, "markdown")
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == "mine"


def test_the_menu_offers_every_form_once(qtbot):
    menu, chosen = QMenu(), []
    qtbot.addWidget(menu)
    for _ in range(2):
        fill_menu(menu, chosen.append)
    for action in menu.actions():
        action.trigger()
    assert chosen == [*FORMATS]

"""The dialogs that change the catalogue, driven by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from shiboken6 import isValid

from planner.catalog.entries import Hours
from planner.errors import PlannerError
from planner.storage.catalog.folder import source_files
from planner.study.editing import Editing, SkillText
from planner.ui.editing.changes_dialog import ChangesDialog
from planner.ui.editing.needs_form import NeedsForm
from planner.ui.editing.node_picker import NodePicker
from planner.ui.editing.skill_form import AddSkill, ChangeSkill
from planner.ui.window.pages import PageName
from tests.ui.conftest import HOSTILE

ENTER = Qt.Key.Key_Return


def shown(qtbot, form):
    qtbot.addWidget(form)
    form.show()
    return form


def buttons(widget, name):
    QApplication.processEvents()
    return [each for each in widget.findChildren(QPushButton) if each.accessibleName().startswith(name) and each.isVisible()]


def answer(kind, act):
    """Do ``act`` in the next dialog of ``kind`` that is executed, then close whatever is open."""

    def watch():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, watch)
            return
        try:
            assert isinstance(dialog, kind)
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, watch)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_picker_completes_a_part_of_a_title_and_picks_nothing_for_other_words(qtbot, catalog):
    picker = NodePicker(catalog, "Needs first", [*catalog.skills, *catalog.choices])
    qtbot.addWidget(picker)
    assert picker.node() is None
    picker.setEditText("mAtrices ")
    assert picker.node() == "matrices"
    picker.setEditText("cloud plat")
    assert picker.node() is None
    for typed in ("plat", "cloudplatform", "Cluod platform"):
        picker.lineEdit().clear()
        qtbot.keyClicks(picker.lineEdit(), typed)
        assert picker.offered() == ["Cloud platform"]
        assert picker.completer().model().stringList() == picker.offered()
    picker.pick("platform")
    assert picker.node() == "platform"


def test_a_skill_is_added_with_the_keyboard(qtbot, study):
    form = shown(qtbot, AddSkill(None, study))
    assert not form.ok.isEnabled()
    assert form.said() == "Give the skill a title."
    qtbot.keyClicks(form.text.title, "Causal <b>forests</b>")
    form.text.hours.fields[0].setValue(30)
    assert form.said().startswith("The hours must rise")
    form.text.hours.fields[0].setValue(1)
    form.need.setEditText("Nothing known")
    assert "no skill “Nothing known”" in form.said()
    form.need.pick("matrices")
    assert form.said() == "Say why it needs that first."
    qtbot.keyClicks(form.reason, "It splits columns.")
    qtbot.keyClick(form.reason, ENTER)
    added = study.catalog.skills[form.added]
    assert (added.title, added.hours) == ("Causal <b>forests</b>", Hours(1, 10, 20))
    assert added.requires == {"matrices": "It splits columns."}
    assert form.added in {step.skill.id for step in study.plan.steps}
    study.undo()
    assert form.added not in study.catalog.skills


def test_a_skill_that_no_role_asks_for_is_not_in_the_path(qtbot, study):
    form = shown(qtbot, AddSkill(None, study))
    form.text.title.setText("Juggling")
    for box in form.roles.values():
        box.setCurrentIndex(box.findData(""))
    form.accept()
    assert form.added in study.catalog.skills
    assert form.added not in {step.skill.id for step in study.plan.steps}


def test_hours_and_words_of_a_skill_are_changed(qtbot, study):
    form = shown(qtbot, ChangeSkill(None, study, "vectors"))
    form.text.hours.fields[1].setValue(3)
    form.text.summary.setPlainText("Two\nlines")
    form.accept()
    changed = study.catalog.skills["vectors"]
    assert (changed.hours, changed.summary) == (Hours(2, 3, 14), "Two lines")
    assert study.undo_name == "Change Vectors"


def test_hours_finer_than_the_fields_stay_exact(qtbot, study):
    Editing(study).change("vectors", SkillText("Vectors", "A & B", Hours(2.04, 8.26, 14)))
    form = shown(qtbot, ChangeSkill(None, study, "vectors"))
    form.text.title.setText("Arrows")
    form.accept()
    assert study.catalog.skills["vectors"].hours == Hours(2.04, 8.26, 14)


def test_hours_too_fine_for_the_fields_can_be_changed_one_by_one(qtbot, study):
    Editing(study).change("vectors", SkillText("Vectors", "A & B", Hours(0.04, 0.06, 3)))
    form = shown(qtbot, ChangeSkill(None, study, "vectors"))
    form.text.hours.fields[2].setValue(4)
    assert form.said() == ""
    form.accept()
    assert study.catalog.skills["vectors"].hours == Hours(0.04, 0.06, 4)


def test_a_description_is_taken_away_and_given_back(qtbot, study):
    shipped = study.catalog.skills["vectors"]
    assert shipped.summary
    form = shown(qtbot, ChangeSkill(None, study, "vectors"))
    form.text.summary.setPlainText(" ")
    form.accept()
    assert study.catalog.skills["vectors"].summary == study.overlay.entry("vectors")["summary"] == ""
    Editing(study).change("vectors", SkillText(shipped.title, shipped.summary, shipped.hours))
    assert study.catalog.skills["vectors"] == shipped
    assert study.overlay.files == {}


def test_a_long_title_is_not_cut_when_the_hours_are_changed(qtbot, study):
    title = "Long " * 23 + "title"
    Editing(study).change("vectors", SkillText(title, "", Hours(1, 2, 3)))
    form = shown(qtbot, ChangeSkill(None, study, "vectors"))
    form.text.hours.fields[2].setValue(9)
    form.accept()
    assert study.catalog.skills["vectors"].title == title


def test_titles_that_differ_in_case_only_are_told_apart(qtbot, study):
    ids = [Editing(study).add("own", SkillText(title, "", Hours(1, 2, 3)), {}, {}, "") for title in ("sql", "SQL", "Sql")]
    picker = NodePicker(study.catalog, "Pick", study.catalog.skills)
    qtbot.addWidget(picker)
    for word in ids:
        picker.pick(word)
        assert picker.node() == word


def test_words_that_hold_nothing_to_read_are_no_title_and_no_reason(qtbot, study):
    form = shown(qtbot, AddSkill(None, study))
    form.text.title.setText("\u202e\u202d ")
    assert form.said() == "Give the skill a title."
    form.text.title.setText("Juggling")
    form.need.pick("vectors")
    form.reason.setText("\u202e")
    assert form.said() == "Say why it needs that first."
    needs = shown(qtbot, NeedsForm(None, study, "vectors", "aws"))
    needs.reason.setText("\u202e")
    assert needs.said() == "Say why, in one sentence."


def test_the_last_option_of_a_choice_is_not_retired(study):
    Editing(study).retire(["azure"])
    with pytest.raises(PlannerError, match="AWS is the last option of Cloud platform and cannot be retired"):
        Editing(study).retire(["aws"])
    assert study.undo_name == "Retire Azure"


def test_a_retired_requirement_is_listed_by_its_title(qtbot, study):
    Editing(study).add("own", SkillText("Juggling", "", Hours(1, 2, 3)), {"matrices": "Rows."}, {}, "")
    Editing(study).retire(["matrices"])
    dialog = shown(qtbot, ChangesDialog(None, study))
    assert any("Needs first: Matrices." in each.text() for each in dialog.findChildren(QLabel))


def test_a_requirement_needs_its_reason_and_a_circle_is_shown_and_refused(qtbot, study):
    form = shown(qtbot, NeedsForm(None, study, "vectors"))
    form.need.pick("serving")
    assert form.said() == "Vectors cannot need Serving, which rests on it: Vectors → Matrices → Serving."
    assert not form.ok.isEnabled()
    form.need.pick("aws")
    assert form.said() == "Say why, in one sentence."
    qtbot.keyClicks(form.reason, "Arrows in the cloud.")
    form.accept()
    assert study.catalog.skills["vectors"].requires == {"aws": "Arrows in the cloud."}


def test_requirements_are_taken_away_one_by_one(qtbot, study):
    form = shown(qtbot, NeedsForm(None, study, "serving"))
    assert len(buttons(form, "Take away")) == 2
    buttons(form, "Take away Cloud platform")[0].click()
    assert set(study.catalog.skills["serving"].requires) == {"matrices"}
    assert len(buttons(form, "Take away")) == 1
    form.need.pick("matrices")
    assert form.said() == "It needs that already."


def test_buttons_of_a_form_outlive_those_that_are_taken_away_while_they_have_the_keyboard(qtbot, study):
    """The button "Add" was a part of the next row's "Take away" to PySide6, once the keyboard had been looked for."""
    form = shown(qtbot, NeedsForm(None, study, "serving"))
    for _ in range(2):
        away = buttons(form, "Take away")[0]
        away.setFocus()
        qtbot.keyClick(away, Qt.Key.Key_Space)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(isValid(each) for each in (form.ok, *form.buttons.buttons()))
    form.look()


def test_changes_are_listed_taken_back_and_copied(qtbot, study, tmp_path, monkeypatch):
    editing = Editing(study)
    editing.add("own", SkillText(HOSTILE, "", Hours(1, 2, 3)), {"vectors": ""}, {"mle": "core"}, "")
    editing.retire(["matrices"])
    dialog = shown(qtbot, ChangesDialog(None, study))
    assert len(buttons(dialog, "Take back")) == 2
    (tmp_path / "there" / "my-skills").mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "there"))
    dialog.share.click()
    copied = [Path(file.name).name for file in source_files([tmp_path / "there" / "my-skills-2"])]
    assert copied == ["mathematics.yaml", "own.yaml", "mle.yaml"]
    buttons(dialog, f"Take back {HOSTILE}")[0].click()
    buttons(dialog, "Take back Matrices")[0].click()
    assert study.catalog == editing.base
    assert not dialog.share.isEnabled()


def test_the_window_adds_changes_and_retires_what_is_selected_and_says_what_comes_of_it(qtbot, window, study):
    hours = study.plan.hours.likely
    answer(AddSkill, lambda form: (form.text.title.setText("Juggling"), form.accept()))
    window.editor.add()
    assert window.panel.skill == "juggling"
    assert window.path.list.selected() == ["juggling"]
    assert "your path is now" in window.toast.accessibleName()
    answer(ChangeSkill, lambda form: (form.text.hours.fields[1].setValue(20), form.accept()))
    window.editor.change()
    assert study.plan.hours.likely == hours + 20
    window.editor.retire()
    assert study.plan.hours.likely == hours
    assert "Retired Juggling" in window.toast.accessibleName()
    window.history.undo()
    assert "juggling" in study.catalog.skills


def test_the_panel_of_a_skill_that_is_gone_is_empty(qtbot, window, study):
    window.select("vectors")
    qtbot.waitUntil(lambda: window.panel._title.text() == "Vectors")
    Editing(study).retire(["vectors"])
    qtbot.waitUntil(lambda: not window.panel._content.isVisible() or window.panel._title.text() != "Vectors")
    window.history.undo()
    window.select("vectors")
    qtbot.waitUntil(lambda: window.panel._content.isVisible() and window.panel._title.text() == "Vectors")


def test_a_new_area_can_be_filtered_by_and_a_new_skill_searched_for(window, study):
    window.path.area.setCurrentIndex(1)
    chosen = window.path.area.currentData()
    Editing(study).add("own", SkillText("Juggling", "", Hours(1, 2, 3)), {}, {"mle": "core"}, "")
    assert window.path.area.currentData() == chosen
    window.path.area.setCurrentIndex(window.path.area.findData("own"))
    window.path.search.setText("juggl")
    window.path.search_again()
    assert [row.skill.id for row in window.path.model.rows if row.skill] == ["juggling"]


def test_a_circle_drawn_on_the_map_is_shown_there_and_refused(qtbot, window):
    window.turn_to(PageName.MAP)
    page = window.tabs.map()
    qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    page.stop()
    names = window.study.undo_name
    window.editor.need("vectors", "serving")
    assert "Vectors cannot need Serving, which rests on it: Vectors → Matrices → Serving." in window.toast.accessibleName()
    assert window.study.undo_name == names
    assert page.canvas.only == {"vectors", "matrices", "serving"}
    assert page.canvas.pointer.link.refused == ("serving", "vectors")
    page.canvas.grab()
    page.focus.leave()
    assert page.canvas.only is None
    assert page.canvas.pointer.link.refused is None


def test_nothing_is_asked_where_nothing_can_be_changed(window, file):
    file.read_only = "Only shown."
    for verb in (window.editor.add, window.editor.change, window.editor.need, window.editor.retire):
        with pytest.raises(PlannerError, match="Only shown"):
            verb()


def test_a_faulty_overlay_is_told_above_the_plan(window, study):
    study.own.folder.mkdir()
    (study.own.folder / "skills").mkdir()
    (study.own.folder / "skills" / "x.yaml").write_text("area: [")
    study.refresh()
    assert window.banner.isVisible()
    assert "left out until this is mended" in window.banner._text.text()


def test_the_keyboard_goes_through_the_fields_from_top_to_bottom(qtbot, study):
    form = shown(qtbot, AddSkill(None, study))
    order = [form.text.title, form.area, form.text.summary]
    found, each = [], form.text.title
    while len(found) < len(order):
        found += [each] if each in order else []
        each = each.nextInFocusChain()
    assert found == order

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView

from planner.errors import PlannerError
from planner.learner.learner import State
from planner.ui.pages.rows import RowKind, Show
from planner.ui.style.theme import DARK, LIGHT, Scheme
from planner.ui.widgets import links
from planner.ui.window import errors
from planner.ui.window.error_dialog import ErrorDialog
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName
from planner.ui.window.window_state import WindowState
from tests.ui.conftest import HOSTILE, ICONS
from tests.ui.everything import skills_of

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


def shown(page):
    return skills_of(page.model.rows)


def test_models_stand_the_tester_through_every_change(qtbot, window, study):
    testers = [
        QAbstractItemModelTester(p.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for p in (window.path, window.tabs.page(PageName.KNOWN))
    ]
    window.turn_to(PageName.KNOWN)
    study.mark(["matrices"], State.KNOWN)
    window.turn_to(PageName.PATH)
    study.undo()
    window.path.search.setText("zzz")
    qtbot.waitUntil(lambda: not window.path.model.rows)
    assert len(testers) == 2


def test_space_ticks_the_current_step_and_control_z_takes_it_back(qtbot, window, study):
    window.path.list.go_to("vectors")
    qtbot.keyClick(window.path.list, Key.Key_Space)
    assert study.learner.state("vectors") is State.KNOWN
    assert "vectors" not in shown(window.path)
    assert window.toast.isVisible()
    assert window.toast.accessibleName().startswith("Marked Vectors as known. Finish (80 % likely) moves from ")
    qtbot.keyClick(window.path.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "vectors" in shown(window.path)


def test_after_a_tick_the_next_step_is_current(qtbot, window):
    first, second = shown(window.path)[:2]
    window.path.list.go_to(first)
    qtbot.keyClick(window.path.list, Key.Key_Space)
    assert window.path.list.current() == second


CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(("key", "state"), [(Key.Key_L, State.LEARNING), (Key.Key_X, State.SKIPPED)])
def test_control_shift_and_a_letter_set_the_state_and_n_takes_it_away(qtbot, window, study, key, state):
    window.path.list.go_to("vectors")
    qtbot.keyClick(window.path.list, key, CHORD)
    assert study.learner.state("vectors") is state
    if state is State.LEARNING:
        qtbot.keyClick(window.path.list, Key.Key_N, CHORD)
        assert study.learner.state("vectors") is None


def test_a_click_on_the_box_ticks_and_a_click_beside_it_only_selects(qtbot, window, study):
    view = window.path.list
    rect = view.visualRect(window.path.model.index(window.path.model.row_of("vectors")))
    qtbot.mouseClick(view.viewport(), Left, pos=rect.center())
    assert window.panel.skill == "vectors"
    assert not study.learner.marks
    qtbot.mouseClick(view.viewport(), Left, pos=view._delegate.box(rect).center())
    assert study.learner.state("vectors") is State.KNOWN


def test_several_steps_are_ticked_at_once(qtbot, window, study):
    window.path.list.selectAll()
    qtbot.keyClick(window.path.list, Key.Key_Space)
    assert len(study.learner.marks) == len(study.learner.in_state(State.KNOWN)) > 3
    assert window.path.empty.isVisible()
    window.history.undo()
    assert not study.learner.marks


def test_search_looks_at_titles_aliases_and_can_do_as_one_types(qtbot, window):
    qtbot.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.path.search.hasFocus()
    qtbot.keyClicks(window.path.search, "ARROWS")
    qtbot.waitUntil(lambda: shown(window.path) == ["vectors"])
    window.path.search.setText("nothing at all")
    qtbot.waitUntil(window.path.empty.isVisible)
    window.path.empty.pressed.emit()
    assert "matrices" in shown(window.path)


def test_letters_typed_into_the_search_change_no_state(qtbot, window, study):
    window.path.search.setFocus()
    qtbot.keyClicks(window.path.search, "lsn ")
    assert window.path.search.text() == "lsn "
    assert not study.learner.marks


def test_filters_show_ready_learning_known_and_skipped(window, study):
    study.mark(["aws"], State.SKIPPED)
    study.mark(["vectors"], State.KNOWN)
    study.mark(["matrices"], State.LEARNING)
    box = window.path.show_box
    for show, skills in {Show.LEARNING: ["matrices"], Show.KNOWN: ["vectors"], Show.SKIPPED: ["aws"]}.items():
        box.setCurrentIndex(box.findData(show.value))
        assert shown(window.path) == skills
    box.setCurrentIndex(box.findData(Show.READY.value))
    assert set(shown(window.path)) == {"matrices", "charts", "azure"}


def test_the_goal_switch_changes_the_plan(qtbot, window, study):
    button = next(b for b in window.goal_bar.switch.findChildren(QAbstractButton) if b.text() == "Data Scientist")
    qtbot.mouseClick(button, Left)
    assert study.learner.goal == "ds"
    assert set(shown(window.path)) == {"vectors", "charts"}
    qtbot.keyClick(window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert study.learner.goal == "both"


def test_implied_skills_are_told_apart_and_can_be_denied(qtbot, window, study):
    study.mark(["matrices"], State.KNOWN)
    window.turn_to(PageName.KNOWN)
    row = window.tabs.page(PageName.KNOWN).model.rows[window.tabs.page(PageName.KNOWN).model.row_of("vectors")]
    assert row.implied_by == "Matrices"
    window.tabs.page(PageName.KNOWN).list.go_to("vectors")
    qtbot.keyClick(window.tabs.page(PageName.KNOWN).list, Key.Key_D, CHORD)
    assert "vectors" not in study.plan.implied
    assert study.learner.denied == {"vectors"}


def test_what_looks_like_html_is_shown_as_it_is(qtbot, window):
    window.select("charts")
    qtbot.waitUntil(lambda: any(label.text() == HOSTILE for label in window.panel.findChildren(QLabel)))
    index = window.path.model.index(window.path.model.row_of("charts"))
    assert index.data() == HOSTILE
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("<qt>&lt;img")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(QLabel))


def test_every_control_has_a_name_for_screen_readers(qtbot, window):
    window.select("matrices")
    qtbot.wait(20)
    for kind in (QLineEdit, QComboBox, QAbstractButton, QTableView, QPlainTextEdit):
        for widget in window.findChildren(kind):
            own = not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QComboBox)
            if own and widget.isVisible() and type(widget).__module__.startswith(("planner", "PySide6")):
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.parent() is not window)
                assert named, widget


def test_a_note_is_saved_when_the_selection_moves_on(qtbot, window, study):
    window.select("vectors")
    qtbot.wait(20)
    window.panel.note.setPlainText("remember <b>this</b>")
    window.select("matrices")
    assert study.learner.notes["vectors"] == "remember <b>this</b>"
    window.panel.go_back()
    qtbot.waitUntil(lambda: window.panel.note.toPlainText() == "remember <b>this</b>")


def test_hours_are_logged_and_removed(qtbot, window, study):
    window.select("vectors")
    qtbot.wait(20)
    window.panel.logs.hours.setValue(2.5)
    qtbot.mouseClick(window.panel.logs.add, Left)
    assert [log.hours for log in study.learner.logs.values()] == [2.5]
    study.undo()
    assert not study.learner.logs


def test_an_option_is_pinned_from_the_panel(qtbot, window, study):
    window.select("serving")
    qtbot.wait(20)
    radio = next(b for b in window.panel.findChildren(QAbstractButton) if b.text().startswith("Azure") and b.isCheckable())
    radio.click()
    assert study.learner.pins == {"azure"}
    assert study.plan.route.picked["platform"] == "azure"


def test_a_project_tells_what_is_made_from_which_data_and_when_it_is_done(qtbot, window):
    window.select("first-chart")
    window.panel._fill()
    said = " ".join(each.text() for each in window.panel.findChildren(QLabel) if not each.isHidden())
    for text in ("You make", "A chart", "Done when", "It hangs.", "CC0", "example.org", "Shows that you can do"):
        assert text in said
    assert any(each.text() == "Penguins" for each in window.panel.findChildren(QAbstractButton))


def test_each_option_of_a_choice_tells_what_it_would_change(window, study):
    study.set_goal("mle")
    window.select("aws")
    window.panel._fill()
    said = [each.text() for each in window.panel.findChildren(QAbstractButton) if each.text().startswith(("AWS", "Azure"))]
    assert said == ["AWS  ·  fewest hours", "Azure  ·  as many hours"]


def test_the_roles_are_compared_side_by_side_with_what_is_left_for_me(qtbot, window, study):
    window.turn_to(PageName.COMPARE)

    def said():
        return [each.text() for each in window.tabs.page(PageName.COMPARE).findChildren(QLabel)]

    assert {"Machine Learning Engineer", "Data Scientist"} <= set(said())
    before = [text for text in said() if "steps" in text]
    study.mark(["vectors"], State.KNOWN)
    qtbot.waitUntil(lambda: [text for text in said() if "steps" in text] != before)
    qtbot.keyClick(window.tabs.page(PageName.COMPARE), Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.name() is PageName.PATH


def test_links_lead_to_skills_and_alt_left_back(qtbot, window):
    window.select("vectors")
    window.panel.wanted.emit("serving")
    assert window.panel.skill == "serving"
    qtbot.keyClick(window.path.list, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.panel.skill == "vectors"


def test_a_full_disk_is_told_and_the_window_shows_what_is(window, file):
    file.full = True
    with pytest.raises(PlannerError):
        window.set_goal("ds")
    assert window.goal_bar.switch.goal() == "both"
    file.full = False


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://host/x",
        "http://",
        "https://me@host/",
        "https://a b/",
        "-flag",
        "https://h/" + "x" * 2000,
        "https:///x",
        "https://h\n/",
    ],
)
def test_only_plain_web_addresses_are_opened(address):
    assert links.web_address(address) is None
    with pytest.raises(links.LinkError):
        links.open_address(address)


def test_a_web_address_tells_its_host():
    assert links.host("https://www.example.org/a?b=c") == "example.org"


def test_the_window_comes_back_as_it_was_left(window, tmp_path):
    window.turn_to(PageName.KNOWN)
    window.resize(770, 620)
    state = WindowState(tmp_path / "other.ini")
    window.theme.use(Scheme.DARK)
    state.save(window, window.splitter, window.tabs.name(), window.theme.scheme)
    window.turn_to(PageName.PATH)
    window.resize(780, 500)
    WindowState(tmp_path / "other.ini").restore(window, window.splitter, window.tabs.turn_to)
    assert (window.width(), window.height(), window.tabs.name()) == (770, 620, PageName.KNOWN)
    assert WindowState(tmp_path / "other.ini").scheme() is Scheme.DARK


@pytest.mark.parametrize("value", ["", "1 2", "9999999 1 1 1", "a b c d", "-19000 -19000 800 600", "\x00"])
def test_damaged_window_settings_are_passed_over(window, tmp_path, value):
    state = WindowState(tmp_path / "bad.ini")
    for key in ("place", "maximised", "panes", "page", "colours"):
        state._settings.setValue(key, value)
    state.restore(window, window.splitter, window.tabs.turn_to)
    assert window.width() >= 700
    assert state.scheme() is Scheme.SYSTEM


def test_errors_for_the_learner_are_sentences_and_others_keep_their_details(monkeypatch, tmp_path):
    told = []
    monkeypatch.setattr(
        ErrorDialog,
        "exec",
        lambda dialog: told.append(
            [x.text() for x in dialog.findChildren(QLabel)][:1] + [x.toPlainText() for x in dialog.findChildren(QPlainTextEdit)]
        ),
    )
    for error in (PlannerError(HOSTILE), ValueError("oops")):
        errors.show(tmp_path / "planner.log", type(error), error, None)
    assert told[0] == [HOSTILE]
    assert told[1][0] == "The planner made a mistake. Your progress is safe."
    assert "ValueError: oops" in told[1][1]
    assert "ValueError: oops" in (tmp_path / "planner.log").read_text()


@pytest.mark.parametrize("tones", [LIGHT, DARK])
def test_text_has_a_contrast_of_four_and_a_half(tones):
    pairs = [(tones.text, ground) for ground in (tones.base, tones.soft)]
    pairs += [(tones.muted, ground) for ground in (tones.base, tones.window, tones.soft)]
    pairs += [(colour, ground) for colour in (tones.accent, tones.good) for ground in (tones.base, tones.soft)]
    pairs += [(tones.on_accent, tones.accent), (tones.on_warning, tones.warning)]
    pairs += [tuple(colour.name() for colour in tones.chip(hue)) for hue in range(0, 360, 15)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(one, other):
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_current_skill_is_current_again_after_a_search_that_found_nothing(qtbot, window):
    before = window.path.list.current()
    window.path.search.setFocus()
    qtbot.keyClicks(window.path.search, "qqqq")
    qtbot.waitUntil(lambda: window.path.list.current() is None)
    window.path.clear_filters()
    assert window.path.list.current() == before


def test_the_list_shows_where_the_roles_part_and_says_when(window, study):
    study.set_goal("both")
    model = window.path.model
    rows = [place for place, row in enumerate(model.rows) if row.kind is RowKind.FORK]
    assert [model.rows[rows[0] - 1].skill.id, model.rows[rows[0]].hours] == ["vectors", 8.0]
    assert model.data(model.index(rows[0], 0), Qt.ItemDataRole.AccessibleTextRole).startswith("Here the roles part, after 8 h")
    study.set_goal("mle")
    assert RowKind.FORK not in {row.kind for row in model.rows}


def test_the_arrow_keys_go_from_skill_to_skill_over_headings_and_milestones(qtbot, window, study):
    study.set_goal("mle")
    shown = window.path.list
    assert {row.kind for row in window.path.model.rows} == {RowKind.WEEK, RowKind.SKILL, RowKind.MILESTONE}
    qtbot.keyClick(shown, Key.Key_Home)
    visited = [shown.current()]
    for _ in study.plan.steps[1:]:
        qtbot.keyClick(shown, Key.Key_Down)
        visited.append(shown.current())
    assert visited == [step.skill.id for step in study.plan.steps]
    for expected in reversed(visited[:-1]):
        qtbot.keyClick(shown, Key.Key_Up)
        assert shown.current() == expected
    qtbot.keyClick(shown, Key.Key_Up)
    assert shown.current() == visited[0]
    qtbot.keyClick(shown, Key.Key_End)
    assert shown.current() == visited[-1]
    qtbot.keyClick(shown, Key.Key_PageUp)
    assert shown.current() == visited[0]


def test_a_search_that_loses_what_was_current_makes_the_first_match_current(qtbot, window):
    window.path.list.go_to("vectors")
    window.path.search.setText("a")
    qtbot.waitUntil(lambda: window.path.list.current() is not None)
    window.path.search.setText("serving")
    qtbot.waitUntil(lambda: window.path.list.current() == "serving")


def test_undo_shows_the_skill_whose_mark_it_takes_back(window, study):
    window.path.list.go_to("matrices")
    window.verbs.set_state(State.SKIPPED)
    window.path.list.go_to("charts")
    window.history.undo()
    assert window.path.list.current() == "matrices"
    assert window.panel.skill == "matrices"


def test_what_a_skipped_skill_costs_is_told_in_one_sentence(window, study):
    study.set_include_useful(include=True)
    window.path.list.go_to("vectors")
    window.verbs.set_state(State.SKIPPED)
    said = window.banner.findChild(QLabel).text()
    assert said.count("\n") == 0
    assert "Vectors is skipped, so 2 skills of your goal cannot be planned" in said
    assert "2 left out" in window.goal_bar._steps.text()


def test_a_search_that_only_fits_outside_the_path_says_so(qtbot, window, study):
    study.mark(["vectors"], State.KNOWN)
    window.path.search.setText("arrows")
    qtbot.waitUntil(lambda: not window.path.model.rows)
    assert "Outside it: 1 skill," in window.path.empty.text.text()


@pytest.mark.parametrize("page", [PageName.PATH, PageName.KNOWN])
def test_the_keyboard_is_on_the_list_from_the_start(qtbot, study, theme, tmp_path, page):
    state = WindowState(tmp_path / "window.ini")
    state._settings.setValue("page", page.value)
    made = MainWindow(study, None, theme, state, ICONS)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed), qtbot.waitActive(made):
        made.show()
    assert made.tabs.page(page).list.hasFocus()


def test_one_window_closes_without_leaving_the_program_open(window):
    assert QApplication.instance() is not None
    assert window.close()

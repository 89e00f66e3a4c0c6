"""No key changes the plan unless it was meant to: not in an open menu, not while one types to find a skill."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu

from planner.learner.learner import State
from planner.ui.window.pages import PageName
from planner.ui.window.shortcuts_dialog import KEYS_OF_VIEWS, ShortcutsDialog
from tests.ui.everything import shown_pages

Key, Mod = Qt.Key, Qt.KeyboardModifier
LETTERS = [*(Key(Key.Key_A + number) for number in range(26)), *(Key(Key.Key_0 + number) for number in range(10))]
OTHERS = [Key.Key_Space, Key.Key_Delete, Key.Key_Backspace, Key.Key_Plus, Key.Key_Minus, Key.Key_Period]
CHORD = Mod.ControlModifier | Mod.ShiftModifier


@pytest.fixture
def dismissed(qapp):
    """Close whatever dialog is opened, as Escape would."""

    def dismiss():
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.reject()

    timer = QTimer(interval=0)
    timer.timeout.connect(dismiss)
    timer.start()
    yield
    timer.stop()


def press(window, key, modifiers=Mod.NoModifier):
    """Press a key in the window, as the system does: shortcuts come first, then the popup, then what has the keyboard."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def menus(window):
    """Return every menu that can be opened in the window, with a way to open it."""
    found = [*window.menus, window.actions_.export_menu]
    on_map = window.tabs.map()
    return [*found, on_map.fit.menu()] if on_map else found


def close_popups():
    while QApplication.activePopupWidget():
        QApplication.activePopupWidget().close()


def mnemonic(action):
    keys = QKeySequence.mnemonic(action.text())
    return keys[0].key() if not keys.isEmpty() else None


def test_no_key_without_a_modifier_is_a_shortcut_but_those_that_only_open_something(window):
    window.turn_to(PageName.MAP)
    bare = {
        QKeySequence(keys).toString()
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if not keys[0].keyboardModifiers() & (Mod.ControlModifier | Mod.AltModifier | Mod.MetaModifier)
    }
    assert bare <= {"F1", "F2"}


def test_no_two_actions_share_a_key(window):
    window.turn_to(PageName.MAP)
    keys = [
        key.toString() for action in window.findChildren(QAction) for key in action.shortcuts() if key.toString() != "Ctrl+C"
    ]
    assert len(keys) == len(set(keys))


def test_no_two_entries_of_a_menu_share_a_letter(window):
    for menu in menus(window):
        letters = [mnemonic(action) for action in menu.actions() if mnemonic(action)]
        assert len(letters) == len(set(letters)), menu.title()


@pytest.mark.parametrize("page", [PageName.PATH, PageName.KNOWN, PageName.MAP])
def test_letters_in_an_open_menu_are_the_menus_own(qtbot, window, study, file, dismissed, page):
    window.turn_to(page)
    window.select("vectors")
    QApplication.processEvents()
    before, written = study.learner, len(file.events) if hasattr(file, "events") else 0
    tried = 0
    for menu in menus(window):
        meant = {mnemonic(action) for action in menu.actions()} if menu in {window.menus[3], window.menus[0]} else set()
        for key in [*LETTERS, *OTHERS]:
            if key in meant:
                continue
            menu.popup(window.mapToGlobal(window.rect().center()))
            press(window, key)
            tried += 1
            assert study.learner == before, (menu.title(), key)
            close_popups()
            window.turn_to(page)
    assert tried > 200
    assert written == (len(file.events) if hasattr(file, "events") else 0)


def test_the_underlined_s_of_shortcuts_opens_them_and_skips_nothing(qtbot, window, study):
    window.path.list.setFocus()
    help_, opened = window.menus[5], []

    def look():
        shown = QApplication.activeModalWidget()
        if isinstance(shown, ShortcutsDialog):
            opened.append(shown)
            shown.reject()

    timer = QTimer(interval=0)
    timer.timeout.connect(look)
    timer.start()
    help_.popup(window.mapToGlobal(window.rect().center()))
    press(window, Key.Key_S)
    qtbot.waitUntil(lambda: bool(opened))
    timer.stop()
    close_popups()
    assert not study.learner.marks


def test_a_shortcut_does_not_reach_behind_an_open_menu(qtbot, window, study):
    window.path.list.go_to("vectors")
    window.menus[5].popup(window.mapToGlobal(window.rect().center()))
    for key in (Key.Key_K, Key.Key_X, Key.Key_L, Key.Key_N):
        press(window, key, CHORD)
    press(window, Key.Key_1, Mod.ControlModifier)
    press(window, Key.Key_Delete, Mod.ControlModifier)
    close_popups()
    assert not study.learner.marks
    assert study.learner.goal == "both"
    assert "vectors" in study.catalog.skills


def test_the_skill_menu_acts_by_its_own_letters(qtbot, window, study):
    window.path.list.go_to("vectors")
    window.menus[3].popup(window.mapToGlobal(window.rect().center()))
    press(window, Key.Key_L)
    assert study.learner.state("vectors") is State.LEARNING


def test_letters_in_an_open_box_change_nothing(qtbot, window, study):
    before = study.learner
    for _, page in shown_pages(window):
        for box in (each for each in page.findChildren(QComboBox) if each.isVisible() and each.isEnabled()):
            for key in (Key.Key_S, Key.Key_D, Key.Key_L, Key.Key_N, Key.Key_R, Key.Key_F, Key.Key_Delete):
                box.showPopup()
                press(window, key)
                QTest.keyClick(box.view(), Key.Key_Escape)
                box.hidePopup()
    assert study.learner == before


def type_in(window, text):
    for letter in text:
        QTest.keyClick(window.windowHandle(), letter)


@pytest.mark.parametrize("page", [PageName.PATH, PageName.KNOWN, PageName.MAP])
def test_what_is_typed_finds_a_skill_and_marks_none(qtbot, window, study, page):
    window.turn_to(page)
    shown = window.tabs.page(page)
    view = shown.canvas if page is PageName.MAP else shown.list
    qtbot.waitUntil(lambda: page is not PageName.MAP or view.drawing is not None)
    window.select("aws")
    before = study.learner
    for word, skill in (("stat", None), ("mat", "matrices"), ("zz zz", None), ("vec", "vectors"), ("serv", "serving")):
        view.typed.end()
        type_in(window, word)
        assert view.typed.isVisible()
        assert view.typed.words == word
        assert study.learner == before
        if skill:
            assert window.panel.skill == skill
        else:
            assert "not found" in view.typed.text()
    qtbot.keyClick(view, Key.Key_Escape)
    assert not view.typed.isVisible()
    qtbot.keyClick(view, Key.Key_Space)
    assert study.learner.state("serving") is State.KNOWN


@pytest.mark.parametrize("page", list(PageName))
def test_no_letter_does_anything_to_the_learner_on_any_page(qtbot, window, study, page):
    window.turn_to(page)
    window.select("vectors")
    QApplication.processEvents()
    before = study.learner
    for key in [*LETTERS, Key.Key_Delete, Key.Key_Period, Key.Key_Minus, Key.Key_Plus]:
        press(window, key)
        press(window, key, Mod.ShiftModifier)
    assert study.learner == before


def test_backspace_shortens_what_is_typed_and_escape_on_the_map_leaves_the_focus_only_then(qtbot, window):
    window.turn_to(PageName.MAP)
    page = window.tabs.map()
    qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    page.focus.click()
    page.canvas.setFocus()
    type_in(window, "mat")
    press(window, Key.Key_Backspace)
    assert page.canvas.typed.words == "ma"
    press(window, Key.Key_Escape)
    assert page.focus.isChecked()
    press(window, Key.Key_Escape)
    assert not page.focus.isChecked()


def test_a_held_space_ticks_once(qtbot, window, study):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    window.path.list.go_to("vectors")
    for repeated in (False, True, True):
        QApplication.sendEvent(window.path.list, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, Mod.NoModifier, " ", repeated))
    assert set(study.learner.marks) == {"vectors"}


def test_the_list_of_shortcuts_tells_the_keys_of_lists_and_map(qtbot, window):
    from PySide6.QtWidgets import QLabel

    dialog = ShortcutsDialog(window, window.actions_.all)
    qtbot.addWidget(dialog)
    said = {each.text() for each in dialog.findChildren(QLabel)}
    assert set(KEYS_OF_VIEWS) <= said
    assert {"Ctrl+Shift+K", "Ctrl+Shift+X", "Ctrl+Shift+F", "Space"} <= said


def test_the_context_menu_names_what_it_acts_on(window):
    window.select("matrices")
    menu = window.menus[3]
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Matrices"
    assert not menu.actions()[0].isEnabled()
    window.path.list.selectAll()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().endswith("skills")
    assert isinstance(menu, QMenu)


def test_what_is_found_on_the_map_is_seen_though_the_camera_was_on_its_way_elsewhere(qtbot, window, monkeypatch):
    monkeypatch.setattr("planner.ui.map.view.glide.motion_wished", lambda _: True)
    window.turn_to(PageName.MAP)
    canvas = window.tabs.map().canvas
    qtbot.waitUntil(lambda: canvas.drawing is not None)
    window.resize(800, 520)
    window.select("serving")
    for scale in (1.5, 2.5):
        canvas.look_from(canvas.camera._replace(scale=scale))
        canvas.make_current("serving")
        qtbot.waitUntil(lambda: canvas.camera == canvas.goal)
        far = max(canvas.drawing.boxes, key=lambda node: abs(canvas.drawing.boxes[node].x - canvas.drawing.boxes["serving"].x))
        canvas.choose(far)
        canvas.choose("serving")
        qtbot.waitUntil(lambda: canvas.camera == canvas.goal)
        assert canvas.camera.seen(canvas.extent).holds(canvas.drawing.boxes["serving"])

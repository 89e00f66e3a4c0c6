"""Dialogs are opened through one door, and nothing of them is left when they are closed."""

from __future__ import annotations

import ast
import gc
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QFontDialog, QInputDialog, QMessageBox
from shiboken6 import isValid

import planner
from planner.learner.learner import State
from planner.ui.dialogs.backups_dialog import BackupsDialog
from planner.ui.widgets import modal
from planner.ui.window import errors
from planner.ui.window.pages import PageName

OPENED = 30
MESSAGES = {"about", "aboutQt", "critical", "information", "question", "warning"}
DOORS = {
    "add a skill": lambda window: window.editor.add(),
    "change a skill": lambda window: window.editor.change(),
    "what it needs": lambda window: window.editor.need(),
    "my changes": lambda window: window.editor.show_changes(),
    "study time": lambda window: window.dialogs.set_time(),
    "missed days": lambda window: window.dialogs.miss_days(),
    "welcome": lambda window: window.dialogs.welcome(),
    "fit": lambda window: window.dialogs.ask_fit(),
    "shortcuts": lambda window: window.actions_.show_shortcuts(),
    "about": lambda window: window.dialogs.about(),
    "an error": lambda _: errors.tell("It went wrong.", "details"),
    "backups": lambda window: modal.ask(BackupsDialog(window, Path("nowhere"), print)),
}


@contextmanager
def closing():
    """Close whatever dialog is shown, as Esc does, as soon as the event loop turns."""
    seen = []

    def close():
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            seen.append(type(shown))
            shown.reject()

    timer = QTimer(interval=0)
    timer.timeout.connect(close)
    timer.start()
    yield seen
    timer.stop()
    timer.deleteLater()


def settle():
    """Let the event loop turn and delete what is to be deleted."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def garbage():
    """Collect what became garbage inside, and yield the list of the Qt objects in it that were still alive."""
    gc.collect()
    found = []
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield found
        settle()
        gc.collect()
        found += [each for each in gc.garbage if isinstance(each, QObject) and isValid(each)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.collect()


def counted():
    settle()
    gc.collect()
    return len(QApplication.allWidgets()), len(QApplication.topLevelWidgets())


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_what_is_opened_and_closed_thirty_times_leaves_no_widget_behind(window, door):
    with closing() as seen:
        DOORS[door](window)
        before = counted()
        for _ in range(OPENED):
            DOORS[door](window)
            gc.collect()
        assert len(seen) == OPENED + 1
    assert counted() == before


@pytest.mark.parametrize("door", DOORS)
def test_the_collector_never_finds_a_living_part_of_a_dialog(window, door):
    with closing():
        DOORS[door](window)
        with garbage() as alive:
            DOORS[door](window)
    assert alive == []


@pytest.mark.parametrize("name", PageName)
def test_the_collector_never_finds_a_living_part_of_a_page(window, study, name):
    window.turn_to(name)
    settle()
    with garbage() as alive:
        for skill in ("vectors", "serving", "charts"):
            window.select(skill)
            study.mark([skill], State.KNOWN)
            settle()
            study.set_goal("mle")
            window.turn_to(PageName.PATH)
            window.turn_to(name)
            settle()
            study.undo()
            study.undo()
    assert alive == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PageName)
def test_turning_pages_and_changing_the_plan_leaves_no_widget_behind(window, study, name):
    def round_trip():
        window.turn_to(name)
        study.mark(["vectors"], State.KNOWN)
        settle()
        study.undo()
        window.turn_to(PageName.PATH)
        return counted()

    round_trip()
    assert round_trip() == round_trip() == round_trip()


STATIC = {
    kind.__name__: {name for name in dir(kind) if name.startswith("get") or name in MESSAGES}
    for kind in (QMessageBox, QFileDialog, QInputDialog, QColorDialog, QFontDialog)
}


def waits(node):
    """Tell whether ``node`` is a call that shows a dialog, or an event loop, and waits for it."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    name, of = node.func.attr, ast.unparse(node.func.value)
    return (
        name in {"exec", "exec_", "setModal", "setWindowModality"}
        or (name == "open" and not node.args)
        or name in STATIC.get(of, ())
    )


def test_only_one_module_waits_for_dialogs():
    room = Path(planner.__file__).parent
    found = {
        f"{path.relative_to(room).as_posix()}: {ast.unparse(node.func)}"
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if waits(node)
    }
    assert found == {
        "ui/window/app.py: app.exec",
        "ui/widgets/modal.py: dialog.exec",
        "ui/widgets/modal.py: QFileDialog.getSaveFileName",
        "ui/widgets/modal.py: QFileDialog.getOpenFileName",
        "ui/widgets/modal.py: QFileDialog.getExistingDirectory",
    }


@pytest.mark.parametrize(
    "text", ["Box().exec()", "QMessageBox.question(None, 'a', 'b')", "box.open()", "QInputDialog.getText(a)"]
)
def test_a_bare_dialog_would_be_found(text):
    assert any(waits(node) for node in ast.walk(ast.parse(text)))

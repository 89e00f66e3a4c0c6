"""The program's own window under random hands: whatever they do, nothing is a mistake of the program, and nothing piles up.

Run by hand: ``python -m tests.ui.random_actions [ACTIONS] [SEED]``. Shows the shipped catalogue with a new learner's file in a
temporary folder; clicks, drags, scrolls, types and presses keys in all that is seen, triggers all that the menus offer, and
closes dialogs and menus after a few turns. Prints how the memory grew, and exits with 1 if anything went wrong.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import tempfile
import time
from collections import deque
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QtMsgType, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from planner import locations
from planner.storage.catalog.own_catalog import OwnCatalog
from planner.ui.map.view.canvas import MapCanvas
from planner.ui.window.app import Launch, run
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName

PAUSE = 5
"""Milliseconds between two actions, in which the window paints and does what it put off."""
HANG = 120
"""Seconds after which an action that has not come back ends the process, with a traceback."""
REMEMBERED = 12
"""How many actions are told when something went wrong."""
PATIENCE = 0.35
"""The chance that a dialog is left at each turn."""
HARMLESS = ("propagateSizeHints", "This plugin does not support", "Keyboard event not accepted by receiving widget")
"""What the offscreen platform and `QTest` say, whatever a program does."""
KINDS = (
    QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QAbstractItemView, MapCanvas, QTabBar, QScrollBar,
    QScrollArea, QMenuBar,
)  # fmt: skip
KEYS = [
    Qt.Key(getattr(Qt.Key, f"Key_{word}"))
    for words in (
        "Up Down Left Right Home End PageUp PageDown Tab Backtab Return Space Delete Backspace Escape Menu Plus Minus",
        "A D K L N R S X 0 1 2 7 F1 F2 F6 F10",
    )
    for word in words.split()
]
MODIFIERS = (Qt.KeyboardModifier.NoModifier,) * 5 + (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
TEXTS = ("stat", "python", "7", "0,5", "2.5", "24 Dec", "31.12.2027", "-1", "é ß 漢字", "<img src=x>", "a & b", "", "W" * 40)
WAYS_OUT = ("Cancel", "Close", "Discard", "Save", "OK", "Skip all")
BUTTONS = (Qt.MouseButton.LeftButton,) * 6 + (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


class Hands(QObject):
    """Do ``actions`` things in the window, each in a turn of the event loop of its own, then close it.

    The next turn is asked for before an action begins: what it opens may wait in an event loop of its own.
    """

    def __init__(self, actions: int, seed: int, log: Path) -> None:
        super().__init__()
        self.left, self._actions, self._log = actions, actions, log
        self._random = Random(seed)
        self._closing = False
        self.done: deque[str] = deque(maxlen=REMEMBERED)
        self.wrong: list[str] = []
        self.slowest = 0.0, ""
        self.early = 0
        QTimer.singleShot(PAUSE, self.turn)

    def turn(self) -> None:
        """Do one thing, or close the window if all is done or something is wrong."""
        faulthandler.dump_traceback_later(HANG, exit=True)
        QTimer.singleShot(PAUSE, self.turn)
        self._look_into_the_log()
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        if window is None or not window.is_complete:
            return
        window.installEventFilter(self)
        if self.wrong or self.left <= 0:
            self._close(window)
            return
        self.left -= 1
        begin = time.perf_counter()
        self._act(window)
        took = time.perf_counter() - begin
        if not QApplication.activeModalWidget() and took > self.slowest[0]:
            self.slowest = took, self.done[-1]
        if self.left == self._actions * 5 // 6:
            self.early = resident()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the window open until all is done."""
        kept = event.type() is QEvent.Type.Close and not self._closing
        if kept:
            event.ignore()
        return kept

    def take(self, kind: QtMsgType, _context: object, said: str) -> None:
        """Take what Qt warns of as something wrong."""
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not any(each in said for each in HARMLESS):
            self.wrong.append(f"Qt: {said}")

    @Slot(QUrl)
    def open_address(self, _url: QUrl) -> None:
        """Open no browser."""

    def _look_into_the_log(self) -> None:
        if self._log.exists() and "Unexpected error" in (said := self._log.read_text(encoding="utf-8")) and not self.wrong:
            self.wrong.append(said)

    def _close(self, window: MainWindow) -> None:
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over:
            over.done(0) if isinstance(over, QDialog) else over.close()
        else:
            self._closing = True
            window.close()

    def _act(self, window: MainWindow) -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup:
            self._use_popup(popup)
        elif dialog and self._random.random() < PATIENCE:
            self._leave(dialog)
        elif dialog:
            self._use(dialog)
        else:
            self._random.choice((self._use,) * 8 + (self._trigger,) * 3 + (self._turn_page, self._resize))(window)

    def _leave(self, dialog: QWidget) -> None:
        """Press Esc or Enter, or a button that says what these do."""
        self._say(f"leave {type(dialog).__name__}")
        ways = [each for each in dialog.findChildren(QPushButton) if each.isVisible() and each.text() in WAYS_OUT]
        if ways and self._random.random() < 0.5:
            QTest.mouseClick(self._random.choice(ways), Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(dialog, self._random.choice((Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_Return)))

    def _use(self, place: QWidget) -> None:
        """Do something with what is seen of ``place``."""
        if self._random.random() < 0.2:
            self._press(place)
            return
        kind = self._random.choice(KINDS)
        seen = [each for each in place.findChildren(kind) if each.isVisible() and each.isEnabled() and each.window() is place]
        spots = [each for each in seen if not each.visibleRegion().isEmpty()]
        if spots:
            widget = self._random.choice(spots)
            self._random.choice((self._click,) * 5 + (self._drag, self._scroll, self._ask_menu, self._type))(widget)
        else:
            self._press(place)

    def _use_popup(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu) and self._random.random() < 0.3:
            actions = [each for each in popup.actions() if each.isEnabled() and each.isVisible() and not each.isSeparator()]
            if actions:
                action = self._random.choice(actions)
                self._say(f"choose {action.text()!r}")
                QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.actionGeometry(action).center())
                return
        key = self._random.choice((*KEYS, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return))
        self._say(f"press {key.name} in {type(popup).__name__}")
        QTest.keyClick(popup.focusWidget() or popup, key)
        if self._random.random() < PATIENCE and (still := QApplication.activePopupWidget()):
            still.close()

    def _press(self, place: QWidget) -> None:
        key, modifier = self._random.choice(KEYS), self._random.choice(MODIFIERS)
        focus = place.focusWidget() or place
        self._say(f"press {modifier.name} {key.name} in {type(focus).__name__}")
        QTest.keyClick(focus, key, modifier)

    def _type(self, widget: QWidget) -> None:
        text = self._random.choice(TEXTS)
        self._say(f"type {text[:20]!r} in {_name(widget)}")
        widget.setFocus()
        for letter in text[:40]:
            if QApplication.focusWidget() is not widget:
                break
            if letter.isascii():
                QTest.keyClick(widget, letter)
            else:  # as an input method does: there are no such keys
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(widget, event)

    def _click(self, widget: QWidget) -> None:
        target, point = self._spot(widget)
        button, modifier = self._random.choice(BUTTONS), self._random.choice(MODIFIERS)
        click = self._random.choice((QTest.mouseClick,) * 5 + (QTest.mouseDClick,))
        self._say(f"{click.__name__} {button.name} {modifier.name} on {_name(widget)}")
        click(target, button, modifier, point)

    def _drag(self, widget: QWidget) -> None:
        target, first = self._spot(widget)
        self._say(f"drag on {_name(widget)}")
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=first)
        for _ in range(3):
            if not target.isVisible():
                return
            QTest.mouseMove(target, self._spot(widget)[1])
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=self._spot(widget)[1])

    def _scroll(self, widget: QWidget) -> None:
        target, point = self._spot(widget)
        self._say(f"scroll on {_name(widget)}")
        window, turn = target.window(), QPoint(0, self._random.choice((-120, 120)))
        QTest.wheelEvent(window.windowHandle(), target.mapTo(window, point), turn)

    def _ask_menu(self, widget: QWidget) -> None:
        target, point = self._spot(widget)
        self._say(f"ask for the menu of {_name(widget)}")
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, target.mapToGlobal(point))
        QApplication.sendEvent(target, event)

    def _trigger(self, window: MainWindow) -> None:
        _, name, action = self._random.choice(window.actions_.all)
        self._say(f"menu: {name}")
        action.trigger()

    def _turn_page(self, window: MainWindow) -> None:
        name = self._random.choice(list(PageName))
        self._say(f"turn to {name}")
        window.turn_to(name)

    def _resize(self, window: MainWindow) -> None:
        self._say("resize")
        window.resize(self._random.randint(600, 1400), self._random.randint(400, 1000))

    def _spot(self, widget: QWidget) -> tuple[QWidget, QPoint]:
        """Return what is clicked for ``widget``, and a point on it that is seen."""
        target = widget.viewport() if isinstance(widget, (QAbstractItemView, QPlainTextEdit)) else widget
        seen = target.visibleRegion().boundingRect()
        return target, QPoint(
            self._random.randint(seen.left(), max(seen.left(), seen.right())),
            self._random.randint(seen.top(), max(seen.top(), seen.bottom())),
        )

    def _say(self, what: str) -> None:
        self.done.append(what)


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or said}"[:60]


def resident() -> int:
    """Return how many kilobytes of memory the process holds, once the garbage is gone."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def main(actions: int = 3_000, seed: int = 1) -> int:
    """Run the program under random hands; return 0 if nothing went wrong."""
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = name
        places = locations.Locations(folder / "data", folder / "cache")
        resources = locations.resources()
        _app = QApplication.instance() or QApplication([])
        hands = Hands(actions, seed, places.log)
        qInstallMessageHandler(hands.take)
        for scheme in ("http", "https", "file"):
            QDesktopServices.setUrlHandler(scheme, hands, "open_address")
        code = run(
            Launch(
                own=OwnCatalog(places.own_catalog(None), [resources / "catalog"], places.cache),
                profile=places.profile,
                settings_file=places.settings,
                log_file=places.log,
                reset_window=False,
                data_dir=places.data,
                icons=resources / "icons",
                layouts=[places.cache / "layouts", resources / "layouts"],
            )
        )
        late = resident()
        qInstallMessageHandler(None)
        faulthandler.cancel_dump_traceback_later()
    early = hands.early or late
    if hands.left and not hands.wrong:
        hands.wrong.append("the window closed before all was done")
    print(f"{actions} actions of seed {seed}: {early} kB after a sixth, {late} kB at the end: {late / early:.2f} times")
    print(f"slowest: {hands.slowest[0]:.2f} s, {hands.slowest[1]}")
    if hands.wrong:
        print("after:", *hands.done, "went wrong:", *hands.wrong, sep="\n", file=sys.stderr)
    return code or bool(hands.wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))

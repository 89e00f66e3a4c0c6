"""What a catalogue, a note or a file name says is shown as it is: no HTML, no letter to press, nothing wider than a window."""

from __future__ import annotations

import os
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from planner.cli.asking import Picture
from planner.exchange.formats import FORMATS
from planner.planning.plan import make_plan
from planner.study.study import Study
from planner.ui.map.picture import map_picture
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName
from planner.ui.window.window_state import WindowState
from tests.study.test_study import MemoryFile
from tests.ui import hostile
from tests.ui.conftest import ICONS, own_on
from tests.ui.everything import DIALOGS, shown_pages

KINDS = list(hostile.texts(""))
WIDEST = 1240
"""Pixels that a page or a dialog may ask for: the smallest of today's screens."""
MARKUP = re.compile(r"<\s*(img|a|table|h1|font|b|i)\b", re.IGNORECASE)


@pytest.fixture
def trap(tmp_path):
    """A picture that is a pipe: who reads it takes what is in it."""
    place = tmp_path / "picture.png"
    os.mkfifo(place)
    pipe = os.open(place, os.O_RDWR | os.O_NONBLOCK)
    os.write(pipe, b"bait")
    yield place
    assert os.read(pipe, 10) == b"bait"
    os.close(pipe)


@pytest.fixture(params=KINDS)
def text(request, trap):
    return hostile.texts(trap)[request.param]


@pytest.fixture
def beset(qtbot, theme, text, tmp_path):
    catalog = hostile.catalog(text)
    file = MemoryFile()
    file.now = hostile.learner(text)
    study = Study(catalog, file, lambda: date(2026, 11, 23), own=own_on(catalog, tmp_path / "catalogue"))
    made = MainWindow(study, None, theme, WindowState(tmp_path / "window.ini"), ICONS)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
    made.complete()
    made.select("matrices")
    return made


def widgets(top):
    return [top, *top.findChildren(QWidget)]


def faults(top, text):
    """Yield what of ``top`` takes ``text`` for something else than text."""
    for widget in widgets(top):
        found = [*faults_of_text(widget, text), *faults_of_items(widget)]
        tips = not isinstance(widget, QMenu) or widget.toolTipsVisible()
        found += [each for action in widget.actions() for each in faults_of_action(action, text, tips=tips)]
        yield from (f"{type(widget).__name__} '{widget.objectName()}': {each}" for each in found)


def faults_of_text(widget, text):
    if rich(widget.toolTip()):
        yield "tooltip is HTML"
    if isinstance(widget, (QLabel, QMessageBox)) and widget.textFormat() is not Qt.TextFormat.PlainText and rich(widget.text()):
        yield "text is HTML"
    if isinstance(widget, QAbstractButton) and marks_a_letter(widget.text(), text):
        yield "button has a mnemonic"
    if isinstance(widget, QTextEdit) and "<img " in widget.toHtml():
        yield "text holds a picture"


def faults_of_items(widget):
    if isinstance(widget, QComboBox):
        yield from faults_of(widget.model())
    if isinstance(widget, QAbstractItemView) and widget.model():
        yield from faults_of(widget.model())


def faults_of(model):
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if rich(str(index.data(Qt.ItemDataRole.ToolTipRole) or "")):
            yield f"tooltip of row {row} is HTML"


def faults_of_action(action: QAction, text, *, tips):
    if marks_a_letter(action.text(), text):
        yield f"action '{action.text()[:30]}' has a mnemonic"
    if rich(action.statusTip()) or (tips and rich(action.toolTip())):
        yield f"action '{action.text()[:30]}': tooltip is HTML"


def rich(shown):
    """Return whether what Qt looks through for tags has some that our own escaping does not make."""
    return MARKUP.search(shown) is not None


def widest(top):
    """Return what of ``top`` asks for most width, for who reads a failure."""
    asks = [(each.minimumSizeHint().width(), type(each).__name__, each.objectName()) for each in widgets(top)]
    return sorted(asks, reverse=True)[:6]


def marks_a_letter(shown, text):
    return "&Quux" in text and "Quux" in shown and not QKeySequence.mnemonic(shown).isEmpty()


@pytest.mark.slow
def test_every_page_shows_text_as_text_and_grows_no_window(beset, text):
    least = beset.minimumSizeHint().width()
    for name, page in shown_pages(beset):
        page.grab()
        for skill in ("matrices", "first-chart", "platform"):
            beset.select(skill)
            QApplication.processEvents()
        beset.grab()
        assert list(faults(beset, text)) == [], name
        assert beset.minimumSizeHint().width() <= max(least, 1000), (name, widest(beset))
        assert page.minimumSizeHint().width() <= WIDEST, (name, widest(page))


@pytest.mark.slow
def test_every_dialog_shows_text_as_text_and_fits_a_screen(beset, text):
    for kind, opened in DIALOGS.items():
        dialog = opened(beset)
        dialog.show()
        dialog.grab()
        QApplication.processEvents()
        assert list(faults(dialog, text)) == [], kind
        assert dialog.minimumSizeHint().width() <= WIDEST, (kind, widest(dialog))
        assert dialog.width() <= WIDEST, kind
        dialog.deleteLater()


def test_a_drawing_of_the_map_holds_text_and_nothing_that_is_loaded(qapp, text):
    catalog = hostile.catalog(text)
    plan = make_plan(catalog, hostile.learner(text), date(2026, 11, 23))
    drawn = ET.fromstring(map_picture(catalog, plan, Picture(), []))
    assert {each.tag.rpartition("}")[2] for each in drawn.iter()} <= {
        "svg", "title", "desc", "defs", "g", "path", "rect", "polyline", "polygon", "circle", "ellipse", "line", "text"
    }  # fmt: skip
    assert map_picture(catalog, plan, Picture(form=".pdf"), []).startswith(b"%PDF")


def test_every_menu_message_and_banner_shows_text_as_text(beset, text):
    beset.verbs.mark(["charts"], None)
    beset.tell(text)
    beset.toast.say(text)
    beset.banner.show_sentences([text])
    beset.turn_to(PageName.MAP)
    QApplication.processEvents()
    page = beset.tabs.map()
    page.fits.fill()
    for menu in [*beset.menus, page.fits, *beset.findChildren(QMenu)]:
        menu.aboutToShow.emit()
    beset.grab()
    assert list(faults(beset, text)) == []
    assert beset.minimumSizeHint().width() <= 1000, widest(beset)


def test_every_export_takes_any_text(beset, text):
    for form in FORMATS.values():
        assert form.render(beset.study.catalog, beset.study.plan)


def test_a_tooltip_and_a_label_that_are_html_would_be_found(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    label = QLabel("<img src='x'>", top)
    label.setToolTip("<a href='x'>y</a>")
    assert len(list(faults(top, "<img src='x'>"))) == 2
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

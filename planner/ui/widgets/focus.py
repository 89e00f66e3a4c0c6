"""The keyboard stays where the learner was when a view is made again around it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from planner.ui.widgets.plain_text import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

Undo, Redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class _Place(NamedTuple):
    """Where the keyboard was: what it was called and looked like, and how many came before it, of all and of its like."""

    kind: type[QWidget]
    name: str
    text: str
    number: int
    rank: int


@contextmanager
def keeping_focus(area: QWidget, otherwise: QWidget | None = None) -> Iterator[None]:
    """Give the keyboard, if it was in ``area``, back to what took the place of what had it.

    That is what has the same name; else what looks alike and stands at the same place among its like; else what is
    nearest; else ``otherwise``, or ``area`` itself.
    """
    focus = area.window().focusWidget() or QApplication.focusWidget()
    if focus is None or not (focus is area or area.isAncestorOf(focus)):
        yield
        return
    place = _place(focus, area)
    try:
        yield
    finally:
        if not (isValid(focus) and can_have_focus(focus, area)):
            _give(_successor(place, area) or otherwise or area, area)
        elif area.window().focusWidget() is not focus:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def can_have_focus(widget: QWidget, area: QWidget) -> bool:
    """Return whether the keyboard can go to ``widget``, which is in ``area`` and may not be shown yet."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not is_put_away(widget, area)
    )


def is_put_away(widget: QWidget, area: QWidget) -> bool:
    """Return whether ``widget`` or what it stands in was hidden on purpose; what is just made is not."""
    each: QWidget | None = widget
    while each is not None and each is not area:
        if each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        each = each.parentWidget()
    return False


def _place(focus: QWidget, area: QWidget) -> _Place:
    others = _stops(area)
    number = others.index(focus) if focus in others else 0
    like = [each for each in others[:number] if _looks(each) == _looks(focus)]
    return _Place(*_looks(focus)[:1], _name(focus), _looks(focus)[1], number, len(like))


def _successor(place: _Place, area: QWidget) -> QWidget | None:
    stops = _stops(area)
    named = [each for each in stops if place.name and type(each) is place.kind and _name(each) == place.name]
    if named:
        return named[0]
    like = [each for each in stops if _looks(each) == (place.kind, place.text)]
    if like:
        return like[min(place.rank, len(like) - 1)]
    return stops[min(place.number, len(stops) - 1)] if stops else None


def _stops(area: QWidget) -> list[QWidget]:
    """Return where the keyboard can be in ``area``, in the order in which it was made.

    Not by `QWidget.nextInFocusChain`: PySide6 then takes each for the child of the one before, and dead with it.
    """
    window = area.window()
    return [each for each in area.findChildren(QWidget) if each.window() is window and can_have_focus(each, area)]


def _name(widget: QWidget) -> str:
    return str(widget.property(KEY) or widget.accessibleName())


def _looks(widget: QWidget) -> tuple[type[QWidget], str]:
    return type(widget), widget.text() if isinstance(widget, QAbstractButton) else ""


def _give(widget: QWidget, area: QWidget) -> None:
    """Give ``widget`` the keyboard; what is just made is shown first, else it cannot have it."""
    each: QWidget | None = widget
    made: list[QWidget] = []
    while each is not None and each is not area:
        made.append(each)
        each = each.parentWidget()
    for each in reversed(made):
        if each.isHidden():
            each.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


class UndoKeys(QObject):
    """Lets the undo of ``window`` win over that of the field which has the keyboard, but in a text with something to undo.

    Qt's fields claim these keys though they have nothing to undo; numbers, days and choices are never undone by themselves.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)
            self._watch(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key, has_own in ((Undo, _can_undo), (Redo, _can_redo)):
                if event.matches(key) or (key is Redo and _is_control_y(event)):
                    if has_own(watched):
                        return False
                    event.ignore()
                    return True
        return False

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and now.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _is_control_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return not field.isReadOnly() and field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and not field.isReadOnly() and field.isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return not field.isReadOnly() and field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and not field.isReadOnly() and field.isRedoAvailable()

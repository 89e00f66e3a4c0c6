"""Light and dark: our own Fusion palettes and one style sheet, following the system unless told otherwise."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from planner.ui.style.style_sheet import STYLE_SHEET

if TYPE_CHECKING:
    from pathlib import Path


class Scheme(StrEnum):
    """Which colours the learner wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tones(NamedTuple):
    """The colours of one scheme; text on its ground has a contrast of at least 4.5."""

    dark: bool
    window: str
    base: str
    raised: str
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    soft: str
    hover: str
    warning: str
    on_warning: str
    good: str

    def chip(self, hue: int) -> tuple[QColor, QColor]:
        """Return ground and text of a chip."""
        ground = QColor.fromHsl(hue, 70, 50) if self.dark else QColor.fromHsl(hue, 130, 236)
        return ground, QColor.fromHsl(hue, 140, 205) if self.dark else QColor.fromHsl(hue, 150, 70)


LIGHT = Tones(
    dark=False, window="#f4f5f7", base="#ffffff", raised="#ffffff", text="#1c2330", muted="#5a6475",
    border="#d8dce3", accent="#2f5bd0", on_accent="#ffffff", soft="#e6edfc", hover="#f3f5f9",
    warning="#fdf1d6", on_warning="#5c3d00", good="#1c7a45",
)  # fmt: skip
DARK = Tones(
    dark=True, window="#171a20", base="#1e222a", raised="#242933", text="#e6e9ef", muted="#a0a9b8",
    border="#363d4a", accent="#8ab0ff", on_accent="#10182b", soft="#2a3550", hover="#262b35",
    warning="#4a3a14", on_warning="#ffe2a3", good="#6fd39b",
)  # fmt: skip


class Theme(QObject):
    """The colours in force.

    Signals:
        changed: Other colours are in force.
    """

    changed = Signal()

    def __init__(self, icons: Path, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__()
        self._icons = icons
        self.scheme = scheme
        self.tones = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.use(scheme)

    def use(self, scheme: Scheme) -> None:
        """Put ``scheme`` in force."""
        self.scheme = scheme
        system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tones = DARK if scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and system) else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")  # to change one sheet for another takes Qt three times as long
            app.setPalette(palette(self.tones))
            app.setStyleSheet(style_sheet(self.tones, self._icons))
        self.changed.emit()

    def _follow(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self.use(self.scheme)


def palette(tones: Tones) -> QPalette:
    """Return the Fusion palette of ``tones``."""
    role, made = QPalette.ColorRole, QPalette()
    for colour, roles in {
        tones.window: (role.Window,),
        tones.base: (role.Base,),
        tones.raised: (role.Button, role.ToolTipBase),
        tones.hover: (role.AlternateBase,),
        tones.text: (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        tones.muted: (role.PlaceholderText,),
        tones.accent: (role.Highlight, role.Link, role.LinkVisited, role.Accent),
        tones.on_accent: (role.HighlightedText,),
        tones.border: (role.Mid, role.Midlight, role.Dark),
    }.items():
        for each in roles:
            made.setColor(each, QColor(colour))
    made.setColor(role.Shadow, QColor("#000000" if tones.dark else "#9aa3b2"))
    faint = QColor(tones.muted)
    faint.setAlpha(150)
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, faint)
    return made


def style_sheet(tones: Tones, icons: Path) -> str:
    """Return the style sheet of ``tones``."""
    colours = {name: str(value) for name, value in tones._asdict().items()}
    return STYLE_SHEET.substitute(colours, icons=icons.as_posix(), name="dark" if tones.dark else "light")

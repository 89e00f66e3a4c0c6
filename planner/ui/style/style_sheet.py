"""The style sheet, with the names of the tones in place of colours; spacing in steps of 8 pixels."""

from __future__ import annotations

from string import Template

STYLE_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $border; padding: 4px; }
QLabel[kind="title"] { font-size: 17pt; font-weight: 600; }
QLabel[kind="figure"] { font-size: 19pt; font-weight: 600; }
QLabel[kind="heading"] { font-weight: 600; color: $muted; }
QLabel[kind="cardTitle"] { font-size: 13pt; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="chip"] { background: $soft; color: $text; border-radius: 9px; padding: 2px 8px; }
QLabel[kind="empty"] { font-size: 14pt; color: $muted; }

QWidget#header { background: $base; border-bottom: 1px solid $border; }
QWidget#card, QFrame#card { background: $base; border: 1px solid $border; border-radius: 8px; }
QFrame#card[current="true"] { border: 1px solid $accent; }
QLabel#typed { background: $text; color: $window; border-radius: 6px; padding: 6px 12px; font-weight: 600; }
QWidget#panel, QWidget#panelBody { background: $base; }
QWidget#page { background: $base; }
QFrame#banner { background: $warning; border: none; border-bottom: 1px solid $border; }
QFrame#banner QLabel { color: $on_warning; }
QFrame#question { background: $soft; border-top: 1px solid $border; }
QFrame#toast { background: $text; border-radius: 8px; }
QFrame#toast QLabel { color: $window; }
QFrame#toast QPushButton { color: $window; background: transparent; border: 1px solid $muted; border-radius: 6px;
  padding: 4px 12px; font-weight: 600; }
QFrame#toast QPushButton:focus, QFrame#toast QPushButton:hover { border-color: $window; }

QPushButton { background: $raised; color: $text; border: 1px solid $border; border-radius: 6px; padding: 6px 14px; }
QPushButton { outline: none; }
QPushButton:hover { background: $hover; border-color: $muted; }
QPushButton:pressed { background: $soft; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $muted; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $muted; border-color: $border; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 5px 13px; }
QPushButton[kind="segment"] { border-radius: 0px; padding: 7px 14px; margin-left: -1px; }
QPushButton[kind="segment"][end="first"] { margin-left: 0px; }
QPushButton[kind="segment"][end="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][end="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton:checked { background: $soft; color: $accent; border-color: $accent; }
QPushButton[kind="segment"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="segment"]:focus { border: 1px solid $text; }
QPushButton[kind="sign"] { padding: 6px 0px; font-weight: 600; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: 1px solid transparent; border-radius: 4px;
  padding: 3px 6px; text-align: left; }
QFrame#card QPushButton[kind="link"] { margin-left: -6px; padding-top: 1px; padding-bottom: 1px; }
QPushButton[kind="link"][current="true"] { font-weight: 600; background: $soft; }
QPushButton[kind="link"]:hover { background: $soft; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="link"]:disabled { color: $muted; }

QLineEdit, QPlainTextEdit { background: $base; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit[wrong="true"] { border-color: $on_warning; background: $warning; color: $on_warning; }
QLineEdit > QToolButton { border: none; background: transparent; padding: 0; }

QComboBox, QDoubleSpinBox { background: $base; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; min-height: 18px; }
QComboBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$icons/down-$name.svg");
  width: 14px; height: 14px; }
QDoubleSpinBox::up-arrow { image: url("$icons/up-$name.svg"); width: 14px; height: 14px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { border: none; width: 22px; background: transparent; }
QDoubleSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 6px; background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $border;
  selection-background-color: $soft; selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $muted; border-radius: 4px; background: $base; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/tick-$name.svg"); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px; background: $base; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }

QListView, QTableView { background: $base; border: none; outline: 0; }
QTableView { selection-background-color: $base; }
QScrollArea { border: none; background: $base; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 9px 11px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: $base; color: $text; border-bottom: 1px solid $border; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $soft; border-radius: 4px; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $border; min-height: 32px; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $border; min-width: 32px; border-radius: 4px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

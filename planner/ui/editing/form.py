"""A dialog that asks, says what is missing, and then does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from planner.ui.widgets.entry_dialog import EntryDialog
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 520


class Form(EntryDialog):
    """Fields under a title, a sentence on what is wrong, and two buttons.

    ``fault`` tells what is wrong or missing; ``act`` does what the dialog is for and may raise a `PlannerError`,
    which is shown while the dialog stays.
    """

    def __init__(
        self, parent: QWidget | None, title: str, verb: str, fault: Callable[[], str], act: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._fault, self._act = fault, act
        self.fields = QFormLayout()
        self.fields.setSpacing(10)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._said = label(kind="muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.cancel)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addWidget(label(title, "title"))
        column.addLayout(self.fields)
        column.addWidget(self._said)
        column.addWidget(self.buttons)

    def look(self) -> None:
        """Say what is wrong, and offer the verb if nothing is."""
        fault = self._fault()
        self._said.setText(fault)
        self.ok.setEnabled(not fault)

    def said(self) -> str:
        """Return the sentence on what is wrong."""
        return self._said.text()

    def cancel(self) -> None:
        """Close as the button says: what was entered is dropped."""
        self.drop()

    def can_save(self) -> bool:
        return not self._fault()

    def accept(self) -> None:
        self.look()
        if self.ok.isEnabled():
            self._act()
            super().accept()

"""The dialog that draws a requirement, and takes requirements away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from planner.storage.catalog.overlay import clean
from planner.study.editing import CircleError, Editing
from planner.ui.editing.form import Form
from planner.ui.editing.node_picker import NodePicker
from planner.ui.editing.skill_form import LONGEST_REASON
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import line

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId, SkillId
    from planner.study.study import Study


class NeedsForm(Form):
    """What one skill needs first: each can be taken away, and one added with its reason."""

    def __init__(self, parent: QWidget | None, study: Study, skill: SkillId, need: NodeId | None = None) -> None:
        title = f"What {study.catalog.title(skill)} needs first"
        super().__init__(parent, title, "Add", self._missing, self._add)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Close")
        self._study, self._skill = study, skill
        self._editing = Editing(study)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(6)
        self.need = NodePicker(
            study.catalog, "Needs first", [n for n in (*study.catalog.skills, *study.catalog.choices) if n != skill]
        )
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Because")
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText("One sentence: what of it is used")
        self.column.insertLayout(1, self._listed)
        self.fields.addRow("Needs first", self.need)
        self.fields.addRow("Because", self.reason)
        hint = "On the map, drag with Shift from one skill to the one that needs it."
        self.fields.addRow(label(hint, "muted"))
        self.need.picked.connect(self.look)
        self.reason.textChanged.connect(self.look)
        self._list()
        if need:
            self.need.pick(need)
        (self.reason if need else self.need).setFocus()
        self.look()

    def cancel(self) -> None:
        """Close as Esc does: the button says no more than that."""
        self.reject()

    def _list(self) -> None:
        clear(self._listed)
        requires = self._study.catalog.skills[self._skill].requires
        if not requires:
            self._listed.addWidget(label("Nothing yet: it can be begun at once.", "muted"))
        for need, why in requires.items():
            title = self._study.catalog.title(need)
            away = button("Take away", "link", f"Take away {title}")
            away.clicked.connect(partial(self._release, need))
            row = line(label(f"{title}: {why}" if why else title), away, stretch=False)
            row.setStretch(0, 1)
            self._listed.addLayout(row)

    def _release(self, need: NodeId, *_: object) -> None:
        self._editing.release(self._skill, need)
        with keeping_focus(self):
            self._list()
        self.look()

    def _missing(self) -> str:
        typed, need = self.need.currentText().strip(), self.need.node()
        if not need:
            said = f"There is no skill “{typed}”; pick one from the list."
            return said if typed else "Pick what it needs first."
        if need in self._study.catalog.skills[self._skill].requires:
            return "It needs that already."
        circle = self._editing.circle(self._skill, need)
        if circle:
            return str(CircleError(self._study.catalog, circle))
        return "" if clean(self.reason.text()) else "Say why, in one sentence."

    def _add(self) -> None:
        need = self.need.node()
        if need:
            self._editing.require(self._skill, need, self.reason.text())

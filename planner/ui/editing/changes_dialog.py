"""What the learner changed in the catalogue: looked over, taken back, passed on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from planner.study.editing import Changed, Editing
from planner.ui.style.locales import local
from planner.ui.widgets import modal
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import line

if TYPE_CHECKING:
    from planner.catalog.entries import NodeId
    from planner.study.study import Study

SIZE = (640, 480)


class ChangesDialog(QDialog):
    """Lists the changes skill by skill; each is taken back by itself."""

    def __init__(self, parent: QWidget | None, study: Study) -> None:
        super().__init__(parent)
        self._study, self._editing = study, Editing(study)
        self.setWindowTitle("My changes to the catalogue")
        self.resize(*SIZE)
        inside = QWidget()
        inside.setObjectName("panelBody")
        self._rows = QVBoxLayout(inside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.share = button("Save a copy to share…")
        self.share.clicked.connect(self._share)
        self._said = label(kind="muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addWidget(label("My changes to the catalogue", "title"))
        column.addWidget(scroll, 1)
        column.addWidget(self._said)
        foot = line(self.share)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self._list()

    def _list(self) -> None:
        clear(self._rows)
        changed = self._editing.changed()
        for each in changed:
            self._rows.addLayout(self._row(each))
        if not changed:
            text = (
                "Nothing is changed yet. Edit > Add a skill adds one; Skill > Change and Skill > Retire take the one selected."
            )
            self._rows.addWidget(label(text, "muted"))
        self._rows.addStretch()
        self.share.setEnabled(bool(self._study.overlay.files))
        folder = self._study.own.folder if self._study.own else ""
        self._said.setText(f"They lie in {folder}, a folder of YAML; the shipped catalogue is left alone.")

    def _row(self, changed: Changed) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.setContentsMargins(0, 4, 0, 8)
        back = button("Take back", "link", f"Take back {changed.skill.title}")
        back.clicked.connect(partial(self._take_back, changed))
        head = line(label(changed.skill.title, "heading"), back, stretch=False)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(label(" ".join(said(self._study, changed)), "muted"))
        return column

    def _take_back(self, changed: Changed, *_: object) -> None:
        self._editing.take_back(changed.skill.id)
        with keeping_focus(self):
            self._list()

    def _share(self) -> None:
        own = self._study.own
        chosen = modal.folder(self, "A folder to put the copy into", Path.home())
        if own and chosen:
            copy = own.copy_into(Path(chosen))
            text = "Saved as {}. Who has it starts the planner with --overlay and this folder."
            self._said.setText(text.format(copy))


def said(study: Study, changed: Changed) -> list[str]:
    """Return sentences on what is changed of one skill."""
    found = []
    if changed.is_retired:
        found.append("Retired: nobody has to learn it.")
    if changed.is_added:
        found.append(f"Added, {local().hours(changed.skill.hours.likely)}.")
    elif changed.hours:
        found.append(f"Takes {local().hours(changed.hours.likely)} instead.")
    if changed.text and not changed.is_added:
        found.append("Its description is changed.")
    for nodes, text in ((changed.requires, "Needs first: {}."), (changed.drops, "No longer needs: {}.")):
        if nodes:
            found.append(text.format(", ".join(_title(study, node) for node in nodes)))
    return found


def _title(study: Study, node: NodeId) -> str:
    """Return the title of ``node``, also if it is retired."""
    retired = node not in study.catalog.skills and node not in study.catalog.choices
    return (Editing(study).base if retired else study.catalog).title(node)

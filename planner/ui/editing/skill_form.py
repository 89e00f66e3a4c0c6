"""The dialogs that add a skill and change one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from planner.storage.catalog.overlay import clean
from planner.study.editing import CORE, OWN_AREA, USEFUL, Editing, SkillText
from planner.ui.editing.form import Form
from planner.ui.editing.hours_fields import USUAL, HoursFields
from planner.ui.editing.node_picker import NodePicker
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from planner.catalog.entries import RoleId, Skill, SkillId
    from planner.study.study import Study

LONGEST_TITLE, LONGEST_REASON = 120, 400
SUMMARY_HEIGHT = 64
ROLES_A_LINE = 2


class _Text:
    """The fields that both dialogs have."""

    def __init__(self, form: Form, skill: Skill | None) -> None:
        self.title, self.summary = QLineEdit(), QPlainTextEdit()
        self.title.setMaxLength(max(LONGEST_TITLE, len(skill.title) if skill else 0))
        self.summary.setFixedHeight(SUMMARY_HEIGHT)
        self.summary.setTabChangesFocus(True)
        self.hours = HoursFields(skill.hours if skill else USUAL)
        if skill:
            self.title.setText(skill.title)
            self.summary.setPlainText(skill.summary)
        for name, field in (
            ("Title", self.title),
            ("What it is", self.summary),
            ("Hours", self.hours),
        ):
            field.setAccessibleName(name)
            form.fields.addRow(name, field)
        self.title.textChanged.connect(form.look)
        self.hours.changed.connect(form.look)

    def text(self) -> SkillText:
        return SkillText(self.title.text(), self.summary.toPlainText(), self.hours.hours())

    def fault(self) -> str:
        return self.hours.fault() if clean(self.title.text()) else "Give the skill a title."


class ChangeSkill(Form):
    """Changes what is written of a skill, and its hours."""

    def __init__(self, parent: QWidget | None, study: Study, skill: SkillId) -> None:
        entry = study.catalog.skills[skill]
        editing = Editing(study)
        title = "Change a skill"
        super().__init__(parent, title, "Change", self._wrong, lambda: editing.change(skill, self.text.text()))
        self.text = _Text(self, entry)
        shipped = editing.base.skills.get(skill)
        if shipped and shipped.hours != entry.hours:
            low, likely, high = (f"{value:g}" for value in shipped.hours)
            said = f"Shipped with {low}, {likely} and {high} h."
            self.fields.addRow(label(said, "muted"))
        self.text.hours.fields[1].setFocus()
        self.look()

    def _wrong(self) -> str:
        return self.text.fault()


class AddSkill(Form):
    """Adds a skill with who asks for it and, if there is one, its first prerequisite."""

    def __init__(self, parent: QWidget | None, study: Study) -> None:
        super().__init__(parent, "Add a skill", "Add", self._missing, self._add)
        self._study = study
        self.added: SkillId | None = None
        self.text = _Text(self, None)
        self.area = self._areas()
        self.roles = {role: self._asking(role) for role in study.catalog.roles}
        self.why = QLineEdit()
        self.need = NodePicker(study.catalog, "Needs first", [*study.catalog.skills, *study.catalog.choices])
        self.reason = QLineEdit()
        for field, name in ((self.why, "Why it matters"), (self.reason, "Because")):
            field.setMaxLength(LONGEST_REASON)
            field.setAccessibleName(name)
            field.textChanged.connect(self.look)
        self.need.picked.connect(self.look)
        self._lay_out()
        self.text.title.setFocus()
        self.look()

    def _lay_out(self) -> None:
        self.fields.insertRow(1, "Area", self.area)
        QWidget.setTabOrder(self.text.title, self.area)
        QWidget.setTabOrder(self.area, self.text.summary)
        asking = QWidget()
        grid = QGridLayout(asking)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        for number, (role, box) in enumerate(self.roles.items()):
            row, column = divmod(number, ROLES_A_LINE)
            grid.addWidget(label(self._study.catalog.title(role), "muted", wrap=False), 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
        self.fields.addRow("Asked for by", asking)
        self.fields.addRow("Why it matters", self.why)
        self.fields.addRow("Needs first", self.need)
        self.fields.addRow("Because", self.reason)
        self.why.setPlaceholderText("Optional")

    def _areas(self) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName("Area")
        for area, title in {OWN_AREA: "My own", **self._study.catalog.areas}.items():
            if area != "projects":
                box.addItem(title, area)
        return box

    def _asking(self, role: RoleId) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(self._study.catalog.title(role))
        for kind, name in ((CORE, "as core"), (USEFUL, "as useful"), ("", "not by this role")):
            box.addItem(name, kind)
        box.setCurrentIndex(0 if role in self._study.plan.roles else 2)
        return box

    def _missing(self) -> str:
        if fault := self.text.fault():
            return fault
        typed = self.need.currentText().strip()
        if typed and not self.need.node():
            return f"There is no skill “{typed}”; pick one from the list or leave the field empty."
        if typed and not clean(self.reason.text()):
            return "Say why it needs that first."
        return ""

    def _add(self) -> None:
        need = self.need.node()
        requires = {need: self.reason.text()} if need else {}
        wishes: dict[RoleId, str] = {role: box.currentData() for role, box in self.roles.items() if box.currentData()}
        self.added = Editing(self._study).add(self.area.currentData(), self.text.text(), requires, wishes, self.why.text())

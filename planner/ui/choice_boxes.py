"""Every choice of the catalogue with a box to pick an option, and what each option would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from planner.ui import answers
from planner.ui.boxes import ChoiceBox
from planner.ui.plain import label

if TYPE_CHECKING:
    from planner.catalog.entries import ChoiceId
    from planner.study import Study


class ChoiceBoxes(QWidget):
    """One box for each choice; the first entry leaves it to the planner."""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self.boxes: dict[ChoiceId, QComboBox] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for choice in study.catalog.choices.values():
            box = self.boxes[choice.id] = ChoiceBox()
            box.setAccessibleName(choice.title)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            for option in (None, *choice.options):
                box.addItem("", option)
            box.activated.connect(lambda place, choice=choice.id: self._pick(choice, place))
            form.addRow(label(choice.title, wrap=False), box)

    def follow(self) -> None:
        """Show what is picked, by whom, and what the other options would cost."""
        study = self._study
        found = study.plan.problem.alternatives(study.plan.route)
        for choice, box in self.boxes.items():
            options = study.catalog.choices[choice].options
            extra = {option: answers.extra_hours(hours, study.plan.hours.likely) for option, hours in found.get(choice, ())}
            picked = study.plan.route.picked.get(choice)
            now = self.tr("Cheapest: {}").format(study.catalog.title(picked)) if picked else ""
            box.setItemText(0, now or self.tr("Not needed for this goal"))
            for place, option in enumerate(options, 1):
                cost = f"  ·  {extra[option]}" if option in extra else ""
                box.setItemText(place, study.catalog.title(option) + cost)
            pinned = [place for place, option in enumerate(options, 1) if option in study.learner.pins]
            box.setCurrentIndex(pinned[0] if pinned else 0)

    def _pick(self, choice: ChoiceId, place: int) -> None:
        self._study.pin(choice, self.boxes[choice].itemData(place))

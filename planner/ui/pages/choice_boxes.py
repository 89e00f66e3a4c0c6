"""Every choice of the catalogue with a box to pick an option, and what each option would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from planner.planning.answers.offers import offer
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.plain_text import label
from planner.words import answers

if TYPE_CHECKING:
    from planner.catalog.entries import ChoiceId
    from planner.study.study import Study


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
        for choice, box in self.boxes.items():
            options = study.catalog.choices[choice].options
            found = offer(study.catalog, study.plan, choice)
            box.setItemText(0, answers.own_pick(study.catalog, found, local()))
            for place, option in enumerate(options, 1):
                box.setItemText(place, answers.option(study.catalog, found, option, study.plan.hours.likely, local()))
            pinned = [place for place, option in enumerate(options, 1) if option in study.learner.pins]
            box.setCurrentIndex(pinned[0] if pinned else 0)

    def _pick(self, choice: ChoiceId, place: int) -> None:
        self._study.pin(choice, self.boxes[choice].itemData(place))

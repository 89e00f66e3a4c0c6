"""The page of options: every number the plan rests on, and at once what changing it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from planner.learner.availability import scaled
from planner.learner.learner import Order, ReviewRule
from planner.ui.dialogs.difference_card import difference_card
from planner.ui.pages.best_hours import BestHours
from planner.ui.pages.choice_boxes import ChoiceBoxes
from planner.ui.pages.deadline_answers import DeadlineAnswers
from planner.ui.pages.page import Page
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.card import card
from planner.ui.widgets.fields import DayField, NumberField
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import line
from planner.words import answers

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from planner.study.study import Study
    from planner.ui.style.theme import Theme

WIDE = 780
"""From this width on both columns stand side by side."""


class OptionsView(Page):
    """The form is made once; beside it stands what was changed since the page was opened.

    Signals:
        time_wanted: The learner wants to set days, start and breaks.
    """

    time_wanted = Signal()

    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__("Options")
        self._study, self._before = study, study.plan
        self.hours = NumberField(0, 168, "Hours a week", " h a week")
        self.days = button("Days, start and breaks…")
        self.order = ChoiceBox()
        self.order.setAccessibleName("Order of the path")
        self.order.addItem("What is worth most first", Order.VALUE.value)
        self.order.addItem("Area by area, foundations first", Order.TOPOLOGICAL.value)
        self.useful = QCheckBox("Plan useful skills too, not only core ones")
        self.hurries = QCheckBox("Be done by")
        self.deadline = DayField(study.today(), "Deadline", study.today)
        self.rust = QCheckBox("Known skills fade and come up for review")
        self.first = NumberField(1, 1000, "Days until the first review", " days", 0)
        self.growth = NumberField(1, 10, "How much longer each use makes the next interval", " times as long")
        self.choices = ChoiceBoxes(study)
        self.best = BestHours(study, theme)
        self.afresh = button("Compare from here on")
        self.answers, self._worth = DeadlineAnswers(study), label(kind="muted")
        self._effect = QVBoxLayout()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        self._before = self._study.plan
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def stop(self) -> None:
        self.best.stop()

    def fill(self) -> None:
        learner = self._study.learner
        self.hours.show_value(learner.availability.hours_per_week)
        self.order.setCurrentIndex(self.order.findData(learner.order.value))
        self.useful.setChecked(learner.include_useful)
        self.hurries.setChecked(learner.deadline is not None)
        self.deadline.setEnabled(learner.deadline is not None)
        self.deadline.show_day(self._wish())
        self.rust.setChecked(learner.rust.on)
        for field, value in ((self.first, learner.rust.first), (self.growth, learner.rust.growth)):
            field.setEnabled(learner.rust.on)
            field.show_value(value)
        self.choices.follow()
        self.best.follow()
        self._say()
        self.form.setEnabled(not self._study.read_only)

    def _wish(self) -> date:
        return self._study.learner.deadline or self._study.plan.forecast.days[1] or self._study.today()

    def _say(self) -> None:
        plan = self._study.plan
        self.answers.follow()
        self._worth.setText(answers.order(plan.order, local()))
        clear(self._effect)
        names = ("Before", "Now")
        title = "What your changes do"
        self._effect.addWidget(difference_card(self._study.catalog, self._before, plan, title, names))

    def _lay_out(self) -> None:
        self.form = QWidget()
        left = QVBoxLayout(self.form)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(card(line(self.hours, self.days), title="Study time"))
        left.addWidget(card(line(self.hurries, self.deadline), self.answers, title="Deadline"))
        left.addWidget(card(self.order, self._worth, self.useful, title="Order and extent"))
        left.addWidget(card(self.choices, title="Choices"))
        said = (
            "A skill is due for review so many days after you learned it. Each review, and each skill you learn "
            "that rests on it, makes the next interval longer."
        )
        left.addWidget(card(self.rust, line(self.first, self.growth), label(said, "muted"), title="Review"))
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._effect)
        right.addLayout(line(self.afresh))
        right.addWidget(self.best)
        right.addStretch()
        body = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._row.setContentsMargins(16, 16, 12, 24)
        self._row.setSpacing(16)
        self._row.addWidget(self.form, 1)
        self._row.addLayout(right, 1)
        self.show_body(body)

    def _connect(self) -> None:
        study = self._study
        self.hours.settled.connect(self._set_hours)
        self.days.clicked.connect(self.time_wanted)
        self.order.activated.connect(lambda _: study.set_order(Order(self.order.currentData())))
        self.useful.clicked.connect(study.set_include_useful)
        self.hurries.clicked.connect(lambda on: study.set_deadline(self._wish() if on else None))
        self.deadline.settled.connect(study.set_deadline)
        for signal in (self.rust.clicked, self.first.settled, self.growth.settled):
            signal.connect(self._set_rust)
        self.afresh.clicked.connect(self._compare_afresh)

    def _set_hours(self, hours: float) -> None:
        when = self._study.learner.availability
        self._study.set_availability(when._replace(week=scaled(when.week, hours)))

    def _set_rust(self) -> None:
        self._study.set_rust(ReviewRule(self.rust.isChecked(), self.first.value(), self.growth.value()))

    def _compare_afresh(self) -> None:
        self._before = self._study.plan
        self._say()

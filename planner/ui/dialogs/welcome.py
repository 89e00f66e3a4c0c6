"""The first start: goal, hours a week, what is known; each step can be skipped, and shows what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.learner.availability import Availability, scaled
from planner.learner.verbs import welcomed
from planner.planning.plan import make_plan
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import ChoiceBox, NumberBox
from planner.ui.widgets.entry_dialog import EntryDialog
from planner.ui.widgets.goal_switch import GoalSwitch
from planner.ui.widgets.plain_text import button, label, shortened, tip, unmarked
from planner.ui.widgets.section import line
from planner.words import answers, texts

if TYPE_CHECKING:
    from planner.catalog.entries import Background, Skill, SkillId
    from planner.study.study import Study

BASICS = 1
LONGEST = 60
"""Letters of an area's title beside its box; the tooltip tells all."""


class Welcome(EntryDialog):
    """Three pages; what was answered is taken as one undo step at the end."""

    def __init__(self, parent: QWidget, study: Study) -> None:
        super().__init__(parent)
        self._study = study
        self.setWindowTitle("Welcome")
        self.resize(640, 520)
        self.pages = QStackedWidget()
        self.result_line = label(kind="title")
        self.result_line.setMinimumHeight(32)
        self.first_line = label(kind="muted")
        self.boxes: list[tuple[QCheckBox, tuple[SkillId, ...]]] = []
        for page in (self._goal_page(), self._time_page(), self._known_page()):
            self.pages.addWidget(page)
        self.back, self.skip = button("Back"), button("Skip all")
        self.next = button("Next", "primary")
        self.next.setDefault(True)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.skip.clicked.connect(self._skip_all)
        self.next.clicked.connect(lambda: self._turn(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(self.pages, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.first_line)
        buttons = line(self.skip)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column.addLayout(buttons)
        self._turn(0)
        self._show_result()

    def known(self) -> list[SkillId]:
        """Return the skills of the background chosen and of the ticked lines."""
        ticked = [skill for box, skills in self.boxes if box.isChecked() for skill in skills]
        background = self._background()
        return list(dict.fromkeys([*(background.known if background else ()), *ticked]))

    def save(self) -> None:
        """Take the answers as one step."""
        goal = self.goal.goal()
        self._study.finish_welcome(goal if goal != self._goal_before else None, self._availability(), self.known())
        self.accept()

    def can_save(self) -> bool:
        return not self._study.read_only

    def _background(self) -> Background | None:
        place = self.background.currentIndex()
        return self._study.catalog.backgrounds[place - 1] if place > 0 else None

    def _goal_page(self) -> QWidget:
        self.goal = GoalSwitch(self._study.catalog)
        self.goal.show_goal(self._study.plan.goal)
        self._goal_before = self.goal.goal()
        self.goal.chosen.connect(self._show_result)
        roles = [label(f"{role.title}: {role.summary}") for role in self._study.catalog.roles.values() if role.summary]
        count = len(self._study.catalog.roles)
        said = "Not sure yet? Choose both: one path for the two, with what only one of them needs marked."
        if count > texts.PAIR:
            said = "Not sure yet? Choose all: one path for every role, with what only some of them need marked."
        undecided = [label(said, "muted")] if count > 1 else []
        return _page("What do you want to become?", self.goal, *roles, *undecided)

    def _time_page(self) -> QWidget:
        self.hours = NumberBox()
        self.hours.setRange(0, 168)
        self.hours.setSingleStep(1)
        self.hours.setDecimals(1)
        self.hours.setValue(self._study.learner.availability.hours_per_week)
        self._hours_before = self.hours.value()
        self.hours.lineEdit().setTextMargins(6, 0, 0, 0)
        self.hours.setSuffix(" h a week")
        self.hours.setAccessibleName("Hours a week")
        self.hours.setMaximumWidth(200)
        self.hours.valueChanged.connect(self._show_result)
        note = label("Weekdays and breaks can be set later, under Plan, Study time.", "muted")
        return _page("How much time do you have?", self.hours, note)

    def _background_box(self) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName("Where you start from")
        box.addItem("None of these: I tick what I know")
        box.addItems([background.title for background in self._study.catalog.backgrounds])
        box.currentIndexChanged.connect(self._show_result)
        return box

    def _known_page(self) -> QWidget:
        self.background, self._background_says = self._background_box(), label(kind="muted")
        inside = QWidget()
        inside.setObjectName("panelBody")
        column = QVBoxLayout(inside)
        for area, title in self._study.catalog.areas.items():
            skills = [skill for skill in self._offered() if skill.area == area]
            basics = [skill for skill in skills if skill.level <= BASICS]
            for text, part in (("{}: the basics", basics), ("{}: all of it", skills)):
                if part and (part is not skills or len(skills) > len(basics)):
                    column.addWidget(self._box(text.format(title), part))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        note = label("Roughly is enough. Each skill can be ticked by itself later.", "muted")
        return _page("Where do you start from?", self.background, self._background_says, note, scroll)

    def _offered(self) -> list[Skill]:
        """Return the skills without projects, and of each choice only the first option: who knows Python need not know R."""
        catalog = self._study.catalog
        others = {option for choice in catalog.choices.values() for option in list(choice.options)[1:]}
        return [skill for skill in catalog.skills.values() if skill.brief is None and skill.id not in others]

    def _box(self, text: str, skills: list[Skill]) -> QCheckBox:
        titles = ", ".join(skill.title for skill in skills)
        box = QCheckBox(unmarked(f"{shortened(text, LONGEST)} ({local().counted(len(skills), 'skill')})"))
        box.setAccessibleName(text)
        box.setAccessibleDescription(titles)
        box.setToolTip(tip(titles if len(text) <= LONGEST else f"{text}: {titles}"))
        box.clicked.connect(self._show_result)
        self.boxes.append((box, tuple(skill.id for skill in skills)))
        return box

    def _show_result(self) -> None:
        learner = self._study.learner
        asked = welcomed(learner, self.goal.goal(), self._availability(), self.known(), at="")
        plan = make_plan(self._study.catalog, asked, self._study.today())
        self.result_line.setText(answers.result(plan, local()))
        self.first_line.setText(answers.next_milestone(plan, local()))
        background = self._background()
        self._background_says.setText(background.summary if background else "A background fills in what it brings along.")

    def _availability(self) -> Availability:
        old = self._study.learner.availability
        if self.hours.value() == self._hours_before:
            return old
        return old._replace(week=scaled(old.week, self.hours.value()))

    def _turn(self, by: int) -> None:
        page = self.pages.currentIndex() + by
        if page >= self.pages.count():
            self.save()
            return
        self.pages.setCurrentIndex(page)
        (self.goal.checked(), self.hours, self.background)[page].setFocus()
        self.back.setEnabled(page > 0)
        last = page == self.pages.count() - 1
        self.next.setText("Show my plan" if last else "Next")

    def _skip_all(self) -> None:
        self._study.finish_welcome()
        self.drop()


def _page(title: str, *parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(label(title, "title"))
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QScrollArea) else 0)
    if not isinstance(parts[-1], QScrollArea):
        column.addStretch()
    return page

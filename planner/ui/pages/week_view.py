"""The page of this week: at most five things to do, with what they open, where to learn them, and how it went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.planning.answers.weeks import weekly
from planner.planning.answers.what_if import effects, next_hours
from planner.planning.review import under_next
from planner.ui.pages.page import Page
from planner.ui.style.locales import local
from planner.ui.widgets import links
from planner.ui.widgets.card import card
from planner.ui.widgets.fields import NumberField
from planner.ui.widgets.plain_text import SKILL, button, label
from planner.ui.widgets.section import bullet, line, link
from planner.words import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QFrame

    from planner.catalog.entries import SkillId
    from planner.planning.answers.weeks import StudyWeek, WeekPart
    from planner.planning.review import Due
    from planner.study.study import Study

MOST, FEW = 5, 3
NEXT_HOURS = 10.0


class WeekView(Page):
    """Cards for what is studied this week.

    Signals:
        wanted: The learner wants to see all about this skill.
        ticked: The learner knows this skill now.
    """

    wanted = Signal(str)
    ticked = Signal(str)

    def __init__(self, study: Study) -> None:
        super().__init__("This week")
        self._study = study

    def fill(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 12, 24)
        column.setSpacing(12)
        week = next(weekly(self._study.plan, local().first_day), None)
        if week:
            self._heading(column, week)
            due = under_next(self._study.plan.rusty, MOST)
            if due:
                column.addWidget(self._reviews(due[:MOST]))
            for part in week.parts[:MOST]:
                column.addWidget(self._card(part))
            if len(week.parts) > MOST:
                column.addWidget(label(f"… and {len(week.parts) - MOST} more; see the path.", "muted"))
            column.addWidget(self._next_hours())
        else:
            column.addWidget(label(self._nothing(), "empty"))
        column.addStretch()
        self.show_body(body)

    def _nothing(self) -> str:
        if not self._study.plan.steps:
            return answers.nothing_left(self._study.plan)
        return "No study time is set: press Ctrl+, to say how many hours a week you have."

    def _heading(self, column: QVBoxLayout, week: StudyWeek) -> None:
        today = self._study.today()
        now = week.first <= today
        title = "This week" if now else f"From {local().day(week.first, today=today)}"
        hours = sum(part.hours for part in week.parts)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(title, "title", wrap=False))
        head.addWidget(label(f"{local().week_days(week.first, today)}  ·  {local().hours(hours)}", "muted", wrap=False), 1)
        column.addLayout(head)

    def _reviews(self, due: Sequence[Due]) -> QFrame:
        """Return what has faded under the next steps."""
        study = self._study
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, each in enumerate(due):
            skill, title = each.memory.skill, study.catalog.title(each.memory.skill)
            done = button("Gone over it", name=f"I went over {title} again")
            done.setEnabled(not study.read_only)
            done.clicked.connect(partial(study.review, skill))
            under = study.catalog.title(study.plan.steps[(each.step or 1) - 1].skill.id)
            note = f"{local().hours(each.memory.hours)}; {under} rests on it"
            grid.addWidget(label(title), 2 * row, 0)
            grid.addWidget(label(note, "muted"), 2 * row + 1, 0)
            grid.addWidget(done, 2 * row, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        return card(grid, title="Due for review before you go on")

    def _card(self, part: WeekPart) -> QFrame:
        study = self._study
        step = study.plan.steps[part.number - 1]
        skill = step.skill
        parts: list[QWidget | QHBoxLayout] = [
            label(skill.title, "cardTitle"),
            label(self._amount(part, step.hours.likely), "muted"),
        ]
        parts += [label(skill.summary)] if skill.summary else []
        parts += [bullet(text) for text in skill.can_do[:FEW]]
        for resource in skill.resources[:2]:
            note = "  ·  ".join(fact for fact in (links.host(resource.url), resource.kind) if fact)
            parts.append(link(resource.title, partial(links.open_address, resource.url), note))
        made = card(*parts, self._verbs(skill.id, skill.title))
        made.setProperty(SKILL, skill.id)
        return made

    def _amount(self, part: WeekPart, whole: float) -> str:
        if part.begins and part.ends:
            return local().hours(part.hours)
        said = f"{local().hours(part.hours)} of {local().hours(whole)}"
        if part.ends:
            return f"{said}, the rest of it"
        return f"{said}, goes on next week"

    def _verbs(self, skill: SkillId, title: str) -> QHBoxLayout:
        done = button("I know it", "primary", f"I know {title}")
        done.clicked.connect(lambda _=False: self.ticked.emit(skill))
        spent = NumberField(0.25, 24, f"Hours studied on {title}", " h", 2)
        spent.setSingleStep(0.25)
        spent.setValue(1)
        log = button("Log", name=f"Log hours on {title} for today")
        log.clicked.connect(lambda _=False: self._study.log_hours(skill, spent.value(), self._study.today()))
        about = button("Details", "link", f"All about {title}")
        about.clicked.connect(lambda _=False: self.wanted.emit(skill))
        for widget in (done, log):
            widget.setEnabled(not self._study.read_only)
        logged = self._study.learner.hours_logged().get(skill)
        said = [label(f"{local().hours(logged)} logged", "muted", wrap=False)] if logged else []
        return line(done, spent, log, about, *said)

    def _next_hours(self) -> QFrame:
        """Return what could be begun now, and what knowing it would change."""
        study = self._study
        chosen = {part.step.skill.id for part in next_hours(study.plan, NEXT_HOURS)}
        hours = {step.skill.id: step.hours.likely for step in study.plan.steps}
        column = QVBoxLayout()
        column.setSpacing(2)
        note = f"→ is what your next {local().hours(NEXT_HOURS)} are best spent on."
        column.addWidget(label(note, "muted"))
        for effect in effects(study.catalog, study.learner, study.plan, study.today(), 2 * MOST):
            sign = "→ " if effect.skill in chosen else ""
            title = study.catalog.title(effect.skill)
            takes = f"{local().hours(hours[effect.skill])} to learn"
            column.addLayout(link(sign + title, partial(self.wanted.emit, effect.skill), takes, effect.skill))
            said = label(answers.effect(study.catalog, effect, local()), "muted")
            said.setContentsMargins(0, 0, 0, 6)
            column.addWidget(said)
        return card(column, title="What you could begin now, and what it would change")

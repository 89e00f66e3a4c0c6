"""All about one skill, beside every list; or what a choice, a milestone or a role on the map stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.catalog.entries import SkillId
from planner.ui.dialogs.total_question import TotalQuestion
from planner.ui.skill import skill_links
from planner.ui.skill.day_pin import DayPin
from planner.ui.skill.log_editor import LogEditor
from planner.ui.skill.node_card import sign
from planner.ui.skill.note_editor import NoteEditor
from planner.ui.skill.state_buttons import StateButtons
from planner.ui.style.locales import local
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import button, clear, label
from planner.ui.widgets.section import Section, bullet, line
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.entries import Skill
    from planner.study.study import Study
    from planner.ui.skill.selection import Selection


class SkillPanel(QScrollArea):
    """Shows what is current in ``selection``, and leads on and back.

    Signals:
        wanted: The learner followed a link to this skill.
        state_chosen: The learner chose a state for a skill.
        denied: The learner does not know an implied skill, or takes that back.
    """

    wanted = Signal(str)
    state_chosen = Signal(str, object)
    denied = Signal(str, bool)

    def __init__(self, study: Study, selection: Selection) -> None:
        super().__init__()
        self._study, self._selection = study, selection
        self.setObjectName("panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Skill")
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill)
        self._build()
        selection.leave = self.flush
        selection.changed.connect(self._turn)
        study.changed.connect(self._soon.start)
        study.refused.connect(self._soon.start)

    @property
    def skill(self) -> SkillId | None:
        """The skill that is shown, none if it is something else."""
        return self._selection.skill

    def show_skill(self, skill: SkillId) -> None:
        """Show ``skill`` here and wherever it is."""
        self._selection.choose(skill)

    def go_back(self) -> None:
        """Show what was shown before."""
        self._selection.go_back()

    def flush(self) -> None:
        """Save a note that is being typed, and days that are being set."""
        self.note.save()
        self.states.since.settle()
        self.day.day.settle()

    def _turn(self) -> None:
        focus = QApplication.focusWidget()
        if focus and self._body.isAncestorOf(focus):
            self.setFocus()
        self.verticalScrollBar().setValue(0)
        self._soon.start()

    def _build(self) -> None:
        self.back = button("", "link", "Back to the skill before")
        self.back.setText("Back")
        self.back.clicked.connect(self.go_back)
        self._title = label(kind="title")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._days, self._summary = label(kind="muted"), label()
        self.states = StateButtons(self._study)
        self.states.chosen.connect(lambda state: self.state_chosen.emit(self.skill, state))
        self.states.denied.connect(lambda denied: self.denied.emit(self.skill, denied))
        self.total = TotalQuestion(self._study)
        names = {
            "can_do": "You can", "make": "You make", "done": "Done when",
            "practises": "Shows that you can do", "why": "Why is this here?",
            "needs": "Needs first", "unlocks": "Unlocks", "choices": "Your choice",
            "resources": "Learn from", "note": "Note", "logs": "Hours studied",
        }  # fmt: skip
        self._sections = {word: Section(name) for word, name in names.items()}
        self.note, self.logs, self.day = NoteEditor(self._study), LogEditor(self._study), DayPin(self._study)
        self._nothing = label("Select a skill to see what it is, why it is here and where to learn it.", "muted")
        self._body = QWidget()
        self._body.setObjectName("panelBody")
        self._content, self._about = QWidget(), Section("")
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(16, 8, 12, 16)
        outer.addLayout(line(self.back))
        for widget in (self._nothing, self._content, self._about):
            outer.addWidget(widget)
        outer.addStretch()
        self._lay_out()
        self._content.hide()
        self._sections["note"].fill([self.note])
        self._sections["logs"].fill([self.logs])
        self.setWidget(self._body)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._chips)
        for widget in (self._days, self.states, self.total, self.day, self._summary, *self._sections.values()):
            column.addWidget(widget)

    def _fill(self) -> None:
        with keeping_focus(self):
            self._show()

    def _show(self) -> None:
        node = self._selection.node
        skill = self._study.catalog.skills.get(SkillId(node))
        self._nothing.setVisible(not node)
        self._content.setVisible(skill is not None)
        self._about.fill(sign(self._study, SkillId(node), self.wanted.emit) if node and skill is None else [])
        self.back.setVisible(bool(node))
        self.back.setEnabled(self._selection.has_trail)
        if skill is None:
            return
        self._title.setText(skill.title)
        self._facts(skill)
        self.states.show_state(skill.id)
        self.total.show_skill(skill.id)
        self._summary.setText(skill.summary)
        self._summary.setVisible(bool(skill.summary))
        self._fill_sections(skill)
        self.day.show_skill(skill.id)
        self.note.show_note(skill.id)
        self.logs.show_logs(skill.id)

    def _facts(self, skill: Skill) -> None:
        clear(self._chips)
        area = self._study.catalog.areas.get(skill.area, skill.area)
        for text in (area, texts.level(skill.level), local().hours(skill.hours.likely)):
            self._chips.addWidget(label(text, "chip", wrap=False))
        self._chips.addStretch()
        step = next((each for each in self._study.plan.steps if each.skill.id == skill.id), None)
        low, high = local().hours(skill.hours.low), local().hours(skill.hours.high)
        spread = f"usually {low} to {high}"
        days = local().days(step.start, step.finish, today=self._study.today()) if step else "not in your path"
        self._days.setText(f"{days}  ·  {spread}")

    def _fill_sections(self, skill: Skill) -> None:
        def go(skill: SkillId) -> None:
            self.wanted.emit(skill)

        study = self._study
        parts: dict[str, skill_links.Parts] = {
            "can_do": [bullet(text) for text in skill.can_do],
            "make": skill_links.make(skill),
            "done": [bullet(text) for text in (skill.brief.done if skill.brief else ())],
            "practises": skill_links.practises(study, skill, go),
            "why": skill_links.why(study, skill.id, go),
            "needs": skill_links.needs(study, skill, go),
            "unlocks": skill_links.unlocks(study, skill, go),
            "choices": skill_links.choices(study, skill),
            "resources": skill_links.resources(skill),
        }
        in_path = skill.id in study.plan.route.skills
        self._sections["why"].set_title("Why is this here?" if in_path else "Why is this not in your path?")
        for word, filling in parts.items():
            self._sections[word].fill(filling)

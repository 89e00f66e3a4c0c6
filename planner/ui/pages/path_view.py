"""The page of the path: search, filters, the list, and what is shown when the list is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.learner.learner import State
from planner.ui.pages.empty import Empty
from planner.ui.pages.path_delegate import RowDelegate
from planner.ui.pages.path_model import RowsModel
from planner.ui.pages.rows import Collation, FoundRows, Row, Show, found_skills, path_rows
from planner.ui.pages.skill_list import SkillList
from planner.ui.style.locales import local
from planner.ui.widgets.boxes import ChoiceBox
from planner.ui.widgets.collation import sort_key
from planner.ui.widgets.focus import keeping_focus
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.search_box import SearchBox
from planner.words import texts

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from planner.catalog.entries import SkillId
    from planner.study.study import Study
    from planner.ui.skill.selection import Selection
    from planner.ui.style.theme import Theme


class SkillPage(QWidget):
    """A searchable list of skills that follows ``selection``; what it lists is the subclass's matter.

    Signals:
        box_clicked: The check box of this skill was clicked, or Space was pressed on it.
    """

    box_clicked = Signal(str)

    def __init__(self, study: Study, theme: Theme, selection: Selection, name: str, *, numbered: bool) -> None:
        super().__init__()
        self._selection = selection
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._study = study
        self._catalog = study.catalog
        self.model = RowsModel(study.catalog, self)
        self.list = SkillList(self.model, RowDelegate(theme, numbered=numbered), name)
        self.list.typed.find_words = self._find
        self.list.current_skill.connect(selection.choose)
        selection.changed.connect(self._follow_selection)
        self.list.box_clicked.connect(self.box_clicked)
        theme.changed.connect(self.list.paint_again)
        self.search = SearchBox(f"Search in {name}", self.list)
        self.area = ChoiceBox()
        self.area.setAccessibleName("Area")
        self._fill_areas()
        self.elsewhere = label(kind="muted")
        self.elsewhere.setContentsMargins(16, 0, 16, 8)
        self.elsewhere.hide()
        self.empty = Empty()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.search_again)
        self.search.textChanged.connect(self._soon.start)
        self.area.currentIndexChanged.connect(self.search_again)
        self._dirty = True

    @property
    def selected(self) -> list[SkillId]:
        """The skills that are selected in the list, the current one among them."""
        return self.list.selected()

    def lay_out(self, *filters: QWidget) -> None:
        """Put the search box and ``filters`` above the list."""
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for widget in filters:
            row.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.elsewhere)
        column.addWidget(self._stack, 1)

    def follow(self) -> None:
        """Show what the study is now, at once if this page is seen."""
        self._dirty = True
        if self._catalog is not self._study.catalog:
            self._take_catalog()
        if self.isVisible():
            self.refill()

    def _take_catalog(self) -> None:
        self._catalog = self._study.catalog
        self.model.take_catalog(self._catalog)
        with QSignalBlocker(self.area):
            self._fill_areas()

    def _fill_areas(self) -> None:
        """Offer the areas there are; the one that was chosen stays so while it is there."""
        chosen = self.area.currentData()
        self.area.clear()
        self.area.addItem("All areas", "")
        for area, title in self._catalog.areas.items():
            self.area.addItem(title, area)
        self.area.setCurrentIndex(max(0, self.area.findData(chosen)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self.refill()
        self.list.see_current()

    def search_again(self) -> None:
        """Make the rows again after another search or filter."""
        self.refill(anew=True)

    def refill(self, *, anew: bool = False) -> None:
        """Make the rows again; ``anew`` if something else is looked for."""
        self._dirty = False
        before = self.model.row(self.list.current())
        rows = self.rows()
        near = before is not None and self._was_acted_on(before)
        aimed, current = self._study.plan.roles, self._selection.skill
        with keeping_focus(self):
            self.list.show_rows(rows, aimed, current, first=anew and self.isVisible(), near=near)
            self._stack.setCurrentIndex(0 if rows else 1)
        self._tell_elsewhere()

    def _was_acted_on(self, row: Row) -> bool:
        """Return whether the learner, at work in this list, has just put the skill of ``row`` into another state."""
        at_work = self.isVisible() and self.window().focusWidget() is self.list
        skill = row.skill.id if row.skill else None
        return at_work and (skill not in self._study.catalog.skills or self._study.learner.state(skill) is not row.state)

    def _follow_selection(self, node: str) -> None:
        self.list.go_to(node)
        self._tell_elsewhere()

    def _tell_elsewhere(self) -> None:
        """Say which skill is current if it is not in the list, and why."""
        skill = self._selection.skill
        listed = skill is None or self.model.row_of(skill) >= 0
        if skill and not listed:
            said = "“{title}” is selected but not listed here: {why}."
            self.elsewhere.setText(said.format(title=self._catalog.title(skill), why=self.why_not_listed(skill)))
        self.elsewhere.setVisible(not listed)

    def why_not_listed(self, skill: SkillId) -> str:  # noqa: ARG002 - the subclass's matter
        """Return why ``skill`` is not listed."""
        return "the search or the filters hide it"

    def _find(self, typed: str) -> bool:
        """Go to the listed skill that fits best what was typed; return whether there is one."""
        listed = {row.skill.id for row in self.model.rows if row.skill}
        best = next((each.node for each in self._catalog.finder.find(typed) if each.node in listed), None)
        if best is not None:
            self.list.go_to(best)
        return best is not None

    def rows(self) -> list[Row]:
        """Return what is to be listed."""
        raise NotImplementedError

    def found(self) -> FoundRows | None:
        """Return which skills search and area ask for; none if they ask for nothing."""
        return found_skills(self._catalog, self.search.wanted(), self.area.currentData() or "")

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.area.setCurrentIndex(0)
        self.search_again()


class PathView(SkillPage):
    """The numbered steps under their weeks."""

    def __init__(self, study: Study, theme: Theme, selection: Selection) -> None:
        super().__init__(study, theme, selection, "Path", numbered=True)
        self.show_box = ChoiceBox()
        self.show_box.setAccessibleName("Which steps")
        names = {
            Show.ALL: "All steps",
            Show.READY: "Ready now",
            Show.LEARNING: "Learning",
            Show.KNOWN: "Known",
            Show.SKIPPED: "Skipped",
        }
        for value, name in names.items():
            self.show_box.addItem(name, value.value)
        self.show_box.currentIndexChanged.connect(self.search_again)
        self.lay_out(self.show_box, self.area)
        self.empty.pressed.connect(self.clear_filters)

    def rows(self) -> list[Row]:
        study, show = self._study, Show(self.show_box.currentData())
        found = self.found()
        rows = path_rows(study.catalog, study.learner, study.plan, found, show, Collation(local().first_day, sort_key()))
        if not rows:
            self._say_why(show, found)
        return rows

    def why_not_listed(self, skill: SkillId) -> str:
        study, state = self._study, self._study.learner.state(skill)
        if any(step.skill.id == skill for step in study.plan.steps):
            return super().why_not_listed(skill)
        if state is State.KNOWN or state is State.SKIPPED:
            return f"it is marked as {texts.state(state).lower()}"
        return "what you know implies it" if skill in study.plan.implied else "your path does without it"

    def clear_filters(self) -> None:
        self.show_box.setCurrentIndex(0)
        super().clear_filters()

    def _say_why(self, show: Show, found: FoundRows | None) -> None:
        filtered = show is not Show.ALL or found
        outside = len(found.places) if found else 0
        if outside and show is Show.ALL:
            said = "Nothing in your path fits. Outside it: {}, known, skipped or not needed; see What I know."
            self.empty.say(said.format(local().counted(outside, "skill")), "Clear the filters")
        elif filtered or self._study.plan.steps:
            self.empty.say("No skill matches. Try fewer words, or clear the filters.", "Clear the filters")
        elif self._study.plan.unmet:
            self.empty.say("Nothing can be planned: see the note above.", "")
        else:
            self.empty.say("You have everything this goal asks for.", "Look again")

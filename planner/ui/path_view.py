"""The page of the path: search, filters, the list, and what is shown when the list is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.ui import dates, texts
from planner.ui.boxes import ChoiceBox
from planner.ui.empty import Empty
from planner.ui.path_delegate import RowDelegate
from planner.ui.path_model import RowsModel
from planner.ui.rows import Found, Haystacks, Row, Show, path_rows
from planner.ui.search_box import SearchBox
from planner.ui.skill_list import SkillList

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from planner.study import Study
    from planner.ui.theme import Theme


class SkillPage(QWidget):
    """A searchable list of skills; what it lists is the subclass's matter.

    Signals:
        current_skill: Another skill is current.
        box_clicked: The check box of this skill was clicked.
    """

    current_skill = Signal(str)
    box_clicked = Signal(str)

    def __init__(self, study: Study, theme: Theme, name: str, *, numbered: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._study = study
        self._catalog = study.catalog
        self._haystacks = Haystacks(study.catalog)
        self.model = RowsModel(study.catalog, self)
        self.list = SkillList(self.model, RowDelegate(theme, numbered=numbered), name)
        self.list.current_skill.connect(self.current_skill)
        self.list.box_clicked.connect(self.box_clicked)
        theme.changed.connect(self.list.paint_again)
        self.search = SearchBox(self.tr("Search in {}").format(name), self.list)
        self.area = ChoiceBox()
        self.area.setAccessibleName(self.tr("Area"))
        self._fill_areas()
        self.empty = Empty()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.search_again)
        self.search.textChanged.connect(self._soon.start)
        self.area.currentIndexChanged.connect(self.search_again)
        self._dirty = True

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
        self._haystacks = Haystacks(self._catalog)
        self.model.take_catalog(self._catalog)
        with QSignalBlocker(self.area):
            self._fill_areas()

    def _fill_areas(self) -> None:
        """Offer the areas there are; the one that was chosen stays so while it is there."""
        chosen = self.area.currentData()
        self.area.clear()
        self.area.addItem(self.tr("All areas"), "")
        for area, title in self._catalog.areas.items():
            self.area.addItem(title, area)
        self.area.setCurrentIndex(max(0, self.area.findData(chosen)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self.refill()

    def search_again(self) -> None:
        """Make the rows again after another search or filter."""
        self.refill(anew=True)

    def refill(self, *, anew: bool = False) -> None:
        """Make the rows again; ``anew`` if something else is looked for."""
        self._dirty = False
        rows = self.rows()
        self.list.show_rows(rows, self._study.plan.roles, anew=anew)
        self._stack.setCurrentIndex(0 if rows else 1)

    def rows(self) -> list[Row]:
        """Return what is to be listed."""
        raise NotImplementedError

    def found(self) -> Found:
        """Return what tells whether a skill is what search and area ask for; none if they ask for nothing."""
        words, area = self.search.words(), self.area.currentData()
        if not words and not area:
            return None
        return lambda skill: (not area or skill.area == area) and self._haystacks.holds(skill, words)

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.area.setCurrentIndex(0)
        self.search_again()


class PathView(SkillPage):
    """The numbered steps under their weeks."""

    def __init__(self, study: Study, theme: Theme) -> None:
        super().__init__(study, theme, "Path", numbered=True)
        self.show_box = ChoiceBox()
        self.show_box.setAccessibleName(self.tr("Which steps"))
        names = {
            Show.ALL: self.tr("All steps"),
            Show.READY: self.tr("Ready now"),
            Show.LEARNING: texts.tr("Learning"),
            Show.KNOWN: texts.tr("Known"),
            Show.SKIPPED: texts.tr("Skipped"),
        }
        for value, name in names.items():
            self.show_box.addItem(name, value.value)
        self.show_box.currentIndexChanged.connect(self.search_again)
        self.lay_out(self.show_box, self.area)
        self.empty.pressed.connect(self.clear_filters)

    def rows(self) -> list[Row]:
        study, show = self._study, Show(self.show_box.currentData())
        rows = path_rows(study.catalog, study.learner, study.plan, self.found(), show, dates.first_day())
        if not rows:
            self._say_why(show)
        return rows

    def clear_filters(self) -> None:
        self.show_box.setCurrentIndex(0)
        super().clear_filters()

    def _say_why(self, show: Show) -> None:
        filtered = show is not Show.ALL or self.search.words() or self.area.currentData()
        found = self.found()
        outside = sum(map(found, self._study.catalog.skills.values())) if found else 0
        if outside and show is Show.ALL:
            said = self.tr("Nothing in your path fits. Outside it: {}, known, skipped or not needed; see What I know.")
            self.empty.say(said.format(texts.skills(outside)), self.tr("Clear the filters"))
        elif filtered or self._study.plan.steps:
            self.empty.say(self.tr("Nothing fits the search and the filters."), self.tr("Clear the filters"))
        elif self._study.plan.unmet:
            self.empty.say(self.tr("Nothing can be planned: see the note above."), "")
        else:
            self.empty.say(self.tr("You have everything this goal asks for."), self.tr("Look again"))

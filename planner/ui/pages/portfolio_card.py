"""The fewest hours of projects that show what projects can show, and which of them can be begun."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from planner.planning.answers.portfolio import portfolio
from planner.ui.widgets.card import card
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.section import link
from planner.ui.words import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame

    from planner.planning.answers.portfolio import Piece
    from planner.study.study import Study

MOST = 6


def portfolio_card(study: Study, go: Callable[[str], None]) -> QFrame:
    """Return a card with a line for each project; ``go`` shows it."""
    catalog, plan = study.catalog, study.plan
    found = portfolio(catalog, plan.learner, plan.asked)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(_sum(len(found.chosen), found.hours)))
    for piece in found.chosen:
        column.addLayout(link(catalog.title(piece.project), partial(go, piece.project), _note(piece), piece.project))
        shows = texts.first_of([catalog.title(entry) for entry in piece.shows], MOST)
        said = label(texts.tr("shows {}").format(shows), "muted")
        said.setContentsMargins(0, 0, 0, 6)
        column.addWidget(said)
    if found.shown:
        shown = texts.first_of([catalog.title(entry) for entry in found.shown], MOST)
        column.addWidget(label(texts.tr("Shown already: {}").format(shown), "muted"))
    if found.unshowable:
        never = texts.first_of([catalog.title(entry) for entry in found.unshowable], MOST)
        column.addWidget(label(texts.tr("No project shows {}").format(never), "muted"))
    return card(column, title=texts.tr("Projects that show what you can"))


def _sum(count: int, hours: float) -> str:
    if not count:
        return texts.tr("Every core skill that a project can show is shown.")
    if count == 1:
        return texts.tr("One project of {} shows every core skill that a project can show.").format(texts.hours(hours))
    said = texts.tr("{count} projects of {hours} together show every core skill that projects can show; no others take less.")
    return said.format(count=count, hours=texts.hours(hours))


def _note(piece: Piece) -> str:
    when = texts.tr("{} to learn before").format(texts.hours(piece.before)) if piece.before else texts.tr("can be begun now")
    return f"{texts.hours(piece.hours)}  ·  {when}"

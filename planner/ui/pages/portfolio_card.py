"""The fewest hours of projects that show what projects can show, and which of them can be begun."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from planner.planning.answers.portfolio import portfolio
from planner.ui.style.locales import local
from planner.ui.widgets.card import card
from planner.ui.widgets.plain_text import label
from planner.ui.widgets.section import link
from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame

    from planner.planning.answers.portfolio import Exhibit
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
        shows = texts.first_of([catalog.title(entry) for entry in piece.shows], MOST, local())
        said = label(f"shows {shows}", "muted")
        said.setContentsMargins(0, 0, 0, 6)
        column.addWidget(said)
    if found.shown:
        shown = texts.first_of([catalog.title(entry) for entry in found.shown], MOST, local())
        column.addWidget(label(f"Shown already: {shown}", "muted"))
    if found.unshowable:
        never = texts.first_of([catalog.title(entry) for entry in found.unshowable], MOST, local())
        column.addWidget(label(f"No project shows {never}", "muted"))
    return card(column, title="Projects that show what you can")


def _sum(count: int, hours: float) -> str:
    if not count:
        return "Every core skill that a project can show is shown."
    if count == 1:
        return f"One project of {local().hours(hours)} shows every core skill that a project can show."
    said = "{count} projects of {hours} together show every core skill that projects can show; no others take less."
    return said.format(count=count, hours=local().hours(hours))


def _note(piece: Exhibit) -> str:
    when = f"{local().hours(piece.before)} to learn before" if piece.before else "can be begun now"
    return f"{local().hours(piece.hours)}  ·  {when}"

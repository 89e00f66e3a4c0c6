"""The plan into a file: rendered as text, written in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from planner.exchange.formats import FORMATS
from planner.storage.files.atomic import write_atomically
from planner.ui.style.locales import local
from planner.ui.widgets import modal
from planner.ui.widgets.plain_text import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from planner.study.study import Study


def export_plan(parent: QWidget, study: Study, name: str) -> Path | None:
    """Ask where to and write the plan there; none if the learner does not want to."""
    form = FORMATS[name]
    filters = {f"{each.title} (*{each.suffix})": each for each in FORMATS.values()}
    wanted = next(text for text, each in filters.items() if each is form)
    suggested = Path.home() / f"learning-path{form.suffix}"
    chosen, picked = modal.file_to_save(parent, "Export plan", suggested, list(filters), wanted)
    if not chosen:
        return None
    form = filters.get(picked, form)
    path = Path(chosen)
    if path.suffix:
        form = next((each for each in FORMATS.values() if each.suffix == path.suffix), form)
    else:
        path = path.with_name(path.name + form.suffix)
    write_plan(study, form.name, path, overwrite=str(path) == chosen)
    return path


def write_plan(study: Study, name: str, path: Path, *, overwrite: bool) -> None:
    """Write the plan to ``path``.

    Raises:
        PlannerError: It cannot be written; what was there is still there.
    """
    write_atomically(path, FORMATS[name].content(study.catalog, study.plan, local().for_files()), overwrite=overwrite)


def fill_menu(menu: QMenu, export: Callable[[str], None]) -> None:
    """Offer every form in ``menu``, once."""
    if menu.isEmpty():
        for form in FORMATS.values():
            action = QAction(unmarked(form.title), menu)
            action.triggered.connect(lambda _=False, name=form.name: export(name))
            menu.addAction(action)

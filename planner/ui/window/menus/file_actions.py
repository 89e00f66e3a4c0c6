"""What the menus do with the learner's file: backups, merging, and where it lies."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.study.state import ReadOnlyError
from planner.ui.widgets.modal import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.storage.learner.learner_file import LearnerFile
    from planner.storage.learner.merging import Merged
    from planner.study.study import Study
    from planner.ui.window.watch import Watch


class FileActions(QObject):
    """Acts on the file that ``watch`` watches; ``flush`` saves first what is being typed.

    Signals:
        told: Something is done; carries a sentence about it.
        merged: Another copy was taken in; carries a sentence, and whether there is anything to undo.
    """

    told = Signal(str)
    merged = Signal(str, bool)

    def __init__(self, window: QWidget, study: Study, watch: Watch, flush: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._study, self._watch, self._flush = window, study, watch, flush

    def back_up(self) -> None:
        from planner.storage.learner.backups import back_up

        file = self._watch.file
        if file:
            self._flush()
            kept = back_up(file.path, datetime.now(UTC))
            self.told.emit(f"Backed up to {kept}" if kept else "The newest backup holds everything already")

    def restore(self) -> None:
        from planner.ui.dialogs.backups_dialog import BackupsDialog

        file = self._watch.file
        if file:
            if not self._watch.in_trouble:
                self._flush()
            if self._study.shown_only:
                raise ReadOnlyError(self._study.shown_only)
            ask(BackupsDialog(self._window, file.path, self._go_on_with, known=file.events()))

    def _go_on_with(self, file: LearnerFile, said: str) -> None:
        self._watch.use(file)
        self.told.emit(said)

    def merge(self) -> None:
        """Add what another copy of the file holds: one step that can be undone, with a backup made before."""
        from planner.storage.learner.backups import back_up
        from planner.storage.learner.merging import merged
        from planner.ui.widgets.modal import file_to_open

        file, study = self._watch.file, self._study
        if not file:
            return
        if study.read_only:
            raise ReadOnlyError(study.read_only)
        self._flush()
        study.refresh()
        kinds = ["Learner's files (*.db)", "All files (*)"]
        other = file_to_open(self._window, "Merge another copy of your file", file.path.parent, kinds)
        if not other:
            return
        name = Path(other).name
        back_up(file.path, datetime.now(UTC))
        done = merged(file, Path(other))
        study.take_in(f"Merge {name}")
        self.merged.emit(_merge_told(done, name), bool(study.undo_name) and done.added > 0)

    def open_data_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        file = self._watch.file
        if file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path.parent)))


def _merge_told(done: Merged, name: str) -> str:
    added, same = f"{done.added} {'change' if done.added == 1 else 'changes'}", f"{done.same} were in both files already"
    if not done.added:
        return f"Nothing to add: everything in {name} is in your file already."
    if not done.related:
        return f"Added {added} from {name}. It shares nothing with your file; undo if it is somebody else's."
    return f"Added {added} from {name}; {same}."

"""The way back: to a backup, to what is left in a damaged file, to what a window still shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from planner.storage.learner.backups import each_backup_of
from planner.storage.learner.learner_file import LearnerFile
from planner.storage.learner.restoring import holds, restore, save_what_is_left
from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.plain_text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.storage.learner.backups import Backup
    from planner.storage.learner.restoring import Salvaged
    from planner.storage.learner.rows import Event


class BackupsDialog(QDialog):
    """Lists what can be gone back to, the best first.

    A whole file offers its backups. One that is damaged or gone offers first what can still be saved: what is in it,
    in its newest backup, and in the window.
    """

    def __init__(
        self,
        parent: QWidget | None,
        path: Path,
        restored: Callable[[LearnerFile, str], object],
        why: str = "",
        known: Sequence[Event] = (),
    ) -> None:
        """Offer the ways back for ``path``.

        ``restored`` gets the file again with what was done, ``why`` is what happened to it, ``known`` is what a window
        still holds of it.
        """
        super().__init__(parent)
        self._path, self._restored, self._known = path, restored, known
        self._backups: list[Backup | None] = []
        self._whole = holds(path, known)
        self._coming = each_backup_of(path)
        self.setWindowTitle("Restore")
        self.resize(520, 400)
        self.list = QListWidget()
        self.list.setAccessibleName("Backups")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton("Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._note = label("Looking for backups…")
        column = QVBoxLayout(self)
        if why:
            column.addWidget(label(why))
        column.addWidget(self._note)
        column.addWidget(self.list)
        column.addWidget(buttons)
        if not self._whole:
            self._add(None)
        self._go.setEnabled(bool(self._backups))
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._take_next)
        self._take_next()
        self._more.start()

    def accept(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._backups):
            backup, now = self._backups[row], datetime.now(UTC)
            if backup is None:
                said = _salvage_told(save_what_is_left(self._path, now, self._known))
            else:
                done = restore(self._path, backup.path, now, self._known)
                later, was = local().counted(done.salvaged, "later change"), "was" if done.salvaged == 1 else "were"
                said = f"Restored the backup; {later} {was} saved on top of it."
            self._restored(LearnerFile.open(self._path), said)
        super().accept()

    def _take_next(self) -> None:
        """Check one more backup: each takes a few milliseconds, and the window goes on in between."""
        backup = next(self._coming, None)
        if backup:
            self._add(backup)
            return
        self._more.stop()
        text = "Your current file is kept as a backup, and changes made since then are kept too."
        self._note.setText(text if self._backups else "There is no backup yet.")

    def _add(self, backup: Backup | None) -> None:
        self._backups.append(backup)
        self.list.addItem(self._line(backup))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._go.setEnabled(True)

    def _line(self, backup: Backup | None) -> str:
        if backup is None:
            shown = local().counted(len(self._known), "change")
            return f"Everything this window shows ({shown})" if self._known else "Everything that can be saved"
        when = QDateTime.fromSecsSinceEpoch(int(backup.time.timestamp()))
        text = locales.written().toString(when, QLocale.FormatType.ShortFormat)
        return f"{text}   {local().counted(backup.events, 'change')}"


def _salvage_told(done: Salvaged) -> str:
    saved = done.found + done.added
    if not saved:
        return "Nothing could be saved; your plan starts anew, and the damaged file is kept beside it."
    lost = f" At least {done.lost} could not be saved." if done.lost else ""
    return f"Saved {saved} {'change' if saved == 1 else 'changes'}.{lost}"

"""The way back to a backup."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from planner.storage.backups import backups_of
from planner.storage.learner_file import LearnerFile
from planner.storage.restoring import restore
from planner.ui.plain import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.storage.backups import Backup


class BackupsDialog(QDialog):
    """Lists the backups, newest first."""

    def __init__(self, parent: QWidget | None, path: Path, restored: Callable[[LearnerFile], object], why: str = "") -> None:
        """Offer the backups of ``path``; ``restored`` gets the file again, ``why`` is what happened to it."""
        super().__init__(parent)
        self._path, self._restored = path, restored
        self._backups = backups_of(path)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(480, 400)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.addItems([self._line(backup) for backup in self._backups])
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setEnabled(bool(self._backups))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        text = self.tr("The file as it is now is kept beside the restored one.")
        if why:
            column.addWidget(label(why))
        column.addWidget(label(text if self._backups else self.tr("There is no backup yet.")))
        column.addWidget(self.list)
        column.addWidget(buttons)

    def accept(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            restore(self._path, self._backups[row].path, datetime.now(UTC))
            self._restored(LearnerFile.open(self._path))
        super().accept()

    def _line(self, backup: Backup) -> str:
        when = QDateTime.fromSecsSinceEpoch(int(backup.time.timestamp()))
        text = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        return self.tr("{time}   {count} changes").format(time=text, count=backup.events)

"""What may go wrong around an open window, looked at in the background: told in its banner, never in a dialog."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from planner.errors import PlannerError
from planner.storage.learner.faults import BusyError, DamagedError, LearnerFileError, MissingError, ReplacedError
from planner.storage.learner.learner_file import LearnerFile
from planner.ui.window.banner import BannerAction, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.study.study import Study
    from planner.ui.window.banner import Banner

EVERY = 2_000
"""Milliseconds between two looks; each asks for the newest row, which takes about one."""
SOON = 200
PATIENCE = 0.05
"""Seconds that the window waits for another program; then what was to be written waits, and the window goes on."""
_NAMED = 40


class Watch(QObject):
    """Looks whether the learner's file or the catalogue changed outside, writes what waits, and tells what is wrong.

    Attributes:
        file: The learner's file; none for one that is not on a disk.

    Signals:
        told: Something was done; carries a sentence about it.
        looked: The banner tells how it stands now.
        focus_lost: The button that had the keyboard is gone from the banner.
        restore_wanted: The learner wants to restore a backup.
        folder_wanted: The learner wants to see where the file lies.
    """

    told = Signal(str)
    looked = Signal()
    focus_lost = Signal()
    restore_wanted = Signal()
    folder_wanted = Signal()

    def __init__(
        self, window: QWidget, study: Study, file: LearnerFile | None, banner: Banner, save: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._study, self.file = window, study, file
        self._banner, self._save = banner, save
        self._notice = self._backup_fault = ""
        self._told_at_close = False
        self._put_back = 0
        self.be_patient()
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self._look_if_seen)

    @property
    def in_trouble(self) -> bool:
        """Whether the banner tells of something that is wrong."""
        return self._banner.trouble is not None

    def begin(self) -> None:
        """Look from now on: the window is complete."""
        self._study.refused.connect(self._name_waiting)
        self.timer.start()

    def use(self, file: LearnerFile) -> None:
        """Let the window go on with ``file`` in place of the one so far."""
        self.file = file
        self.be_patient()
        self._study.reopen(file)

    def be_patient(self) -> None:
        """Let the window's file wait no longer than a window may."""
        if self.file:
            self.file.patience = PATIENCE
            self._put_back = self.file.put_back

    def look(self) -> None:
        """Take in what changed outside and write what waits; what hinders that is told, and told no more once it is gone."""
        if QApplication.activeModalWidget() or not self.timer.isActive():
            return
        study = self._study
        waited = study.waiting
        try:
            study.refresh()
            study.save_waiting()
        except PlannerError as error:
            self._show(error)
            return
        if waited:
            self.told.emit(f"Saved now: {_names(waited)}")
        self._told_at_close = False
        self._notice_what_came_back()
        self._show(None)

    def take(self, error: PlannerError) -> bool:
        """Tell of ``error`` in the banner if it is one of the learner's file; return whether it is."""
        if not isinstance(error, LearnerFileError) or QApplication.activeModalWidget() or not self.timer.isActive():
            return False
        if isinstance(error, BusyError) and not self.in_trouble:
            QTimer.singleShot(SOON, self, self.look)  # most often it is over by then, as when a backup is being made
        else:
            self._show(error)
        return True

    def may_close(self) -> bool:
        """Save what is unsaved, and tell whether the window may close: at the second try it may in any case."""
        if not self.timer.isActive():
            return True
        try:
            self._save()
        except PlannerError as error:
            if not self._told_at_close:
                self._told_at_close = True
                self._show(error, " Close once more to leave without it.")
                return False
        return True

    def _look_if_seen(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self.look()

    def _name_waiting(self) -> None:
        if not self._study.waiting and self.in_trouble and not QApplication.activeModalWidget():
            QTimer.singleShot(0, self, self.look)

    def _notice_what_came_back(self) -> None:
        file = self.file
        if file and file.put_back > self._put_back:
            count = file.put_back - self._put_back
            self._put_back = file.put_back
            self._notice = (
                f"An older copy was put in place of {file.path.name}. "
                f"{'The 1 change it lacked was' if count == 1 else f'The {count} changes it lacked were'} added to it again."
            )

    def _show(self, error: PlannerError | None, more: str = "") -> None:
        trouble: Trouble | None = None
        if error:
            waiting = self._study.waiting
            unsaved = f" Not saved yet: {_names(waiting)}." if waiting else ""
            trouble = Trouble(f"{_without_commands(str(error))}{unsaved}{more}", self._ways(error))
        elif self._notice or self._backup_fault:
            ways = () if self._notice else (BannerAction("Show folder", self.folder_wanted.emit),)
            trouble = Trouble(self._notice or self._backup_fault, (*ways, BannerAction("OK", self._dismiss)))
        if self._banner.show_trouble(trouble):
            self.focus_lost.emit()
        self.looked.emit()

    def _ways(self, error: PlannerError) -> tuple[BannerAction, ...]:
        ways: list[BannerAction] = []
        if isinstance(error, ReplacedError):
            ways.append(BannerAction("Use that file", self._use_that_file))
        if isinstance(error, (MissingError, DamagedError, ReplacedError)):
            ways.append(BannerAction("Restore…", self.restore_wanted.emit))
        if not isinstance(error, (DamagedError, ReplacedError)):
            ways.append(BannerAction("Try again", self.look))
        if not isinstance(error, BusyError):
            ways.append(BannerAction("Show folder", self.folder_wanted.emit))
        if self._study.waiting:
            ways.append(BannerAction("Discard change", self._study.give_up_waiting))
        return tuple(ways)

    def tell_backup(self, fault: str = "") -> None:
        """Tell why no backup can be made, or that this has passed."""
        self._backup_fault = fault
        self.look()

    def _dismiss(self) -> None:
        if self._notice:
            self._notice = ""
        else:
            self._backup_fault = ""
        self._show(None)

    def _use_that_file(self) -> None:
        """Go on with the file that lies there now; what this window showed is kept as a backup of it."""
        from planner.storage.learner.restoring import keep_events

        if self.file:
            kept = keep_events(self.file.path, self.file.events(), datetime.now(UTC))
            self.use(LearnerFile.open(self.file.path, create=False))
            self.told.emit(f"This window shows the other file now. What it showed before is kept as {kept}.")
            self.look()


def _without_commands(sentence: str) -> str:
    """Return ``sentence`` without the commands that it names: there are buttons for what they do."""
    said, named, _ = sentence.partition(": 'planner ")
    return f"{said}." if named else sentence


def _names(waiting: list[str]) -> str:
    first = waiting[0] if len(waiting[0]) <= _NAMED else waiting[0][: _NAMED - 1] + "…"
    return f"“{first}”" + (f" and {len(waiting) - 1} more" if len(waiting) > 1 else "")

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from planner.learner.changes import Change
from planner.storage.backups import back_up
from planner.storage.learner_file import DamagedError, LearnerFile
from planner.ui.app import opened
from planner.ui.backups_dialog import BackupsDialog

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def damaged(tmp_path):
    file = LearnerFile.open(tmp_path / "me.db")
    file.record([Change("mark", "vectors", ["known", "claimed", ""])], "Mark Vectors")
    back_up(file, datetime(2027, 1, 4, tzinfo=UTC))
    file.path.write_bytes(b"ruined")
    return file.path


def answer(accept):
    """Press a button of the backups dialog as soon as it is open; return what it says."""
    said = []

    def press():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BackupsDialog):
            QTimer.singleShot(20, press)
            return
        said.append(dialog.list.count())
        box = dialog.findChild(QDialogButtonBox)
        role = QDialogButtonBox.ButtonRole.AcceptRole if accept else QDialogButtonBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    QTimer.singleShot(0, press)
    return said


def test_a_damaged_file_is_mended_from_the_backup_that_is_chosen(damaged):
    said = answer(accept=True)
    file = opened(damaged)
    assert said == [1]
    assert set(file.learner().marks) == {"vectors"}


def test_declining_leaves_the_damaged_file_alone(damaged):
    answer(accept=False)
    assert opened(damaged) is None
    assert damaged.read_bytes() == b"ruined"


def test_without_a_backup_the_damage_is_told(tmp_path):
    (tmp_path / "me.db").write_bytes(b"ruined")
    with pytest.raises(DamagedError, match="left alone"):
        opened(tmp_path / "me.db")

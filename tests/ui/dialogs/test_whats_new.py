from __future__ import annotations

import re

from planner import __version__
from planner.locations import resources
from planner.ui.dialogs.whats_new import WhatsNew


def test_the_list_of_changes_begins_with_this_version(qtbot):
    text = (resources() / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.findall(r"^## (\S+)", text, re.MULTILINE)[0]
    assert __version__.startswith(f"{newest}.")


def test_what_is_new_is_shown_and_closed_by_keys(qtbot):
    dialog = WhatsNew(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "What's new" in dialog.text.toPlainText()
    assert "0.15" in dialog.text.toPlainText()
    qtbot.keyClick(dialog, "\x1b")
    assert not dialog.isVisible()

"""A line across the window for what stands in the way, and the buttons that help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.widgets.plain_text import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 4
LONGEST = 400


class BannerAction(NamedTuple):
    """A button that helps: its name, and what it does."""

    name: str
    do: Callable[[], object]


class Trouble(NamedTuple):
    """What is wrong, in a finished sentence, and what helps."""

    sentence: str
    ways: tuple[BannerAction, ...]

    @property
    def looks(self) -> tuple[str, ...]:
        """What is seen of it; equal looks are not shown anew."""
        return self.sentence, *(way.name for way in self.ways)


class Banner(QFrame):
    """Shows one trouble with its buttons, and sentences; hidden while there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(name)
        self._trouble: Trouble | None = None
        self._wrong, self._text = label(), label()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._wrong, 1)
        row.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._text)
        column.insertLayout(0, row)
        self._sentences: list[str] = []
        self._show()

    @property
    def trouble(self) -> Trouble | None:
        """What is shown to be wrong, none if nothing is."""
        return self._trouble

    def show_sentences(self, sentences: list[str]) -> None:
        """Show ``sentences``, the first few of many."""
        self._sentences = sentences[:MOST_LINES]
        if len(sentences) > MOST_LINES:
            self._sentences.append(f"… and {len(sentences) - MOST_LINES} more.")
        self._show()

    def show_trouble(self, trouble: Trouble | None) -> bool:
        """Show what is wrong, or that nothing is any more; tell whether a button that had the focus is gone."""
        if (trouble and trouble.looks) == (self._trouble and self._trouble.looks):
            return False
        self._trouble = trouble
        had_focus = any(widget.hasFocus() for widget in self._shown_buttons())
        clear(self._buttons)
        for way in trouble.ways if trouble else ():
            made = button(way.name)
            made.clicked.connect(lambda _=False, do=way.do: do())
            self._buttons.addWidget(made)
        self._show()
        return had_focus

    def _shown_buttons(self) -> list[QWidget]:
        items = [self._buttons.itemAt(place) for place in range(self._buttons.count())]
        return [widget for item in items if item and (widget := item.widget())]

    def _show(self) -> None:
        sentence = self._trouble.sentence if self._trouble else ""
        self._wrong.setText(f"⚠  {sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + '…'}")
        self._text.setText("\n".join(f"⚠  {each}" for each in self._sentences))
        self._wrong.setVisible(bool(self._trouble))
        self._text.setVisible(bool(self._sentences))
        self.setVisible(bool(self._trouble or self._sentences))

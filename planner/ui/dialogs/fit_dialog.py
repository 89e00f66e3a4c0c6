"""The fit questions: pairs of statements to choose from, and which role the answers speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from planner.planning.answers.fit import EVERY, NEITHER
from planner.ui.widgets.plain_text import label, unmarked
from planner.words import answers, texts

if TYPE_CHECKING:
    from planner.catalog.entries import Question
    from planner.study.study import Study


class FitDialog(QDialog):
    """Every answer is kept at once and can be undone."""

    def __init__(self, parent: QWidget | None, study: Study) -> None:
        super().__init__(parent)
        self._study = study
        self.setWindowTitle("Which role suits you?")
        self.resize(800, 640)
        self.result_line = label()
        body = QWidget()
        body.setObjectName("panelBody")
        inside = QVBoxLayout(body)
        inside.setSpacing(4)
        questions = study.catalog.fit
        for number, question in enumerate(questions, 1):
            inside.addWidget(label(f"{number} of {len(questions)}", "heading"))
            for radio in self._radios(question, turned=number % 2 == 0):
                inside.addWidget(radio)
            inside.addSpacing(16)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        said = "Choose what is more like you. This is something to think about, not a tested questionnaire."
        column.addWidget(label(said, "muted"))
        column.addWidget(scroll, 1)
        column.addWidget(self.result_line)
        column.addWidget(buttons)
        study.changed.connect(self._show_result)
        self._show_result()

    def _radios(self, question: Question, *, turned: bool) -> list[QRadioButton]:
        """Return a button for each answer; which role comes first takes turns, so that no side is favoured."""
        statements: list[tuple[str, str]] = list(question.statements.items())
        offered: dict[str, str] = dict(statements[::-1] if turned else statements)
        many = len(statements) > texts.PAIR
        offered |= {EVERY: "All are like me" if many else "Both are like me"} if len(statements) > 1 else {}
        offered |= {NEITHER: "None is like me" if many else "Neither is like me"}
        group = QButtonGroup(self)
        radios = []
        for answer, text in offered.items():
            radio = QRadioButton(unmarked(text))
            radio.setAccessibleName(text)
            radio.setChecked(self._study.learner.fit.get(question.id) == answer)
            radio.clicked.connect(lambda _=False, answer=answer: self._study.answer_fit(question.id, answer))
            group.addButton(radio)
            radios.append(radio)
        return radios

    def _show_result(self) -> None:
        self.result_line.setText(answers.leaning(self._study.catalog, self._study.learner))

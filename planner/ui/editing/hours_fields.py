"""Three fields for the hours that a skill takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.catalog.entries import Hours
from planner.ui.widgets.boxes import NumberBox
from planner.ui.widgets.plain_text import label

LEAST, MOST = 0.1, 10_000.0
USUAL = Hours(5, 10, 20)


class HoursFields(QWidget):
    """Low, likely and high hours.

    Signals:
        changed: Another number is set.
    """

    changed = Signal()

    def __init__(self, hours: Hours = USUAL) -> None:
        super().__init__()
        self._given = hours
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        names = ("At best", "Likely", "At worst")
        self.fields = [self._field(value, name, row) for value, name in zip(hours, names, strict=True)]
        self._shown = [field.value() for field in self.fields]
        row.addStretch()

    def hours(self) -> Hours:
        """Return what is set; a number that was not touched is exact."""
        each = zip(self._given, self._shown, self.fields, strict=True)
        return Hours(*(old if field.value() == shown else field.value() for old, shown, field in each))

    def fault(self) -> str:
        """Return what is wrong with the numbers, empty if they rise."""
        low, likely, high = self.hours()
        return "" if low <= likely <= high else "The hours must rise: at best, likely, at worst."

    def _field(self, value: float, name: str, row: QHBoxLayout) -> QDoubleSpinBox:
        field = NumberBox()
        field.setRange(LEAST, MOST)
        field.setDecimals(1)
        field.setValue(value)
        field.setSuffix(" h")
        field.setAccessibleName(f"Hours, {name.lower()}")
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        field.setFixedWidth(110)
        field.valueChanged.connect(self.changed)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(name, "muted", wrap=False))
        column.addWidget(field)
        row.addLayout(column)
        return field

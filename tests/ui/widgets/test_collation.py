from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from planner.ui.widgets.collation import sort_key


@pytest.mark.parametrize(
    ("locale", "sorted_texts"),
    [("en_GB", ["Äpfel", "apple", "Banana", "çedilla", "Zoo"]), ("sv_SE", ["apple", "Banana", "çedilla", "Zoo", "Äpfel"])],
)
def test_texts_are_sorted_as_the_locale_sorts_them(locale, sorted_texts):
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(locale))
        mixed = sorted_texts[::-1]
        assert sorted(mixed, key=sort_key()) == sorted_texts
    finally:
        QLocale.setDefault(before)

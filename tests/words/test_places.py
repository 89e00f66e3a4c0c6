from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from planner.words.local import Local
from planner.words.places import local_here, local_of

NAMES = [
    "en_US", "en_GB", "de_DE", "de_CH", "de_AT", "fr_FR", "fr_CA", "ja_JP", "ar_EG", "pt_BR", "pt_PT", "es_ES", "es_MX",
    "it_IT", "nl_NL", "pl_PL", "ru_RU", "sv_SE", "tr_TR", "he_IL", "hi_IN", "zh_CN", "ko_KR", "fa_IR", "en_ZA", "dv_MV",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_say_what_qt_says(name):
    qt, found = QLocale(name), local_of(f"{name}.UTF-8")
    assert found.first_day == qt.firstDayOfWeek().value - 1
    if qt.decimalPoint() in ".," and name != "en_ZA":
        assert found.decimal == qt.decimalPoint()


@pytest.mark.parametrize("name", ["", "C", "C.UTF-8", "POSIX", "nonsense!", "12"])
def test_a_name_without_a_place_has_the_usual_ways(monkeypatch, name):
    for variable in ("LC_ALL", "LC_TIME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", name)
    assert local_of(name) is None
    assert local_here("LC_TIME") == Local()


def test_the_aspect_goes_before_the_language_and_all_before_both(monkeypatch):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_NUMERIC", "de_DE.UTF-8")
    assert (local_here("LC_TIME").first_day, local_here("LC_NUMERIC").decimal) == (6, ",")
    monkeypatch.setenv("LC_ALL", "ar_EG")
    assert local_here("LC_TIME").first_day == 5


def test_numbers_are_written_the_local_way():
    assert [local_of(name).number(1234.5, 1) for name in ("en_US", "de_DE", "fr_FR")] == ["1,234.5", "1.234,5", "1\u00a0234,5"]

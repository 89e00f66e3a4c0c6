from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale

from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.day_box import habits, read
from planner.ui.widgets.typed_day import FIRST_YEAR, LAST_YEAR, day_typed

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
FULL = [
    "{d} {b} {y}",
    "{b} {d}, {y}",
    "{d}. {B} {y}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}",
    "{d}.{m}.{y}",
    "{y}{m:02}{d:02}",
    "{d} of {B} {y}",
]


def written(form, day):
    return form.format(d=day.day, m=day.month, y=day.year, b=day.strftime("%b"), B=day.strftime("%B"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 Dec", date(2026, 12, 24)),
        ("24 December", date(2026, 12, 24)),
        ("dec 24th", date(2026, 12, 24)),
        ("Thu, 24 Dec", date(2026, 12, 24)),
        ("24dec2027", date(2027, 12, 24)),
        ("24 Dec 27", date(2027, 12, 24)),
        ("24.12.", date(2026, 12, 24)),
        ("24.12.26", date(2026, 12, 24)),
        ("3 Jan", date(2027, 1, 3)),
        ("27 Nov", TODAY),
        ("26 Nov", date(2027, 11, 26)),
        ("29 Feb", date(2028, 2, 29)),
        ("5", date(2026, 12, 5)),
        ("31", date(2026, 12, 31)),
        ("tomorrow", date(2026, 11, 28)),
        (" TODAY ", TODAY),
        ("12/24", date(2026, 12, 24)),
        ("12/24/2026", date(2026, 12, 24)),
    ],
)
def test_a_day_is_the_one_that_was_typed(text, day):
    assert day_typed(text, TODAY, habits("en_US")) == day


@pytest.mark.parametrize(
    "text", ["", "Dec", "32 Dec", "0 Dec", "29 Feb 2027", "24 Foo", "24 Dec 202", "24 Dec 20266", "1 2 3 4", "24 Ma",
             "99999999", "24 Dec Jan", "-5", "13/13/2026", "²", "24 Dec 0001", "x" * 10_000, "9" * 5_000],
)  # fmt: skip
def test_what_is_no_day_or_leaves_a_doubt_is_none(text):
    assert day_typed(text, TODAY, habits("en_GB")) is None


@given(DAYS, st.sampled_from(FULL))
def test_a_whole_date_is_read_in_any_form(day, form):
    assert day_typed(written(form, day), TODAY, habits("en_GB")) == day


@given(DAYS, st.dates(date(1980, 1, 1), date(2180, 1, 1)), st.booleans())
def test_without_a_year_it_is_the_nearest_on_the_right_side(day, today, past):
    found = day_typed(f"{day.day} {day:%b}", today, habits("en_GB"), past=past)
    way = -1 if past else 1
    oracle = next(
        each
        for each in (today + timedelta(days=way * by) for by in range(9 * 366))
        if (each.day, each.month) == (day.day, day.month)
    )
    assert found == oracle


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text):
    for name in ("en_US", "de_DE", "ja_JP", "ar_EG"):
        assert isinstance(day_typed(text, TODAY, habits(name)), date | None)


def test_what_is_shown_is_read_back_in_every_locale():
    every = QLocale.matchingLocales(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    before, wrong = QLocale(), []
    try:
        for name in sorted({locale.name() for locale in every}):
            QLocale.setDefault(QLocale(name))
            here = locales.written()
            for day in [date(2027, month, 9) for month in range(1, 13)]:
                field = here.toString(QDate(day.year, day.month, day.day), local().form.pattern_of())
                shown = (field, local().day(day, year=True))
                wrong += [(name, each) for each in shown if read(each, TODAY) != QDate(day.year, day.month, day.day)]
    finally:
        QLocale.setDefault(before)
    assert wrong == []

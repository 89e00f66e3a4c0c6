from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit

from planner.learner.learner import State
from planner.study.study import Study
from planner.ui.pages.progress_view import ProgressView
from planner.ui.pages.week_view import WeekView
from planner.ui.style import locales
from planner.ui.style.locales import local
from planner.ui.widgets.fields import DayField, NumberField
from planner.ui.window.main_window import MainWindow
from planner.ui.window.pages import PageName
from planner.ui.window.window_state import WindowState
from planner.words import texts
from planner.words.date_form import WHOLE, DatePart
from tests.profile import examples
from tests.study.test_study import MemoryFile
from tests.ui.conftest import ICONS

TODAY = date(2026, 11, 23)
LOCALES = ["en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "ar_EG", "es_ES", "hu_HU", "fa_IR", "lt_LT"]


@pytest.fixture
def live():
    """Let the window be of a locale."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


def digits_of(text):
    """Return the scripts whose digits are in ``text``, by the digit nought of each."""
    return {chr(ord(sign) - unicodedata.decimal(sign)) for sign in text if unicodedata.decimal(sign, None) is not None}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("en_US", "Dec 28|Jan 3, 2027|Nov 23–29|Jan 30 – Feb 5, 2027|Dec 28, 2026 – Jan 3, 2027|September 13, 2031"),
        ("en_GB", "28 Dec|3 Jan 2027|23–29 Nov|30 Jan – 5 Feb 2027|28 Dec 2026 – 3 Jan 2027|13 September 2031"),
        ("de_DE", "28. Dez.|3. Jan. 2027|23.–29. Nov.|30. Jan. – 5. Feb. 2027|28. Dez. 2026 – 3. Jan. 2027|13. September 2031"),
        ("ja_JP", "12月28日|2027年1月3日|11月23日–29日|2027年1月30日 – 2月5日|2026年12月28日 – 2027年1月3日|2031年9月13日"),
    ],
)  # fmt: skip
def test_days_are_in_the_order_of_the_locale_and_the_year_stands_where_it_is_another(live, name, wanted):
    live(name)
    new_year = date(2026, 12, 28), date(2027, 1, 3)
    assert [
        local().day(new_year[0], today=TODAY),
        local().day(new_year[1], today=TODAY),
        local().days(TODAY, TODAY + timedelta(days=6), today=TODAY),
        local().days(date(2027, 1, 30), date(2027, 2, 5), today=TODAY),
        local().days(*new_year, today=TODAY),
        local().long_day(date(2031, 9, 13)),
    ] == wanted.split("|")


@pytest.mark.parametrize("name", LOCALES)
@examples(60)
@given(first=st.dates(date(1999, 1, 1), date(2099, 1, 1)), length=st.integers(0, 500))
def test_a_range_holds_both_days_and_every_year_that_is_not_this_one(name, first, length):
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        last = first + timedelta(days=length)
        said = local().days(first, last, today=TODAY)
        years = {first.year, last.year} if first.year != last.year or last.year != TODAY.year else set()
        assert all(date(year, 1, 1).strftime("%Y") in said for year in years)
        assert all(str(day.day) in said for day in (first, last))
        assert digits_of(said) == {"0"}
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("name", LOCALES)
def test_what_is_typed_in_a_days_own_format_is_that_day(live, name):
    live(name)
    day = QDate(2031, 9, 13)
    assert QLocale().toDate(QLocale().toString(day, local().form.pattern_of()), local().form.pattern_of()) == day


def test_every_locale_writes_numbers_and_days_as_qt_does(live):
    every = QLocale.matchingLocales(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    wrong = []
    for name in sorted({each.name() for each in every}):
        live(name)
        qt, found = locales.written(), local()
        for value, digits in [(0.0, 0), (7.4, 1), (-3.26, 1), (1234.0, 0), (12345.0, 0), (-123456.78, 2), (1234567890.0, 0)]:
            wrong += [(name, value)] if found.number(value, digits) != qt.toString(value, "f", digits) else []
        for month in range(1, 13):
            day = date(2027, month, month)
            for parts in ({DatePart.MONTH}, WHOLE - {DatePart.YEAR}, WHOLE - {DatePart.DAY}, WHOLE):
                for short in (True, False):
                    said = qt.toString(QDate(2027, month, month), found.form.pattern_of(parts, short=short))
                    wrong += [(name, said)] if found.form.said(day, parts, short=short) != said else []
    assert wrong == []


def test_what_is_written_for_files_is_read_by_every_program(live):
    said = []
    for name in ("en_US", "de_DE", "ar_EG", "am_ET", "hi_IN", "sv_SE"):
        live(name)
        files = local().for_files()
        said.append((files.first_day, files.number(-1234567.5, 1), files.long_day(TODAY)))
    assert said == [
        (6, "-1,234,567.5", "2026-11-23"),
        (0, "-1.234.567,5", "2026-11-23"),
        (5, "-1,234,567.5", "2026-11-23"),
        (6, "-1,234,567.5", "2026-11-23"),
        (6, "-1,234,567.5", "2026-11-23"),
        (0, "-1\u00a0234\u00a0567,5", "2026-11-23"),
    ]


@pytest.mark.parametrize(("name", "today", "week"), [
    ("en_US", date(2027, 1, 3), "Jan 3–9  ·  10 h"),
    ("en_US", date(2027, 1, 2), "Dec 27, 2026 – Jan 2, 2027  ·  1.4 h"),
    ("de_DE", date(2027, 1, 3), "28. Dez. 2026 – 3. Jan. 2027  ·  1,4 h"),
    ("ar_EG", date(2027, 1, 2), "\u200e\u20682–8 يناير\u2069  ·  10 h"),
])  # fmt: skip
def test_this_week_is_the_week_of_the_locale(qtbot, live, catalog, name, today, week):
    live(name)
    page = WeekView(Study(catalog, MemoryFile(), lambda: today))
    qtbot.addWidget(page)
    page.fill()
    assert week in [each.text() for each in page.findChildren(QLabel)]


@pytest.mark.parametrize("name", ["en_US", "de_DE", "ar_EG"])
def test_path_and_charts_have_the_same_weeks(qtbot, live, catalog, theme, name):
    live(name)
    today = date(2027, 1, 3)
    study = Study(catalog, MemoryFile(), lambda: today)
    study.log_hours("vectors", 2, today)
    page = ProgressView(study, theme)
    qtbot.addWidget(page)
    page.fill()
    logged = next(series for series in page.hours._figure.series if series.name == "Logged")
    begins = today - timedelta(days={"en_US": 0, "de_DE": 6, "ar_EG": 1}[name])
    assert logged.points[-2][0] == begins.toordinal()


@pytest.mark.parametrize("name", ["ar_EG", "fa_IR", "mr_IN", "de_DE"])
def test_everything_has_the_digits_of_the_sentences_and_of_the_catalogue(qtbot, live, name):
    live(name)
    day, number = DayField(TODAY, "Day"), NumberField(0, 2000, "Number", " h")
    qtbot.addWidget(day)
    qtbot.addWidget(number)
    number.setValue(1234.5)
    said = [
        local().counted(12, "skill"),
        local().counted(7, "step"),
        local().hours(12.5),
        texts.week(3, TODAY, local()),
        texts.later(5, local()),
        day.text(),
    ]
    assert {digit for text in [*said, number.text()] for digit in digits_of(text)} == {"0"}
    day.drop()
    assert day.findChild(QCalendarWidget).firstDayOfWeek() == QLocale().firstDayOfWeek()
    day.setText(local().day(date(2027, 5, 6), year=True))
    assert day.day() == date(2027, 5, 6)


def test_no_page_of_the_window_mixes_digits(qtbot, live, study, theme, tmp_path):
    live("ar_EG")
    window = MainWindow(study, None, theme, WindowState(tmp_path / "window.ini"), ICONS)
    qtbot.addWidget(window)
    window.show()
    window.complete()
    study.mark(["vectors"], State.KNOWN)
    study.log_hours("matrices", 2.5, study.today())
    found = set()
    for page in PageName:
        window.turn_to(page)
        qtbot.wait(1)
        texts_there = [each.text() for each in [*window.findChildren(QLabel), *window.findChildren(QLineEdit)]]
        found |= {digit for text in texts_there for digit in digits_of(text)}
    assert found == {"0"}

from __future__ import annotations

from datetime import date
from itertools import combinations, groupby
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.ui.chart.figure import Axis, AxisKind, Band, Dash, Figure, Hue, LineStyle, MarkLine, Series
from planner.ui.chart.layout import Fonts
from planner.ui.chart.painter import PATTERNS
from planner.ui.chart.text import readout, spoken
from planner.ui.chart.widget import Chart
from planner.ui.style.theme import DARK, LIGHT, Scheme
from tests.ui.conftest import HOSTILE

Key = Qt.Key
TODAY = float(date(2027, 2, 9).toordinal())


def burn_up():
    learned = tuple((TODAY - 120 + 3 * n, 4.0 * n) for n in range(41))
    bands = [Band(f"{chance} %", ((TODAY, 160), (end, 412)), ((TODAY, 160), (start, 412), (end, 412)))
             for chance, start, end in ((95, TODAY + 90, TODAY + 420), (50, TODAY + 150, TODAY + 260))]  # fmt: skip
    whole = ((TODAY - 120, 400.0), (TODAY - 60, 412.0), (TODAY + 420, 412.0))
    return Figure(
        "Hours learned",
        Axis(kind=AxisKind.DAY),
        Axis(unit="h"),
        (
            Series("Learned", learned, LineStyle.STEPS, filled=True),
            Series("Whole plan", whole, LineStyle.STEPS, Dash.DASHED, Hue.TEXT),
        ),
        tuple(bands),
        (
            MarkLine(TODAY, "Today", Hue.TEXT),
            MarkLine(TODAY + 325, "Deadline, 31 Dec"),
            MarkLine(TODAY + 340, "80 %: 15 Jan 2028"),
        ),
        "160 of 412 hours are learned.",
    )


def flat(*series):
    return Figure("Flat", Axis("Hours", unit="h"), Axis("Share", unit="%", most=100), series, summary="It is flat.")


def level(height, dash=Dash.SOLID, name="Level"):
    return Series(name, ((0.0, height), (100.0, height)), LineStyle.STEPS, dash)


@pytest.fixture
def chart(qtbot, theme):
    made = Chart(theme)
    qtbot.addWidget(made)
    made.resize(600, 300)
    return made


@pytest.fixture
def shown(qtbot, chart):
    chart.draw(burn_up())
    with qtbot.waitActive(chart):
        chart.show()
    chart.setFocus()
    return chart


@pytest.mark.parametrize("size", [(320, 240), (380, 260), (640, 340), (1000, 320), (1600, 400)])
@pytest.mark.parametrize("points", [8, 10, 14])
@pytest.mark.parametrize("figure", [burn_up(), flat(level(100), level(98, name="Nearly the same"))])
def test_no_text_hides_another_or_is_cut_off(chart, figure, size, points):
    font = QFont(chart.font())
    font.setPointSizeF(points)
    chart.setFont(font)
    chart.draw(figure)
    chart.resize(*size)
    words, room, fonts = chart.layout_now().words, QRectF(chart.rect()), Fonts.of(chart.font())
    assert all(room.contains(each.box) for each in words)
    assert not [(a.text, b.text) for a, b in combinations(words, 2) if a.box.intersects(b.box)]
    for each in words:
        metrics = QFontMetricsF(fonts.title if each.title else fonts.small)
        assert metrics.horizontalAdvance(each.text) <= each.box.width()


def test_a_narrow_chart_has_fewer_ticks(chart):
    chart.draw(burn_up())
    wide = len(chart.layout_now().feet)
    chart.resize(320, 240)
    assert 2 <= len(chart.layout_now().feet) < wide


def test_days_are_told_in_the_locale_and_the_year_where_it_changes(chart):
    chart.resize(900, 300)
    chart.draw(burn_up())
    texts = [words.text for words in chart.layout_now().words]
    assert {"Nov 2026", "Jan 2027", "Mar"} <= set(texts)
    assert "Mar 2027" not in texts
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        chart.draw(burn_up())
        assert "Mai" in [words.text for words in chart.layout_now().words]
    finally:
        QLocale.setDefault(before)


def test_a_line_is_painted_where_its_value_is(chart):
    chart.draw(flat(level(40)))
    layout, image = chart.layout_now(), chart.grab().toImage()
    x, y = round(layout.across.pixel(50)), round(layout.up.pixel(40))
    assert image.pixelColor(x, y) == QColor(LIGHT.accent)
    assert image.pixelColor(x, y - 6) == image.pixelColor(x, y + 6) == QColor(LIGHT.base)
    assert layout.up.pixel(40) == pytest.approx(layout.plot.bottom() - 0.4 * layout.plot.height())


def test_lines_of_one_hue_are_told_apart_without_colours_by_their_dashes(chart):
    assert len({tuple(pattern) for pattern in PATTERNS.values()}) == len(Dash)
    heights = {Dash.SOLID: 80, Dash.DASHED: 50, Dash.DOTTED: 20}
    chart.draw(flat(*(level(height, dash, dash.value) for dash, height in heights.items())))
    image = chart.grab().toImage().convertToFormat(chart.grab().toImage().Format.Format_Grayscale8)
    layout = chart.layout_now()
    row = range(round(layout.plot.left()) + 2, round(layout.plot.right()) - 2)
    pieces = {}
    for dash, height in heights.items():
        y = round(layout.up.pixel(height))
        pieces[dash] = len(list(groupby(image.pixelColor(x, y).value() < 160 for x in row)))
    assert pieces[Dash.SOLID] == 1
    assert 20 < pieces[Dash.DASHED] < pieces[Dash.DOTTED]


def test_names_stand_at_the_lines_where_there_is_room_and_in_a_key_where_not(chart):
    chart.draw(flat(level(80, name="High"), level(20, name="Low")))
    assert not chart.layout_now().key
    chart.draw(flat(level(80, name="High"), level(79, name="Low")))
    assert [sample.source.name for sample in chart.layout_now().key] == ["High", "Low"]


def test_arrow_keys_move_the_hair_line_along_the_points(qtbot, shown):
    stops = burn_up().stops()
    for key, place in ((Key.Key_Right, 0), (Key.Key_Right, 1), (Key.Key_End, -1), (Key.Key_Right, -1), (Key.Key_Left, -2)):
        qtbot.keyClick(shown, key)
        assert shown.hair == stops[place]
    qtbot.keyClick(shown, Key.Key_Home)
    qtbot.keyClick(shown, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert shown.hair == stops[len(stops) // 10]
    qtbot.keyClick(shown, Key.Key_Escape)
    assert shown.hair is None
    qtbot.keyClick(shown, Key.Key_Left)
    assert shown.hair == stops[-1]


def test_the_hair_line_follows_the_mouse_and_goes_with_it(qtbot, shown):
    at = shown.layout_now().across.pixel(TODAY)
    qtbot.mouseMove(shown, QPoint(round(at), 150))
    qtbot.waitUntil(lambda: shown.hair == TODAY)
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    assert shown.hair is None


def test_the_hair_line_is_seen(qtbot, shown):
    before = shown.grab().toImage()
    qtbot.keyClick(shown, Key.Key_End)
    assert shown.grab().toImage() != before


def test_the_readout_tells_marks_series_and_bands_at_the_hair_line():
    said = [(each.name, each.value) for each in readout(burn_up(), TODAY)]
    assert said == [
        ("Today", ""), ("Learned", "160 h"), ("Whole plan", "412 h"), ("95 %", "160 to 160 h"), ("50 %", "160 to 160 h"),
    ]  # fmt: skip
    assert spoken(burn_up(), TODAY - 3).startswith("6 Feb 2027: Learned 156 h, Whole plan 412 h")


def test_control_c_copies_the_table(qtbot, shown):
    qtbot.keyClick(shown, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows == shown.as_table()
    assert rows[0] == [
        "Day", "Learned (h)", "Whole plan (h)", "95 %, from (h)", "95 %, to (h)", "50 %, from (h)", "50 %, to (h)", "Mark",
    ]  # fmt: skip
    assert rows[1] == ["12 Oct 2026", "0", "400", "", "", "", "", ""]
    assert next(row for row in rows if row[-1] == "Today") == ["9 Feb 2027", *["160", "412"], *["160"] * 4, "Today"]


def test_a_screen_reader_is_told_the_title_and_the_summary(chart):
    chart.draw(burn_up())
    assert chart.accessibleName() == "Hours learned"
    assert chart.accessibleDescription() == "160 of 412 hours are learned."


def test_hostile_text_is_painted_as_it_is(chart):
    title = f'<font color="#ff0000">Red</font>\n\t{HOSTILE}'
    lines = (level(80, name=title), level(20, name=HOSTILE))
    chart.draw(Figure(title, Axis(title), Axis(HOSTILE, most=100), lines, marks=(MarkLine(50, title),), summary=title))
    plain = f'<font color="#ff0000">Red</font> {HOSTILE}'
    assert [words.text for words in chart.layout_now().words].count(plain) >= 2
    image = chart.grab().toImage()
    assert all(image.pixelColor(x, y).hsvHue() not in range(10) for x in range(0, 600, 2) for y in range(0, 300, 2))
    assert all("\t" not in cell and "\n" not in cell for cell in chart.as_table()[0])


def test_a_figure_without_points_says_so_and_is_no_stop_for_the_keyboard(chart):
    chart.draw(Figure("Nothing", empty="Tick what you learn."))
    said = chart.grab().toImage()
    chart.draw(Figure("Nothing", empty=""))
    assert said != chart.grab().toImage()
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus
    chart.draw(burn_up())
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_one_point_is_drawn_as_a_dot(chart):
    chart.draw(flat(Series("Start", ((5.0, 50.0),))))
    layout = chart.layout_now()
    at = round(layout.across.pixel(5)), round(layout.up.pixel(50))
    assert chart.grab().toImage().pixelColor(*at) == QColor(LIGHT.accent)


def test_another_theme_is_painted_at_once(qtbot, shown, theme):
    assert shown.grab().toImage().pixelColor(598, 2) == QColor(LIGHT.base)
    theme.use(Scheme.DARK)
    image = shown.grab().toImage()
    assert image.pixelColor(598, 2) == QColor(DARK.base)
    layout = shown.layout_now()
    assert image.pixelColor(round(layout.across.pixel(TODAY)), round(layout.up.pixel(160))) == QColor(DARK.accent)


def test_a_chart_that_is_gone_does_not_follow_the_theme(qtbot, theme):
    gone = Chart(theme)
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    theme.use(Scheme.DARK)


def test_another_figure_keeps_the_hair_line_only_where_it_has_a_point(qtbot, shown):
    qtbot.keyClick(shown, Key.Key_Home)
    shown.draw(burn_up())
    assert shown.hair == TODAY - 120
    shown.draw(flat(level(1)))
    assert shown.hair is None


def test_two_thousand_points_are_painted_without_delay(chart):
    ragged = tuple((float(n), n % 50 * 2.0) for n in range(2000))
    chart.draw(flat(Series("Ragged", ragged, LineStyle.STEPS, filled=True)))
    chart.grab()
    took = []
    for _ in range(5):
        start = process_time()
        chart.grab()
        took.append(process_time() - start)
    assert min(took) < 0.08

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from planner.cli import argument_values as values

REFUSED = [
    (values.week, "mon=0,tue=0", "a week without hours never gets anywhere; give some"),
    (values.week, "mon=1,mon=2", "'mon' is given twice"),
    (values.week, "mon", "'mon' is no weekday with hours. Write for example mon=2,sat=4."),
    (values.week, "mno=1", "'mno=1' is no weekday with hours. Did you mean 'mon'?"),
    (values.weekday, "someday", "'someday' is no weekday; it takes mon, tue, wed, thu, fri, sat, sun"),
    (values.ways, "no place", "'no place' is no locale; write for example de_DE"),
    (values.scale, "0.0001", "'0.0001' is no scale from"),
    (values.begin, "=2027-01-04", "'=2027-01-04' is no day for a skill; write ID=YYYY-MM-DD"),
    (values.begin, "vectors", "'vectors' is no day for a skill; write ID=YYYY-MM-DD"),
    (values.begin, "vectors=20270104", "'20270104' is no day of the calendar; write YYYY-MM-DD"),
    (values.rust, "0,2", "'0,2' is no DAYS,GROWTH; both are at least 1, for example 60,2"),
    (values.rust, "60,0.5", "'60,0.5' is no DAYS,GROWTH; both are at least 1, for example 60,2"),
    (values.pause, "2027-01-04", "'2027-01-04' is no break; write FROM..TO, for example 2027-02-01..2027-02-07"),
]


@pytest.mark.parametrize(("read", "text", "sentence"), REFUSED)
def test_a_value_that_cannot_be_meant_is_refused_in_a_sentence(read, text, sentence):
    with pytest.raises(ArgumentTypeError) as told:
        read(text)
    assert str(told.value).startswith(sentence)


def test_weekdays_are_read_by_their_first_letters_in_either_case():
    assert [values.weekday(text) for text in ("mon", "Tuesday", "SUN")] == [0, 1, 6]


def test_a_locale_is_read_with_its_ways():
    assert (values.ways("de_DE").decimal, values.ways("en_US").decimal) == (",", ".")


def test_reviews_grow_as_said_or_else_double():
    assert [values.rust(text)[1:] for text in ("60", "30,1.5")] == [(60, 2), (30, 1.5)]


def test_hours_of_weekdays_that_are_not_named_are_none():
    assert values.week("sat=4,mon=2") == (2, 0, 0, 0, 0, 4, 0)

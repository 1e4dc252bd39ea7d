"""Week numbers, and days and weeks counted from a date, read on 21 November 2026."""

import pytest
from test_quantity_notation import brief

WEEKS = [
    ("v. 23 2027", "date 2027-06-13"),
    ("v 23 2027", "date 2027-06-13"),
    ("v23 2027", "date 2027-06-13"),
    ("by v. 23", "date 2027-06-13"),
    ("in v 23", "date 2027-06-13"),
    ("senast v. 23", "date 2027-06-13"),
    ("vecka 23 2027", "date 2027-06-13"),
    ("till vecka 23", "date 2027-06-13"),
    ("uke 23 2027", "date 2027-06-13"),
    ("innen uke 23", "date 2027-06-13"),
    ("uge 23 2027", "date 2027-06-13"),
    ("semana 23 de 2027", "date 2027-06-13"),
    ("la semana 23 de 2027", "date 2027-06-13"),
    ("semaine 23 2027", "date 2027-06-13"),
    ("by week 23", "date 2027-06-13"),
    ("in week 23", "date 2027-06-13"),
    ("until week 50", "date 2026-12-13"),
    ("week 23 2027", "date 2027-06-13"),
    ("week 23", "-"),
    ("v 23", "-"),
    ("v. 28-31", "-"),
    ("v. 28-31 2027", "date 2027-08-08"),
    ("by v. 28-31", "date 2027-08-08"),
    ("in weeks 28-31", "date 2027-08-08"),
    ("weeks 28 to 31 of 2027", "date 2027-08-08"),
    ("KW 28-31", "date 2027-08-08"),
    ("KW 28/2027", "date 2027-07-18"),
    ("CW28 2027", "date 2027-07-18"),
    ("2027W28", "date 2027-07-18"),
    ("W28 2027", "date 2027-07-18"),
    ("wk 28 2027", "date 2027-07-18"),
    ("bis KW 28", "date 2027-07-18"),
    ("week 54 2027", "-"),
    ("version v. 2", "-"),
    ("v2.1", "-"),
    ("in v2 of the app", "-"),
    ("in v 2 of the app", "-"),
    ("week of 7 June 2027", "date 2027-06-13"),
    ("week commencing 7 June 2027", "date 2027-06-13"),
    ("w/c 7 June 2027", "date 2027-06-13"),
    ("week ending 13 June 2027", "date 2027-06-13"),
]

OFFSETS = [
    ("the week after Easter 2027", "date 2027-04-04"),
    ("the week after Easter", "date 2027-04-04"),
    ("the week before Christmas", "date ? 20 December 2026 | 24 December 2026"),
    ("two weeks before Christmas", "date 2026-12-11"),
    ("two weeks after Easter 2027", "date 2027-04-11"),
    ("a month after go-live", "-"),
    ("6 weeks before the end of March 2027", "date 2027-02-17"),
    ("three months after 1 May 2027", "date 2027-08-01"),
    ("in the 6 months before March 2027", "duration 6 months ; date 2027-02-28"),
]


@pytest.mark.parametrize(("text", "expected"), WEEKS)
def test_reads_weeks(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), OFFSETS)
def test_counts_from_a_date(text, expected):
    assert brief(text) == expected

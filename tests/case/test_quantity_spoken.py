"""Dates, shares and estimates as people say and scribble them, read on 21 November 2026."""

from datetime import date

import pytest
from test_quantity_notation import brief

DATES = [
    # two-digit years after words that ask for a period
    ("end of 27", "2027-12-31"),
    ("by the end of 27", "2027-12-31"),
    ("by end 27", "2027-12-31"),
    ("mid 27", "2027-06-30"),
    ("end june 27", "2027-06-30"),
    ("end of july 27", "2027-07-31"),
    ("by dec 27", "2027-12-31"),
    ("in December 27", "2027-12-31"),
    ("sept '27", "2027-09-30"),
    ("Q1 28", "2028-03-31"),
    # days
    ("june 30", "2027-06-30"),
    ("14 june", "2027-06-14"),
    ("1st feb", "2027-02-01"),
    ("5 jan", "2027-01-05"),
    ("start 4 may and", "2027-05-04"),
    ("the 15th of January 2027", "2027-01-15"),
    ("first of March twenty twenty seven", "2027-03-01"),
    ("the sixteenth of August", "2027-08-16"),
    ("sixteenth August", "2027-08-16"),
    ("thirtieth of August", "2027-08-30"),
    ("the thirty-first of August", "2027-08-31"),
    ("twenty-first of June 2027", "2027-06-21"),
    ("twenty second of june", "2027-06-22"),
    ("the second of June", "2027-06-02"),
    ("third of March 2027", "2027-03-03"),
    ("August sixteenth", "2027-08-16"),
    ("December the 5th", "2026-12-05"),
    ("August the second", "2027-08-02"),
    ("first day of June 2027", "2027-06-01"),
    ("the last day of June 2027", "2027-06-30"),
    ("2027-08-31", "2027-08-31"),
    ("30 june, 31 july", "2027-06-30 ; date 2027-07-31"),
    # years, months, seasons
    ("by twenty twenty seven", "2027-12-31"),
    ("end of twenty twenty seven", "2027-12-31"),
    ("by October", "2027-10-31"),
    ("from October", "2027-10-01"),
    ("go live in October", "2027-10-31"),
    ("we'd see it October", "2027-10-31"),
    ("we want to see October, honestly", "2027-10-31"),
    ("mid Oct", "2027-10-15"),
    ("next winter", "2027-02-28"),
    ("in the fall of 2024", "2024-11-30"),
    ("in 2023", "2023-12-31"),
    ("since 2022", "2022-01-01"),
    # the turn of the year and feasts
    ("by New Year", "2026-12-31"),
    ("until the new year", "2026-12-31"),
    ("before the new year", "2026-12-31"),
    ("in the new year", "2027-01-31"),
    ("early in the new year", "2027-01-10"),
    ("from the new year", "2027-01-01"),
    ("by New Year 2028", "2027-12-31"),
    ("by New Year's Eve", "2026-12-31"),
    ("in the new year, on 1 January 2028", "2028-01-01"),
    ("in the new year (March 2027)", "2027-03-31"),
    ("after Easter", "2027-03-28"),
    ("by Christmas", "2026-12-25"),
    ("before Christmas", "2026-12-24"),
    # fiscal years
    ("end of the year", "2026-12-31"),
    ("end of fiscal year", "2026-12-31"),
    ("the end of our current financial year", "2026-12-31"),
    ("end of the FY", "2026-12-31"),
    ("Q4 of the fiscal year", "2026-12-31"),
]

LEFT_ALONE = [
    "the Fall Student Survey", "taken from the Fall Student Survey", "after Christmas somebody might",
    "over Christmas", "the Christmas rush", "41 per week 40", "per week 41", "per week 41 2027", "a new year",
    "in the new year's resolutions party", "the October report", "see October figures", "all 14 may leave",
    "the sixteenth version", "first March", "in the first of many", "after 27 people", "end of 40 cases",
    "by the end of 30 days", "early 30 people", "end of 27-28", "in 27 cases", "half of 27", "before 27",
    "twenty seconds", "end of 27k",
]  # fmt: skip

AMBIGUOUS = [
    ("12k in October", "31 October 2026 | 31 October 2027"),
    ("we had outages in October", "31 October 2026 | 31 October 2027"),
    ("1/11/27", "1 November 2027 | 11 January 2027"),
    ("until July 27", "27 July 2027 | 31 July 2027"),
]

SHARES = [
    ("8% -> 5pct", "percent 8 % ; percent 5 %"),
    ("-> 5pct", "percent 5 %"),
    ("1 in 100", "percent 1 %"),
    ("3 in 100", "percent 3 %"),
    ("a fifth of calls", "percent 20 %"),
    ("one call in five", "percent 20 %"),
    ("1 case in 20", "percent 5 %"),
    ("3 calls in 100 fail", "percent 3 %"),
    ("one ticket out of ten", "percent 10 %"),
    ("one call in five minutes", "count 1 call ; duration 5 minutes"),
    ("3 calls in 40 shops", "count 3 calls ; count 40 shops"),
    ("2 outages in 2026", "count 2 outages ; date 2026-12-31"),
    ("nearly every second ticket", "~ percent 50 %"),
    ("every other order", "percent 50 %"),
    ("every tenth case", "percent 10 %"),
    ("every second week", "-"),
    ("every third month", "-"),
    ("every second", "-"),
    ("every fifth floor", "-"),
    ("every second 9 tickets", "count 9 tickets"),
]

FIGURES = [
    ("37 ppm", "count 37 ppm"),
    ("2.5x", "number 2.5 x"),
    ("2.5x faster", "number 2.5 x"),
    ("3x a week", "number 3 /week"),
    ("1920x1080", "-"),
    ("40/48/55k", "number 40000..55000 likely 48000"),
    ("€40/48/55k a year", "money 40000..55000 likely 48000 EUR /year"),
    ("40k/48k/55k", "number 40000..55000 likely 48000"),
    ("$1.1/1.3/1.6m", "money 1100000..1600000 likely 1300000 USD"),
    ("4/5/6 days", "duration 4..6 likely 5 days"),
    ("40/48/55", "-"),
    ("55/48/40k", "-"),
    ("24/7", "-"),
    ("9/10/27 people", "date ? 9 October 2027 | 10 September 2027"),
    ("R$ 1.200.000", "money 1200000 BRL"),
    ("R$ 1,2 milhão", "money 1200000 BRL"),
    ("Rs. 12.5 lakhs", "money 1250000 INR"),
    ("₹ 3.2 cr", "money 32000000 INR"),
    ("INR 1.35 Cr p.a.", "money 13500000 INR /year"),
    ("Rs 62L", "money 6200000 INR"),
    ("Rs. 62-75 lakh", "money 6200000..7500000 INR"),
    ("62 to 75 lakh", "number 6200000..7500000"),
    ("62, no, 62 lakh", "number 62 ; number 6200000"),
    ("85 lakh", "number 8500000"),
    ("1.35 crore", "number 13500000"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_reads_dates_as_said(text, expected):
    assert brief(text) == f"date {expected}"


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_reads_no_date_where_none_is_meant(text):
    assert "date" not in brief(text)


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS)
def test_asks_where_two_days_may_be_meant(text, readings):
    assert brief(text).endswith(f"date ? {readings}")


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_reads_shares_only_where_a_share_is_meant(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_reads_scribbled_figures(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "end_month", "expected"),
    [
        ("Q4 of the fiscal year", 6, "2027-06-30"),
        ("end of our fiscal year", 9, "2027-09-30"),
        ("the second quarter of FY28", 6, "2027-12-31"),
        ("the first quarter of next fiscal year", 6, "2027-09-30"),
    ],
)
def test_parts_of_fiscal_years_follow_the_case(text, end_month, expected):
    assert brief(text, fiscal_year_end=end_month) == f"date {expected}"


def test_a_month_that_has_only_begun_is_still_ahead():
    assert brief("in November") == "date 2026-11-30"
    assert brief("in October", today=date(2026, 10, 2)) == "date 2026-10-31"

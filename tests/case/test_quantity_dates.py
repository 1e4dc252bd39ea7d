"""Dates and named periods, read on 21 November 2026."""

from datetime import date

import pytest
from test_quantity_notation import brief

DATES = [
    ("Q3 2027", "2027-09-30"),
    ("Q3 27", "2027-09-30"),
    ("Q3/2027", "2027-09-30"),
    ("Q3/27", "2027-09-30"),
    ("Q3'27", "2027-09-30"),
    ("2027 Q3", "2027-09-30"),
    ("2027-Q3", "2027-09-30"),
    ("2027Q3", "2027-09-30"),
    ("3Q27", "2027-09-30"),
    ("Q3", "2027-09-30"),
    ("in Q1", "2027-03-31"),
    ("end of Q3 27", "2027-09-30"),
    ("end Q3 2027", "2027-09-30"),
    ("third quarter of 2027", "2027-09-30"),
    ("the third quarter of 2027", "2027-09-30"),
    ("3rd quarter 2027", "2027-09-30"),
    ("last quarter of 2027", "2027-12-31"),
    ("third quarter of next year", "2027-09-30"),
    ("Q2 next year", "2027-06-30"),
    ("end of H1", "2027-06-30"),
    ("H1 2028", "2028-06-30"),
    ("H2 27", "2027-12-31"),
    ("first half of 2028", "2028-06-30"),
    ("second half of 2027", "2027-12-31"),
    ("FY27", "2027-12-31"),
    ("FY2027", "2027-12-31"),
    ("FY 27", "2027-12-31"),
    ("FY26/27", "2027-12-31"),
    ("FY2026-27", "2027-12-31"),
    ("fiscal year 2027", "2027-12-31"),
    ("Q2 FY27", "2027-06-30"),
    ("FY27 Q2", "2027-06-30"),
    ("end of FY27", "2027-12-31"),
    ("by next March", "2027-03-31"),
    ("by March", "2027-03-31"),
    ("March 2027", "2027-03-31"),
    ("march 2027", "2027-03-31"),
    ("Mar 27", "2027-03-31"),
    ("Mar '27", "2027-03-31"),
    ("March '27", "2027-03-31"),
    ("Sept. 2027", "2027-09-30"),
    ("09/2027", "2027-09-30"),
    ("2027-09", "2027-09-30"),
    ("end of March", "2027-03-31"),
    ("end Jan", "2027-01-31"),
    ("by the end of February 2028", "2028-02-29"),
    ("mid-2027", "2027-06-30"),
    ("mid 2027", "2027-06-30"),
    ("mid June", "2027-06-15"),
    ("mid-June 2027", "2027-06-15"),
    ("middle of June 2027", "2027-06-15"),
    ("early 2027", "2027-03-31"),
    ("early March 2027", "2027-03-10"),
    ("late 2027", "2027-12-31"),
    ("late March 2027", "2027-03-31"),
    ("start of March 2027", "2027-03-01"),
    ("beginning of 2028", "2028-01-01"),
    ("from March 2027", "2027-03-01"),
    ("starting April 2027", "2027-04-01"),
    ("as of Q2 2027", "2027-04-01"),
    ("before summer 2027", "2027-05-31"),
    ("before summer", "2027-05-31"),
    ("before the summer", "2027-05-31"),
    ("by summer", "2027-08-31"),
    ("summer 2027", "2027-08-31"),
    ("spring 2027", "2027-05-31"),
    ("by autumn", "2027-11-30"),
    ("fall 2027", "2027-11-30"),
    ("after the summer", "2027-08-31"),
    ("winter 2027/28", "2028-02-29"),
    ("by Christmas", "2026-12-25"),
    ("before Christmas", "2026-12-24"),
    ("before Easter 2027", "2027-03-27"),
    ("Easter 2028", "2028-04-16"),
    ("end of next year", "2027-12-31"),
    ("next year", "2027-12-31"),
    ("year end", "2026-12-31"),
    ("by year-end", "2026-12-31"),
    ("year end 2027", "2027-12-31"),
    ("EOY 2027", "2027-12-31"),
    ("end of the year", "2026-12-31"),
    ("end of year", "2026-12-31"),
    ("this year", "2026-12-31"),
    ("next quarter", "2027-03-31"),
    ("end of this quarter", "2026-12-31"),
    ("end of the quarter", "2026-12-31"),
    ("next month", "2026-12-31"),
    ("end of the month", "2026-11-30"),
    ("by 2028", "2028-12-31"),
    ("in 2027", "2027-12-31"),
    ("end of 2027", "2027-12-31"),
    ("end 2027", "2027-12-31"),
    ("before 2028", "2027-12-31"),
    ("before Q3 2027", "2027-06-30"),
    ("before the end of Q3 2027", "2027-09-30"),
    ("before 1 April 2027", "2027-03-31"),
    ("until June 2027", "2027-06-30"),
    ("in 9 months", "2027-08-21"),
    ("in nine months", "2027-08-21"),
    ("in six weeks", "2027-01-02"),
    ("within 18 months", "2028-05-21"),
    ("9 months from now", "2027-08-21"),
    ("in a year", "2027-11-21"),
    ("within the next 6 months", "2027-05-21"),
    ("in 9 months' time", "2027-08-21"),
    ("in 90 days", "2027-02-19"),
    ("in 3 months", "2027-02-21"),
    ("30 September 2027", "2027-09-30"),
    ("30 Sep 27", "2027-09-30"),
    ("30-Sep-2027", "2027-09-30"),
    ("30th September 2027", "2027-09-30"),
    ("Sept 30, 2027", "2027-09-30"),
    ("September 30th, 2027", "2027-09-30"),
    ("September 30 2027", "2027-09-30"),
    ("30.09.2027", "2027-09-30"),
    ("30.9.27", "2027-09-30"),
    ("03.04.2027", "2027-04-03"),
    ("30/09/2027", "2027-09-30"),
    ("09/30/2027", "2027-09-30"),
    ("05/05/2027", "2027-05-05"),
    ("30-09-2027", "2027-09-30"),
    ("2027-09-30", "2027-09-30"),
    ("2027/09/30", "2027-09-30"),
    ("1st of May 2027", "2027-05-01"),
    ("the 15th of January", "2027-01-15"),
    ("15 January", "2027-01-15"),
    ("by March 3", "2027-03-03"),
    ("on Mar 27", "2027-03-27"),
    ("by Mar 15", "2027-03-15"),
    ("June 30", "2027-06-30"),
    ("bis 30.06.", "2027-06-30"),
    ("zum 30.06", "2027-06-30"),
    ("end of quarter", "2026-12-31"),
    ("30. September 2027", "2027-09-30"),
    ("CW 14 2027", "2027-04-11"),
    ("KW 14", "2027-04-11"),
    ("KW14/2027", "2027-04-11"),
    ("2027-W14", "2027-04-11"),
    ("fin juin 2027", "2027-06-30"),
    ("fin de juin 2027", "2027-06-30"),
    ("Ende März 2027", "2027-03-31"),
    ("fin du T3 2027", "2027-09-30"),
    ("T3 2027", "2027-09-30"),
    ("Mitte 2027", "2027-06-30"),
    ("mi-2027", "2027-06-30"),
    ("1er mai 2027", "2027-05-01"),
    ("30 de septiembre de 2027", "2027-09-30"),
    ("septiembre 2027", "2027-09-30"),
    ("setembro de 2027", "2027-09-30"),
    ("Sommer 2027", "2027-08-31"),
    ("Mar 2025", "2025-03-31"),
]

AMBIGUOUS = [
    ("03/04/2027", "3 April 2027 | 4 March 2027"),
    ("3/4/27", "3 April 2027 | 4 March 2027"),
    ("by March 27", "27 March 2027 | 31 March 2027"),
    ("by 30 February 2027", "28 February 2027 | 1 March 2027"),
    ("12k at the end of October", "31 October 2026 | 31 October 2027"),
    ("winter 2027", "28 February 2027 | 29 February 2028"),
]

NO_DATES = [
    "we may fall behind", "march on", "the mar of", "2027", "Gartner 2024", "back end of things",
    "second quarter results", "31/31/2027", "99.99.2027", "2027-13-40", "spring into action", "the end",
    "once a year ends", "the T3 line", "S2 bucket", "mid-range", "early adopters", "the end of support",
    "in 4 hours we", "Q5 2027", "in the loop",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_reads_dates(text, expected):
    assert brief(text) == f"date {expected}"


@pytest.mark.parametrize(("text", "expected"), DATES[::2])
def test_reads_dates_inside_a_sentence(text, expected):
    assert brief(f"Owner is Lena; {text}, says the plan.") == f"date {expected}"


@pytest.mark.parametrize(("text", "expected"), AMBIGUOUS)
def test_asks_rather_than_guesses(text, expected):
    assert brief(text).endswith(f"date ? {expected}")


@pytest.mark.parametrize("text", NO_DATES)
def test_leaves_what_is_no_date(text):
    assert "date" not in brief(text)


@pytest.mark.parametrize(
    ("text", "end_month", "expected"),
    [
        ("FY27", 6, "2027-06-30"),
        ("FY26/27", 3, "2027-03-31"),
        ("Q2 FY27", 6, "2026-12-31"),
        ("H1 FY27", 3, "2026-09-30"),
        ("end of fiscal year 2028", 9, "2028-09-30"),
        ("before FY27", 6, "2026-06-30"),
        ("end of the fiscal year", 3, "2027-03-31"),
        ("next fiscal year", 3, "2028-03-31"),
        ("Q3 2027", 6, "2027-09-30"),
    ],
)
def test_fiscal_years_end_when_the_case_says(text, end_month, expected):
    assert brief(text, fiscal_year_end=end_month) == f"date {expected}"


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("next March", date(2027, 1, 10), "? 31 March 2027 | 31 March 2028"),
        ("by March", date(2027, 3, 10), "2027-03-31"),
        ("by March", date(2027, 4, 1), "2028-03-31"),
        ("end of H1", date(2027, 2, 1), "2027-06-30"),
        ("before summer", date(2027, 7, 1), "2028-05-31"),
        ("Q1", date(2027, 3, 31), "2027-03-31"),
        ("in 1 month", date(2027, 1, 31), "2027-02-28"),
        ("KW 53 2026", date(2026, 1, 1), "2027-01-03"),
    ],
)
def test_counts_from_today(text, today, expected):
    assert brief(text, today=today) == f"date {expected}"

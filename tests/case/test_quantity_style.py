"""How a writer writes: decimal sign, order of day and month, and the month in which the fiscal year ends."""

import time
from datetime import date

import pytest
from test_quantity_notation import TODAY

from casebuilder.case.quantity import (
    decimal_style,
    find_pairs,
    find_quantities,
    fiscal_year_end_in,
    month_first_in,
    parse_date,
    parse_quantity,
)

FISCAL = [
    ("our fiscal year runs July through June", 6),
    ("Bear in mind that our fiscal year runs from July 1 through June 30. The median", 6),
    ("fiscal year ends in March", 3),
    ("FY = Apr-Mar", 3),
    ("fiscal year starts in October", 9),
    ("FY: April to March", 3),
    ("FY (Apr–Mar)", 3),
    ("April-March financial year", 3),
    ("by 1/31/28 (our fiscal year end), CloudHealth", 1),
    ("our fiscal year ends on 31 January", 1),
    ("our fiscal year end is June 30", 6),
    ("FYE March", 3),
    ("fiscal year-end: 31 March", 3),
    ("our year end is June", 6),
    ("we have a March year end", 3),
    ("our fiscal year is the calendar year", 12),
    ("FY27 ends in March 2027", 3),
    ("FY27 ends 31 March 2027", 3),
    ("FY27 starts in July 2026", 6),
    ("fiscal year April to April", None),
    ("the pilot ends in March of the fiscal year", None),
    ("FY27 budget ends in March", None),
    ("end of FY27", None),
    ("by March", None),
    ("", None),
    ("Geschäftsjahr endet im März", 3),
    ("Unser Geschäftsjahr endet am 30. September", 9),
    ("the fiscal year does not end in March", None),
    ("fiscal year ends in March. No, the fiscal year ends in June", None),
    ("fiscal year runs 7/1 to 6/30", 6),
    ("Our financial year, April to March, is", 3),
    ("fiscal year begins on 1 April", 3),
    ("Our fiscal year closes at the end of September.", 9),
    ("fiscal year starts with October", 9),
    ("FY ends June", 6),
    ("the fiscal year goes from the first of October to the end of September", 9),
    ("fiscal years run July-June", 6),
    ("FY26 by June 2027", None),
    ("the fiscal year 2027 in March we start", None),
    ("we start the pilot this fiscal year in March", None),
    ("end of the fiscal year. March is our start", None),
    ("Our fiscal year runs from February 1 to January 31", 1),
    ("our fiscal year ends with January", 1),
    ("fiscal year is July to June", 6),
    ("Fiscal year July 1–June 30", 6),
    ("the fiscal year that ends in June", 6),
    ("our year runs July to June", None),
    ("our fy ends sept", 9),
    ("FY27: March pilot", None),
    ("Q3 FY27 is Oct-Dec", None),
    ("FY27, March to June pilot", None),
    ("FY starts 1st Oct", 9),
    ("30 June is our fiscal year end", 6),
    ("March 2027 (end of our fiscal year)", 3),
    ("end of our fiscal year, 31 March", 3),
    ("by the end of our fiscal year in June", 6),
    ("1 July is the start of our fiscal year", 6),
]

STYLES = [
    ("2.700.000", "comma"), ("3,5 h", "comma"), ("1 250,5", "comma"), ("0,125", "comma"), ("bis 30.06. 3,5 h", "comma"),
    ("1,250,000", "point"), ("4.25", "point"), ("0.125", "point"), ("45,00,000", "point"),
    ("2.700.000 and 4.25", None), ("9,000", None), ("1.234", None), ("30.09.2027", None), ("zum 30.06", None),
    ("v2.1", None), ("section 4.2 applies", None), ("", None), ("1'200'000", None), ("85 000", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "month"), FISCAL)
def test_finds_the_month_that_the_fiscal_year_ends_in(text, month):
    assert fiscal_year_end_in(text) == month


@pytest.mark.parametrize(("text", "style"), STYLES)
def test_tells_the_decimal_sign(text, style):
    assert decimal_style(text) == style


@pytest.mark.parametrize(
    ("text", "first"), [("6/14/27", True), ("31/12/2027", False), ("1/11/27", None), ("6/14/27, 14/6/27", None)]
)
def test_tells_whether_the_month_comes_first(text, first):
    assert month_first_in(text) is first


@pytest.mark.parametrize(
    ("text", "month_first", "expected"),
    [
        ("1/11/27", True, date(2027, 1, 11)),
        ("1/11/27", False, date(2027, 11, 1)),
        ("1/11/27", None, None),
        ("1/11/27, not 25/12/27", True, date(2027, 11, 1)),
        ("6/14/27", False, date(2027, 6, 14)),
        ("03.04.2027", True, date(2027, 4, 3)),
    ],
)
def test_a_known_style_settles_what_the_text_leaves_open(text, month_first, expected):
    first = find_quantities(text, today=TODAY, month_first=month_first)[0]
    assert first.date == expected


def test_every_reader_takes_the_known_style():
    assert parse_date("by 1/11/27", today=TODAY, month_first=True).date == date(2027, 1, 11)
    assert parse_quantity("1/11/27", today=TODAY, month_first=False).date == date(2027, 11, 1)
    (pair,) = find_pairs("from 1/11/27 to 2/11/27", today=TODAY, month_first=True)
    assert (pair.before.date, pair.after.date) == (date(2027, 1, 11), date(2027, 2, 11))


@pytest.mark.parametrize(
    "piece", ["fiscal year ", "fiscal year runs from March ", "march ", "fy ", "the end of ", "  ", "(", "1,5 ", "9/"]
)
def test_telling_the_style_takes_time_with_length_only(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        started = time.perf_counter()
        fiscal_year_end_in(text)
        decimal_style(text)
        return time.perf_counter() - started

    short = max(seconds(4_000), seconds(4_000), 0.004)
    long = min(seconds(40_000) for _ in range(3))
    assert long < 40 * short

"""The short notation that the quantity tables are written in, and the promises that hold for every quantity.

`brief("about 40-50k a year")` is `~ number 40000..50000 /year`. Several quantities are joined by " ; ", none is "-".
"""

from datetime import date

import pytest

from casebuilder.case.quantity import Quantity, find_pairs, find_quantities, parse_date, parse_quantity, same_value

TODAY = date(2026, 11, 21)


def number(value):
    """Write a Decimal without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def one(q: Quantity) -> str:
    words = []
    words += ["~"] if q.approx else []
    words += [f"[{q.bound}]"] if q.bound else []
    words += [f"rel{q.sign or ''}"] if q.relative else [q.sign] if q.sign else []
    words += [q.kind]
    if q.ambiguous:
        words += ["? " + " | ".join(q.ambiguous)]
    elif q.kind == "date":
        words += [q.date.isoformat()]
    elif q.low is not None:
        words += [f"{number(q.low)}..{number(q.high)}"]
        words += [f"likely {number(q.likely)}"] if q.likely is not None else []
    else:
        words += [number(q.value)]
    words += [w for w in (q.unit, q.currency, f"/{q.per}" if q.per else None, "once" if q.once else None) if w]
    return " ".join(words)


def brief(text: str, **settings) -> str:
    settings.setdefault("today", TODAY)
    found = find_quantities(text, **settings)
    for q in found:
        assert text[q.start : q.end] == q.text
    return " ; ".join(map(one, found)) or "-"


def test_the_span_is_the_run_of_words_that_makes_the_figure():
    spans = [q.text for q in find_quantities("It takes about €1.2m p.a., down 40 % before summer 2027.", today=TODAY)]
    assert spans == ["€1.2m p.a.", "40 %", "before summer 2027"]


def test_symbols_that_touch_belong_to_the_span():
    assert [q.text for q in find_quantities("~9k, <3%, +5 points, 98%+", today=TODAY)] == [
        "~9k", "<3%", "+5 points", "98%+",
    ]  # fmt: skip


def test_an_ambiguous_quantity_has_no_value():
    (q,) = find_quantities("1.234 tickets", today=TODAY)
    assert q.value is None and q.ambiguous == ("1.234", "1,234") and q.unit == "tickets"
    (d,) = find_quantities("due 03/04/2027", today=TODAY)
    assert d.date is None and d.ambiguous == ("3 April 2027", "4 March 2027")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 4.2 hours.", "~ duration 4.2 hours"),
        ("from €40k", "money 40000 EUR"),
        ("  12  ", "number 12"),
        ("9.", "number 9"),
        ("a third", "percent 33.3 %"),
        ("one", "number 1"),
        ("roughly a day", "~ duration 1 days"),
        ("at least 98%", "[min] percent 98 %"),
        ("2000", "number 2000"),
        ("Q3 27", "date 2027-09-30"),
        ("it's 40k a year", "number 40000 /year"),
        ("9 tickets and 3 calls", None),
        ("no idea", None),
        ("Lena Ort, 40", None),
        ("", None),
        ("82", "number 82"),
        ("half", "percent 50 %"),
    ],
)
def test_parse_quantity_takes_a_whole_text(text, expected):
    found = parse_quantity(text, today=TODAY)
    assert (one(found) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by next March", date(2027, 3, 31)),
        ("March", date(2027, 3, 31)),
        ("summer", date(2027, 8, 31)),
        ("2027", date(2027, 12, 31)),
        ("by 2028", date(2028, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
        ("from April 2027", date(2027, 4, 1)),
        ("40 hours", None),
        ("soon", None),
    ],
)
def test_parse_date(text, expected):
    found = parse_date(text, today=TODAY)
    assert (found.date if found else None) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("from 82% to 98%", "percent 82 %", "percent 98 %"),
        ("82 % -> 98 %", "percent 82 %", "percent 98 %"),
        ("82% → 98% by Q3 2027", "percent 82 %", "percent 98 %"),
        ("from 82 to 98%", "percent 82 %", "percent 98 %"),
        ("raise first-time-right from about 82 % today to at least 98 %", "~ percent 82 %", "[min] percent 98 %"),
        ("from 4 to 2 hours", "duration 4 hours", "duration 2 hours"),
        ("from 4.2 hours to 2", "duration 4.2 hours", "duration 2 hours"),
        ("cut it 30 to 12 minutes", "duration 30 minutes", "duration 12 minutes"),
        ("from 9 outages a quarter down to 3", "count 9 outages /quarter", "count 3 outages /quarter"),
        ("from a third to 10%", "percent 33.3 %", "percent 10 %"),
        ("von 82 % auf 98 %", "percent 82 %", "percent 98 %"),
        ("de 82 % à 98 %", "percent 82 %", "percent 98 %"),
        ("from 40 to 25k euros", "money 40000 EUR", "money 25000 EUR"),
        ("from $1.2m to $900k", "money 1200000 USD", "money 900000 USD"),
        ("from 1.2m to 900k USD a year", "money 1200000 USD /year", "money 900000 USD /year"),
    ],
)
def test_pairs(text, before, after):
    (pair,) = find_pairs(text, today=TODAY)
    assert (one(pair.before), one(pair.after)) == (before, after)
    assert text[pair.start : pair.end] == text[pair.before.start : pair.after.end]


@pytest.mark.parametrize(
    "text",
    [
        "40 to 50k",
        "82% and 98%",
        "9 a quarter now, 3 by Q2 2027",
        "4 hours, 2 days",
        "from 4 hours to 30 tickets",
        "-> 5",
    ],
)
def test_no_pair_unless_it_is_said(text):
    assert find_pairs(text, today=TODAY) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("120k", "120,000", True),
        ("€1.2m", "EUR 1,200,000.00", True),
        ("4.2 hours", "4.2 h", True),
        ("a third", "33.3%", True),
        ("3 outages", "3 outage", True),
        ("Q3 2027", "30 September 2027", True),
        ("5 hours", "5 days", False),
        ("$5k", "€5k", False),
        ("9k a month", "9k a year", False),
        ("40%", "+40%", False),
        ("1.234", "1.234", False),
        ("40-50k", "40k to 50k", True),
    ],
)
def test_same_value(a, b, same):
    first, second = (find_quantities(text, today=TODAY)[0] for text in (a, b))
    assert same_value(first, second) is same

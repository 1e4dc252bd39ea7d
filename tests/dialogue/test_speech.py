"""Saying values, and reading back what was taken: once, exactly, and never as markup."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.complete_case import complete_case

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply
from casebuilder.case.value import LedgerEntry, Said, ThreePoint
from casebuilder.dialogue.readback import noted
from casebuilder.dialogue.speech import amount, count, day, escape, number, obvious, said, shorten


def case_of(*changes):
    made = [Change(path=p, value=v, text=t, source=Said(turn=1, quote=t)) for p, v, t in changes]
    return apply(Case(), made, 1), [LedgerEntry.model_validate(c.model_dump()) for c in made]


@pytest.mark.parametrize(
    "text", ["A: B (c) - d, ~9k & 3 > 2; snake_case #1 50% + x!", "cost: 40,000 EUR | once", "a < b"]
)
def test_plain_words_stay_as_they_are(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![x](http://e/x.png)", r"!\[x\](http://e/x.png)"),
        ("<script>", r"\<script>"),
        ("**bold**", r"\*\*bold\*\*"),
        ("$40k and $50k", r"\$40k and \$50k"),
        ("# title", r"\# title"),
        ("1. item", "1\\. item"),
        ("~~gone~~", None),
        (":smile:", r"\:smile:"),
        ("a\nb\u202ec", "a b c"),
    ],
)
def test_markup_is_disarmed(text, shown):
    if shown is not None:
        assert escape(text) == shown
    assert "~~" not in escape(text)


@given(st.text(max_size=60))
def test_no_text_opens_an_image_a_link_or_a_tag(text):
    line = escape(text)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[`*$]", line)
    assert not re.search(r"(?<!\\)<[a-zA-Z/!?]", line)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("9000"), "9,000"),
        (Decimal("4.20"), "4.2"),
        (None, "?"),
        (ThreePoint(low=Decimal(1), likely=Decimal(2), high=Decimal(3)), "1 to 3, most likely 2"),
    ],
)
def test_numbers_are_said_plainly(value, words):
    assert number(value) == words


def test_days_amounts_and_counts_are_said_plainly():
    assert day(dt.date(2027, 9, 30)) == "30 Sep 2027"
    assert amount(Decimal(40000), "EUR", "yearly") == "40,000 EUR a year"
    assert [count(n, "thing", "things") for n in (0, 1, 6, 14)] == ["no things", "one thing", "six things", "14 things"]
    assert shorten("one two three", 8) == "one two …"
    assert said(" a third, ") == "*a third*"


@pytest.mark.parametrize(
    ("value", "words", "plain"),
    [
        ("180000", "180k one-off", True),
        ("33.3", "a third", False),
        ("1500", "1.5 thousand", True),
        ("12", "a dozen", False),
        ("40000", "40.000 Euro", True),
    ],
)
def test_a_figure_is_plain_when_its_digits_stand_in_the_words(value, words, plain):
    assert obvious(Decimal(value), words) is plain


def test_a_kpi_is_read_back_in_one_line_with_what_was_read_into_it():
    case, captured = case_of(
        ("kpis[0].name", "misrouted tickets", "misrouted tickets"),
        ("kpis[0].unit", "%", "%"),
        ("kpis[0].baseline", 33.3, "a third"),
        ("kpis[0].target", 10, "10%"),
        ("kpis[0].due", "2027-09-30", "end of Q3 27"),
        ("kpis[0].source", "ServiceNow report", "ServiceNow report"),
    )
    assert noted(case, captured) == (
        "KPI 1: misrouted tickets, *a third* (33.3 %) → 10 % by 30 Sep 2027 (*end of Q3 27*), from ServiceNow report"
    )


def test_only_what_is_new_is_read_back():
    case = complete_case()
    entry = LedgerEntry(path="kpis[0].owner", value="Lena Ort", text="Lena Ort", source=Said(turn=9, quote="Lena Ort"))
    line = noted(case, [entry])
    assert line.endswith("owned by Lena Ort")
    assert "33" not in line


def test_costs_stand_together_and_the_currency_is_asked_once():
    case, captured = case_of(
        ("costs[0].item", "budget", "budget"),
        ("costs[0].amount", 180000, "180k one-off"),
        ("costs[1].item", "licences", "licences"),
        ("costs[1].amount", 40000, "40k a year"),
    )
    assert noted(case, captured, ask_currency=True) == (
        "costs: budget *180k one-off*; licences *40k a year* (which currency?)"
    )
    assert "currency" not in noted(case, captured)


def test_a_currency_said_later_is_told_once_for_all_amounts():
    case, captured = case_of(
        ("costs[0].amount", 5, "5"), ("costs[0].currency", "EUR", "euros"), ("currency", "EUR", "euros")
    )
    assert noted(case, captured[1:]) == "all amounts in EUR"


def test_name_and_role_go_together_and_dates_say_what_was_read():
    case, captured = case_of(
        ("sponsor.name", "Dana Reyes", "Dana Reyes"),
        ("sponsor.role", "VP Ops", "VP Ops"),
        ("timeline.go_live", "2027-05-31", "before summer"),
        ("timeline.start", "2027-02-01", "1 February 2027"),
    )
    assert noted(case, captured) == (
        "sponsor *Dana Reyes*, VP Ops · go-live *before summer*, I read that as 31 May 2027 · start 1 Feb 2027"
    )


def test_everything_of_a_complete_case_can_be_read_back_and_much_of_it_is_left_to_the_page():
    case = complete_case()
    entries = [*case.provenance, *case.ledger]
    line = noted(case, entries, most=50)
    assert "?" not in line
    assert "more, see the case" in noted(case, entries, most=3)

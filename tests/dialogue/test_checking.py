"""The checks of generated text on their own: nothing slips through by a digit, and no text makes them fail."""

import datetime as dt
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.complete_case import TODAY, complete_case
from test_phrasing import CASE, COMPOSED, GOOD

from casebuilder.dialogue.checking import REASONS, check_draft, check_phrased, control_tokens, ground
from casebuilder.dialogue.checking.marks import Context, read_marks, states
from casebuilder.dialogue.drafting import case_lines
from casebuilder.dialogue.plain import plain, shown, without_emphasis

WORDS = plain(COMPOSED)
GROUNDS = ground(CASE, TODAY, shown=[WORDS], cards=[("R6", "Few could show a return.")])
DIGITS = [m.start() for m in re.finditer(r"\d", GOOD)]


def test_the_faithful_text_passes() -> None:
    assert check_phrased(GOOD, WORDS, GROUNDS) == []


@settings(deadline=None)
@given(st.sampled_from(DIGITS), st.sampled_from("0123456789"))
def test_no_other_digit_passes(at: int, digit: str) -> None:
    changed = GOOD[:at] + digit + GOOD[at + 1 :]
    assert (changed == GOOD) is (check_phrased(changed, WORDS, GROUNDS) == [])


@given(st.permutations(["33 percent", "10 percent", "14 minutes", "6 minutes"]))
def test_no_other_order_of_figures_passes(order: list[str]) -> None:
    known = ["33 percent", "10 percent", "14 minutes", "6 minutes"]
    text = GOOD
    for number, old in enumerate(known):
        text = text.replace(old, f"@{number}@")
    for number, new in enumerate(order):
        text = text.replace(f"@{number}@", new)
    assert (order == known) is (check_phrased(text, WORDS, GROUNDS) == [])


@given(st.text(max_size=400) | st.lists(st.sampled_from(GOOD.split()), max_size=60).map(" ".join))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_gets_a_verdict(text: str) -> None:
    for problems in (check_phrased(text, WORDS, GROUNDS), check_draft(text, GROUNDS)):
        assert all(p.code in REASONS and len(p.detail) <= 160 for p in problems)
    assert "<script" not in shown(text, COMPOSED).replace("\\<", "") and without_emphasis(text) is not None
    control_tokens(text)


def test_a_long_text_is_checked_quickly() -> None:
    case = complete_case()
    grounds = ground(case, TODAY, listed=case_lines(case))
    text = "no more and left out of 33 percent by 30 September 2027, " * 60
    started = time.perf_counter()
    assert check_draft(text, grounds)
    assert time.perf_counter() - started < 3


CONTEXT = Context(dt.date(2026, 11, 21), currency="EUR")


@pytest.mark.parametrize(
    ("claim", "source", "same"),
    [
        ("nine hours", "9 hours", True),
        ("EUR 1,200", "1.2k euros", True),
        ("30 Sep 2027", "by the end of Q3 2027", True),
        ("33 %", "33 percent", True),
        ("40,000 euros", "40k", True),
        ("40,000 dollars", "40k", False),
        ("40,000 euros a year", "40k euros a month", False),
        ("40,000 euros once", "40k euros a month", False),
        ("40 %", "40 tickets", False),
        ("40 %", "40 points", False),
        ("4 hours", "4 days", False),
        ("240 minutes", "4 hours", False),
        ("33 %", "33.3 %", False),
        ("at least 40 tickets", "40 tickets", False),
        ("1 October 2027", "30 September 2027", False),
    ],
)
def test_values_are_compared_with_unit_currency_and_period(claim: str, source: str, same: bool) -> None:
    said, held = read_marks(claim, CONTEXT), read_marks(source, CONTEXT)
    assert any(states(a, b, "EUR") for a in said for b in held) is same


def test_plain_words_and_back() -> None:
    assert plain(r"**Who?** *costs \$40k \[x\]* [C5]") == "Who? costs $40k [x] [C5]"
    assert shown("Who? [C5] [x] <b>", "**Who?** [C5]") == r"**Who?** [C5] \[x\] \<b>"
    assert without_emphasis("**bold** and *more*") == "bold and more"

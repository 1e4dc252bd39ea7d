import datetime as dt

import pytest

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.currency import currency_of, overall


def _message(text: str, currency: str | None = None) -> Message:
    return Message(text, "costs", dt.date(2026, 11, 21), currency=currency)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Build 20k, run 3k a month, all in euro.", "EUR", True),
        ("setup 35k once, upkeep 9k a yr, all eur ex vat", "EUR", True),
        ("Everything in CHF: build 20k.", "CHF", True),
        ("Build $20,000, then 3,000 a month.", "USD", False),
        ("Build 20k, run 3k a month.", None, None),
        ("Build €20k in Bonn and $9k in Austin.", None, None),
    ],
)
def test_currency_of_a_whole_message(text, code, said):
    found = overall(_message(text))
    assert (found.code if found else None, found.said if found else None) == (code, said)


def test_the_currency_of_the_case_is_a_weak_guess():
    message = _message("Build 20k.", "SEK")
    found = currency_of(message, message.quantities[0], None)
    assert found is not None
    assert (found.value, found.weak, found.quote) == ("SEK", True, "20k")

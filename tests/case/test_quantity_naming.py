"""The one currency that a text names, by symbol, code or word."""

import time

import pytest

from casebuilder.case.quantity import currency_named

NAMED = [
    ("all figures in euros please", "EUR", "euros"),
    ("EUR", "EUR", "EUR"),
    ("eur is fine", "EUR", "eur"),
    ("40k€ a year", "EUR", "€"),
    ("kEUR 40", "EUR", "kEUR"),
    ("40 TEUR", "EUR", "TEUR"),
    ("about 60 grand, in pounds", "GBP", "pounds"),
    ("PSG? no, QUID", "GBP", "QUID"),
    ("pounds sterling", "GBP", "pounds sterling"),
    ("sterling, always", "GBP", "sterling"),
    ("£5", "GBP", "£"),
    ("gbp", "GBP", "gbp"),
    ("thousands of pounds of savings", "GBP", "pounds"),
    ("Dollars!", "USD", "Dollars"),
    ("two million bucks", "USD", "bucks"),
    ("US$ 5 and $6 and 7 USD", "USD", "US$"),
    ("us dollars", "USD", "us dollars"),
    ("A$5", "AUD", "A$"),
    ("Canadian dollars", "CAD", "Canadian dollars"),
    ("40k CAD", "CAD", "CAD"),
    ("in francs", "CHF", "francs"),
    ("Swiss francs, CHF", "CHF", "Swiss francs"),
    ("Fr. 500", "CHF", "Fr."),
    ("kronor", "SEK", "kronor"),
    ("5 000 kr", "SEK", "kr"),
    ("sek", "SEK", "sek"),
    ("danish kroner", "DKK", "danish kroner"),
    ("48 million yen", "JPY", "yen"),
    ("JPY", "JPY", "JPY"),
    ("4800万円", "JPY", "円"),
    ("rupees", "INR", "rupees"),
    ("Rs. 45 lakh", "INR", "Rs."),
    ("₹ 3.2 cr", "INR", "₹"),
    ("inr", "INR", "inr"),
    ("R$ 1.200.000", "BRL", "R$"),
    ("1,5 mil reais", "BRL", "reais"),
    ("it is 1.2 million real a year", "BRL", "real"),
    ("brl", "BRL", "brl"),
    ("zł", "PLN", "zł"),
]

NOT_NAMED = [
    "", "nothing at all", "$5 and €4", "pounds or euros", "Canadian dollars and US dollars", "300 pounds of flour",
    "it weighs 12 pounds", "40 foot-pounds", "60 pounds per square inch", "a real problem", "3 real problems",
    "in real time", "really", "quid pro quo", "sterling work", "Euro 6 engines", "the euro zone", "Starbucks",
    "bucks the trend", "KR 1 and KR 2", "CFA francs", "CAD drawings", "a yen for order", "RS-232", "kroner",
    "Fr. 12.3. is free", "brand", "the Europe office", "MAD 31", "usdx",
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "said"), NAMED)
def test_names_the_currency(text, code, said):
    assert currency_named(text) == (code, said)
    assert said in text


@pytest.mark.parametrize("text", NOT_NAMED)
def test_names_none_or_several(text):
    assert currency_named(text) is None


@pytest.mark.parametrize("piece", ["pounds ", "weigh ", "$", "5 mil ", "swiss ", " ", "\n", "r", "us ", "kr "])
def test_naming_takes_time_with_length_only(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        started = time.perf_counter()
        currency_named(text)
        return time.perf_counter() - started

    short = max(seconds(20_000), seconds(20_000), 0.004)
    long = min(seconds(200_000) for _ in range(3))
    assert long < 40 * short

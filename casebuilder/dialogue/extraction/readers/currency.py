"""Which currency an amount is in: its own, one said for the whole message, else the only one in use."""

import re
from dataclasses import dataclass

from casebuilder.case.quantity import Quantity
from casebuilder.case.quantity.currencies import CODES
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message

_NAMES = {
    "euro": "EUR", "euros": "EUR", "€": "EUR", "eur": "EUR", "pounds": "GBP", "pound": "GBP", "sterling": "GBP",
    "quid": "GBP", "£": "GBP", "gbp": "GBP", "dollars": "USD", "us dollars": "USD", "$": "USD", "usd": "USD",
    "bucks": "USD", "swiss francs": "CHF", "francs": "CHF", "chf": "CHF", "yen": "JPY", "jpy": "JPY", "rupees": "INR",
    "inr": "INR", "kronor": "SEK", "swedish kronor": "SEK", "sek": "SEK", "reais": "BRL", "brl": "BRL",
    "zloty": "PLN", "zlotys": "PLN", "złoty": "PLN", "pln": "PLN", "rand": "ZAR", "zar": "ZAR", "nok": "NOK",
    "dkk": "DKK", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "sgd": "SGD", "hkd": "HKD", "cny": "CNY", "czk": "CZK",
    "canadian dollars": "CAD", "australian dollars": "AUD", "singapore dollars": "SGD", "dirhams": "AED",
    "norwegian kroner": "NOK", "danish kroner": "DKK", "forints": "HUF", "huf": "HUF", "ringgit": "MYR", "won": "KRW",
}  # fmt: skip
_AMBIGUOUS = {"$": {"USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD"}}
_WORD = "|".join(re.escape(n) for n in sorted(_NAMES, key=len, reverse=True))
_DECLARED = re.compile(
    rf"(?<!\w)(?:(?:all|everything|figures|amounts|numbers|prices|sums|money|values|costs|both|throughout|currency|in|it['’]?s|"
    rf"that['’]?s|is|are|the|of\s+it|them|this|our|[:(,.–-])\s*)+(?P<word>{_WORD}|[A-Z]{{3}})(?![\w$£€]|\s?\d)"
    rf"|(?P<first>{_WORD}|\b[A-Z]{{3}})(?=\s+(?:throughout|for\s+(?:all|everything)|everywhere|ex\b|excl|incl|net\b|before\s+(?:tax|vat)|of\s+course)|\s*[.)]?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Overall:
    """The currency of a whole message, with the words that say so."""

    code: str
    start: int
    end: int
    said: bool
    """Said for the whole message ("all in euro"), not only used by its other amounts."""


def overall(message: Message) -> Overall | None:
    """Return the currency that amounts without one are in, or `None` where the message leaves it open."""
    used = [q for q in message.quantities if q.currency]
    for match in _DECLARED.finditer(message.text):
        name = "word" if match["word"] else "first"
        word, (start, end) = match[name], match.span(name)
        code = _NAMES.get(word.lower()) or (word if word in CODES and word not in {"ALL", "TOP", "TRY"} else None)
        if code is None or any(q.start <= start < q.end for q in used):
            continue
        if message.currency in _AMBIGUOUS.get(word, ()):
            code = message.currency
        return Overall(str(code), start, end, said=True)
    codes = {q.currency for q in used}
    if len(codes) == 1:
        return Overall(str(used[0].currency), used[0].start, used[0].end, said=False)
    return None


def currency_of(message: Message, quantity: Quantity, common: Overall | None) -> Found | None:
    """Return the currency of an amount: its own, the message's, else the case's as a weak guess."""
    text = message.text
    if quantity.currency:
        return Found(quantity.currency, quantity.start, quantity.end, text[quantity.start : quantity.end])
    if common is not None:
        return Found(common.code, common.start, common.end, text[common.start : common.end], weak=not common.said)
    if message.currency:
        return Found(message.currency, quantity.start, quantity.end, text[quantity.start : quantity.end], weak=True)
    return None

"""Saying values and names in words; everything that is not ours is kept from being markup."""

import datetime as dt
import re
from decimal import Decimal

from casebuilder.case.value import ThreePoint

_ALWAYS = re.compile(r"[\\`*\[\]$]")
_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_STRUCK = re.compile(r"(?<=\S)~|~(?=~)")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_OPENING = re.compile(r"^(?=[#>+|=-])")
_NUMBERED = re.compile(r"^(\d+)(?=[.)](?:\s|$))")


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line; only what could be markup gets a backslash."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = _ALWAYS.sub(r"\\\g<0>", line)
    for pattern in (_EDGE, _TAG, _STRUCK, _EMOJI, _OPENING):
        line = pattern.sub(r"\\\g<0>", line)
    return _NUMBERED.sub(r"\1\\", line)


def said(text: str, most: int = 90) -> str:
    """Return the sponsor's words, shortened, in italics."""
    return f"*{escape(shorten(text.strip(' .,;:'), most))}*"


def shorten(text: str, most: int = 90) -> str:
    """Cut a text at a word boundary."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def number(value: Decimal | ThreePoint | int | float | None) -> str:
    """Say a number with thousands separators; three points as "low to high, most likely x"."""
    if value is None:
        return "?"
    if isinstance(value, ThreePoint):
        return f"{number(value.low)} to {number(value.high)}, most likely {number(value.likely)}"
    amount = Decimal(str(value))
    if amount == amount.to_integral_value():
        return f"{int(amount):,}"
    return f"{amount.normalize():,f}"


def day(value: dt.date | None) -> str:
    """Say a date as "30 Sep 2027"."""
    return f"{value.day} {value:%b %Y}" if value else "?"


def amount(value: Decimal | ThreePoint | None, currency: str | None, per: str | None) -> str:
    """Say an amount of money with its currency and period."""
    words = {"year": "a year", "month": "a month", "yearly": "a year", "monthly": "a month", "one-off": "once"}
    return " ".join(x for x in (number(value), currency or "", words.get(per or "", "")) if x)


def measure(value: Decimal | ThreePoint | None, unit: str | None) -> str:
    """Say a value with its unit."""
    if value is None:
        return "?"
    return f"{number(value)} {unit}" if unit else number(value)


def obvious(value: Decimal | ThreePoint | None, words: str) -> bool:
    """Whether a figure can be seen in the words it was read from, so that it need not be said again."""
    if value is None:
        return True
    if isinstance(value, ThreePoint):
        return all(obvious(v, words) for v in (value.low, value.likely, value.high))
    digits = re.sub(r"\D", "", words)
    plain = re.sub(r"\D", "", f"{abs(Decimal(str(value))):f}").strip("0")
    return bool(digits) and plain in digits


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count(quantity: int, one: str = "", many: str = "") -> str:
    """Say how many, in words up to twelve: "one thing", "19 things"."""
    word = _WORDS[quantity] if quantity < len(_WORDS) else str(quantity)
    return f"{word} {one if quantity == 1 else many}".strip()

"""Words and figures of a case as a reader sees them: cleaned text, numbers with separators, written-out dates."""

import datetime as dt
import re
from decimal import Decimal

from casebuilder.case.value import ThreePoint

_UNFIT = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_PER = {"year": "a year", "yearly": "a year", "month": "a month", "monthly": "a month", "one-off": "once"}


def clean(text: str) -> str:
    r"""Return text that XML may hold and that cannot turn its neighbours around.

    Control characters go, and so do the marks that override the direction of writing: they could make a figure read
    backwards. Line ends become `\n`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _TURNING.sub("", _UNFIT.sub("", text))


def line(text: str) -> str:
    """Return cleaned text on one line."""
    return " ".join(clean(text).split())


def short(text: str, most: int = 400) -> str:
    """Return text on one line, cut between words where it is longer than `most` characters."""
    whole = line(text)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"


def sentence(text: str) -> str:
    """Return text that ends like a sentence."""
    return text if text[-1:] in ".!?…:;" or not text else f"{text}."


def is_rtl(text: str) -> bool:
    """Whether text is written mostly from right to left."""
    return len(_RTL.findall(text)) > len(_LATIN.findall(text))


def number(value: Decimal | float) -> str:
    """Return a number with thousands separators, never in powers of ten."""
    exact = Decimal(str(value))
    return f"{int(exact):,}" if exact == exact.to_integral_value() else f"{exact.normalize():,f}"


def spread(value: Decimal | ThreePoint) -> str:
    """Return the range of three points, `60,000 to 100,000`; nothing for a single number."""
    return f"{number(value.low)} to {number(value.high)}" if isinstance(value, ThreePoint) else ""


def likely(value: Decimal | ThreePoint) -> Decimal:
    """Return the most likely value."""
    return value.likely if isinstance(value, ThreePoint) else value


def estimate(value: Decimal | ThreePoint, unit: str | None = None) -> str:
    """Return an estimate in its unit: `33 percent`, `80 (60 to 100) hours`."""
    text = number(likely(value))
    if isinstance(value, ThreePoint):
        text += f" ({spread(value)})"
    return f"{text} {line(unit)}" if unit else text


def money(value: Decimal | ThreePoint, currency: str | None) -> str:
    """Return an amount: `EUR 80,000 (60,000 to 100,000)`."""
    return f"{currency} {estimate(value)}" if currency else f"{estimate(value)} (currency not given)"


def per(period: str | None) -> str:
    """Return a period in words: `a year`, `once`."""
    return _PER.get(period or "", "period not given")


def day(value: dt.date) -> str:
    """Return a written-out date, `30 September 2027`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: dt.datetime) -> str:
    """Return a date and time, `21 Nov 2026, 14:02`."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}, {value:%H:%M}"


def any_value(value: object) -> str:
    """Return what a ledger entry notes as its value."""
    if isinstance(value, dict) and {"low", "likely", "high"} <= value.keys():
        points = {name: any_value(value[name]) for name in ("low", "likely", "high")}
        return f"{points['likely']} ({points['low']} to {points['high']})"
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, ThreePoint):
        return estimate(value)
    if isinstance(value, int | float | Decimal):
        return number(value) if -(10**18) < value < 10**18 else "a number that is too large"
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, str):
        return _date_or_text(value)
    return short(str(value), 200)


def _date_or_text(value: str) -> str:
    try:
        return day(dt.date.fromisoformat(value)) if len(value) == 10 else short(value)
    except ValueError:
        return short(value)


# Month names of our own: strftime follows the locale of the process.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

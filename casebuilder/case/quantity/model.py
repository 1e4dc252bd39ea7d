"""What the parser returns: one figure or date with the run of words it was read from."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["money", "percent", "points", "duration", "count", "number", "date"]
Per = Literal["year", "month", "week", "day", "quarter", "hour"]
Sign = Literal["+", "-"]
Bound = Literal["min", "max"]


@dataclass(frozen=True)
class Quantity:
    """A figure or a date as somebody said it.

    `text` is `source[start:end]`, character for character. It holds the figure with its symbols, scale, currency,
    unit and rate ("about 9k a month" -> "9k a month"); words that only qualify it stay outside and are
    found in `approx`, `bound`, `sign` and `relative`. For dates it holds every word that moves the day ("before
    summer 2027").

    `value` is a plain number in `unit` (120k is 120000). It is None for dates, for ranges without a likely
    point, and when `ambiguous` lists more than one reading: nothing is ever decided silently. A change ("down 40 %",
    "+5 points") is a magnitude with `sign` and `relative`; a level below zero (-€5k) is a negative value.

    `unit` is "%", "points", a long plural for durations ("hours"), the noun as said for counts, or, for money with a
    rate that is no period, "per user" and the like.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    per: Per | None = None
    once: bool = False
    date: datetime.date | None = None
    approx: bool = False
    sign: Sign | None = None
    relative: bool = False
    bound: Bound | None = None
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two figures joined as before and after: "from 82 % to 98 %", "82 % -> 98 %"."""

    start: int
    end: int
    before: Quantity
    after: Quantity


_COMPARED = ("kind", "value", "low", "high", "currency", "per", "date", "sign", "relative")


def same_value(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities state the same thing, however they were worded.

    Ambiguous quantities are never the same as anything. Units are compared without case and plural "s".
    """
    if a.ambiguous or b.ambiguous:
        return False
    if any(getattr(a, name) != getattr(b, name) for name in _COMPARED):
        return False
    return _bare(a.unit) == _bare(b.unit)


def _bare(unit: str | None) -> str:
    return (unit or "").lower().removesuffix("s")

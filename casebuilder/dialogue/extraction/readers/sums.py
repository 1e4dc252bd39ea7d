"""Sums of money in a message: plain amounts, ranges, three points, unit prices and totals, with their periods."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from casebuilder.case.quantity import Quantity
from casebuilder.case.value import ThreePoint
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.money_words import (
    COST_NOUNS,
    NOT_THIS,
    PER_THING,
    PRICE_EACH,
    RETRACTED,
    TIMES,
    TOTAL,
)

_SCALE = re.compile(
    r"\d\s?(?:k|m|mn|mio|mln|bn|lakhs?|lacs?|crores?|cr|million|thousand|grand|tsd)\b|\b(?:thousand|grand|million|lakhs?|crores?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOW = re.compile(r"\b(?:between|from|min(?:imum)?|low(?:est)?|at\s+least|best\s+case|somewhere)\W*$", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:likely|probabl[ey]|probably|realistic(?:ally)?|expect(?:ed)?|best\s+guess|middle|mid|call\s+it|rather|say|central)\b"
    r"[^.;]{0,25}$",
    re.IGNORECASE,
)
_HIGH = re.compile(r"^\W*(?:and|to|-|–|up\s+to|max(?:imum)?|high(?:est)?|at\s+most|worst\s+case)\b", re.IGNORECASE)
_ONE_OF_OFF = re.compile(r"[\s-]one$", re.IGNORECASE)
_OFF = re.compile(r"[\s-]*(?:off|time|shot)\b", re.IGNORECASE)
_BEFORE_FIGURE = re.compile(r"(?:#|\bno\.?|\bnumber|\bversion|\bphase|\bstep|\bpage|\bfloor|\bline)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Sum:
    """An amount of money: `message[start:end]`; `value` is `None` for a range without a likely point."""

    start: int
    end: int
    quantity: Quantity
    value: Decimal | ThreePoint | None
    readings: tuple[str, ...] = ()
    each: bool = False
    """The price of one piece, not what is paid."""

    def found(self, message: Message) -> Found | None:
        """Return the amount as a value, `None` where nothing can be taken."""
        words = message.text[self.start : self.end]
        if self.readings:
            return Found(words, self.start, self.end, words, readings=self.readings)
        return None if self.value is None else Found(self.value, self.start, self.end, words)

    @property
    def size(self) -> Decimal:
        """The likely value, 0 where there is none."""
        return self.value.likely if isinstance(self.value, ThreePoint) else self.value or Decimal(0)


def find_sums(message: Message, start: int, end: int) -> list[Sum]:
    """Return the sums of money between two places, in order; retracted ones and single prices before totals are out."""
    near = [q for q in message.quantities if start <= q.start and q.end <= end]
    sums = [s for s in (_sum(message, q) for q in near) if s is not None]
    sums = _three_points(message, near, sums)
    sums = _without_retracted(message, sums)
    return _without_totals(message, sums)


def _sum(message: Message, quantity: Quantity) -> Sum | None:
    """Read one quantity as money, `None` if it is none."""
    quantity = _without_one(message.text, quantity)
    if not _is_money(message.text, quantity):
        return None
    value = quantity.value
    readings: tuple[str, ...] = ()
    if quantity.likely is not None and quantity.low is not None and quantity.high is not None:
        points = ThreePoint(low=quantity.low, likely=quantity.likely, high=quantity.high)
        return Sum(quantity.start, quantity.end, quantity, points)
    if value is None and quantity.low is not None and quantity.high is not None:
        readings = (f"{quantity.low:f}", f"{quantity.high:f}")
    elif value is None and quantity.ambiguous:
        value = _thousands(quantity)
        readings = quantity.ambiguous if value is None else ()
    if value == 0:
        return None
    return Sum(quantity.start, quantity.end, quantity, value, readings, each=_each(message.text, quantity))


def _without_one(text: str, quantity: Quantity) -> Quantity:
    """Give the "one" of "eleven grand one off" back to the words that follow."""
    one = _ONE_OF_OFF.search(quantity.text)
    if one is None or quantity.value is None or not _OFF.match(text, quantity.end):
        return quantity
    end = quantity.start + one.start()
    return replace(quantity, end=end, text=text[quantity.start : end], value=quantity.value - 1)


def _is_money(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is, or can only be, money."""
    if quantity.kind == "money":
        return not quantity.relative or quantity.value is not None
    if quantity.kind == "count":
        words = (quantity.unit or "").lower().split()
        return bool(_SCALE.search(quantity.text)) and bool(words) and words[0] in COST_NOUNS
    if quantity.kind != "number" or _BEFORE_FIGURE.search(text[max(0, quantity.start - 16) : quantity.start]):
        return False
    if quantity.ambiguous:
        return _thousands(quantity) is not None
    if _YEAR.fullmatch(quantity.text):
        return False
    size = max((v for v in (quantity.value, quantity.likely, quantity.high) if v is not None), default=Decimal(0))
    return size >= 100 or bool(_SCALE.search(quantity.text)) or (size >= 20 and quantity.per in {"year", "month"})


def _thousands(quantity: Quantity) -> Decimal | None:
    """Read "38.000" as money: cents have two digits, so three mean thousands."""
    whole = []
    for reading in quantity.ambiguous:
        plain = reading.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", reading) else ""
        try:
            whole += [Decimal(plain)] if plain else []
        except InvalidOperation:
            continue
    return whole[0] if len(whole) == 1 and re.match(r"\d{1,3}[.,]\d{3}(?!\d)", quantity.text) else None


def _each(text: str, quantity: Quantity) -> bool:
    """Whether a sum is the price of one piece."""
    unit = (quantity.unit or "").lower()
    if quantity.kind == "money" and unit.startswith(("per ", "a ", "each")):
        return True
    before = text[max(0, quantity.start - 30) : quantity.start]
    after = PRICE_EACH.match(text, quantity.end) or PER_THING.match(text, quantity.end)
    return bool(after or TIMES.search(before))


def _three_points(message: Message, near: list[Quantity], sums: list[Sum]) -> list[Sum]:
    """Join "between 30,000 and 45,000, probably 36,000" where it was read as single figures."""
    text = message.text
    joined: list[Sum] = []
    used: set[int] = set()
    for first, second, third in zip(near, near[1:], near[2:], strict=False):
        values = [_thousands(q) if q.ambiguous else q.value for q in (first, second, third)]
        if any(v is None for v in values) or {q.kind for q in (first, second, third)} - {"money", "number"}:
            continue
        gap = text[second.end : third.start]
        if not (
            _LOW.search(text[max(0, first.start - 20) : first.start])
            and _HIGH.match(text[first.end : second.start].lstrip(" ,"))
            and _LIKELY.search(gap)
            and len(gap) < 50
        ):
            continue
        low, high, likely = (_scaled(v, values[2]) for v in values)
        if low <= likely <= high:
            points = ThreePoint(low=low, likely=likely, high=high)
            joined.append(Sum(first.start, third.end, third, points))
            used |= {first.start, second.start, third.start}
    return sorted([s for s in sums if s.start not in used] + joined, key=lambda s: s.start)


def _scaled(value: Decimal | None, likely: Decimal | None) -> Decimal:
    """Give "18" the thousands or millions of "24 thousand"."""
    figure, model = value or Decimal(0), likely or Decimal(0)
    for factor in (1_000_000, 1_000):
        if figure and model >= factor and figure * 100 < model:
            return figure * factor
    return figure


def _without_retracted(message: Message, sums: list[Sum]) -> list[Sum]:
    """Leave out sums that the same breath takes back ("30k, no wait, 34k", "55k, not 40k")."""
    text = message.text
    kept: list[Sum] = []
    for number, one in enumerate(sums):
        if NOT_THIS.search(text[max(0, one.start - 24) : one.start]):
            continue
        following = sums[number + 1] if number + 1 < len(sums) else None
        if following is not None and _takes_back(text[one.end : following.start]):
            continue
        kept.append(one)
    return kept


def _takes_back(gap: str) -> bool:
    cue = RETRACTED.search(gap)
    return cue is not None and cue.start() <= 25 and len(gap) - cue.end() <= 45 and gap.count("\n") == 0


def _without_totals(message: Message, sums: list[Sum]) -> list[Sum]:
    """Leave out a price of one piece that a total follows, and a total of the sums before it."""
    text = message.text
    kept: list[Sum] = []
    for number, one in enumerate(sums):
        following = sums[number + 1] if number + 1 < len(sums) else None
        if one.each and following is not None and not following.each and following.start - one.end <= 60:
            continue
        around = text[max(0, one.start - 30) : one.start] + " " + text[one.end : one.end + 14]
        if len(kept) >= 2 and TOTAL.search(around):
            total = sum((s.size for s in kept), Decimal(0))
            if total and abs(total - one.size) <= total / 100:
                continue
        kept.append(one)
    return kept

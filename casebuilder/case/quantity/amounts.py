"""Put a number together with its currency, unit and rate."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from casebuilder.case.quantity import currencies
from casebuilder.case.quantity.model import Kind, Per
from casebuilder.case.quantity.nouns import NOT_NOUNS, NOUNS
from casebuilder.case.quantity.numbers import Number, times
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.periods import LONG_RATES, read_each, read_once, read_rate
from casebuilder.case.quantity.rates import read_level
from casebuilder.case.quantity.scales import SCALES
from casebuilder.case.quantity.shorthands import read_shorthand
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.units import Unit, read_duration_unit, read_fixed_unit, read_noun, read_unit
from casebuilder.case.quantity.wordlists import words

MINUS = "-−–‐"
_CENTURY = range(1900, 2101)
_MONEY_NOUNS = words(
    "savings saving costs cost losses loss benefit benefits fees fee revenue sales spend budget expenses licences "
    "licenses maintenance support"
)
_IBERIAN = words("reais real pesos al por de euros brl mxn ars clp cop eur pen uyu ano año mes mês")
_ENGLISH_MONEY = words("us dollars bucks quid pounds sterling canadian aussie")


@dataclass(frozen=True)
class Amount:
    """One number with what belongs to it, between token indexes `start` and `end`."""

    start: int
    end: int
    value: Decimal | None
    kind: Kind = "number"
    unit: str | None = None
    currency: str | None = None
    per: Per | None = None
    once: bool = False
    sign: str | None = None
    approx: bool = False
    readings: tuple[Decimal, ...] = ()
    scale: Decimal = Decimal(1)
    plain: bool = False
    worded: bool = False
    change: str | None = None
    least: bool = False
    leading: bool = False  # the scale stands before the number: "MEUR 1.2"

    @property
    def bare(self) -> bool:
        """Nothing but a number."""
        return self.kind == "number" and self.scale == 1 and self.per is None and not self.once

    @property
    def yearlike(self) -> bool:
        """Four plain digits that are more likely a year."""
        return self.bare and self.plain and self.value is not None and self.value in _CENTURY


def read_amount(source: Source, index: int) -> Amount | None:
    """Read sign, currency, number, scale, currency, unit and rate at `index`."""
    lead = _read_lead(source, index)
    at, prefix = lead.at, lead.currency
    number = read_number(source, at)
    if number is None:
        return None
    number = replace(number, scale=times(number.scale, lead.scale), plain=number.plain and lead.scale == 1)
    if prefix is not None and source.kind(at - 1) == "w" and read_fixed_unit(source, number.end) is not None:
        return None  # "MAD 31 %": three letters that are no currency
    number, code, end = _read_suffix(source, number, prefix is not None)
    currency = code or prefix
    vague = _past_vague(source, end)
    unit = None if currency is not None else read_unit(source, vague) or _hyphened(source, end)
    if prefix is not None and currency == "INR" and number.scale == 1 and _glued_lakh(source, end):
        number, end = replace(number, scale=Decimal(100_000), plain=False, end=end + 1), end + 1  # "Rs 62L"
    least = unit is None and source.low(end) == "+" and source.glued(end) and read_noun(source, end + 1) is not None
    if least and currency is None:
        unit = read_noun(source, end + 1)  # "10k+ tickets"
    paced = source.low(end) == "+" and source.glued(end) and unit is None and read_rate(source, end + 1) is not None
    least, end = least or paced, end + paced  # "200+ a day"
    number = _settle(source, number, currency is not None, unit)
    amount = _assemble(index, number, currency, unit, end, lead.sign)
    amount = replace(
        amount, least=least, leading=lead.scale != 1, approx=amount.approx or (vague > end and unit is not None)
    )
    amount = _and_a_half(source, amount)
    return _spoken_million(source, at, number, _with_rate(source, amount))


def _past_vague(source: Source, index: int) -> int:
    """Step over the "-odd" of "20-odd tickets"."""
    hyphen = source.low(index) == "-" and source.glued(index) and source.glued(index + 1)
    return index + 1 + hyphen if source.low(index + hyphen) in ("odd", "ish", "something") else index


def _and_a_half(source: Source, amount: Amount) -> Amount:
    """Add what is said behind the unit: "two hours and a half"."""
    at = amount.end
    part = {"half": "0.5", "quarter": "0.25"}.get(source.low(at + 2))
    if source.low(at) != "and" or source.low(at + 1) != "a" or part is None or source.low(at + 3) in ("of", "a"):
        return amount
    if amount.kind not in ("duration", "percent", "points") or amount.value is None or amount.value % 1:
        return amount
    return replace(amount, value=amount.value + Decimal(part), end=at + 3)


class _Lead(NamedTuple):
    """What stands before the digits: sign, currency and a scale, and the first token of the number."""

    at: int
    sign: str | None
    currency: str | None = None
    scale: Decimal = Decimal(1)


def _read_lead(source: Source, index: int) -> _Lead:
    """Read "-€", "EUR", "kEUR", "$m" and the like."""
    at, sign = _read_sign(source, index)
    joined = read_shorthand(source, at)
    if joined is not None and source.kind(joined.end) == "d":
        return _Lead(joined.end, sign, joined.currency, joined.scale)
    prefix = currencies.read_prefix(source, at)
    if prefix is None:
        return _Lead(at, sign)
    at = prefix[1]
    scale = Decimal(1)
    if currencies.scale_after_symbol(source, at) and source.kind(at + 1) == "d":
        at, scale = at + 1, SCALES[source.low(at)][0]
    if sign is None:
        at, sign = _read_sign(source, at)
    return _Lead(at, sign, prefix[0], scale)


def _spoken_million(source: Source, start: int, number: Number, amount: Amount) -> Amount:
    """Settle the "mil" of English speech: "6.8 mil", "5 mil a year"; nobody says 6.8 for 6,800."""
    if not number.scales or number.value is None or source.decimal_comma or source.low(number.end - 1) != "mil":
        return amount
    pointed = source.low(start + 1) == "." or source.low(start + 1) == "point"
    foreign = any(source.low(k) in _IBERIAN for k in range(number.end, amount.end + 1))
    english = amount.per is not None and number.value < 100 or source.low(number.end) in _ENGLISH_MONEY
    if foreign or not (pointed or english):
        return amount
    million = Decimal(10) ** 6
    return replace(amount, value=times(number.value, million), readings=(), scale=million)


def _glued_lakh(source: Source, index: int) -> bool:
    return (
        source.low(index) == "l"
        and source.glued(index)
        and not (source.glued(index + 1) and source.kind(index + 1) in "dw")
    )


def _read_sign(source: Source, index: int) -> tuple[int, str | None]:
    token, following = source.at(index), source.at(index + 1)
    if token.text and token.text in "+" + MINUS and following.glued and token.kind == "s":
        before = source.at(index - 1)
        attached = token.glued and (before.kind in ("d", "w", "v") or before.text in ("%", "/", "+"))
        if not attached:
            return index + 1, "+" if token.text == "+" else "-"
    return index, None


def _read_suffix(source: Source, number: Number, prefixed: bool) -> tuple[Number, str | None, int]:
    joined = read_shorthand(source, number.end)
    if joined is not None and not prefixed:
        return replace(number, scale=times(number.scale, joined.scale), plain=False), joined.currency, joined.end
    at = number.end
    if source.low(at) == "t" and source.at(at + 1).text in currencies.CODES and number.scale == 1:
        return replace(number, scale=Decimal(1000), plain=False), source.at(at + 1).text, at + 2  # "12 T EUR"
    if number.scale != 1 and source.low(at) in ("de", "d", "of"):
        at += 2 if source.low(at + 1) in ("'", "’") else 1
    found = currencies.read_suffix(source, at)
    if found is None and (number.scale != 1 or number.scales):
        found = currencies.read_country(source, at)
    if found is None:
        return number, None, number.end
    if prefixed and source.text[source.at(at).start : source.at(at).end] not in currencies.CODES:
        return number, None, number.end
    end = found[1]
    if number.scale == 1 and currencies.scale_after_symbol(source, end):
        number = replace(number, scale=SCALES[source.low(end)][0], plain=False)
        end += 1
    return number, found[0], end


def _assemble(
    index: int, number: Number, currency: str | None, unit: Unit | None, end: int, sign: str | None
) -> Amount:
    kind: Kind = "money" if currency is not None else unit.kind if unit is not None else "number"
    value, readings = number.total(), number.readings()
    if unit is not None and unit.factor != 1:
        value = times(value, unit.factor) if value is not None else None
        readings = tuple(times(reading, unit.factor) for reading in readings)
    if sign == "-" and kind not in ("percent", "points", "duration"):
        value = -value if value is not None else None
        readings = tuple(-reading for reading in readings)
    return Amount(
        start=index,
        end=unit.end if unit is not None else end,
        value=value,
        kind=kind,
        unit=unit.name if unit is not None else None,
        currency=currency,
        per=unit.per if unit is not None else None,
        change=unit.change if unit is not None else None,
        sign=sign,
        approx=number.approx,
        readings=readings,
        scale=number.scale,
        plain=number.plain,
        worded=number.worded,
    )


def _hyphened(source: Source, index: int) -> Unit | None:
    """Read the unit of "3-day", "40-hour" and "10-person"."""
    if source.low(index) not in ("-", "‑") or not source.glued(index) or not source.glued(index + 1):
        return None
    if source.low(index + 1) in NOUNS:
        return Unit("count", source.at(index + 1).text, Decimal(1), index + 2)
    return read_duration_unit(source, index + 1) if len(source.low(index + 1)) > 2 else None


def _settle(source: Source, number: Number, money: bool, unit: Unit | None) -> Number:
    """Let the kind of quantity settle what `1.234` means, where it can."""
    if number.pointed is None or number.grouped is None:
        return number
    if number.worded:
        return number  # "two fifty" may be 250, 2.50 or ten to three
    if number.scale != 1 or (unit is not None and unit.kind == "percent"):
        return number if str(number.pointed).endswith("000") else replace(number, value=number.pointed)
    if not money:
        return number
    return replace(number, value=number.grouped if source.decimal_comma is None else None)


def _with_best(source: Source, amount: Amount) -> Amount:
    """Take in the best possible score of "4.4 out of 5" and "4.4/5"."""
    if amount.kind != "number" or amount.scale != 1:
        return amount
    at = amount.end
    if source.low(at) == "out" and source.low(at + 1) == "of":
        at += 2
    elif source.low(at) == "/" and source.glued(at) and source.glued(at + 1):
        at += 1
    else:
        return amount
    best = source.low(at)
    if best not in ("5", "7", "10", "100") or (source.glued(at + 1) and source.kind(at + 1) in "wd"):
        return amount
    return replace(amount, unit=f"out of {best}", end=at + 1, plain=False)


def _as_factor(source: Source, amount: Amount) -> Amount:
    """Take in the "x" of "2.5x": a factor, unless a rate follows, as in "3x a week"."""
    at = amount.end
    mark = source.at(at)
    if amount.kind != "number" or amount.scale != 1 or mark.low not in ("x", "×") or not mark.glued:
        return amount
    if source.glued(at + 1) and source.kind(at + 1) in ("d", "w", "v"):
        return amount
    if read_rate(source, at + 1) is not None:
        return replace(amount, end=at + 1, plain=False)
    return replace(amount, end=at + 1, unit="x", plain=False)


def _over_words(source: Source, index: int) -> int:
    """Step over at most two plain words if a rate follows them: "40k licence fees a year"."""
    at = index
    for _ in range(3):
        if read_rate(source, at) is not None or read_once(source, at) is not None:
            return at
        word = source.at(at)
        if word.kind != "w" or word.glued or (word.low in NOT_NOUNS and word.low not in _MONEY_NOUNS):
            return index
        if currencies.read_suffix(source, at) is not None:
            return index
        at += 1
    return index


def _with_rate(source: Source, amount: Amount) -> Amount:
    """Take in "per user", "a month", "one-off" behind the amount."""
    amount = _as_factor(source, _with_best(source, amount))
    end = amount.end
    if amount.unit == "x":
        return amount
    if amount.kind in ("money", "number"):
        end = _over_words(source, end)
    amount = _with_each(source, amount, end)
    end = max(end, amount.end)
    if amount.per is None:
        rate = read_rate(source, end) or read_level(source, end, amount.start, amount.kind)
        amount, end = replace(amount, per=rate[0], end=rate[1]) if rate else amount, rate[1] if rate else end
    once = read_once(source, end)
    if once is not None and amount.per is None:
        amount = replace(amount, once=True, end=once)
    return amount


def _with_each(source: Source, amount: Amount, end: int) -> Amount:
    """Take in "per user" and the like at token `end`."""
    if read_rate(source, end) or read_level(source, end, amount.start, amount.kind):
        return amount
    each = read_each(source, end)
    if each is None:
        return amount
    lasting = amount.kind == "duration" and read_rate(source, each[1]) is not None
    if amount.kind not in ("money", "count") and not lasting and each[0] not in LONG_RATES:
        return amount
    return replace(amount, unit=f"{amount.unit} {each[0]}" if amount.unit else each[0], end=each[1])

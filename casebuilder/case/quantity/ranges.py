"""Ranges and before/after forms: "40-50k", "between 40 and 55, most likely 48 million", "from 82 to 98 %"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from casebuilder.case.quantity.amounts import Amount, read_amount
from casebuilder.case.quantity.currencies import read_prefix
from casebuilder.case.quantity.days import read_numeric
from casebuilder.case.quantity.numbers import EXACT, Number, read_literal, read_scale, times
from casebuilder.case.quantity.special import read_special
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import read_unit
from casebuilder.case.quantity.wordlists import words

_DASHES = "-–—−‑~〜"
_TO: Phrases[str] = Phrases({
    "to": "to", "up to": "to", "down to": "to", "bis": "to", "bis zu": "to", "à": "to", "auf": "to", "a": "fr",
    "till": "to", "tot": "to", "och": "and", "og": "and", "en": "and",
    "and": "and", "und": "and", "et": "and", "y": "and", "e": "and", "or": "or",
    "oder": "or", "til": "to",
})  # fmt: skip
_ARROW: Phrases[bool] = Phrases({"->": True, "→": True, "-->": True, "=>": True, "⇒": True, "➔": True, "➜": True})
_FROM = frozenset(("from", "von", "de", "desde", "vom"))
_BETWEEN = frozenset((
    "between",
    "zwischen",
    "entre",
    "mellan",
    "mellem",
    "mellom",
    "tussen",
    "tra",
    "między",
    "anywhere between",
    "somewhere between",
))
_NOW = words("today now currently heute aujourd'hui already")
_LIKELY: Phrases[bool] = Phrases({
    f"{lead}{what}{link}": True
    for lead in ("", ",", "(", "/", ";")
    for what in ("most likely", "likely", "probably", "expected", "realistically", "my best guess", "best guess",
                 "most probably", "base case", "typically", "likeliest", "mode")
    for link in ("", " around", " about", " is", ":", " at")
})  # fmt: skip
_GIVE_OR_TAKE: Phrases[bool] = Phrases({
    phrase: True
    for phrase in ("give or take", ", give or take", "plus or minus", "plus minus", "±", "+/-", "+ / -", "+-", ", ±",
                   "(±", "plus/minus")
})  # fmt: skip
_LOWS = words("low lowest best worst case min minimum pessimistic optimistic lower bottom floor from")
_HIGHS: Phrases[bool] = Phrases({
    f"{lead}{what}{link}": True
    for lead in ("", ",", "/", ";", ", and ", "and ")
    for what in ("high", "highest", "worst case", "best case", "worst", "best", "max", "maximum", "optimistic",
                 "pessimistic", "upper", "at most", "at worst", "at best", "up to", "top")
    for link in ("", ":", " is", " about", " case")
})  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """One figure or range between token indexes; several come out of "from A to B"."""

    amount: Amount
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    ranged: bool = False


def one_amount(source: Source, index: int) -> Amount | None:
    """Read the longer of an ordinary amount and one with a grammar of its own."""
    special, ordinary = read_special(source, index), read_amount(source, index)
    if special is None or (ordinary is not None and ordinary.end > special.end):
        return ordinary
    return special


def read_measures(source: Source, index: int) -> tuple[list[Measure], int] | None:
    """Read a figure, a range or a before/after pair at `index`; returns it with the index after it."""
    loose = _one_or_two(source, index)
    if loose is not None:
        return [loose], loose.amount.end
    first = one_amount(source, index)
    if first is None:
        return None
    if first.readings:
        first = _settled_by_money(source, first)
    pair = _pair(source, first)
    if pair is not None:
        return [Measure(amount) for amount in pair], pair[1].end
    measure = _range(source, first) or _three_points(source, first) or _give_or_take(source, first) or Measure(first)
    return [measure], measure.amount.end


def _one_or_two(source: Source, index: int) -> Measure | None:
    """Read "a day or two" as one to two."""
    if source.low(index) not in ("a", "an", "one"):
        return None
    unit = read_unit(source, index + 1)
    if unit is None or source.low(unit.end) != "or" or source.low(unit.end + 1) not in ("two", "2"):
        return None
    amount = Amount(index, unit.end + 2, None, unit.kind, unit.name, worded=True)
    return Measure(amount, unit.factor, None, times(Decimal(2), unit.factor), ranged=True)


def _settled_by_money(source: Source, first: Amount) -> Amount:
    """Let "1.200-1.500 €" settle its first figure as its second one does."""
    joint = _joint(source, first, opened=source.low(first.start - 1) in _BETWEEN)
    second = one_amount(source, joint) if joint is not None else None
    if second is None or second.kind != "money" or second.readings or source.decimal_comma is not None:
        return first
    return replace(first, value=first.readings[-1], readings=())


def _second(source: Source, first: Amount, at: int) -> Amount | None:
    second = one_amount(source, at)
    if second is not None and second.readings and first.kind == "money" and source.decimal_comma is None:
        second = replace(second, value=second.readings[-1], readings=())
    if second is None or first.readings or second.readings or first.value is None or second.value is None:
        return None
    if second.sign is not None and not first.sign:
        return None
    return second


def _compatible(first: Amount, second: Amount) -> bool:
    """Tell whether two amounts can share what one of them lacks."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    if first.kind == second.kind:
        return first.kind in ("money", "number", "percent") or _unit(first) == _unit(second)
    shares = {amount.kind for amount in (first, second)} == {"percent", "number"}
    if shares and any(amount.kind == "number" and amount.scale != 1 for amount in (first, second)):
        return False  # "half to one million"
    return "number" in (first.kind, second.kind)


def _unit(amount: Amount) -> str:
    return (amount.unit or "").lower().removesuffix("s")


_LEADING_REACH = 100  # "MEUR 1.2-1.5": a scale said in front holds for both figures


def share_unit(first: Amount, second: Amount, *, reach: int = 1) -> tuple[Amount, Amount]:
    """Give each of two amounts the scale, unit, currency and rate that only the other one carries."""
    return _lend(second, first, reach=reach), _lend(first, second, reach=_LEADING_REACH if first.leading else 0)


def _lend(giver: Amount, taker: Amount, *, reach: int = 0) -> Amount:
    """Fill what `taker` lacks; it takes the scale if its bare number is at most `reach` times the giver's."""
    if taker.value is None or giver.value is None:
        return taker
    value, scale = taker.value, taker.scale
    unscaled = EXACT.divide(giver.value, giver.scale)
    if reach and scale == 1 and giver.scale != 1 and abs(value) <= abs(unscaled) * reach:
        value, scale = times(value, giver.scale), giver.scale
    taker = replace(
        taker, value=value, scale=scale, per=taker.per or giver.per, once=taker.once or giver.once, plain=False
    )
    if taker.kind != "number" or giver.kind == "number":
        unit = taker.unit or (giver.unit if giver.kind == taker.kind == "number" else None)
        return replace(taker, currency=taker.currency or giver.currency, unit=unit)
    return replace(taker, kind=giver.kind, unit=giver.unit, currency=giver.currency)


def _pair(source: Source, first: Amount) -> tuple[Amount, Amount] | None:
    """Read "from A to B", "A -> B" and a falling "A to B" as two figures that share their unit."""
    at = first.end + (source.low(first.end) in _NOW)
    arrow = _ARROW.match(source, at)
    if arrow is not None:
        link, after = "arrow", arrow[1]
    else:
        found = _TO.match(source, at)
        if found is None or found[0] not in ("to", "fr"):
            return None
        link, after = found
    second = _second(source, first, _skip_words(source, after))
    if second is None or not _compatible(first, second):
        return None
    if first.yearlike and second.yearlike:
        return None
    said = link == "arrow" or _from_before(source, first.start)
    first, second = share_unit(first, second, reach=4 if said else 1)
    falling = first.value is not None and second.value is not None and first.value > second.value
    if not said and not (falling and link == "to"):
        return None
    return first, second


_FILLER = words("about around roughly at least under below over the less than more approximately ~ < > ≤ ≥")


def _skip_words(source: Source, at: int) -> int:
    for _ in range(3):
        if source.low(at) not in _FILLER:
            break
        at += 1
    return at


def _from_before(source: Source, index: int) -> bool:
    for back in range(1, 4):
        word = source.low(index - back)
        if word in _FROM:
            return True
        if word not in _FILLER and word not in ("currently", "today's", "some"):
            return False
    return False


def _range(source: Source, first: Amount) -> Measure | None:
    opened = source.low(first.start - 1) in _BETWEEN or source.low(first.start - 2) in _BETWEEN
    joint = _joint(source, first, opened)
    if joint is None:
        return None
    second = _second(source, first, joint)
    if second is None or not _compatible(first, second) or (first.yearlike and second.yearlike and not opened):
        return None
    likely = _likely(source, second)
    if likely is not None:
        second = _lend(likely, second, reach=10)
    low, high = share_unit(first, second)
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    amount = replace(high, start=first.start, end=high.end, plain=False, sign=low.sign)
    if likely is not None:
        likely = _lend(high, likely, reach=10)
        if likely.value is not None and low.value <= likely.value <= high.value:
            amount = replace(amount, value=likely.value, end=likely.end)
            return Measure(amount, low.value, likely.value, high.value, ranged=True)
    return Measure(replace(amount, value=None), low.value, None, high.value, ranged=True)


def _joint(source: Source, first: Amount, opened: bool) -> int | None:
    """Return where the second figure of a range begins."""
    at = first.end
    token = source.at(at)
    if token.text and token.text in _DASHES and not opened:
        following = source.at(at + 1)
        return at + 1 if token.glued == following.glued or token.text != "-" else None
    found = _TO.match(source, at)
    if found is None:
        return None
    word, end = found
    if word == "and":
        return end if opened else None
    if word == "or":
        return end if first.bare and source.kind(end) in "dw" else None
    return end if word == "to" else None


def _likely(source: Source, second: Amount) -> Amount | None:
    found = _LIKELY.match(source, second.end)
    return None if found is None else _second(source, second, found[1])


def _three_points(source: Source, first: Amount) -> Measure | None:
    """Read "low 40k, likely 48k, high 55k" and "best case 30k, likely 45k, worst case 80k"."""
    if source.low(first.start - 1) not in _LOWS and source.low(first.start - 2) not in _LOWS:
        return None
    likely = _likely(source, first)
    link = _HIGHS.match(source, likely.end) if likely is not None else None
    last = _second(source, first, link[1]) if link is not None else None
    if likely is None or last is None or not (_compatible(first, likely) and _compatible(likely, last)):
        return None
    likely = share_unit(likely, last)[0]
    first, last = share_unit(first, last)
    low, high = sorted(amount.value for amount in (first, last) if amount.value is not None)
    if likely.value is None or not low < high or not low <= likely.value <= high:
        return None
    return Measure(replace(last, start=first.start, value=likely.value), low, likely.value, high, ranged=True)


def read_slashed(source: Source, index: int) -> tuple[list[Measure], int] | None:
    """Read "40/48/55k" as low, likely and high; bare "40/48/55" is no quantity, for it may be a date."""
    prefix = read_prefix(source, index)
    at = prefix[1] if prefix is not None else index
    if source.kind(at) != "d" or "/" not in source.lows[at + 1 : at + 5]:
        return None
    values: list[Number] = []
    for _ in range(2):
        literal = read_literal(source, at) if source.kind(at) == "d" else None
        number = read_scale(source, literal) if literal is not None else None
        if number is None or number.value is None or source.low(number.end) != "/" or not source.glued(number.end):
            return None
        values.append(number)
        at = number.end + 1
    last = read_amount(source, at) if source.kind(at) == "d" and source.glued(at) else None
    if last is None or last.value is None or (prefix is None and last.kind == "number" and last.scale == 1):
        return None
    if prefix is None and last.kind == "count" and read_numeric(source, index, "next") is not None:
        return None  # "9/10/27 people"
    low, likely = (times(number.value or Decimal(0), max(number.scale, last.scale)) for number in values)
    if not low <= likely <= last.value or low == last.value:
        return None
    if prefix is not None and last.kind == "number":
        last = replace(last, kind="money", currency=prefix[0], unit=None)
    joint = replace(last, start=index, value=likely)
    return [Measure(joint, low, likely, last.value, ranged=True)], last.end


def _give_or_take(source: Source, first: Amount) -> Measure | None:
    """Read "40k give or take 5k" and "40k ± 10 %"."""
    found = _GIVE_OR_TAKE.match(source, first.end)
    if found is None or first.value is None:
        return None
    second = _second(source, first, found[1])
    if second is None or second.value is None:
        return None
    margin = second.value
    if second.kind == "percent" and first.kind != "percent":
        margin = times(times(first.value, second.value), Decimal("0.01"))
    elif not _compatible(first, second):
        return None
    else:
        first, second = share_unit(first, second)
        margin = second.value or margin
    value = first.value
    if value is None or margin <= 0:
        return None
    return Measure(
        replace(first, end=second.end, value=value),
        EXACT.subtract(value, margin),
        value,
        EXACT.add(value, margin),
        True,
    )

"""Amounts with a grammar of their own: shares ("a third") and durations ("an hour and a half", 4h30)."""

from decimal import Decimal

from casebuilder.case.quantity.amounts import Amount
from casebuilder.case.quantity.numbers import EXACT, Number, read_fraction, share, times
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.periods import read_rate
from casebuilder.case.quantity.shares import SHARES, read_share, share_starts
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import IN_SECONDS, read_duration_unit, read_fixed_unit
from casebuilder.case.quantity.wordlists import words

_OF_UNIT = Phrases({f"of {article}": True for article in ("a", "an", "one")})


def read_special(source: Source, index: int) -> Amount | None:
    """Read a share or a worded duration at `index`."""
    for reader in (_compound_duration, _article_duration, _worded_abroad, _part, read_share):
        found = reader(source, index)
        if found is not None:
            return found
    return None


def special_starts() -> set[str]:
    """Return the words that only a reader of this module begins with."""
    return share_starts() | set(_ABROAD.starts())


_ABROAD: Phrases[tuple[int, int]] = Phrases({
    "anderthalb": (3, 2), "eineinhalb": (3, 2), "zweieinhalb": (5, 2), "dreieinhalb": (7, 2), "viereinhalb": (9, 2),
    "anderhalve": (3, 2), "anderhalf": (3, 2), "halvannan": (3, 2), "halvanden": (3, 2), "halvannen": (3, 2),
    "eine halbe": (1, 2), "einen halben": (1, 2), "ein halber": (1, 2), "ein halbes": (1, 2), "une demi": (1, 2),
    "une demi-": (1, 2), "un demi": (1, 2), "un demi-": (1, 2), "media": (1, 2), "medio": (1, 2), "meia": (1, 2),
    "mezza": (1, 2), "mezz'": (1, 2), "en halv": (1, 2), "een half": (1, 2),
})  # fmt: skip
_AND_HALF_ABROAD: Phrases[bool] = Phrases({
    phrase: True for phrase in ("et demie", "et demi", "y media", "y medio", "e meia", "e meio", "e mezza", "e mezzo")
})
_ONE_ABROAD = words("une un una um uma un'")


def _worded_abroad(source: Source, index: int) -> Amount | None:
    """Read "anderthalb Stunden", "eine halbe Stunde", "une heure et demie", "hora y media"."""
    found = _ABROAD.match(source, index)
    if found is not None:
        (top, bottom), at = found
        unit = read_duration_unit(source, at)
        value = share(top, bottom)
    else:
        at = index + (source.low(index) in _ONE_ABROAD)
        unit = read_duration_unit(source, at) if at > index else None
        value = Decimal("1.5")
        half = _AND_HALF_ABROAD.match(source, unit.end) if unit is not None else None
        unit = unit._replace(end=half[1]) if unit is not None and half is not None else None
    if unit is None:
        return None
    return Amount(index, unit.end, value, "duration", unit.name, worded=True)


def _written(source: Source, index: int) -> tuple[tuple[int, int], int] | None:
    """Read the digits of "1/2 a day"."""
    fraction = read_fraction(source, index)
    if fraction is None or source.kind(index) != "d":
        return None
    return (int(source.low(index)), int(source.low(index + 2))), fraction[1]


def _part(source: Source, index: int) -> Amount | None:
    """Read a part of one unit: "half an hour", "half a percent", "half an FTE"."""
    bare = source.low(index) in ("quarter", "quarters")
    found = _written(source, index) or (SHARES.match(source, index) if not bare else ((1, 4), index + 1))
    if found is None or (bare and source.low(index + 1) != "of"):
        return None
    (top, bottom), end = found
    part_of_time = _fraction_of_unit(source, index, end, top, bottom)
    if part_of_time is not None:
        return part_of_time
    of = _OF_UNIT.match(source, end)
    at = of[1] if of else end + 1 if source.low(end) in ("a", "an") else 0
    if not at:
        return None
    fixed = read_fixed_unit(source, at)
    if fixed is not None:
        return Amount(index, fixed.end, times(share(top, bottom), fixed.factor), fixed.kind, fixed.name, worded=True)
    if source.low(at) in ("fte", "headcount") and (bottom & (bottom - 1)) == 0:
        return Amount(index, at + 1, share(top, bottom), "count", source.at(at).text, worded=True)
    return None


def _fraction_of_unit(source: Source, index: int, end: int, top: int, bottom: int) -> Amount | None:
    """Read "half an hour", "three quarters of an hour", "half a day"."""
    of = _OF_UNIT.match(source, end)
    at = of[1] if of else end + 1 if source.low(end) in ("a", "an") else end
    if at == end and source.low(end - 1) != "half":
        return None
    unit = read_duration_unit(source, at)
    if unit is None or source.low(at - 1) == "half" and unit.name in ("years", "months"):
        return None
    value = share(top, bottom)
    if (bottom & (bottom - 1)) == 0:
        return Amount(index, unit.end, value, "duration", unit.name, worded=True)
    return None


_TAKES = words(
    "takes take took taking within over about for lasts last than after least most every from to of is was only nearly "
    "almost around roughly costs cost save saves saving lose loses spend spends in under up approximately"
)


def _article_duration(source: Source, index: int) -> Amount | None:
    """Read "an hour", "a day and a half"."""
    if source.low(index) not in ("a", "an", "one"):
        return None
    unit = read_duration_unit(source, index + 1)
    if source.low(index + 1) == "percent" and source.low(index + 2) == "and":
        unit = read_fixed_unit(source, index + 1)
    if unit is None or unit.end != index + 2 or source.low(index + 1) in ("an", "ms"):
        return None
    half = source.low(unit.end) == "and" and source.low(unit.end + 1) == "a"
    if half and source.low(unit.end + 2) in ("half", "quarter"):
        extra = share(1, 2 if source.low(unit.end + 2) == "half" else 4)
        return Amount(index, unit.end + 3, times(1 + extra, unit.factor), unit.kind, unit.name, worded=True)
    if unit.kind == "percent" or (unit.name == "quarters" and source.low(unit.end) == "of"):
        return None
    certain = source.low(index) == "one" or source.low(index) == "an" or source.whole
    if not certain and source.low(index - 1) not in _TAKES and unit.name not in ("minutes", "seconds"):
        return None
    rate = read_rate(source, unit.end)
    per, end = (rate[0], rate[1]) if rate is not None else (None, unit.end)
    return Amount(index, end, unit.factor, "duration", unit.name, per=per, worded=True)


def _compound_duration(source: Source, index: int) -> Amount | None:
    """Read 4h30, "2 hours 30 minutes", "1:30 h"."""
    if source.kind(index) not in ("d", "w"):
        return None
    clock = _clock(source, index)
    if clock is not None:
        return clock
    article = source.low(index) in ("a", "an") and source.low(index + 1) in ("hour", "day", "minute")
    number = Number(index + 1, Decimal(1)) if article else read_number(source, index)
    if number is None or number.scale != 1 or number.value is None:
        return None
    first = _unit_before_digits(source, number.end) or read_duration_unit(source, number.end)
    if first is None or first.name not in ("hours", "minutes", "days"):
        return None
    at = first.end + (source.low(first.end) == "and")
    second = read_number(source, at)
    if second is None or second.value is None or second.scale != 1:
        return None
    smaller = read_duration_unit(source, second.end)
    name, end = (smaller.name, smaller.end) if smaller else ("minutes", second.end)
    if smaller is None and source.low(second.end) == "s" and first.name == "minutes":
        name, end = "seconds", second.end + 1
    elif smaller is None and (first.name != "hours" or second.value >= 60):
        return None
    elif smaller is None and not source.glued(at):
        said = second.worded and at == first.end and second.value % 5 == 0 and second.value > 0
        if not said or source.kind(end) == "w":
            return None  # "three hours ten people"
    return _joined(source, index, end, (number.value, first.name), (second.value, name))


def _unit_before_digits(source: Source, index: int) -> "_Glued | None":
    if (
        source.low(index) in ("h", "hr")
        and source.glued(index)
        and source.kind(index + 1) == "d"
        and source.glued(index + 1)
    ):
        return _Glued("hours", index + 1)
    return None


class _Glued:
    """The unit of `4h30`, which the unit reader refuses because digits follow."""

    def __init__(self, name: str, end: int) -> None:
        self.name, self.end = name, end


_DAY = Decimal(86400)


def _joined(
    source: Source, start: int, end: int, first: tuple[Decimal, str], second: tuple[Decimal, str]
) -> Amount | None:
    """Add two parts in the larger unit if that ends, else in the smaller one."""
    seconds = IN_SECONDS | {"days": _DAY}
    if second[1] not in seconds or seconds[second[1]] >= seconds[first[1]] or first[1] == "days":
        return None
    total = first[0] * seconds[first[1]] + second[0] * seconds[second[1]]
    exact = EXACT.divide(total, seconds[first[1]])
    name = first[1] if times(exact, seconds[first[1]]) == total and len(exact.as_tuple().digits) < 12 else second[1]
    value = exact if name == first[1] else EXACT.divide(total, seconds[name])
    rate = read_rate(source, end)
    per, end = (rate[0], rate[1]) if rate is not None else (None, end)
    return Amount(start, end, Decimal(format(value.normalize(EXACT), "f")), "duration", name, per=per)


def _clock(source: Source, index: int) -> Amount | None:
    minutes = source.at(index + 2)
    if source.low(index + 1) != ":" or not source.glued(index + 1) or not minutes.glued or len(minutes.low) != 2:
        return None
    unit = read_duration_unit(source, index + 3)
    if unit is None or unit.name != "hours" or minutes.kind != "d" or len(source.low(index)) > 4:
        return None
    parts = (Decimal(source.low(index)), "hours"), (Decimal(minutes.low), "minutes")
    return (
        _joined(source, index, unit.end, *parts)
        if minutes.low != "00"
        else Amount(index, unit.end, parts[0][0], "duration", "hours")
    )

"""Amounts with a grammar of their own: shares ("a third", "one in five") and durations ("an hour and a half", 4h30)."""

from decimal import ROUND_HALF_UP, Context, Decimal

from casebuilder.case.quantity.amounts import Amount
from casebuilder.case.quantity.nouns import NOUNS
from casebuilder.case.quantity.numbers import EXACT, read_fraction, share, times
from casebuilder.case.quantity.numerals import ONES, TENS, read_number
from casebuilder.case.quantity.periods import read_rate
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import IN_SECONDS, read_duration_unit, read_unit
from casebuilder.case.quantity.wordlists import words

_TOPS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20,
}  # fmt: skip
_FRACTIONS: dict[str, tuple[int, int]] = {
    f"{top}{gap}{part}{'s' if number > 1 else ''}": (number, below)
    for top, number in _TOPS.items()
    for part, below in _PARTS.items()
    for gap in (" ", "-")
    if number < below and not (part == "half" and number > 1)
}
_SHARES: Phrases[tuple[int, int]] = Phrases(_FRACTIONS | {"half": (1, 2), "ein drittel": (1, 3), "un tiers": (1, 3)})
# Words after "a third" that show a share; before any other word it may be an ordinal ("a third party").
_AFTER_SHARE = words(
    "of is are was were get gets go goes come comes need needs have has had fail fails end ends take takes less more "
    "fewer faster lower higher by now today currently from to the our all these those this in on at before within and "
    "or but per every each miss return bounce land lands cheaper slower as for must should will would can der des de "
    "that which who across every are or so"
)
_AFTER_HALF = _AFTER_SHARE - {"hour", "day"} | {"my", "their", "your", "his", "her", "its"}
_OF_UNIT = Phrases({f"of {article}": True for article in ("a", "an", "one")})


def read_special(source: Source, index: int) -> Amount | None:
    """Read a share or a worded duration at `index`."""
    for reader in (_compound_duration, _article_duration, _ratio, _every, _slash_share, _share):
        found = reader(source, index)
        if found is not None:
            return found
    return None


def percent_of(top: Decimal, bottom: Decimal) -> Decimal:
    """Return the share as percent: exact when it ends within two decimals, else to one decimal (two digits below 1)."""
    exact = Context(prec=20).divide(times(top, Decimal(100)), bottom)
    short = exact.quantize(Decimal("0.01"), context=EXACT)
    if short != exact:
        step = Decimal("0.1") if exact >= 1 else Decimal(1).scaleb(exact.adjusted() - 1)
        short = exact.quantize(step, ROUND_HALF_UP, context=EXACT)
    return Decimal(format(short.normalize(EXACT), "f"))


def _percent(source: Source, start: int, end: int, top: int, bottom: int) -> Amount:
    return Amount(start, end, percent_of(Decimal(top), Decimal(bottom)), "percent", "%", worded=True)


def _share(source: Source, index: int) -> Amount | None:
    found = _SHARES.match(source, index)
    if found is None:
        return None
    (top, bottom), end = found
    word = source.low(end - 1)
    part_of_time = _fraction_of_unit(source, index, end, top, bottom)
    if part_of_time is not None:
        return part_of_time
    if not _is_share(source, index, end, word):
        return None
    return _percent(source, index, end, top, bottom)


def _is_share(source: Source, index: int, end: int, word: str) -> bool:
    following = source.at(end)
    hyphened = source.low(index + 1) == "-"
    if word.startswith("quarter") and not hyphened:
        return following.low == "of" and source.kind(end + 1) != "d" and source.low(end + 1) not in ("last", "next")
    if following.kind in ("", "n"):
        return True
    if word == "half":
        ordinal = source.low(index - 1) in ("first", "second", "1st", "2nd", "last", "next", "this", "other")
        return not ordinal and (following.low in _AFTER_HALF or following.text in ".,;:)!?→")
    if word.endswith("s") and word in {f"{part}s" for part in _PARTS}:
        return True
    arrow = following.text == "-" and source.low(end + 1) == ">"
    return arrow or following.low in _AFTER_SHARE or (following.kind == "s" and following.text not in "-/'’")


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


def _ratio(source: Source, index: int) -> Amount | None:
    """Read "one in five", "9 out of 10"."""
    top, at = _small(source, index)
    if top is None:
        return None
    counted = _counted(source, at)
    at += counted
    if source.low(at) == "out" and source.low(at + 1) == "of":
        at += 2
    elif source.low(at) == "in":
        at += 1
    else:
        return None
    if source.low(at) == "every":
        at += 1
    bottom, end = _small(source, at)
    if bottom is None or not 0 < top < bottom or bottom in range(1900, 2101):
        return None
    if (
        source.text[source.tokens[end - 1].end : source.at(end).start] == ""
        and source.kind(end) in "wd"
        and source.kind(end)
    ):
        return None
    unit = read_unit(source, end)
    if unit is not None and unit.kind in ("duration", "percent", "points"):
        return None
    if counted and (unit is not None or (top > 1 and bottom not in _ROUND)):
        return None  # "3 calls in 40 shops" is no share
    return _percent(source, index, end, top, bottom)


_ROUND = (5, 10, 20, 50, 100, 1000)
# What "every second ..." counts in, so that it is a pace and no share.
_PACES = words(
    "second minute hour day week month quarter year time times shift seconds minutes hours days weeks months quarters "
    "years"
)
_EVERY = {"other": 2, "second": 2, "2nd": 2} | {
    word: below for word, below in _PARTS.items() if word not in ("half", "quarter")
} | {"fourth": 4, "hundredth": 100}  # fmt: skip


def _counted(source: Source, index: int) -> bool:
    """Tell whether a counted noun stands between the figures of "one call in five"."""
    if source.kind(index) != "w" or source.low(index) not in NOUNS or source.low(index) in _PACES:
        return False
    return source.low(index + 1) == "in" or (source.low(index + 1) == "out" and source.low(index + 2) == "of")


def _every(source: Source, index: int) -> Amount | None:
    """Read "every second ticket" as 50 %; "every second week" and "every fifth floor" are no shares."""
    if source.low(index) != "every":
        return None
    below = _EVERY.get(source.low(index + 1))
    noun = source.low(index + 2)
    if below is None or source.kind(index + 2) != "w" or noun not in NOUNS or noun in _PACES:
        return None
    return _percent(source, index, index + 2, 1, below)


def special_starts() -> set[str]:
    """Return the words that only a reader of this module begins with."""
    return {"every"}


def _small(source: Source, index: int) -> tuple[int | None, int]:
    if source.kind(index) not in ("d", "w") or not source.low(index):
        return None, index
    if source.kind(index) == "w" and source.low(index) not in ONES and source.low(index) not in TENS:
        word = source.low(index)
        return ({"hundred": 100, "thousand": 1000}.get(word), index + 1)
    number = read_number(source, index)
    if number is None or number.value is None or number.scale != 1 or number.value != int(number.value):
        return None, index
    return (int(number.value), number.end) if number.value <= 1_000_000 else (None, index)


def _slash_share(source: Source, index: int) -> Amount | None:
    """Read "1/3 of tickets"; a fraction before a unit is left to the number reader."""
    found = read_fraction(source, index)
    if found is None or source.low(found[1]) not in ("of", "der", "des", "de"):
        return None
    if source.kind(index) == "v":
        return Amount(index, found[1], percent_of(found[0], Decimal(1)), "percent", "%")
    return _percent(source, index, found[1], int(source.low(index)), int(source.low(index + 2)))


_TAKES = words(
    "takes take took taking within over about for lasts last than after least most every from to of is was only nearly "
    "almost around roughly costs cost save saves saving lose loses spend spends in under up approximately"
)


def _article_duration(source: Source, index: int) -> Amount | None:
    """Read "an hour", "a day and a half"."""
    if source.low(index) not in ("a", "an", "one"):
        return None
    unit = read_duration_unit(source, index + 1)
    if unit is None or unit.end != index + 2 or source.low(index + 1) in ("an", "ms"):
        return None
    half = source.low(unit.end) == "and" and source.low(unit.end + 1) == "a"
    if half and source.low(unit.end + 2) in ("half", "quarter"):
        extra = share(1, 2 if source.low(unit.end + 2) == "half" else 4)
        return Amount(index, unit.end + 3, 1 + extra, "duration", unit.name, worded=True)
    certain = source.low(index) == "one" or source.low(index) == "an" or source.whole
    if not certain and source.low(index - 1) not in _TAKES and unit.name not in ("minutes", "seconds"):
        return None
    rate = read_rate(source, unit.end)
    per, end = (rate[0], rate[1]) if rate is not None else (None, unit.end)
    return Amount(index, end, Decimal(1), "duration", unit.name, per=per, worded=True)


def _compound_duration(source: Source, index: int) -> Amount | None:
    """Read 4h30, "2 hours 30 minutes", "1:30 h"."""
    if source.kind(index) not in ("d", "w"):
        return None
    clock = _clock(source, index)
    if clock is not None:
        return clock
    number = read_number(source, index)
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
    elif smaller is None and not (source.glued(at) and first.name == "hours" and second.value < 60):
        return None
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

"""Numbers said in words, in English: "two hundred and fifty", "four point two", "half a million", "a dozen"."""

from dataclasses import replace
from decimal import Decimal

from casebuilder.case.quantity.cardinals import DIGIT_WORDS, ONES, SCALE_WORDS, TENS, read_cardinal, read_digitwise
from casebuilder.case.quantity.numbers import (
    EXACT,
    Number,
    read_fraction,
    read_literal,
    read_scale,
    share,
    times,
)
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import read_fixed_unit
from casebuilder.case.quantity.wordlists import words

_HALVES = Phrases({
    "half a": (1, 2),
    "a half": (1, 2),
    "half": (1, 2),
    "a quarter of a": (1, 4),
    "quarter of a": (1, 4),
    "one quarter of a": (1, 4),
    "three quarters of a": (3, 4),
    "three-quarters of a": (3, 4),
    "a third of a": (1, 3),
    "two thirds of a": (2, 3),
    "a tenth of a": (1, 10),
})
_AND_PART = Phrases({
    "and a half": (1, 2),
    "and one half": (1, 2),
    "and half": (1, 2),
    "and a quarter": (1, 4),
    "and three quarters": (3, 4),
    "and a third": (1, 3),
})
_GROUPED = {"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore", "grand"}
_BARE = ("hundred", "thousand")  # "hundred and fifty a month", the article left out
_NOT_BARE = words("a few several many couple per of the some each odd one every s")
NUMERAL_STARTS = (
    frozenset(ONES) | frozenset(TENS) | set(_BARE) | {"a", "an", "half", "quarter", "couple", "point", "nought", "."}
)


def read_number(source: Source, index: int) -> Number | None:
    """Read a number at `index`, in digits or words, with its scale."""
    kind = source.kind(index)
    if kind == "d":
        return _read_digits(source, index)
    if kind == "v":
        fraction = read_fraction(source, index)
        return None if fraction is None else read_scale(source, Number(fraction[1], fraction[0]))
    if source.low(index) == ".":
        return _read_tail(source, index)
    if kind != "w":
        return None
    return _read_part_of_scale(source, index) or _read_words(source, index)


def _read_tail(source: Source, index: int) -> Number | None:
    """Read ".5": a point with nothing but a gap or a sign before it."""
    before = source.at(index - 1)
    attached = source.glued(index) and (before.kind != "s" or before.text in ".!?,;:)")
    if attached or not source.glued(index + 1) or source.kind(index + 1) != "d" or len(source.low(index + 1)) > 4:
        return None
    if source.glued(index + 2) and source.text[source.at(index + 2).start] in ".,-/:" and source.kind(index + 3) == "d":
        return None
    return read_scale(source, Number(index + 2, Decimal(f"0.{source.low(index + 1)}")))


def spoken_year(source: Source, index: int) -> tuple[int, int] | None:
    """Read "twenty twenty-seven" as a year; returns it with the token after it."""
    second = source.low(index + 1)
    teen = ONES.get(second, 0) >= 10
    if source.low(index) != "twenty" or not (teen or second in TENS):
        return None
    value, end = read_cardinal(source, index + 1)
    return (2000 + int(value), end) if value < 100 else None


def _read_digits(source: Source, index: int) -> Number | None:
    fraction = read_fraction(source, index)
    if fraction is not None:
        return read_scale(source, Number(fraction[1], fraction[0]))
    number = read_literal(source, index)
    if number is None:
        return None
    if source.low(number.end) == "point" and number.plain and number.value is not None:
        number = _dictated(source, number, number.value)
    if number.plain and number.value is not None:
        mixed = read_fraction(source, number.end)
        if mixed is not None:
            number = replace(number, end=mixed[1], value=number.value + mixed[0], plain=False)
    return _with_rest(source, read_scale(source, _and_part(source, number)))


def _dictated(source: Source, number: Number, whole: Decimal) -> Number:
    """Read "1 point 5" as 1.5."""
    digits = source.at(number.end + 1)
    if digits.kind != "d" or len(digits.low) > 4 or digits.glued:
        return number
    return replace(number, end=number.end + 2, value=whole + Decimal(f"0.{digits.low}"), plain=False)


def _with_rest(source: Source, number: Number) -> Number:
    """Add what is said below the scale: "16 thousand five hundred", "2 million 300 thousand"."""
    scale = SCALE_WORDS.get(source.low(number.end - 1))
    if scale is None or number.value is None or number.scale != scale or number.value % 1:
        return number
    if source.kind(number.end) == "d":
        literal = read_literal(source, number.end)
        below = None if literal is None else SCALE_WORDS.get(source.low(literal.end))
        if literal is None or literal.value is None or below is None:
            return number
        rest, end = times(literal.value, Decimal(below)), literal.end + 1
    elif source.low(number.end) in ONES or source.low(number.end) in TENS:
        rest, end = read_cardinal(source, number.end)
    else:
        return number
    if not 100 <= rest < scale or rest % 100:
        return number
    return replace(number, end=end, value=EXACT.add(number.value, EXACT.divide(rest, Decimal(scale))), plain=False)


def _and_part(source: Source, number: Number) -> Number:
    found = _AND_PART.match(source, number.end)
    if found is None or number.value is None or _starts_share(source, found[1]):
        return number
    return replace(number, end=found[1], value=number.value + share(*found[0]), plain=False)


def _starts_share(source: Source, index: int) -> bool:
    return source.low(index) in ("of", "a", "an", "the", "our")


def _read_part_of_scale(source: Source, index: int) -> Number | None:
    """Read "half a million", "a quarter of a million"."""
    found = _HALVES.match(source, index)
    if found is None or source.low(found[1]) not in _GROUPED:
        return None
    word = source.low(found[1])
    scale = {"hundred": 100, "dozen": 12}.get(word) or SCALE_WORDS[word]
    return Number(found[1] + 1, times(share(*found[0]), Decimal(scale)), worded=True)


def _read_words(source: Source, index: int) -> Number | None:
    word = source.low(index)
    if word in ("a", "an"):
        return _read_article(source, index)
    if word in _BARE:
        bare = source.low(index - 1) not in _NOT_BARE and source.kind(index - 1) != "d" and not source.glued(index)
        return _worded(source, *read_cardinal(source, index, Decimal(1))) if bare else None
    if word == "couple":
        return _couple(source, index) if source.low(index - 1) not in ("a", "the") else None
    if word in ("point", "nought"):
        return _bare_point(source, index)
    if word not in ONES and word not in TENS:
        return None
    digitwise = read_digitwise(source, index)
    if digitwise is not None:
        return _hundreds(source, *digitwise)
    value, end = read_cardinal(source, index)
    if source.low(end) == "point" and source.low(end + 1) in DIGIT_WORDS:
        return read_scale(source, _point(source, value, end + 1))
    if source.low(end) == "dozen":
        return Number(end + 1, value * 12, worded=True)
    return _worded(source, value, end)


def _worded(source: Source, value: Decimal, end: int) -> Number:
    """Split the scale off, which another figure of a range may share, and add what is said behind the number."""
    factor = Decimal(100 if source.low(end - 1) == "hundred" else SCALE_WORDS.get(source.low(end - 1), 1))
    number = Number(end, EXACT.divide(value, factor), factor, worded=True)
    return read_scale(source, _and_part(source, number) if factor == 1 or factor >= 10**6 else number)


def _hundreds(source: Source, value: int, end: int) -> Number:
    """Read "two fifty k" as 250,000; without a scale "two fifty" may be a price of 2.50."""
    number = read_scale(source, Number(end, Decimal(value), worded=True))
    if number.scale != 1:
        return number
    pointed = EXACT.divide(Decimal(value), Decimal(100)).quantize(Decimal("0.01"))
    return replace(number, value=None, pointed=pointed, grouped=Decimal(value))


def _bare_point(source: Source, index: int) -> Number | None:
    """Read "point five percent" and "nought point five", before a unit or a scale only if the point stands alone."""
    at = index + (source.low(index) == "nought")
    if source.low(at) != "point" or source.low(at + 1) not in DIGIT_WORDS:
        return None
    number = read_scale(source, _point(source, Decimal(0), at + 1))
    sure = at > index or number.scale != 1 or read_fixed_unit(source, number.end) is not None
    return number if sure else None


def _couple(source: Source, index: int) -> Number | None:
    end = index + 2 if source.low(index + 1) == "of" else index + 1
    number = read_scale(source, Number(end, Decimal(2), approx=True, worded=True))
    return number if number.end > index + 1 else None


def _read_article(source: Source, index: int) -> Number | None:
    word = source.low(index + 1)
    if word in ("good", "cool", "full") and source.low(index + 2) in (*_BARE, "million", "dozen"):
        index, word = index + 1, source.low(index + 2)
    if word == "dozen":
        return Number(index + 2, Decimal(12), worded=True)
    if word == "couple":
        end = index + 3 if source.low(index + 2) == "of" else index + 2
        return read_scale(source, Number(end, Decimal(2), approx=True, worded=True))
    if word == "hundred":
        value, end = read_cardinal(source, index + 1, Decimal(1))
        return _worded(source, value, end) if end > index + 2 else read_scale(source, Number(end, value, worded=True))
    if word in SCALE_WORDS:
        value, end = read_cardinal(source, index + 1, Decimal(1))
        factor = Decimal(SCALE_WORDS[word]) if end == index + 2 else Decimal(1)
        return _and_part(source, Number(end, EXACT.divide(value, factor), factor, worded=True))
    return None


def _point(source: Source, whole: Decimal, at: int) -> Number:
    digits = ""
    while source.low(at) in DIGIT_WORDS and len(digits) < 6:
        digits += DIGIT_WORDS[source.low(at)]
        at += 1
    return Number(at, EXACT.add(whole, Decimal(f"0.{digits}")), worded=True)

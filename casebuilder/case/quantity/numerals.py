"""Numbers said in words, in English: "two hundred and fifty", "four point two", "half a million", "a dozen"."""

from dataclasses import replace
from decimal import Decimal

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
from casebuilder.case.quantity.wordlists import listed

ONES = {
    word: value
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * (value + 2) for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"))
} | {"fourty": 40}
SCALE_WORDS = {
    "thousand": 10**3,
    "grand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_DIGIT_WORDS = {word: str(value) for word, value in ONES.items() if value < 10} | {"oh": "0", "nought": "0"}
_MAX_WORDS = 24

_HALVES = Phrases({
    "half a": (1, 2),
    "a half": (1, 2),
    "half": (1, 2),
    "a quarter of a": (1, 4),
    "quarter of a": (1, 4),
    "one quarter of a": (1, 4),
    "three quarters of a": (3, 4),
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
NUMERAL_STARTS = frozenset(ONES) | frozenset(TENS) | {"a", "an", "half", "quarter", "three", "two"}


def read_number(source: Source, index: int) -> Number | None:
    """Read a number at `index`, in digits or words, with its scale."""
    kind = source.kind(index)
    if kind == "d":
        return _read_digits(source, index)
    if kind == "v":
        fraction = read_fraction(source, index)
        return None if fraction is None else read_scale(source, Number(fraction[1], fraction[0]))
    if kind != "w":
        return None
    return _read_part_of_scale(source, index) or _read_words(source, index)


def spoken_year(source: Source, index: int) -> tuple[int, int] | None:
    """Read "twenty twenty-seven" as a year; returns it with the token after it."""
    second = source.low(index + 1)
    teen = ONES.get(second, 0) >= 10
    if source.low(index) != "twenty" or not (teen or second in TENS):
        return None
    value, end = _cardinal(source, index + 1)
    return (2000 + int(value), end) if value < 100 else None


def _read_digits(source: Source, index: int) -> Number | None:
    fraction = read_fraction(source, index)
    if fraction is not None:
        return Number(fraction[1], fraction[0])
    number = read_literal(source, index)
    if number is None:
        return None
    if number.plain and number.value is not None:
        mixed = read_fraction(source, number.end)
        if mixed is not None:
            number = replace(number, end=mixed[1], value=number.value + mixed[0], plain=False)
    return _with_rest(source, read_scale(source, _and_part(source, number)))


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
        rest, end = _cardinal(source, number.end)
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
    if word not in ONES and word not in TENS:
        return None
    value, end = _cardinal(source, index)
    if source.low(end) == "point" and source.low(end + 1) in _DIGIT_WORDS:
        return read_scale(source, _point(source, value, end + 1))
    if source.low(end) == "dozen":
        return Number(end + 1, value * 12, worded=True)
    factor = Decimal(100 if source.low(end - 1) == "hundred" else SCALE_WORDS.get(source.low(end - 1), 1))
    number = Number(end, EXACT.divide(value, factor), factor, worded=True)
    return read_scale(source, _and_part(source, number) if factor == 1 else number)


def _read_article(source: Source, index: int) -> Number | None:
    word = source.low(index + 1)
    if word == "dozen":
        return Number(index + 2, Decimal(12), worded=True)
    if word == "couple":
        end = index + 3 if source.low(index + 2) == "of" else index + 2
        return read_scale(source, Number(end, Decimal(2), approx=True, worded=True))
    if word == "hundred":
        value, end = _cardinal(source, index + 1, Decimal(1))
        return Number(end, value, worded=True)
    if word in SCALE_WORDS:
        value, end = _cardinal(source, index + 1, Decimal(1))
        factor = Decimal(SCALE_WORDS[word]) if end == index + 2 else Decimal(1)
        return _and_part(source, Number(end, EXACT.divide(value, factor), factor, worded=True))
    return None


def _point(source: Source, whole: Decimal, at: int) -> Number:
    digits = ""
    while source.low(at) in _DIGIT_WORDS and len(digits) < 6:
        digits += _DIGIT_WORDS[source.low(at)]
        at += 1
    return Number(at, EXACT.add(whole, Decimal(f"0.{digits}")), worded=True)


def _cardinal(source: Source, index: int, start: Decimal | None = None) -> tuple[Decimal, int]:
    """Add up number words; `start` is what an article before "hundred" or "million" stands for."""
    total, current, smallest = Decimal(0), start or Decimal(0), 10**15
    last = "article" if start is not None else ""
    at = index
    while at - index < _MAX_WORDS:
        word_at = _next_word(source, at, last)
        word = source.low(word_at)
        step = _step(word, last)
        if not step:
            break
        if step == "scale":
            if SCALE_WORDS[word] >= smallest or not current:
                break
            smallest = SCALE_WORDS[word]
            total, current = total + current * smallest, Decimal(0)
        elif step == "hundred":
            current *= 100
        else:
            current += ONES[word] if word in ONES else TENS[word]
        last, at = step, word_at + 1
    return total + current, at


def _next_word(source: Source, at: int, last: str) -> int:
    """Step over the "and" of "two hundred and five" and the hyphen of "twenty-three"."""
    if last in ("hundred", "scale") and source.low(at) == "and":
        following = source.low(at + 1)
        if (following in ONES or following in TENS) and following != "zero":
            return at + 1
    if last and source.low(at) in ("-", "‑") and source.glued(at) and source.glued(at + 1):
        return at + 1
    return at


_FOLLOWS = {
    "": {"one", "teen", "ten"},
    "article": {"hundred", "scale"},
    "one": {"hundred", "scale"},
    "teen": {"hundred", "scale"},
    "ten": {"one", "scale", "hundred"},
    "hundred": {"one", "teen", "ten", "scale"},
    "scale": {"one", "teen", "ten"},
}


def _step(word: str, last: str) -> str:
    """Name what `word` may add after `last`; empty if the number ends here."""
    if word in TENS:
        step = "ten"
    elif word in ONES:
        step = "one" if 0 < ONES[word] < 10 or (word == "zero" and not last) else "teen"
    elif word in SCALE_WORDS:
        step = "scale"
    else:
        step = "hundred" if word == "hundred" else ""
    return step if step in _FOLLOWS[last] else ""

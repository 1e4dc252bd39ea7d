"""English cardinals: which number words belong to one number, and where the next one begins."""

from decimal import Decimal

from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.wordlists import listed, words

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
DIGIT_WORDS = {word: str(value) for word, value in ONES.items() if value < 10} | {"oh": "0", "nought": "0"}
_MAX_WORDS = 24
_BETWEEN = words("between betwixt")
_VAGUE = words("about around roughly some say approximately somewhere anywhere a")
_HYPHENS = ("-", "‑")


def read_cardinal(source: Source, index: int, start: Decimal | None = None) -> tuple[Decimal, int]:
    """Add up number words; `start` is what an article before "hundred" or "million" stands for.

    "two hundred and five" is one number, "two hundred and three hundred" are two. Behind "between" the "and" joins
    two figures unless another one follows: "between two hundred and fifty and three hundred".
    """
    value, end, joined = _add_up(source, index, start)
    if joined is not None and source.low(end) != "and" and _opened(source, index - (start is not None)):
        first, second = _add_up(source, index, start, until=joined), _add_up(source, joined + 1, None)
        if first[0] < second[0]:
            return first[0], joined
    return value, end


def read_digitwise(source: Source, index: int) -> tuple[int, int] | None:
    """Read "two fifty", "one twenty-five" and "three-sixty": hundreds left unsaid; returns 250 and the token after."""
    hundreds = ONES.get(source.low(index), 0)
    at = index + 1 + (source.low(index + 1) in _HYPHENS and source.glued(index + 1) and source.glued(index + 2))
    ten = TENS.get(source.low(at))
    if not 0 < hundreds < 10 or ten is None:
        return None
    rest, end, _ = _add_up(source, at, None, most=3)
    return (hundreds * 100 + int(rest), end) if rest < 100 else None


def _opened(source: Source, index: int) -> bool:
    at = index - 1
    for _ in range(2):
        at -= source.low(at) in _VAGUE
    return source.low(at) in _BETWEEN


def _add_up(
    source: Source, index: int, start: Decimal | None, *, until: int | None = None, most: int = _MAX_WORDS
) -> tuple[Decimal, int, int | None]:
    """Return the number, the token after it and where its last "and" stands."""
    total, current, smallest = Decimal(0), start or Decimal(0), 10**15
    last = "article" if start is not None else ""
    at, joined = index, None
    while at - index < most and at != until:
        word_at = _next_word(source, at, last, smallest)
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
        joined = at if word_at > at and source.low(at) == "and" else joined
        last, at = step, word_at + 1
    return total + current, at, joined


def _next_word(source: Source, at: int, last: str, smallest: int) -> int:
    """Step over the "and" of "two hundred and five" and the hyphen of "twenty-three"."""
    if last in ("hundred", "scale") and source.low(at) == "and":
        return at + 1 if _continues(source, at + 1, last, smallest) else at
    if last and source.low(at) in _HYPHENS and source.glued(at) and source.glued(at + 1):
        return at + 1
    return at


def _continues(source: Source, index: int, last: str, smallest: int) -> bool:
    """Tell whether what follows "and" still belongs to the number: it must be smaller than what stands before."""
    word, at = source.low(index), index + 1
    if word == "zero" or (word not in ONES and word not in TENS):
        return False
    at += source.low(at) in _HYPHENS and source.glued(at) and source.low(at + 1) in ONES
    if word in TENS and 0 < ONES.get(source.low(at), 0) < 10:
        at += 1
    if last == "hundred" and source.low(at) == "hundred":
        return False
    if source.low(at) == "and" and source.low(at + 1) in ("a", "one") and source.low(at + 2) in ("half", "quarter"):
        return SCALE_WORDS.get(source.low(at + 3), 0) == 0  # "one million and one and a half million"
    at += source.low(at) == "hundred"
    return SCALE_WORDS.get(source.low(at), 0) < smallest


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

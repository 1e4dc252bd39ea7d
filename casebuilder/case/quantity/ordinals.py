"""Days of the month as said: "16", "16th", "sixteenth", "thirty-first"."""

from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.wordlists import listed

SUFFIXES = frozenset(("st", "nd", "rd", "th", "er", "º", "."))
_FIRST_TWENTY = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_DAYS: Phrases[int] = Phrases(
    [(word, number) for number, word in enumerate(_FIRST_TWENTY, start=1)]
    + [(f"twenty{gap}{word}", 20 + number) for gap in (" ", "-") for number, word in enumerate(_FIRST_TWENTY[:9], 1)]
    + [("thirtieth", 30), ("thirty first", 31), ("thirty-first", 31), ("first day", 1)]
)
# "second March" is more likely the second time than the second day.
_COUNTED = frozenset(listed("first second third fourth"))


def read_day_number(source: Source, index: int) -> tuple[int, int, bool] | None:
    """Read a day of the month; returns it, the token after it and whether it is an ordinal."""
    token = source.at(index)
    if token.kind == "d":
        if len(token.low) > 2 or not 1 <= int(token.low) <= 31:
            return None
        marked = source.low(index + 1) in SUFFIXES and source.glued(index + 1)
        return int(token.low), index + 1 + marked, marked
    found = _DAYS.match(source, index)
    return None if found is None else (found[0], found[1], True)


def needs_of(source: Source, index: int) -> bool:
    """Tell whether the ordinal at `index` is a day only before "of"."""
    return source.low(index) in _COUNTED and source.low(index + 1) != "day"


def ordinal_starts() -> set[str]:
    """Return the words that an ordinal day begins with."""
    return set(_DAYS.starts())

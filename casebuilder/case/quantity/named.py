"""Read named periods: quarters, halves, fiscal years, seasons, feasts, weeks, "next year", "in nine months"."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from casebuilder.case.quantity.days import CENTURY, Found, number_at, read_day_month, read_month, read_numeric, year_at
from casebuilder.case.quantity.monthnames import FEASTS, MONTHS, SEASONS
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.spans import (
    Span,
    When,
    add_months,
    day,
    easter,
    fiscal_part,
    fiscal_year,
    months,
    occurrence,
    part,
    week,
    year_span,
)
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import read_duration_unit

_PART_LETTERS = {"q": 3, "h": 6, "t": 3, "s": 6}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0, "erstes": 1, "zweites": 2,
             "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "drittes": 3, "viertes": 4}  # fmt: skip
_PART_WORDS = {"quarter": 3, "half": 6, "quartal": 3, "halbjahr": 6, "trimestre": 3, "semestre": 6}
_FISCAL: Phrases[bool] = Phrases({
    phrase: True for phrase in ("fy", "fiscal year", "financial year", "fiscal", "gj", "geschäftsjahr")
})


def read_part(source: Source, index: int, when: When) -> Found | None:
    """Read Q3 2027, 3Q27, H1 28, "third quarter of 2027", "Q2 FY27", Q3 alone."""
    head = _part_head(source, index)
    if head is None:
        return None
    number, length, at, weak = head
    link = at + (source.low(at) in ("of", "in", "/", "-", "du", "de", ",") or 0)
    if source.low(link) in ("the", "our"):
        link += 1
    fiscal = _fiscal_year_at(source, link) or _fiscal_shift(source, link)
    if fiscal is not None:
        return Found((fiscal_part(fiscal[0], source.fiscal_year_end, number, length),), fiscal[1])
    year = year_at(source, link, short=source.low(at) != ",")
    if year is not None:
        return Found((part(year[0], number, length),), year[1])
    offset = _year_words(source, link)
    if offset is not None:
        return Found((part(source.today.year + offset[0], number, length),), offset[1])
    if weak:
        return None
    span = occurrence(lambda y: part(y, number, length), source.today, when)
    return Found((span,), at) if span is not None else None


def _part_head(source: Source, index: int) -> tuple[int, int, int, bool] | None:
    """Read what names the part: number, months, token after it, whether it needs a year to count."""
    token, following = source.at(index), source.at(index + 1)
    if token.kind == "w" and token.low in _PART_LETTERS and following.kind == "d" and following.glued:
        return _numbered(following.low, token.low, source, index + 2, weak=token.low in "ts")
    if token.kind == "d" and following.glued and following.low in ("q", "h"):
        return _numbered(token.low, following.low, source, index + 2, weak=True)
    at = index + (token.low == "the")
    number, at = _ordinal(source, at)
    length = _PART_WORDS.get(source.low(at))
    if number is None or length is None or number > 12 // length:
        return None
    return (number or 12 // length, length, at + 1, True)


def _ordinal(source: Source, at: int) -> tuple[int | None, int]:
    word = source.low(at)
    if word in _ORDINALS:
        return _ORDINALS[word], at + 1
    if source.kind(at) == "d" and len(word) == 1 and source.low(at + 1) in ("st", "nd", "rd", "th", "er", "."):
        return int(word), at + 2
    return None, at


def _numbered(digits: str, letter: str, source: Source, at: int, *, weak: bool) -> tuple[int, int, int, bool] | None:
    length = _PART_LETTERS[letter]
    if len(digits) != 1 or not 1 <= int(digits) <= 12 // length:
        return None
    if source.glued(at) and source.kind(at) == "w" and source.low(at) != "fy":
        return None
    return int(digits), length, at, weak


def _year_words(source: Source, index: int) -> tuple[int, int] | None:
    """Read "next year", "this year", "last year" as an offset."""
    offsets = {"next": 1, "this": 0, "last": -1, "current": 0, "coming": 1}
    if source.low(index) in offsets and source.low(index + 1) == "year":
        return offsets[source.low(index)], index + 2
    return None


def _fiscal_year_at(source: Source, index: int) -> tuple[int, int] | None:
    """Read FY27, FY 2027, FY26/27, "fiscal year 2027"; returns the year it ends in."""
    head = _FISCAL.match(source, index)
    if head is None:
        return None
    at = head[1]
    quoted = source.at(at).text in ("'", "’")
    at += quoted
    number = number_at(source, at, 4)
    if number is None or len(source.low(at)) not in (2, 4) or source.low(at + 1) == "%":
        return None
    year = number if number >= 1000 else CENTURY + number
    mark, second = source.at(at + 1), source.at(at + 2)
    if mark.text in ("/", "-", "–") and mark.glued and second.kind == "d" and len(second.low) in (2, 4):
        end = int(second.low) if len(second.low) == 4 else CENTURY + int(second.low)
        if end == year + 1:
            return end, at + 3
    return (year, at + 1) if 1900 <= year <= 2199 else None


def read_fiscal(source: Source, index: int, when: When) -> Found | None:
    """Read a fiscal year, with its quarter behind it in "FY27 Q2"."""
    found = _fiscal_year_at(source, index)
    if found is None:
        return _fiscal_words(source, index)
    year, end = found
    letter, digit = source.low(end), source.at(end + 1)
    if letter in ("q", "h") and digit.kind == "d" and digit.glued and len(digit.low) == 1:
        length = _PART_LETTERS[letter]
        if 1 <= int(digit.low) <= 12 // length:
            return Found((fiscal_part(year, source.fiscal_year_end, int(digit.low), length),), end + 2)
    return Found((fiscal_year(year, source.fiscal_year_end),), end)


_FISCAL_WHICH = {"this": 0, "current": 0, "the": 0, "our": 0, "your": 0, "fiscal": 0, "financial": 0, "fy": 0,
                 "next": 1, "coming": 1}  # fmt: skip


def _fiscal_words(source: Source, index: int) -> Found | None:
    """Read "the fiscal year", "our current financial year", "next fiscal year"; "FY" alone after "end of the"."""
    found = _fiscal_shift(source, index)
    if found is None:
        return None
    year, end, shift = found
    end += source.low(end) == "end"
    return Found((fiscal_year(year, source.fiscal_year_end),), end, anchored=shift == 1)


def _fiscal_shift(source: Source, index: int) -> tuple[int, int, int] | None:
    """Return the year that the fiscal year at `index` ends in, the token after it and how far ahead it is."""
    at = index + (
        source.low(index) in ("the", "our", "your") and source.low(index + 1) in ("next", "current", "coming")
    )
    shift = _FISCAL_WHICH.get(source.low(at))
    if shift is None:
        return None
    at += source.low(at) not in ("fiscal", "financial", "fy")
    long = source.low(at) in ("fiscal", "financial") and source.low(at + 1) == "year"
    if not long and not (source.low(at) == "fy" and source.at(at).text.isupper()):
        return None
    now = occurrence(lambda y: fiscal_year(y, source.fiscal_year_end), source.today, "next")
    return None if now is None else (now.last.year + shift, at + (2 if long else 1), shift)


def read_season(source: Source, index: int, when: When) -> Found | None:
    """Read "summer 2027", "Easter", "winter 2027/28"; without a year they need words around them."""
    word = source.low(index)
    at = index + 1
    at += source.low(at) == "of" and source.kind(at + 1) == "d"
    year = year_at(source, at)
    if word in FEASTS:
        return _yearly(source, index, year, when, lambda y: _feast(FEASTS[word], y))
    if word not in SEASONS or (year is None and _in_name(source, index)):
        return None
    if SEASONS[word] == 12 and year is not None:
        return _winter(source, year)
    return _yearly(source, index, year, when, lambda y: months(y, SEASONS[word], 3))


def _in_name(source: Source, index: int) -> bool:
    """Tell whether a season belongs to a name: "the Fall Student Survey"."""
    token, following = source.at(index), source.at(index + 1)
    return following.kind == "w" and token.text[:1].isupper() and following.text[:1].isupper()


_UNTIL = frozenset(("by", "until", "till", "til", "for"))
_NEW_YEAR: Phrases[str] = Phrases({
    f"{lead}new year{tail}": what
    for lead in ("", "the ")
    for tail, what in (("", "start"), ("'s", "start"), ("’s", "start"), ("'s day", "day"), ("’s day", "day"),
                       ("'s eve", "eve"), ("’s eve", "eve"))
})  # fmt: skip


def read_new_year(source: Source, index: int, when: When) -> Found | None:
    """Read "New Year": 31 December after "by", else the January after it, so that "in the new year" is 31 January."""
    found = _NEW_YEAR.match(source, index)
    if found is None:
        return None
    what, end = found
    bare = source.low(index) == "new" and source.at(index).text.islower() and source.low(index - 1) == "a"
    if bare or source.low(end) in ("resolution", "resolutions", "party", "-", "holiday", "holidays"):
        return None
    if _day_follows(source, end):
        return None
    named = year_at(source, end)
    year, end = named if named is not None else (source.today.year + 1, end)
    if what == "day":
        span = months(year, 1, 1)
        return Found((Span(span.first, span.first),), end, anchored=False)
    if what == "eve" or source.low(index - 1) in _UNTIL:
        last = months(year, 0, 1).last
        return Found((Span(last, last),), end, anchored=False)
    return Found((months(year, 1, 1),), end, anchored=False)


def _day_follows(source: Source, index: int) -> bool:
    """Tell whether a day says more exactly what is meant: "in the new year, on 1 January 2028"."""
    at = index + (source.low(index) in (",", "(", "-", "–"))
    at += source.low(at) == "on"
    return any(read(source, at, "next") is not None for read in (read_day_month, read_month)) or (
        source.kind(at) == "d" and read_numeric(source, at, "next") is not None
    )


def _yearly(
    source: Source, index: int, year: tuple[int, int] | None, when: When, build: Callable[[int], Span | None]
) -> Found | None:
    if year is not None:
        span = build(year[0])
        return Found((span,), year[1]) if span is not None else None
    span = occurrence(build, source.today, when)
    return Found((span,), index + 1, anchored=False) if span is not None else None


def _feast(name: str, year: int) -> Span | None:
    if name == "christmas":
        return day(year, 12, 25)
    sunday = easter(year)
    return Span(sunday, sunday)


def _winter(source: Source, year: tuple[int, int]) -> Found:
    """Read a winter: "2027/28" says which, "winter 2027" may be either."""
    first, at = year
    if source.low(at) in ("/", "-", "–") and number_at(source, at + 1, 4) in (first + 1, (first + 1) % 100):
        return Found((months(first, 12, 3),), at + 2)
    return Found((months(first - 1, 12, 3), months(first, 12, 3)), at)


def read_week(source: Source, index: int, when: When) -> Found | None:
    """Read CW 14 2027, KW14/2027, "week 14 of 2027", 2027-W14."""
    if source.low(index) not in ("cw", "kw", "wk", "week", "w", "sem", "semaine"):
        return None
    number = number_at(source, index + 1, 2)
    if number is None or source.low(index - 1) in ("per", "a", "each", "every", "/"):
        return None
    at = index + 2
    at += source.low(at) in ("/", "of", ",", "in", "-")
    year = year_at(source, at)
    if year is not None:
        span = week(year[0], number)
        return Found((span,), year[1]) if span is not None else None
    if source.low(index) not in ("cw", "kw"):
        return None
    span = occurrence(lambda y: week(y, number), source.today, "next")
    return Found((span,), index + 2) if span is not None else None


_SHIFTS = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "nächstes": 1,
           "nächsten": 1}  # fmt: skip
_UNITS: dict[str, Literal["year", "quarter", "month", "week", "half"]] = {
    "year": "year", "quarter": "quarter", "month": "month", "week": "week", "jahres": "year", "jahr": "year",
    "quartal": "quarter", "monat": "month", "half": "half",
}  # fmt: skip


def read_relative(source: Source, index: int, *, ended: bool) -> Found | None:
    """Read "next quarter", "this year", "next March"; after "end of" also "the year" and "last year"."""
    word = source.low(index)
    if ended and word == "quarter":
        return Found((_shifted(source, "quarter", 0),), index + 1)
    shifts = _SHIFTS | ({"the": 0, "last": -1, "des": 0} if ended else {})
    at = index + 1
    if word == "the" and source.low(at) in _SHIFTS:
        word, at = source.low(at), at + 1
    if word not in shifts:
        return None
    unit = _UNITS.get(source.low(at))
    if unit is not None:
        end = at + 1
        if source.low(end) == "'" or (source.low(end) in ("end",) and word == "the"):
            return None
        return Found((_shifted(source, unit, shifts[word]),), end, anchored=word not in ("the", "des", "des"))
    return _named_next(source, at, word)


def _named_next(source: Source, at: int, word: str) -> Found | None:
    """Read "next March" or "this summer"; when the next one falls in this year, "next" may mean a year later."""
    name = source.low(at)
    month, length = (MONTHS.get(name), 1) if name in MONTHS else (SEASONS.get(name), 3)
    if month is None or word in ("the", "des", "last") or year_at(source, at + 1, short=True) is not None:
        return None
    first = occurrence(lambda y: months(y, month, length), source.today, "after" if word == "next" else "next")
    if first is None:
        return None
    if word == "next" and first.last.year == source.today.year:
        return Found((first, months(first.first.year + 1, month, length)), at + 1)
    return Found((first,), at + 1)


def _shifted(source: Source, unit: str, shift: int) -> Span:
    today = source.today
    if unit == "year":
        return year_span(today.year + shift)
    if unit == "month":
        return months(today.year, today.month + shift, 1)
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return Span(monday, monday + timedelta(days=6))
    length = 3 if unit == "quarter" else 6
    return months(today.year, 1 + (today.month - 1) // length * length + shift * length, length)


_YEAR_END: Phrases[int] = Phrases({
    "year end": 0, "year-end": 0, "yearend": 0, "eoy": 0, "end of year": 0,
    "end-of-year": 0, "year's end": 0, "calendar year end": 0,
    "next year end": 1, "next year-end": 1, "jahresende": 0, "fin d'année": 0, "fin de año": 0,
})  # fmt: skip


def read_year_end(source: Source, index: int, when: When) -> Found | None:
    """Read "year end", EOY, "year end 2027"."""
    found = _YEAR_END.match(source, index)
    if found is None:
        return None
    shift, end = found
    year = year_at(source, end, short=True)
    if year is not None:
        return Found((year_span(year[0]),), year[1], closing=True)
    return Found((year_span(source.today.year + shift),), end, closing=True)


_IN = frozenset(("in", "within", "dans", "en", "binnen", "em", "inside"))
_MONTHS_IN = {"months": 1, "quarters": 3, "years": 12}
_LATER: Phrases[bool] = Phrases({
    phrase: True for phrase in ("from now", "from today", "hence", "ab heute", "ab jetzt")
})


def read_ahead(source: Source, index: int, when: When) -> Found | None:
    """Read "in 9 months", "within six weeks", "a year from now"; shorter spans than a week only with "from now"."""
    lead = source.low(index) in _IN
    at = index + lead
    for _ in range(2):
        at += lead and source.low(at) in ("about", "the", "next", "around", "roughly", "another", "max", "maximum")
    number = read_number(source, at)
    count = number.total() if number is not None else None
    at = number.end if number is not None else at
    if number is None and source.low(at) in ("a", "one", "an", "einem", "un"):
        count, at = Decimal(1), at + 1
    unit = read_duration_unit(source, at)
    if count is None or unit is None or not 0 < count <= 600 or count != int(count):
        return None
    end = unit.end
    time = end + (source.low(end) in ("'", "’"))
    time += source.low(time) == "s" and time > end
    end = time + 1 if source.low(time) == "time" else end
    later = _LATER.match(source, end)
    if not lead and later is None:
        return None
    return _ahead(source, int(count), unit.name, later[1] if later else end, certain=later is not None)


def _ahead(source: Source, count: int, unit: str, end: int, *, certain: bool) -> Found | None:
    if unit in _MONTHS_IN:
        last = add_months(source.today, count * _MONTHS_IN[unit])
    elif unit == "weeks" or (unit == "days" and (certain or count >= 30)):
        last = source.today + timedelta(days=count * (7 if unit == "weeks" else 1))
    else:
        return None
    return Found((Span(last, last),), end)

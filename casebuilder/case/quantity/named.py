"""Read named periods: seasons, feasts, year ends, "next year", "in nine months"."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from casebuilder.case.quantity.days import Found, number_at, read_day_month, read_month, read_numeric, year_at
from casebuilder.case.quantity.feasts import FEAST_NAMES, feast_day
from casebuilder.case.quantity.monthnames import MONTHS, SEASONS
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.spans import (
    Span,
    When,
    add_months,
    months,
    occurrence,
    part,
    year_span,
)
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import Unit, read_duration_unit


def read_season(source: Source, index: int, when: When) -> Found | None:
    """Read "summer 2027", "Easter", "winter 2027/28"; without a year they need words around them."""
    word = source.low(index)
    at = index + 1
    at += source.low(at) in ("of", "de", "del") and source.kind(at + 1) == "d"
    year = year_at(source, at)
    feast = FEAST_NAMES.match(source, index)
    if feast is not None:
        year = year_at(source, feast[1] + (source.low(feast[1]) == "of"))
        return _yearly(source, feast[1], year, when, lambda y: feast_day(feast[0], y))
    if word not in SEASONS or (year is None and _in_name(source, index)):
        return None
    if SEASONS[word] == 12 and year is not None:
        return _winter(source, year)
    return _yearly(source, index + 1, year, when, lambda y: months(y, SEASONS[word], 3))


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
    if (
        bare
        or source.low(index - 1) in _OTHER_CALENDARS
        or source.low(end) in ("resolution", "resolutions", "party", "-", "holiday", "holidays")
    ):
        return None
    if _day_follows(source, end):
        return None
    named = year_at(source, end)
    year, end = named if named is not None else (source.today.year + 1, end)
    if what == "day":
        span = months(year, 1, 1)
        return Found((Span(span.first, span.first),), end, anchored=False)
    if what == "eve" and named is not None:
        year += 1
    if what == "eve" or source.low(index - 1) in _UNTIL:
        last = months(year, 0, 1).last
        return Found((Span(last, last),), end, anchored=named is not None)
    return Found((months(year, 1, 1),), end, anchored=named is not None)


_OTHER_CALENDARS = frozenset(("chinese", "lunar", "jewish", "islamic", "tamil", "persian", "vietnamese", "korean"))


def _day_follows(source: Source, index: int) -> bool:
    """Tell whether a day says more exactly what is meant: "in the new year, on 1 January 2028"."""
    at = index + (source.low(index) in (",", "(", "-", "–"))
    at += source.low(at) == "on"
    return any(read(source, at, "next") is not None for read in (read_day_month, read_month)) or (
        source.kind(at) == "d" and read_numeric(source, at, "next") is not None
    )


def _yearly(
    source: Source, end: int, year: tuple[int, int] | None, when: When, build: Callable[[int], Span | None]
) -> Found | None:
    if year is not None:
        span = build(year[0])
        return Found((span,), year[1]) if span is not None else None
    span = occurrence(build, source.today, when)
    return Found((span,), end, anchored=False) if span is not None else None


def _winter(source: Source, year: tuple[int, int]) -> Found:
    """Read a winter: "2027/28" says which, "winter 2027" may be either."""
    first, at = year
    if source.low(at) in ("/", "-", "–") and number_at(source, at + 1, 4) in (first + 1, (first + 1) % 100):
        return Found((months(first, 12, 3),), at + 2)
    return Found((months(first - 1, 12, 3), months(first, 12, 3)), at)


_SHIFTS = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "nächstes": 1,
           "nächsten": 1}  # fmt: skip
_UNITS: dict[str, Literal["year", "quarter", "month", "week", "half"]] = {
    "year": "year", "quarter": "quarter", "month": "month", "week": "week", "jahres": "year", "jahr": "year",
    "quartal": "quarter", "monat": "month", "half": "half",
}  # fmt: skip


def read_relative(source: Source, index: int, *, ended: bool) -> Found | None:
    """Read "next quarter", "this year", "next March"; after "end of" also "the year" and "last year"."""
    word = source.low(index)
    if ended and word in ("jahres", "quartals", "monats"):
        return Found((_shifted(source, {"j": "year", "q": "quarter", "m": "month"}[word[0]], 0),), index + 1)
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


_PERIOD_END: Phrases[str] = Phrases(
    {
        f"{lead}{word}{link}": word
        for word in ("month", "quarter")
        for lead, link in (("", " end"), ("", "-end"), ("end of ", ""), ("end-of-", ""), ("the ", " end"))
    }
    | {
        "eom": "month",
        "eoq": "quarter",
        "monatsende": "month",
        "quartalsende": "quarter",
        "turn of the year": "year",
        "the turn of the year": "year",
        "årsskiftet": "year",
        "jahreswechsel": "year",
    }
)
_MID_YEAR: Phrases[bool] = Phrases({"mid-year": True, "midyear": True, "mid year": True, "halvårsskiftet": True})


def _mid_year(source: Source, end: int, when: When) -> Found | None:
    year = year_at(source, end)
    return _yearly(source, end, year, when, lambda y: part(y, 1, 6))


def read_year_end(source: Source, index: int, when: When) -> Found | None:
    """Read "year end", EOY, "year end 2027"."""
    period = _PERIOD_END.match(source, index)
    if period is not None:
        return Found((_shifted(source, period[0], 0),), period[1], anchored=False, closing=True)
    middle = _MID_YEAR.match(source, index)
    if middle is not None:
        return _mid_year(source, middle[1], when)
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


_IN_HALVES: Phrases[int] = Phrases({
    "half a year": 6, "a half year": 6, "a year and a half": 18, "one and a half years": 18,
    "two and a half years": 30, "einem halben jahr": 6, "a quarter of a year": 3, "ett halvår": 6, "ett år": 12,
    "un año y medio": 18, "anderthalb jahren": 18, "eineinhalb jahren": 18,
})  # fmt: skip


def _span_of_time(source: Source, at: int) -> tuple[int, Unit] | None:
    """Read the "nine months" of "in nine months"."""
    halves = _IN_HALVES.match(source, at)
    if halves is not None:
        return halves[0], Unit("duration", "months", Decimal(1), halves[1])
    number = read_number(source, at)
    count = number.total() if number is not None else None
    at = number.end if number is not None else at
    if number is None and source.low(at) in ("a", "one", "an", "einem", "un"):
        count, at = Decimal(1), at + 1
    unit = read_duration_unit(source, at)
    if count is None or unit is None or count % 1 or not 0 < count * unit.factor <= 600:
        return None
    goes_on = source.low(unit.end) in ("before", "after", "prior", "or")
    return None if goes_on else (int(count * unit.factor), unit)


def read_ahead(source: Source, index: int, when: When) -> Found | None:
    """Read "in 9 months", "within six weeks", "a year from now"; shorter spans than a week only with "from now"."""
    lead = source.low(index) in _IN
    at = index + lead
    for _ in range(2):
        at += lead and source.low(at) in ("about", "the", "next", "around", "roughly", "another", "max", "maximum")
    counted = _span_of_time(source, at)
    if counted is None:
        return None
    count, unit = counted
    end = unit.end
    time = end + (source.low(end) in ("'", "’"))
    time += source.low(time) == "s" and time > end
    end = time + 1 if source.low(time) == "time" else end
    later = _LATER.match(source, end)
    if not lead and later is None:
        return None
    return _ahead(source, count, unit.name, later[1] if later else end, certain=later is not None)


def _ahead(source: Source, count: int, unit: str, end: int, *, certain: bool) -> Found | None:
    if unit in _MONTHS_IN:
        last = add_months(source.today, count * _MONTHS_IN[unit])
    elif unit == "weeks" or (unit == "days" and (certain or count >= 30)):
        last = source.today + timedelta(days=count * (7 if unit == "weeks" else 1))
    else:
        return None
    return Found((Span(last, last),), end)

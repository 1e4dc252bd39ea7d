"""Read weeks: CW 14 2027, "v. 23", "uke 23 2027", "by week 23", "weeks 28-31 of 2027", "the week of 7 June"."""

from datetime import timedelta

from casebuilder.case.quantity.days import Found, number_at, read_day_month, read_month, read_numeric, year_at
from casebuilder.case.quantity.spans import Span, When, occurrence, week
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.wordlists import words

_CALENDAR = words("cw kw")  # these need no word before them
_LONG = words(
    "week weeks vecka veckor veckan uke uker uge uger semana semanas semaine semaines settimana settimane woche wochen "
    "weken"
)
_SHORT = words("w wk v sem")
WEEK_NAMES = _CALENDAR | _LONG | _SHORT
_LEADS = words(
    "by in until till before from during due of end start starting since after through bis ab im vor nach senast i "
    "innan före från efter under innen før fra etter efter til inden en para hasta antes de desde la le sem avant dès "
    "starts startar starter beginnt "
    "entro tegen voor vanaf tot within week than mid early late"
)
_NEXT_YEAR: Phrases[bool] = Phrases({
    phrase: True
    for phrase in ("next year", "of next year", "nästa år", "neste år", "næste år", "nächstes jahr", "nächsten jahres")
})
_NORDIC = words("till senast i innan före från efter under fra før til inden innen etter")
_RATES = words("per a each every / one an last next this")
_TO = words("- – — to till til bis à a au until through und and")
_LAST_WEEK = 53


def read_week(source: Source, index: int, when: When) -> Found | None:
    """Read one week or several by number; without a year only behind a word such as "by", the next one."""
    numbers = _numbers(source, index)
    if numbers is None or source.low(index - 1) in _RATES or source.kind(index - 1) == "d":
        return None
    first, last, end = numbers
    at = end + (source.low(end) in ("/", "of", ",", "in", "-", "de", "del", "d'"))
    year = year_at(source, at, short=source.low(end) == "/" and source.glued(at))
    if year is not None:
        span = _weeks(year[0], first, last)
        return Found((span,), year[1]) if span is not None else None
    later = _NEXT_YEAR.match(source, end)
    if later is not None:
        span = _weeks(source.today.year + 1, first, last)
        return Found((span,), later[1]) if span is not None else None
    if not _led(source, index) or source.low(end) == "of":
        return None  # "in v 2 of the app"
    span = occurrence(lambda y: _weeks(y, first, last), source.today, "next")
    return Found((span,), end) if span is not None else None


def _led(source: Source, index: int) -> bool:
    """Tell whether a week without a year is meant as a date; "in v23" may be a version."""
    name = source.low(index)
    if name in _CALENDAR:
        return True
    if name in _SHORT and source.glued(index + 1) and source.low(index + 1) != ".":
        return source.low(index - 1) in _NORDIC
    if source.whole:
        return True
    return source.low(index - 1) in _LEADS and name not in ("w", "sem")


def _numbers(source: Source, index: int) -> tuple[int, int, int] | None:
    """Return the first and the last week and the token after them."""
    name, at = source.low(index), index + 1
    if name not in WEEK_NAMES or (source.glued(index) and source.kind(index - 1) in "dw"):
        return None
    at += name in _SHORT | _CALENDAR and source.low(at) == "." and source.glued(at)
    first = number_at(source, at, 2)
    if first is None or not 1 <= first <= _LAST_WEEK or _decimal(source, at + 1):
        return None
    last = number_at(source, at + 2, 2) if source.low(at + 1) in _TO else None
    if last is not None and first < last <= _LAST_WEEK and not _decimal(source, at + 3):
        return first, last, at + 3
    return first, first, at + 1


def _decimal(source: Source, at: int) -> bool:
    token = source.at(at)
    if not token.glued:
        return False
    return token.kind in "dw" or (token.text in ".,:%" and source.glued(at + 1) and source.kind(at + 1) in "d")


def _weeks(year: int, first: int, last: int) -> Span | None:
    begins, ends = week(year, first), week(year, last)
    return Span(begins.first, ends.last) if begins is not None and ends is not None else None


def skip_weeks(source: Source, index: int) -> int | None:
    """Return the token after a week that is no date, so that "v. 28-31" is no figure either."""
    numbers = _numbers(source, index)
    if numbers is None or source.low(index - 1) in _RATES or source.kind(index - 1) == "d":
        return None
    first, last, end = numbers
    return end if last > first or source.low(index) not in ("week", "weeks") else None


_LINKS = ("of", "commencing", "beginning", "starting", "from")
_OF: Phrases[str] = Phrases(
    [(f"{name} {link}", "of") for name in ("week", "wk") for link in _LINKS]
    + [(short, "of") for short in ("w/c", "wc", "w/b", "wk/c")]
    + [(f"week {link}", "after") for link in ("after", "following")]
    + [(f"week {link}", "before") for link in ("before", "prior to")]
)  # fmt: skip


def read_week_of(source: Source, index: int, when: When) -> Found | None:
    """Read "the week of 7 June" and "w/c 7 June 2027" as the Sunday of that week."""
    at = index + (source.low(index) == "the")
    found = _OF.match(source, at)
    if found is None or found[0] != "of":
        return None
    at = found[1] + (source.low(found[1]) == "the")
    readers = (read_numeric, read_day_month) if source.kind(at) == "d" else (read_day_month, read_month)
    base = max((r for read in readers if (r := read(source, at, when)) is not None), key=lambda r: r.end, default=None)
    if base is None or not all(span.single for span in base.spans):
        return None
    return Found(tuple(around(span) for span in base.spans), base.end)


def week_beside(source: Source, index: int) -> tuple[str, int] | None:
    """Read "the week after" or "week before"; returns which and the token after it."""
    found = _OF.match(source, index + (source.low(index) == "the"))
    return found if found is not None and found[0] != "of" else None


def around(span: Span, shift: int = 0) -> Span:
    """Return the ISO week that holds the last day of `span`, or one `shift` weeks away."""
    monday = span.last - timedelta(days=span.last.weekday()) + timedelta(weeks=shift)
    return Span(monday, monday + timedelta(days=6))
